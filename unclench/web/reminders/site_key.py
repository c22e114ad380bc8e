"""The key by which push services know this site. Made once, kept in the data folder."""

from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings

from unclench.web.environment import made_once
from unclench.web.reminders.encryption import CURVE


def site_key() -> ec.EllipticCurvePrivateKey:
    """The key of this site. A new one would make every device deaf, so it is kept."""
    return _key_in(settings.DATA / "push-key.pem")


@cache
def _key_in(path: Path) -> ec.EllipticCurvePrivateKey:
    made_once(path, _new)
    key = load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def _new() -> bytes:
    made = ec.generate_private_key(CURVE)
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
