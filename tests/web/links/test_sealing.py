"""What a link holds is locked with its own secret."""

import base64

import pytest

from unclench.web.links.sealed import seal, unseal
from unclench.web.secret_words import new_secret


@pytest.fixture
def secret() -> str:
    return new_secret()


def test_the_secret_opens_what_was_sealed_with_it(secret):
    assert unseal(seal("Pain 6 of 10", secret, "report"), secret, "report") == "Pain 6 of 10"


def test_no_other_secret_opens_it(secret):
    assert unseal(seal("Pain", secret, "report"), new_secret(), "report") is None


def test_the_same_secret_opens_nothing_of_another_kind(secret):
    assert unseal(seal("Pain", secret, "report"), secret, "clinician") is None


def test_what_was_changed_does_not_open(secret):
    kept = bytearray(base64.b64decode(seal("Pain", secret, "report")))
    kept[-1] ^= 1

    assert unseal(base64.b64encode(kept).decode(), secret, "report") is None


def test_the_same_text_never_looks_the_same_twice(secret):
    assert seal("Pain", secret, "report") != seal("Pain", secret, "report")
