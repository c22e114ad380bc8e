"""What the list of tests, a running test and the card of a day show, as plain values."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.template.defaultfilters import date as date_format
from django.urls import reverse
from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.accounts.whose import whose
from unclench.web.drawing import still
from unclench.web.fair_tests import looks, services
from unclench.web.fair_tests.days import hard_arm
from unclench.web.fair_tests.models import Did, FairTest, Stage
from unclench.web.fair_tests.protocol import Protocol
from unclench.web.fair_tests.safety import Hold, hold_before, hold_on
from unclench.web.fair_tests.words import HAPPENED, WHY_ENDED, WHY_PAUSED, in_sentence
from unclench.web.knowledge import knowledge

NEWS_DAYS = timedelta(days=14)
DID_IT = "Did you do it?"
NOTHING_EXTRA = "Did you leave it at that?"
NEED_NOT_GO_ON = "You need not go on with your fair test. See what you want to do."


def list_context(visitor: Visitor | None) -> dict[str, Any]:
    """All tests of this person, and whether another may be planned."""
    tests = services.tests_of(visitor)
    running = [test for test in tests if test.stage in services.OPEN]
    return {
        "hold": hold_before(visitor),
        "running": [_row(test) for test in running],
        "planned": [test for test in tests if test.stage == Stage.ASKING],
        "ended": [_row(test) for test in tests if test.stage == Stage.ENDED],
        "back_url": reverse("looking_back"),
    }


def _row(test: FairTest) -> dict[str, Any]:
    protocol = services.protocol_of(test)
    first, *others = (in_sentence(protocol, arm) for arm in protocol.arms)
    titles = f"{first[:1].upper()}{first[1:]} or {' or '.join(others)}"
    when = f"{_day(protocol.first)} to {_day(_last(test, protocol))}"
    return {"url": reverse("fair_test", args=[test.pk]), "title": test.question, "text": titles} | {
        "when": when
    }


def _last(test: FairTest, protocol: Protocol) -> date:
    ended = timezone.localdate(test.ended_at) if test.ended_at else protocol.last
    return max(protocol.first, min(ended, protocol.last))


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def day_card(visitor: Visitor | None) -> dict[str, Any] | None:
    """The card of a test for the diary and the start page; None when there is nothing to say."""
    today = timezone.localdate()
    test = services.open_test(visitor)
    if test is None:
        return _news(visitor, today)
    protocol, hold = services.protocol_of(test), hold_on(test, today)
    if hold or test.stage == Stage.PAUSED:
        return _card(test, "Your fair test is paused", hold.text if hold else "It can go on again.")
    if protocol.last < today:
        return _card(test, "Your fair test is over", "See what your days say.")
    if today < protocol.first:
        first = date_format(protocol.first, "l j F")
        return _card(test, "Your fair test", f"It begins on {first}.")
    hard = hard_arm(test, protocol, today)
    if hard:
        return _card(test, f"Two hard days with {in_sentence(protocol, hard)}", NEED_NOT_GO_ON)
    return today_of(test, protocol, today)


def _card(test: FairTest, title: str, text: str) -> dict[str, Any]:
    return {"title": title, "text": text, "url": reverse("fair_test", args=[test.pk])}


def _news(visitor: Visitor | None, today: date) -> dict[str, Any] | None:
    """A test that has ended and whose end was not looked at."""
    if visitor is None:
        return None
    since = timezone.now() - NEWS_DAYS
    ended = visitor.fair_tests.filter(stage=Stage.ENDED, ended_at__gte=since)
    test = ended.order_by("-ended_at").first()
    if test is None or not looks.due(test, services.protocol_of(test), today):
        return None
    return _card(test, "Your fair test is over", "See what your days say.")


def today_of(test: FairTest, protocol: Protocol, day: date) -> dict[str, Any]:
    """What a day is for, and whether it was done."""
    arm = protocol.arm_on(day)
    record = knowledge().fair_tests.arms.get(arm)
    told = {row.day: row.did for row in test.days_told.all()}
    titles = {each["id"]: each for each in protocol.told["arms"]}
    return {
        "title": f"Today: {record.today if record else titles[arm]['title']}",
        "text": titles[arm]["how"],
        "url": reverse("fair_test", args=[test.pk]),
        "did": did_form(test, day, told.get(day, "")),
        "question": NOTHING_EXTRA if arm == protocol.reference else DID_IT,
        "svg": still(record.intervention) if record and record.intervention else "",
        "more_url": _how_url(record.intervention if record else ""),
    }


def _how_url(intervention: str) -> str:
    return reverse("relief_one", args=[intervention]) if intervention else ""


def did_form(test: FairTest, day: date, told: str) -> dict[str, Any]:
    """One tap: was it done."""
    return {
        "url": reverse("fair_test_did", args=[test.pk]),
        "day": day.isoformat(),
        "whose": whose(test.visitor),
        "options": [
            {"value": did.value, "label": did.label, "chosen": did.value == told} for did in Did
        ],
        "told": bool(told),
    }


def running_context(test: FairTest, hold: Hold | None, today: date) -> dict[str, Any]:
    """A test while it runs: what today is for and how far it is, and nothing of what comes out."""
    protocol = services.protocol_of(test)
    number = min(max(protocol.number_of(today), 0), protocol.days)
    hard = "" if hold or test.stage == Stage.PAUSED else hard_arm(test, protocol, today)
    runs = test.stage == Stage.RUNNING and bool(protocol.arm_on(today)) and not (hold or hard)
    return {
        "test": test,
        "protocol": protocol,
        "hold": hold,
        "paused": test.stage == Stage.PAUSED and WHY_PAUSED.get(services.paused_why(test), ""),
        "may_resume": test.stage == Stage.PAUSED and hold is None,
        "today": today_of(test, protocol, today) if runs else None,
        "begins": protocol.first if today < protocol.first else None,
        "hard": in_sentence(protocol, hard) if hard else "",
        "hard_arm": hard,
        "progress": {
            "words": f"Day {number} of {protocol.days}",
            "value": number,
            "most": protocol.days,
        },
        "noted": _noted(test, protocol, today),
        "diary_told": _is_told(test, protocol, today),
        "look": looks.due(test, protocol, today),
        "next_look": looks.next_look(protocol, today),
        "opened": looks.opened(test),
        "recent": _recent(test, protocol, today),
        "events": events_of(test, protocol),
        "back_url": reverse("fair_tests"),
    }


def _told_days(test: FairTest, protocol: Protocol, today: date) -> set[date]:
    rows = test.visitor.diary_days.filter(day__range=(protocol.first, min(today, protocol.last)))
    tracker = protocol.outcome["tracker"]
    return {day for day, told in rows.values_list("day", "told") if told.get(tracker) is not None}


def _noted(test: FairTest, protocol: Protocol, today: date) -> str:
    """How many of the days so far have an answer in the diary."""
    past = max(0, min((today - protocol.first).days + 1, protocol.days))
    return f"{len(_told_days(test, protocol, today))} of {past}"


def _is_told(test: FairTest, protocol: Protocol, today: date) -> bool:
    return today in _told_days(test, protocol, today)


def _recent(test: FairTest, protocol: Protocol, today: date) -> list[dict[str, Any]]:
    """The last days, each with the question whether it was done."""
    told = {row.day: row.did for row in test.days_told.all()}
    back = knowledge().fair_tests.rules.told_back_days
    days = [today - timedelta(days=n) for n in range(1, back + 1)]
    return [
        {
            "name": date_format(day, "l j F"),
            "arm": protocol.titles[protocol.arm_on(day)],
            "did": did_form(test, day, told.get(day, "")),
        }
        for day in days
        if services.may_be_told(test, day, today)
    ]


def events_of(test: FairTest, protocol: Protocol) -> list[dict[str, Any]]:
    """What happened while it ran, oldest first."""
    return [
        {
            "day": event.day,
            "what": WHY_PAUSED.get(event.why) or HAPPENED[event.happened],
            "arm": protocol.titles.get(event.arm, ""),
            "words": event.words,
        }
        for event in test.events.order_by("at")
    ]


def ended_words(test: FairTest) -> str:
    """Why a test has ended."""
    return WHY_ENDED.get(test.ended_why, "")


def arms_to_name(protocol: Protocol) -> Sequence[dict[str, str]]:
    """What a note may be about."""
    return [{"value": name, "label": title} for name, title in protocol.titles.items()]
