"""Encrypts a message so that only one browser can read it, and says who sends it.

Sources: RFC 8291 (message encryption for web push), RFC 8188 (aes128gcm), RFC 8292 (VAPID).
"""

import base64
import os
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey

RECORD_SIZE = 4096
LAST_RECORD = b"\x02"
CURVE = ec.SECP256R1()


@dataclass(frozen=True, kw_only=True)
class Chance:
    """What is drawn anew for each message: a key pair that is used once, and 16 bytes of salt."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(CURVE))
    salt: bytes = field(default_factory=lambda: os.urandom(16))


def encrypt(message: bytes, *, browser_key: bytes, secret: bytes, chance: Chance) -> bytes:
    """The body of the request. `browser_key`: 65 bytes, a point; `secret`: 16 bytes.

    Raises ValueError for a key that is no point of the curve.
    """
    ours = public_bytes(chance.key)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, browser_key)
    shared = chance.key.exchange(ec.ECDH(), theirs)
    both = _expand(_hmac(secret, shared), b"WebPush: info\0" + browser_key + ours, 32)
    base = _hmac(chance.salt, both)
    key = _expand(base, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _expand(base, b"Content-Encoding: nonce\0", 12)
    sealed = AESGCM(key).encrypt(nonce, message + LAST_RECORD, None)
    head = chance.salt + RECORD_SIZE.to_bytes(4, "big") + len(ours).to_bytes(1, "big") + ours
    return head + sealed


def sender_header(site_key: ec.EllipticCurvePrivateKey, claims: dict[str, object]) -> str:
    """The `Authorization` header that names the site by its key. `claims`: aud, exp and sub."""
    token = jwt.encode({"alg": "ES256", "typ": "JWT"}, claims, ECKey.import_key(site_key))
    return f"vapid t={token}, k={to_text(public_bytes(site_key))}"


def public_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public half as 65 bytes."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def to_text(data: bytes) -> str:
    """Base64 for addresses, without padding, as browsers write it."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    """The bytes again. Raises ValueError for anything else."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _hmac(key: bytes, data: bytes) -> bytes:
    digest = hmac.HMAC(key, hashes.SHA256())
    digest.update(data)
    return digest.finalize()


def _expand(key: bytes, info: bytes, length: int) -> bytes:
    return HKDFExpand(algorithm=hashes.SHA256(), length=length, info=info).derive(key)
