"""Whether a server works with a data folder: some things are for a folder that nobody writes to."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from unclench.web.copies.tables import CopyError

NAME = "serving"


def taken_into_use(data: Path) -> IO[str]:
    """Says for as long as the file is open, here or in what was forked from here, that a server
    works with this folder. Several may."""
    import fcntl

    held = (data / NAME).open("w")
    fcntl.flock(held, fcntl.LOCK_SH)
    return held


@contextmanager
def out_of_use(data: Path) -> Iterator[None]:
    """Keeps servers away meanwhile. Raises CopyError while one is there."""
    import fcntl

    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (data / NAME).open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CopyError(
                f"A server works with {data}. Stop it first, so that nothing is written meanwhile."
            ) from None
        yield
