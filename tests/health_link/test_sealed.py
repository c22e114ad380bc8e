"""A sealed file: what the standard asks for, opened by another library, and closed to all else."""

import json
import zlib

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwe
from joserfc.jwk import OctKey

from unclench.health_link.base64url import decoded, encoded
from unclench.health_link.sealed import FHIR, LARGEST, SealError, open_sealed, seal

KEY, NONCE = bytes(range(32)), bytes(12)


def of_bytes(number: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=number, max_size=number)


def sealed_by_another(content: bytes, **header: str) -> str:
    asked = {"alg": "dir", "enc": "A256GCM", "cty": FHIR, **header}
    return jwe.encrypt_compact(asked, content, OctKey.import_key(KEY))


def test_its_head_says_what_the_specification_asks_for():
    head = json.loads(decoded(seal(b"{}", FHIR, KEY, NONCE).split(".")[0]))

    assert head == {"alg": "dir", "enc": "A256GCM", "cty": "application/fhir+json"}


@given(
    st.binary(max_size=500),
    st.binary(min_size=32, max_size=32),
    st.binary(min_size=12, max_size=12),
)
def test_what_was_sealed_is_opened_by_us_and_by_another_library(content, key, nonce):
    sealed = seal(content, FHIR, key, nonce)

    assert open_sealed(sealed, key).content == content
    assert jwe.decrypt_compact(sealed, OctKey.import_key(key)).plaintext == content


def test_what_another_library_sealed_is_opened():
    opened = open_sealed(sealed_by_another(b'{"a": 1}'), KEY)

    assert (opened.content_type, opened.content) == (FHIR, b'{"a": 1}')


def test_a_packed_file_is_unpacked():
    assert open_sealed(sealed_by_another(b"a" * 900, zip="DEF"), KEY).content == b"a" * 900


def test_a_file_that_unpacks_without_end_is_refused():
    packed = zlib.compress(bytes(LARGEST + 1))[2:-4]
    header = {"alg": "dir", "enc": "A256GCM", "zip": "DEF"}
    sealed = seal_as(header, packed)

    with pytest.raises(SealError, match="zip"):
        open_sealed(sealed, KEY)


def seal_as(header: dict, content: bytes) -> str:
    head = encoded(json.dumps(header).encode())
    both = AESGCM(KEY).encrypt(NONCE, content, head.encode())
    return f"{head}..{encoded(NONCE)}.{encoded(both[:-16])}.{encoded(both[-16:])}"


@pytest.mark.parametrize(
    ("field", "header"),
    {
        "alg": {"alg": "none", "enc": "A256GCM"},
        "enc": {"alg": "dir", "enc": "A128GCM"},
        "zip": {"alg": "dir", "enc": "A256GCM", "zip": "GZIP"},
        "crit": {"alg": "dir", "enc": "A256GCM", "crit": ["exp"]},
    }.items(),
)
def test_no_other_kind_of_seal_is_taken(field: str, header: dict):
    with pytest.raises(SealError) as error:
        open_sealed(seal_as(header, b"{}"), KEY)

    assert error.value.field == field


def test_another_key_opens_nothing():
    with pytest.raises(SealError, match="key"):
        open_sealed(seal(b"{}", FHIR, KEY, NONCE), bytes(32))


@pytest.mark.parametrize("part", range(5))
def test_a_changed_letter_is_noticed(part: int):
    parts = seal(b"one two three", FHIR, KEY, NONCE).split(".")
    parts[part] = ("B" if parts[part][:1] == "A" else "A") + parts[part][1:]

    with pytest.raises(SealError):
        open_sealed(".".join(parts), KEY)


@given(st.text())
def test_any_other_text_is_refused_in_words(text: str):
    with pytest.raises(SealError):
        open_sealed(text, KEY)
