"""What a server is asked for with a link, and what it answers."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

RECIPIENT_LONGEST = 120
PASSCODE_LONGEST = 200
FHIR_VERSION = "4.0.1"
LOCATION_LIVES_S = 3600
"""How long the address of one file opens, at most, by the specification."""


class RequestError(ValueError):
    """A request that is not to the letter. `field` names the part that is wrong."""

    def __init__(self, field: str, expected: str) -> None:
        self.field, self.expected = field, expected
        super().__init__(f"{field}: {expected}")


@dataclass(frozen=True)
class Request:
    """Who asks, with which passcode, and how many letters a file in the answer may have at most."""

    recipient: str
    passcode: str = ""
    embedded_longest: int | None = None


@dataclass(frozen=True)
class SealedFile:
    """One file behind a link, sealed."""

    id: int
    content_type: str
    sealed: str
    updated: datetime


def read_request(body: bytes) -> Request:
    """What was asked for. Fields that are not known here are passed over."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise RequestError("body", "expected JSON") from None
    if not isinstance(told, dict):
        raise RequestError("body", "expected a JSON object")
    return Request(
        recipient=recipient_in(told.get("recipient")),
        passcode=_passcode(told.get("passcode")),
        embedded_longest=_longest(told.get("embeddedLengthMax")),
    )


def recipient_in(told: Any) -> str:
    """The name of who asks, in one line; cut off where it is very long."""
    words = told if isinstance(told, str) else ""
    plain = "".join(sign if sign.isprintable() else " " for sign in words)
    name = " ".join(plain.split())[:RECIPIENT_LONGEST].strip()
    if not name:
        raise RequestError("recipient", "expected the name of who asks")
    return name


def _passcode(told: Any) -> str:
    if told is None:
        return ""
    if not isinstance(told, str) or len(told) > PASSCODE_LONGEST:
        raise RequestError("passcode", f"expected text of at most {PASSCODE_LONGEST} letters")
    return told


def _longest(told: Any) -> int | None:
    if told is None:
        return None
    if isinstance(told, bool) or not isinstance(told, int) or told < 0:
        raise RequestError("embeddedLengthMax", "expected a whole number")
    return told


def manifest(
    files: Iterable[SealedFile],
    embedded_longest: int | None,
    location_of: Callable[[SealedFile], str],
    *,
    may_change: bool,
) -> dict[str, Any]:
    """The answer: each file itself, or, where it is longer than was asked for, its address for an
    hour. `may_change`: the link is long-term, so asking again later may bring something newer."""
    status = "can-change" if may_change else "finalized"
    found = [_entry(each, embedded_longest, location_of) for each in files]
    return {"status": status, "files": [each | {"status": status} for each in found]}


def _entry(
    file: SealedFile, embedded_longest: int | None, location_of: Callable[[SealedFile], str]
) -> dict[str, str]:
    fits = embedded_longest is None or len(file.sealed) <= embedded_longest
    return {
        "contentType": file.content_type,
        **({"embedded": file.sealed} if fits else {"location": location_of(file)}),
        "lastUpdated": file.updated.replace(microsecond=0).isoformat(),
        "fhirVersion": FHIR_VERSION,
    }
