"""Seals the secrets of one-time codes, so that a copy of the database alone makes no code."""

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MARK = "sealed:"
_FOR = b"unclench second step"
_NONCE_BYTES = 12


def seal(secret: str) -> str:
    """The secret as it stands in the database (AES-256-GCM)."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return MARK + base64.b64encode(nonce + _box().encrypt(nonce, secret.encode(), _FOR)).decode()


def unseal(kept: str) -> str:
    """The secret again. One from before secrets were sealed stands there as it is.

    Sealed by another site, or changed: a new one that nobody has, so that no code fits it.
    """
    if not kept.startswith(MARK):
        return kept
    sealed = base64.b64decode(kept.removeprefix(MARK))
    try:
        return _box().decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _FOR).decode()
    except InvalidTag:
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _box() -> AESGCM:
    """Its key comes from the site's own secret, which stands in the data folder."""
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=_FOR)
    return AESGCM(made.derive(settings.SECRET_KEY.encode()))
