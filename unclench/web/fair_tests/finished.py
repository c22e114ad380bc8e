"""Tests that are over, as a report and the page of what eases tell of them: what was found when the
end was opened, and nothing that its person has not seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.defaultfilters import date as date_format
from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.fair_tests.models import FairTest, FairTestLook, Stage, Why
from unclench.web.fair_tests.protocol import Protocol
from unclench.web.fair_tests.words import first_contrast, in_sentence, verdict_of
from unclench.web.knowledge import knowledge

WHY_ELSE = (
    "A fair test compares whole days that chance picked; this page looks at pain right before and "
    "after. So the two may differ."
)


@dataclass(frozen=True)
class Finished:
    """A test that is over, with what its end said when it was opened; None when it was not yet."""

    test: FairTest
    protocol: Protocol
    end: FairTestLook | None

    @property
    def last(self) -> date:
        """The last day that was lived with it; before its first where there was none."""
        ended = timezone.localdate(self.test.ended_at)
        return min(ended, self.protocol.last)

    @property
    def is_early(self) -> bool:
        """Whether it ended before its last day."""
        return self.test.ended_why != Why.DONE

    @property
    def found(self) -> str:
        """The sentence of its end; "" when that was not opened."""
        return verdict_of(self.end.result, self.protocol, over=True).title if self.end else ""

    @property
    def compared(self) -> str:
        """What was compared, inside a sentence."""
        return " or ".join(in_sentence(self.protocol, arm) for arm in self.protocol.arms)

    @property
    def difference(self) -> str:
        """The difference of the arm that is ahead, with its interval; "" where none is known."""
        contrast = first_contrast(self.end.result, self.protocol) if self.end else None
        return _difference(contrast, self.protocol) if contrast else ""


def _difference(contrast: dict[str, Any], protocol: Protocol) -> str:
    number = protocol.outcome["kind"] == "number"
    unit, by = ("points", 1) if number else ("days in 10", 10)
    low, high = (f"{end * by:+.1f}" for end in contrast["interval_95"])
    arms = " against ".join(in_sentence(protocol, contrast[name]) for name in ("a", "b"))
    better = f"better by {contrast['mean'] * by:+.1f} {unit}"
    return f"{arms[:1].upper()}{arms[1:]}: {better} ({low} to {high}, 95% interval)"


def finished(visitor: Visitor) -> list[Finished]:
    """All that are over and were lived at least for a day, the newest first. Two queries."""
    rows = visitor.fair_tests.filter(stage=Stage.ENDED).order_by("-ended_at")
    found = map(_finished, rows.prefetch_related("looks"))
    return [each for each in found if each.last >= each.protocol.first]


def _finished(test: FairTest) -> Finished:
    protocol = Protocol.read(test.protocol)
    looks = {look.number: look for look in test.looks.all()}
    return Finished(test, protocol, looks.get(len(protocol.looks)))


def tell_of_options(
    sender: object, visitor: Visitor, told: dict[str, str], **signal: object
) -> None:
    """For each option that a test was about, what the newest one found."""
    for each in finished(visitor):
        for option in _options(each.protocol) if each.end else ():
            told.setdefault(option, _sentence(each))


def _options(protocol: Protocol) -> Iterator[str]:
    from unclench.web.what_helps.learnt import belongs  # numpy, which few pages need

    arms = knowledge().fair_tests.arms
    for arm in protocol.arms:
        name = arms[arm].intervention if arm in arms else ""
        if name in belongs():
            yield belongs()[name]


def _sentence(each: Finished) -> str:
    on = date_format(each.last, "j F Y")
    return f"Your fair test of {each.compared}, up to {on}, said: “{each.found}” {WHY_ELSE}"
