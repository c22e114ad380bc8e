"""Seals text with AES-256-GCM under a key made from some secret, for one purpose.

What is sealed for one purpose opens for no other.
"""

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES = 12


def seal(content: bytes, secret: str, purpose: bytes) -> str:
    """The content as it is kept, in letters of base64."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return base64.b64encode(nonce + _box(secret, purpose).encrypt(nonce, content, purpose)).decode()


def unseal(kept: str, secret: str, purpose: bytes) -> bytes | None:
    """The content again; None with another secret or purpose, or when it was changed."""
    sealed = base64.b64decode(kept)
    nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        return _box(secret, purpose).decrypt(nonce, body, purpose)
    except InvalidTag:
        return None


def _box(secret: str, purpose: bytes) -> AESGCM:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose)
    return AESGCM(made.derive(secret.encode()))
