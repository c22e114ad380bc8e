"""How many chance cases are tried: usually some; all of them with UNCLENCH_TEST_DEEP=1."""

import os


def of(many: int, usually: int) -> int:
    """The first so many. They are the same at each run."""
    return many if os.environ.get("UNCLENCH_TEST_DEEP") == "1" else usually
