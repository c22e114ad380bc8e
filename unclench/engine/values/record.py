"""What every piece of clinical content carries: where it comes from and how sure it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    """How sure the evidence is. `unverified`: general knowledge or a proposal of ours that no
    source was found for yet; it is shown as such and never lowers a disposition."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    UNVERIFIED = "unverified"


class Seen(StrEnum):
    """How a source was read: the page itself, an excerpt of it elsewhere, or from memory only."""

    PAGE = "page"
    EXCERPT = "excerpt"
    MEMORY = "memory"


@dataclass(frozen=True)
class Source:
    """A publication or page that a record rests on."""

    id: str
    title: str
    seen: Seen
    link: str = ""
    year: str = ""


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Keys into the sources, certainty, and who reviewed the record and when it falls due.

    `reviewed_by` is empty until a registered clinician has put their name to the record.
    """

    source: tuple[str, ...]
    certainty: Certainty
    reviewed_by: str | None
    reviewed_on: date | None
    review_by: date
