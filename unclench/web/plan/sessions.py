"""Begins a session of the plan, keeps how each step ended and how it felt.

An answer that was kept on a device may arrive late or twice: its key makes it count once.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from unclench.engine.plan.choose import Pool
from unclench.engine.plan.dose import first_dose, fitted
from unclench.engine.plan.flare import flares_in
from unclench.engine.plan.ladder import Ladder
from unclench.engine.plan.week import climb_of
from unclench.engine.values.intervention import Intervention
from unclench.engine.values.plan import Dose, Load, PlanItem
from unclench.web.accounts.models import Visitor
from unclench.web.episodes.models import Mark
from unclench.web.knowledge import knowledge
from unclench.web.plan.arriving import Sent, arrives
from unclench.web.plan.models import NextDay, PlanSession, PlanStep
from unclench.web.plan.services import Planner
from unclench.web.relief.models import Outcome

# Backs change: a session that was made longer ago is not done any more. `engineering_proposal`.
COUNTS_FOR = timedelta(hours=24)
RATINGS = ("pain_after", "pain_during", "effort")
SWAPS_SHOWN = 2
# On such days nothing harder is offered, whatever was green before.
_NOTHING_HARDER = (Load.CALM, Load.REST, Load.EASY)


@transaction.atomic
def begin(now: Planner, pain_nprs: int | None) -> PlanSession | None:
    """A session for today. The pain now, 0 to 10, decides how much there is in it.

    None when there is nothing to do today.
    """
    session = PlanSession.objects.create(
        plan=now.plan,
        day=now.today,
        pain_before=pain_nprs,
        knowledge_version=knowledge().version,
        started_at=timezone.now(),
    )
    fresh = Planner(now.plan, now.today, now.decision)
    items = fresh.session_items if fresh.may_start else ()
    if not items:
        PlanSession.objects.filter(pk=session.pk).update(ended_at=timezone.now())
        return None
    session.steps = [item.id for item in items]
    session.ways = ways_of(fresh, items)
    session.save(update_fields=["steps", "ways"])
    return session


def ways_of(now: Planner, items: tuple[PlanItem, ...]) -> dict[str, dict[str, Any]]:
    """What may come up in a session of these items, with how much of each."""
    return _Ways(now, items).all()


@dataclass
class _Ways:
    """What may come up in a session: its items, and what is easier, harder or equal to them."""

    now: Planner
    items: tuple[PlanItem, ...]

    def __post_init__(self) -> None:
        base, now = knowledge(), self.now
        self.pool = Pool(base, now.findings, now.history, now.week.load, now.week.budget)
        flares = flares_in(base.plan.progression, now.history, now.today)
        self.ladder = Ladder(climb_of(self.pool, flares), now.history)
        self.steps = {item.id for item in self.items}

    def all(self) -> dict[str, dict[str, Any]]:
        """Everything by its id; the ways lead only to what is here as well."""
        doses = {item.id: item.dose or Dose() for item in self.items}
        swaps = {item.id: self._swaps(item) for item in self.items}
        for item in self.items:
            others = (self._easier(item.id), self._harder(item.id), *swaps[item.id])
            for name in others:
                if name and name not in doses:
                    doses[name] = self._dose(name, doses[item.id])
                    swaps[name] = [item.id]
        return {name: self._way(name, dose, doses, swaps) for name, dose in doses.items()}

    def _way(
        self, name: str, dose: Dose, known: Mapping[str, Dose], swaps: Mapping[str, list[str]]
    ) -> dict[str, Any]:
        easier, harder = self._easier(name), self._harder(name)
        return {
            "dose": dose.parts(),
            "care": list(self.pool.offer(name).care),
            "easier": easier if easier in known else "",
            "harder": harder if harder in known else "",
            "swaps": swaps[name],
        }

    def _record(self, name: str) -> Intervention:
        return knowledge().interventions[name]

    def _easier(self, name: str) -> str:
        """The next easier one, or the same aim elsewhere."""
        record = self._record(name)
        versions = tuple(version.intervention for version in record.versions)
        return self._first((*record.regression, *versions))

    def _harder(self, name: str) -> str:
        if self.now.week.load in _NOTHING_HARDER:
            return ""
        return self._first(self._record(name).progression)

    def _first(self, names: tuple[str, ...]) -> str:
        """The first that may be done, fits, can be shown, and is not in the session already."""
        free = tuple(n for n in names if n not in self.steps and self._record(n).guided)
        found = self.pool.first_allowed(free)
        return found.id if found else ""

    def _swaps(self, item: PlanItem) -> list[str]:
        free = [n for n in item.equals if n not in self.steps and self._record(n).guided]
        return free[:SWAPS_SHOWN]

    def _dose(self, name: str, instead_of: Dose) -> Dose:
        """The dosage where this person stands with it, in no more time than what it replaces."""
        record = self._record(name)
        rung = self.ladder.on(record, self.now.today)
        dose = rung.dose if rung.intervention.id == name else first_dose(record)
        most = instead_of.duration_s
        return fitted(record, dose, most) if most is not None else dose


def session_of(visitor: Visitor | None, session_id: uuid.UUID) -> PlanSession | None:
    """A session, for the person whose it is and nobody else."""
    if visitor is None:
        return None
    mine = PlanSession.objects.select_related("plan__visitor")
    return mine.filter(pk=session_id, plan__visitor=visitor).first()


def still_counts(session: PlanSession, now: Planner) -> bool:
    """Whether the session is young enough to be done, and the back has not flared up since."""
    flared = any(m.mark == Mark.FLARE and m.at > session.started_at for m in now.marks)
    return session.started_at + COUNTS_FOR > timezone.now() and not flared


def dose_of(session: PlanSession, name: str) -> Dose:
    """The dosage that was fixed for it when the session began."""
    return replace(Dose(), **session.ways[name]["dose"])


def first_open(session: PlanSession) -> int:
    """The number of the first step that has no outcome yet."""
    done = set(session.steps_done.values_list("number", flat=True))
    return next((n for n in range(len(session.steps)) if n not in done), len(session.steps))


def change_step(session: PlanSession, number: int, name: str) -> None:
    """Puts something else in the place of a step."""
    session.steps = [*session.steps[:number], name, *session.steps[number + 1 :]]
    session.save(update_fields=["steps"])


@transaction.atomic
def keep_step(session: PlanSession, number: int, outcome: Outcome, name: str, sent: Sent) -> None:
    """Keeps how a step ended, and with what. A newer word about the same step stays."""
    word = arrives(session, str(number), sent)
    if word is None:
        return
    if word.is_newest:
        _put_step(session, number, outcome, name, word.written_at)
    if outcome == Outcome.WORSE:
        end(session, Outcome.WORSE, word.written_at)


def _put_step(session: PlanSession, number: int, outcome: Outcome, name: str, at: datetime) -> None:
    if session.steps[number] != name:
        change_step(session, number, name)
    PlanStep.objects.update_or_create(
        session=session,
        number=number,
        defaults={"intervention": name, "outcome": outcome, "at": at},
    )


@transaction.atomic
def keep_rating(session: PlanSession, name: str, value: int | None, sent: Sent) -> None:
    """Keeps one rating, 0 to 10 or not told. With the first the session is over."""
    word = arrives(session, name, sent)
    if word is None:
        return
    if word.is_newest:
        setattr(session, name, value)
        session.save(update_fields=[name])
    end(session, Outcome.DONE, word.written_at)


def end(session: PlanSession, outcome: Outcome, at: datetime) -> None:
    """Ends the session. The word that was written first counts, whenever it arrives; of two at
    once that it was made worse."""
    first = session.ended_at is None or at < session.ended_at
    if first or (at == session.ended_at and outcome == Outcome.WORSE):
        session.outcome, session.ended_at = outcome, at
        session.save(update_fields=["outcome", "ended_at"])


def keep_next_day(session: PlanSession, told: NextDay) -> None:
    """Keeps how the back was the day after."""
    session.next_day = told
    session.save(update_fields=["next_day"])


def next_rating(name: str) -> str:
    """The rating after this one; "" after the last."""
    at = RATINGS.index(name) + 1
    return RATINGS[at] if at < len(RATINGS) else ""
