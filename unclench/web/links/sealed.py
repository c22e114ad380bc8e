"""Seals what a link holds with its own secret, so that a copy of the whole server opens nothing.

The secret stands in the address that was given away, and nowhere here.
"""

import base64
import secrets
import zlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES = 12


def seal(text: str, secret: str, kind: str) -> str:
    """The text as it is kept: packed, then AES-256-GCM, for one kind of link."""
    nonce, packed = secrets.token_bytes(_NONCE_BYTES), zlib.compress(text.encode())
    return base64.b64encode(nonce + _box(secret, kind).encrypt(nonce, packed, None)).decode()


def unseal(kept: str, secret: str, kind: str) -> str | None:
    """The text again; None with another secret, or when it was changed."""
    sealed = base64.b64decode(kept)
    try:
        box = _box(secret, kind)
        packed = box.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
    except InvalidTag:
        return None
    return zlib.decompress(packed).decode()


def _box(secret: str, kind: str) -> AESGCM:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"unclench {kind}".encode())
    return AESGCM(made.derive(secret.encode()))
