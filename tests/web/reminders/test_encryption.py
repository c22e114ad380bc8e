"""Messages to a browser: to the letter of RFC 8291, and signed as RFC 8292 asks."""

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import ECKey

from tests.web.reminders.receiver import Browser
from unclench.web.reminders.encryption import (
    CURVE,
    Chance,
    encrypt,
    from_text,
    sender_header,
    to_text,
)

# The worked example of RFC 8291, section 5.
MESSAGE = b"When I grow up, I want to be a watermelon"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
BROWSER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SECRET = "BTBZMqHH6r4Tts7J_aSIgg"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
SEALED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc"
    "InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLV"
    "WGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_worked_example_of_the_standard_comes_out_byte_for_byte():
    key = ec.derive_private_key(int.from_bytes(from_text(SENDER), "big"), CURVE)
    chance = Chance(key=key, salt=from_text(SALT))

    sealed = encrypt(
        MESSAGE, browser_key=from_text(BROWSER), secret=from_text(SECRET), chance=chance
    )

    assert to_text(sealed) == SEALED


@given(message=st.binary(max_size=2000))
def test_what_is_sealed_the_browser_can_open(message):
    browser = Browser()

    sealed = encrypt(message, browser_key=browser.point, secret=browser.secret, chance=Chance())

    assert browser.opens(sealed) == message


def test_another_browser_cannot_open_it():
    mine, theirs = Browser(), Browser()
    sealed = encrypt(MESSAGE, browser_key=mine.point, secret=mine.secret, chance=Chance())

    with pytest.raises(InvalidTag):
        theirs.opens(sealed)


def test_two_messages_never_look_alike():
    browser = Browser()

    first, second = (
        encrypt(MESSAGE, browser_key=browser.point, secret=browser.secret, chance=Chance())
        for _ in range(2)
    )

    assert first[16:] != second[16:]


def test_a_key_that_is_no_point_is_refused():
    with pytest.raises(ValueError, match="Invalid EC key"):
        encrypt(MESSAGE, browser_key=b"\x04" + b"\x01" * 64, secret=b"s" * 16, chance=Chance())


def test_the_site_signs_with_the_key_that_it_shows():
    site = ec.generate_private_key(CURVE)

    header = sender_header(site, {"aud": "https://push.example", "sub": "mailto:a@b.example"})

    token = header.removeprefix("vapid t=").partition(",")[0]
    read = jwt.decode(token, ECKey.import_key(site.public_key()), algorithms=["ES256"])
    assert read.claims["aud"] == "https://push.example"
