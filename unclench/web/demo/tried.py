"""What an invented person tried to ease their pain, one thing at a time, and what it did.

What each thing does to them is made up. One helps, some do next to nothing, and most of it nobody
could tell from a handful of sessions: that is what the page about it has to be honest about.
"""

import random
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from unclench.engine.assessment.assess import fill
from unclench.engine.knowledge.answers import stored_findings, write_findings
from unclench.engine.values.findings import Findings
from unclench.web.demo.person import FLARE, DemoPerson
from unclench.web.relief import services as relief
from unclench.web.relief.made_of import plan_for
from unclench.web.relief.models import ChosenBy, Outcome, Session, StepDone
from unclench.web.what_helps.models import Wait, WaitingWish

AGREED_ON = 4
TRIES = (*range(3, 54), *range(FLARE, FLARE + 28))
WAITS = (9, 13, 17, 22, 27, FLARE + 9, FLARE + 14)
TWICE = (*range(11, 54, 4), *range(FLARE + 2, FLARE + 28, 3))
# Points of less pain beside what goes by itself, at a pain of 5; and how often it is tried.
DOES = {
    "warmth": (1.9, 9),
    "walking": (0.4, 3),
    "breathing": (0.2, 2),
    "position": (0.5, 3),
    "self_massage": (-1.8, 3),
    "letting_go": (0.0, 1),
    "gentle_movement": (0.5, 2),
}
BY_ITSELF, OF_WHAT_IS_ABOVE, USUAL, UP_AND_DOWN = 0.3, 0.3, 4, 0.7
MINUTES = {"warmth": 22, "walking": 14, "letting_go": 18}


@dataclass(frozen=True)
class _Moment:
    """When something was tried, and how strong the pain was."""

    at: datetime
    pain_nprs: int


def agree_to_wait(person: DemoPerson, day: int) -> None:
    """They agreed to be asked to carry on for a while first."""
    if day == AGREED_ON:
        WaitingWish.objects.create(
            visitor=person.visitor, may_ask=True, changed_at=person.at(day, 20, 50)
        )


def wait(person: DemoPerson, day: int) -> None:
    """Now and then they just carried on."""
    if day not in WAITS:
        return
    own = _chance(person, day, "wait")
    moment = _Moment(person.at(day, 16, own.randrange(50)), min(4, max(2, person.pain(day))))
    Wait.objects.create(
        id=person.new_id(),
        visitor=person.visitor,
        pain_before=moment.pain_nprs,
        pain_after=_after(own, moment.pain_nprs, 0.0),
        propensity=0.25,
        seed=own.randrange(2**31),
        knowledge_version=person.base.version,
        started_at=moment.at,
        ended_at=moment.at + timedelta(minutes=21),
    )


def tell_twice(person: DemoPerson, day: int) -> None:
    """In the mornings, before anything was done, they told their pain twice now and then."""
    if day not in TWICE:
        return
    own = _chance(person, day, "twice")
    at, pain = person.at(day, 10, own.randrange(50)), max(1, person.pain(day))
    Wait.objects.create(
        id=uuid.UUID(int=own.getrandbits(128), version=4),
        visitor=person.visitor,
        pain_before=pain,
        pain_after=_after(own, pain, 0.0),
        drawn=False,
        knowledge_version=person.base.version,
        started_at=at,
        ended_at=at + timedelta(minutes=own.randrange(32, 85)),
    )


def try_one(person: DemoPerson, day: int) -> None:
    """On most days of a bout, one thing, at a moment at which it hurt more than on the whole."""
    if day not in TRIES or person.decision is None:
        return
    own = _chance(person, day, "try")
    names, often = list(DOES), [weight for _, weight in DOES.values()]
    name = own.choices(names, often)[0]
    pain = min(9, max(2, person.pain(day) + own.choice((1, 2, 2, 3))))
    session = _begun(person, own, name, _Moment(person.at(day, 18, own.randrange(40)), pain))
    _end(session, own, name)


def _begun(person: DemoPerson, own: random.Random, name: str, moment: _Moment) -> Session:
    assert person.decision is not None
    cautions = Findings(dict.fromkeys(relief.cautions_to_tick(), False))
    known = stored_findings(person.base, person.decision.findings).with_(cautions)
    made_of = plan_for(person.base.relief_options[name])
    calm, moves = (fill(person.base, made_of, known, calm=first) for first in (True, False))
    suggested = own.random() < 0.75
    return Session.objects.create(
        id=person.new_id(),
        visitor=person.visitor,
        decision=person.decision,
        steps=[*calm, *moves],
        cautions=write_findings(cautions),
        cautions_asked=True,
        pain_before=moment.pain_nprs,
        option=name,
        chosen_by=ChosenBy.SUGGESTED if suggested else ChosenBy.OWN,
        propensity=round(own.uniform(0.1, 0.6), 2) if suggested else None,
        seed=own.randrange(2**31) if suggested else None,
        knowledge_version=person.base.version,
        started_at=moment.at,
    )


def _end(session: Session, own: random.Random, name: str) -> None:
    StepDone.objects.bulk_create(
        StepDone(
            session=session,
            number=number,
            intervention=step,
            outcome=Outcome.DONE,
            at=session.started_at + timedelta(minutes=3 * number + 3),
        )
        for number, step in enumerate(session.steps)
    )
    session.pain_after = _after(own, session.pain_before or 0, DOES[name][0])
    session.outcome = Outcome.DONE
    session.ended_at = session.started_at + timedelta(minutes=MINUTES.get(name, 11))
    session.save(update_fields=["pain_after", "outcome", "ended_at"])


def _after(own: random.Random, before: int, does: float) -> int:
    by_itself = BY_ITSELF + OF_WHAT_IS_ABOVE * (before - USUAL)
    drop = by_itself + does * (before / 5) ** 0.5 + own.gauss(0, UP_AND_DOWN)
    return max(0, min(10, round(before - drop)))


def _chance(person: DemoPerson, day: int, what: str) -> random.Random:
    """Of its own for each, so that another part of the year stays as it is."""
    return random.Random(f"{person.seed} {what} {day}")
