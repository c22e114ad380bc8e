"""A file sealed for a link: a compact JWE, `dir` with `A256GCM` (RFC 7516, RFC 7518)."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from unclench.health_link.base64url import decoded, encoded
from unclench.health_link.link import KEY_BYTES

FHIR = "application/fhir+json"
SEALED = "application/jose"
NONCE_BYTES, TAG_BYTES = 12, 16
LARGEST = 32 * 1024 * 1024
"""Bytes that a file may unpack to; what says more of itself is refused."""


class SealError(ValueError):
    """A file that cannot be opened. `field` names the part that is wrong."""

    def __init__(self, field: str, expected: str) -> None:
        self.field, self.expected = field, expected
        super().__init__(f"{field}: {expected}")


@dataclass(frozen=True)
class Opened:
    """A file as it was before it was sealed. `content_type` is empty where nothing was said."""

    content_type: str
    content: bytes


def seal(content: bytes, content_type: str, key: bytes, nonce: bytes) -> str:
    """The sealed file. A `nonce` is drawn anew for every file: never two with one key."""
    if len(key) != KEY_BYTES:
        raise SealError("key", f"expected {KEY_BYTES} bytes")
    if len(nonce) != NONCE_BYTES:
        raise SealError("nonce", f"expected {NONCE_BYTES} bytes")
    header = {"alg": "dir", "enc": "A256GCM", "cty": content_type}
    head = encoded(json.dumps(header, separators=(",", ":")).encode())
    both = AESGCM(key).encrypt(nonce, content, head.encode("ascii"))
    parts = (head, "", encoded(nonce), encoded(both[:-TAG_BYTES]), encoded(both[-TAG_BYTES:]))
    return ".".join(parts)


def open_sealed(text: str, key: bytes) -> Opened:
    """What was sealed. Takes one kind of seal and no other, whatever the file says of itself."""
    parts = text.strip().split(".")
    if len(parts) != 5 or parts[1]:
        raise SealError("file", "expected five parts, the second one empty")
    header = _header(parts[0])
    nonce, body = _bytes("nonce", parts[2]), _bytes("file", parts[3])
    tag = _bytes("tag", parts[4])
    if len(nonce) != NONCE_BYTES or len(tag) != TAG_BYTES:
        raise SealError("file", "expected a nonce of 12 bytes and a tag of 16")
    try:
        content = AESGCM(key).decrypt(nonce, body + tag, parts[0].encode("ascii"))
    except InvalidTag:
        raise SealError("key", "it does not open this file, or the file was changed") from None
    return Opened(str(header.get("cty", "")), _unpacked(content, header))


def _bytes(name: str, letters: str) -> bytes:
    found = decoded(letters)
    if found is None:
        raise SealError(name, "expected letters of base64url")
    return found


def _header(letters: str) -> Mapping[str, Any]:
    try:
        header = json.loads(_bytes("header", letters))
    except (ValueError, RecursionError):
        raise SealError("header", "expected JSON") from None
    if not isinstance(header, dict):
        raise SealError("header", "expected a JSON object")
    for name, only in (("alg", ("dir",)), ("enc", ("A256GCM",)), ("zip", ("DEF", None))):
        if header.get(name) not in only:
            raise SealError(name, f"expected {only[0]}")
    if "crit" in header:
        raise SealError("crit", "nothing of it is understood here")
    return header


def _unpacked(content: bytes, header: Mapping[str, Any]) -> bytes:
    if header.get("zip") is None:
        return content
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        plain = unpack.decompress(content, LARGEST)
    except zlib.error:
        raise SealError("zip", "expected packed bytes (DEFLATE)") from None
    if not unpack.eof:
        raise SealError("zip", f"cut off, or larger than {LARGEST} bytes")
    return plain
