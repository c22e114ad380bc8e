"""Bytes as letters that fit into an address: base64url without padding (RFC 7515)."""

import base64
import binascii
import re

_LETTERS = re.compile(r"[A-Za-z0-9_-]*")


def encoded(content: bytes) -> str:
    """The letters of some bytes."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def decoded(letters: str) -> bytes | None:
    """The bytes of some letters, or None where they are none; padding is not taken."""
    if not _LETTERS.fullmatch(letters) or len(letters) % 4 == 1:
        return None
    try:
        return base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
    except binascii.Error:
        return None
