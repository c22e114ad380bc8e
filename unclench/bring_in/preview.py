"""What a file would bring in, before anything is kept."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from unclench.bring_in.days import Day, Days, LeftOut
from unclench.bring_in.seen import TooMany
from unclench.bring_in.values import (
    BringInError,
    Kind,
    Measured,
    Progress,
    Skipped,
    Source,
    unheard,
)

MOST_NAMED = 200
"""Skipped records that are named one by one. The others are counted by what was expected."""


@dataclass(frozen=True)
class Preview:
    """All that a file would bring in. Nothing of it is kept yet.

    `records` counts what was taken by kind, `sources` by the program or device that wrote it.
    `skipped` names the first records that were not taken, `skipped_by_reason` counts all of them.
    """

    program: str
    days: tuple[Day, ...]
    left_out: LeftOut
    records: Mapping[Kind, int]
    sources: Mapping[str, int]
    skipped: tuple[Skipped, ...] = ()
    skipped_by_reason: Mapping[str, int] = field(default_factory=dict)

    @property
    def skipped_in_all(self) -> int:
        """How many records were not taken, named or not."""
        return sum(self.skipped_by_reason.values())


@dataclass(frozen=True)
class Held:
    """A preview's days beside days that are kept: what would be new, change, or stay as it is."""

    new: tuple[Day, ...]
    changed: tuple[tuple[Day, Day], ...]
    same: tuple[Day, ...]


def preview_of(source: Source, progress: Progress = unheard) -> Preview:
    """Reads a file to its end. Raises BringInError; then nothing of the file can be used.

    A source with open questions must not be read before they are answered.
    """
    if source.questions:
        asked = "; ".join(question.id for question in source.questions)
        raise BringInError(
            source.name,
            "it can be read in more than one way",
            expected=f"an answer to: {asked}",
            do=source.questions[0].text,
        )
    days = Days(source.how.zone)
    skipped, reasons = _gather(source, days, progress)
    told, left_out = days.told()
    return Preview(
        source.program, told, left_out, days.records, days.sources, tuple(skipped), reasons
    )


def _gather(source: Source, days: Days, progress: Progress) -> tuple[list[Skipped], Counter[str]]:
    skipped: list[Skipped] = []
    reasons: Counter[str] = Counter()
    for record in source.records(progress):
        if isinstance(record, Skipped):
            reasons[record.expected] += 1
            if len(skipped) < MOST_NAMED:
                skipped.append(record)
        else:
            _add(days, record, source.name)
    return skipped, reasons


def held_against(days: tuple[Day, ...], kept: Mapping[date, Day]) -> Held:
    """The days of a preview beside those that were kept earlier, by their date."""
    new = tuple(day for day in days if day.day not in kept)
    known = [(kept[day.day], day) for day in days if day.day in kept]
    changed = tuple(pair for pair in known if pair[0] != pair[1])
    return Held(new, changed, tuple(now for before, now in known if before == now))


def _add(days: Days, record: Measured, file: str) -> None:
    try:
        days.add(record)
    except TooMany as error:
        expected = "what one person's programs write"
        do = "Export a shorter time, or leave a program out."
        raise BringInError(file, str(error), expected=expected, do=do) from None
