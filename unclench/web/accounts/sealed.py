"""Seals the secrets of one-time codes, so that a copy of the database alone makes no code."""

import base64
import secrets

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MARK = "sealed:"
_FOR = b"unclench second step"


def seal(secret: str) -> str:
    """The secret as it stands in the database (AES-128-CBC with HMAC-SHA256, which is Fernet)."""
    return MARK + _box().encrypt(secret.encode()).decode()


def unseal(kept: str) -> str:
    """The secret again. One from before secrets were sealed stands there as it is.

    Sealed by another site, or changed: a new one that nobody has, so that no code fits it.
    """
    if not kept.startswith(MARK):
        return kept
    try:
        return _box().decrypt(kept.removeprefix(MARK)).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _box() -> Fernet:
    """Its key comes from the site's own secret, which stands in the data folder."""
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=_FOR)
    return Fernet(base64.urlsafe_b64encode(made.derive(settings.SECRET_KEY.encode())))
