"""What a server is asked for with a link, and what it answers."""

from datetime import UTC, datetime

import pytest

from unclench.health_link.manifest import (
    RECIPIENT_LONGEST,
    RequestError,
    SealedFile,
    manifest,
    read_request,
    recipient_in,
)

AT = datetime(2026, 11, 26, 8, 30, 5, 999, tzinfo=UTC)
FILE = SealedFile(7, "application/fhir+json", "head..nonce.body.tag", AT)


def told(longest: int | None, *, may_change: bool = False) -> dict:
    return manifest([FILE], longest, lambda file: f"https://x/{file.id}", may_change=may_change)


def test_a_file_stands_in_the_answer():
    assert told(None) == {
        "status": "finalized",
        "files": [
            {
                "contentType": "application/fhir+json",
                "embedded": "head..nonce.body.tag",
                "lastUpdated": "2026-11-26T08:30:05+00:00",
                "fhirVersion": "4.0.1",
                "status": "finalized",
            }
        ],
    }


def test_a_file_that_is_longer_than_was_asked_for_has_an_address_instead():
    (file,) = told(19)["files"]

    assert file["location"] == "https://x/7"
    assert "embedded" not in file


def test_a_file_as_long_as_was_asked_for_stands_in_the_answer():
    assert "embedded" in told(20)["files"][0]


def test_a_long_term_link_may_change():
    assert told(None, may_change=True)["status"] == "can-change"


def test_who_asks_is_one_line_that_is_not_too_long():
    assert recipient_in("  Dr Ada\n\x00 Physio ") == "Dr Ada Physio"
    assert len(recipient_in("a" * 500)) == RECIPIENT_LONGEST


def test_all_that_may_be_asked_is_read_and_the_rest_passed_over():
    asked = read_request(b'{"recipient":"A","passcode":"1","embeddedLengthMax":0,"more":[]}')

    assert (asked.recipient, asked.passcode, asked.embedded_longest) == ("A", "1", 0)


@pytest.mark.parametrize(
    ("field", "body"),
    {
        "body": b"recipient=A",
        "recipient": b'{"recipient": " "}',
        "passcode": b'{"recipient": "A", "passcode": 123456}',
        "embeddedLengthMax": b'{"recipient": "A", "embeddedLengthMax": -1}',
    }.items(),
)
def test_what_is_not_to_the_letter_is_refused_and_the_field_is_named(field: str, body: bytes):
    with pytest.raises(RequestError) as error:
        read_request(body)

    assert error.value.field == field


@pytest.mark.parametrize("body", [b"[1]", b"null", b"\xff", b"[" * 100_000])
def test_no_body_breaks_it(body: bytes):
    with pytest.raises(RequestError):
        read_request(body)
