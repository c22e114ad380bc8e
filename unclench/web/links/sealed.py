"""Seals what a link holds with its own secret, so that a copy of the whole server opens nothing.

The secret stands in the address that was given away, and nowhere here.
"""

import zlib

from unclench.web import sealing


def seal(text: str, secret: str, kind: str) -> str:
    """The text as it is kept: packed, then sealed, for one kind of link."""
    return sealing.seal(zlib.compress(text.encode()), secret, _purpose(kind))


def unseal(kept: str, secret: str, kind: str) -> str | None:
    """The text again; None with another secret, or when it was changed."""
    packed = sealing.unseal(kept, secret, _purpose(kind))
    return None if packed is None else zlib.decompress(packed).decode()


def _purpose(kind: str) -> bytes:
    return f"unclench {kind}".encode()
