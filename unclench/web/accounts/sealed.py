"""Seals the secrets of one-time codes, so that a copy of the database alone makes no code.

The key comes from the site's own secret, which stands in the data folder.
"""

import base64
import secrets

from django.conf import settings

from unclench.web import sealing

MARK = "sealed:"
_FOR = b"unclench second step"


def seal(secret: str) -> str:
    """The secret as it stands in the database (AES-256-GCM)."""
    return MARK + sealing.seal(secret.encode(), settings.SECRET_KEY, _FOR)


def unseal(kept: str) -> str:
    """The secret again. One from before secrets were sealed stands there as it is.

    Sealed by another site, or changed: a new one that nobody has, so that no code fits it.
    """
    if not kept.startswith(MARK):
        return kept
    found = sealing.unseal(kept.removeprefix(MARK), settings.SECRET_KEY, _FOR)
    return found.decode() if found else base64.b32encode(secrets.token_bytes(20)).decode()
