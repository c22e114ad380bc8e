"""Which marks "a clinician has checked this for the same problem" still stand.

A mark belongs to one flag. It is made by the person alone, after the flag was asked and answered
yes, for a visit about this same problem after it began. What happened since ends it:
`standing_marks` says which marks stand, and why the others do not. Source: rule R21, and
`assessed.yaml`.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.triage.result import Fired, TriageResult
from unclench.engine.values.assessed import Visit
from unclench.engine.values.condition import Condition, evaluate
from unclench.engine.values.disposition import SELF_CARE
from unclench.engine.values.finding import Role
from unclench.engine.values.findings import Findings
from unclench.engine.values.red_flag import ASSESSED_DAYS, AssessedFor, RedFlag


@dataclass(frozen=True)
class Mark:
    """A clinician checked `flag` on `seen_on`, for this same problem.

    `rules` is the fingerprint that the flag had when the mark was made (see `rules_of`);
    `fired_then` and `findings_then` are all the flags and answers of that day.
    """

    flag: str
    seen_on: date
    made_on: date
    rules: str
    fired_then: frozenset[str]
    findings_then: Findings


class Because(StrEnum):
    """Why a mark ended, besides the reasons that `assessed.yaml` lists under `reopened_by`."""

    RULES_CHANGED = "rules_changed"
    TIME_OVER = "time_over"
    DANGER_NOT_SURE = "danger_not_sure"
    NEW_FLAG = "new_flag"
    NEW_BOUT = "new_bout"
    MORE_PAIN = "more_pain"


_WORDS: Mapping[str, str] = {
    Because.RULES_CHANGED: "the safety rules behind it have changed",
    Because.TIME_OVER: "it was too long ago",
    Because.DANGER_NOT_SURE: "you were not sure about a danger sign",
    Because.NEW_FLAG: "you told us of a sign that was not there before",
    Because.NEW_BOUT: "this bout of pain began after it",
    Because.MORE_PAIN: "your pain is stronger than it was",
}


@dataclass(frozen=True)
class Ended:
    """A mark that no longer counts. `because` is an id, `said` finishes "because ..."."""

    mark: Mark
    because: str
    said: str


@dataclass(frozen=True)
class StandingMarks:
    """The marks that stand, and those that ended, in the order in which they were given."""

    standing: tuple[Mark, ...]
    ended: tuple[Ended, ...]

    def dates(self) -> dict[str, date]:
        """The days on which each standing flag was checked, as `triage` takes them."""
        return {mark.flag: mark.seen_on for mark in self.standing}


def standing_marks(
    base: KnowledgeBase,
    marks: Iterable[Mark],
    *,
    findings: Findings,
    fired_now: Collection[str],
    today: date,
) -> StandingMarks:
    """The marks that still stand with these answers, and the others with the first reason found.

    `fired_now` are the flags that hold now, settled or not. A mark for three months whose time is
    over stands: `triage` then asks for an ordinary visit and no longer settles the flag. An answer
    that was not given ends nothing, as it will be asked; a "not sure" is read as a change.
    """
    standing: list[Mark] = []
    ended: list[Ended] = []
    now = _Now(base, findings, frozenset(fired_now), today)
    for mark in marks:
        because = now.reason_to_end(mark)
        if because is None:
            standing.append(mark)
        else:
            ended.append(Ended(mark, because, reason_said(base, because)))
    return StandingMarks(tuple(standing), tuple(ended))


def reason_said(base: KnowledgeBase, because: str) -> str:
    """The reason in plain words, to finish "it no longer counts, because"."""
    titles = {reopener.id: reopener.title for reopener in base.assessed.reopened_by}
    return _WORDS.get(because) or titles[because]


@dataclass(frozen=True)
class _Now:
    """Today's answers, against which every mark is held."""

    base: KnowledgeBase
    findings: Findings
    fired: frozenset[str]
    today: date

    def reason_to_end(self, mark: Mark) -> str | None:
        own = self._of_the_mark_itself(mark)
        return own or self._of_the_episode(mark) or self._reopened(mark)

    def _of_the_mark_itself(self, mark: Mark) -> Because | None:
        flag = self.base.red_flags.get(mark.flag)
        if flag is None or ASSESSED_DAYS[flag.assessed] == 0 or rules_of(flag) != mark.rules:
            return Because.RULES_CHANGED
        age_days = (self.today - mark.seen_on).days
        over = flag.assessed is AssessedFor.SIX_WEEKS and age_days > ASSESSED_DAYS[flag.assessed]
        return Because.TIME_OVER if over or age_days < 0 else None

    def _of_the_episode(self, mark: Mark) -> Because | None:
        if self._is_unsure_of_a_danger:
            return Because.DANGER_NOT_SURE
        if self.fired - mark.fired_then:
            return Because.NEW_FLAG
        if self._is_a_new_bout(mark):
            return Because.NEW_BOUT
        return Because.MORE_PAIN if self._pain_is_up(mark) else None

    def _is_a_new_bout(self, mark: Mark) -> bool:
        """The same bout grows older by a day each day; this one is younger than that."""
        then = mark.findings_then.known("pain_days")
        days_since = (self.today - mark.made_on).days
        return isinstance(then, float) and bout_days_at_most(self.base, self.findings) < (
            then + days_since
        )

    def _pain_is_up(self, mark: Mark) -> bool:
        then = mark.findings_then.known("pain_nprs")
        now = self.findings.known("pain_nprs")
        if not (isinstance(then, float) and isinstance(now, float)):
            return False
        return now - then >= self.base.assessed.pain_up_by

    def _reopened(self, mark: Mark) -> str | None:
        for because, sign, sure in self._signs_now:
            if sure > _how_sure(sign, mark.findings_then):
                return because
        return None

    @cached_property
    def _signs_now(self) -> list[tuple[str, Condition, int]]:
        """The signs under `reopened_by` that are there now, and how sure the person is."""
        return [
            (reopener.id, sign, sure)
            for reopener in self.base.assessed.reopened_by
            for sign in reopener.signs
            if (sure := _how_sure(sign, self.findings))
        ]

    @cached_property
    def _is_unsure_of_a_danger(self) -> bool:
        """Whether a question that no check may ever settle was answered "not sure"."""
        rows = self.base.assessed.never_rows
        return any(
            self.findings.is_not_sure(finding.id) and rows.intersection(finding.facts)
            for finding in self.base.findings.values()
            if finding.role is Role.DANGER
        )


def _how_sure(sign: Condition, findings: Findings) -> int:
    """2: it is there. 1: the person is not sure. 0: it is not there, or was not asked."""
    if not evaluate(sign, findings, unsure=True):
        return 0
    return 2 if evaluate(sign, findings) else 1


def bout_days_at_most(base: KnowledgeBase, findings: Findings) -> float:
    """The longest time that this bout of pain can have lasted, in days; endless if not known."""
    days = findings.known("pain_days")
    if not isinstance(days, float):
        return float("inf")
    later = [band.low - 1 for band in base.findings["pain_days"].bands if band.low > days]
    return min(later, default=float("inf"))


def rules_of(flag: RedFlag) -> str:
    """A fingerprint of what the flag demands and for how long a check settles it.

    A mark made under other rules counts no longer.
    """
    touching = (flag.rules, flag.tier, flag.raises_partners, flag.assessed, flag.assessed_up_to)
    return hashlib.sha256(repr(touching).encode()).hexdigest()[:16]


def is_markable(base: KnowledgeBase, fired: Fired) -> bool:
    """Whether a clinician's check could settle the flag as it fires now.

    Never a "not sure", and never a more pressing form than the flag allows.
    """
    flag = base.red_flags[fired.flag]
    limit = flag.assessed_up_to
    return limit is not None and fired.urgency <= limit and not fired.unsure


def flag_to_ask_about(
    base: KnowledgeBase, result: TriageResult, asked: Collection[str]
) -> Fired | None:
    """The most pressing flag whose check by a clinician could still lower the answer.

    None when a flag that cannot be settled, or that was asked about already, demands as much.
    """
    raising = result.raising
    could = [f for f in raising if f.flag not in asked and is_markable(base, f)]
    floor = max((f.urgency for f in raising if f not in could), default=SELF_CARE)
    return next((fired for fired in could if fired.urgency > floor), None)


def visits_to_offer(base: KnowledgeBase, flag_id: str, findings: Findings) -> Sequence[Visit]:
    """The times of a visit that would settle the flag and lie after this bout began."""
    days = ASSESSED_DAYS[base.red_flags[flag_id].assessed]
    began = bout_days_at_most(base, findings)
    return [v for v in base.assessed.visits if v.to_days <= days and v.from_days <= began]
