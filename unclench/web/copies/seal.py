"""Locks a copy with a passphrase, as a file that any `age` program opens too."""

import os
from pathlib import Path

from pyrage import DecryptError, passphrase

from unclench.web.copies.tables import CopyError

FIRST_BYTES = b"age-encryption.org/v1"


def seal(path: Path, words: str) -> None:
    """Locks the file in its place, and waits until it is on the disk."""
    sealed = passphrase.encrypt(path.read_bytes(), words)
    with path.open("wb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())


def is_sealed(path: Path) -> bool:
    """Whether a passphrase is needed."""
    with path.open("rb") as file:
        return file.read(len(FIRST_BYTES)) == FIRST_BYTES


def unseal(path: Path, words: str, into: Path) -> None:
    """Writes the opened copy. Raises CopyError for another passphrase, or a damaged file."""
    try:
        into.write_bytes(passphrase.decrypt(path.read_bytes(), words))
    except DecryptError as error:
        raise CopyError(f"{path} does not open with this passphrase, or it is damaged.") from error
