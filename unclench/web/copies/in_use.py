"""Whether a server works with a data folder: some things are for a folder that nobody writes to."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from unclench.web.copies.tables import CopyError

NAME = "serving"


def taken_into_use(data: Path) -> IO[str]:
    """Says for as long as the file is open, here or in what was forked from here, that a server
    works with this folder. Several may. Raises CopyError while it is moved or put back: whoever
    waited for that would go on with the database that was there before."""
    return _held(
        data,
        fcntl.LOCK_SH,
        f"What is kept in {data} is being moved or put back just now. Start again afterwards.",
    )


@contextmanager
def out_of_use(data: Path) -> Iterator[None]:
    """Keeps servers away meanwhile. Raises CopyError while one is there."""
    taken = f"A server works with {data}. Stop it first, so that nothing is written meanwhile."
    with _held(data, fcntl.LOCK_EX, taken):
        yield


def _held(data: Path, how: int, taken: str) -> IO[str]:
    """The lock of the folder, for as long as the file is open."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    held = (data / NAME).open("w")
    try:
        fcntl.flock(held, how | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        raise CopyError(taken) from None
    return held
