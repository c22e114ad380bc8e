"""What the report of a test says to each item of the statement that it follows."""

from collections.abc import Callable
from datetime import date
from statistics import mean

from django.template.defaultfilters import date as date_format
from django.utils import timezone

from unclench.pictures.trial import LETTERS
from unclench.pictures.words import count
from unclench.web.fair_tests import looks, pages, verdict_pages
from unclench.web.fair_tests.case import Case, share
from unclench.web.fair_tests.days import known, own_days
from unclench.web.fair_tests.models import FairTestEvent, FairTestLook, Happened
from unclench.web.fair_tests.words import (
    better_first,
    difference_sentence,
    verdict_of,
)

NOT_BLIND = (
    "The person knew each day what it was for, so part of what they felt may be expectation."
)


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _title(case: Case) -> str:
    return "A randomised trial with one person (N-of-1), set up and analysed by a program."


def _summary(case: Case) -> list[str]:
    lived, planned = len(case.days), case.protocol.days
    told = f"{known(case.days)} of {count(lived, 'day')} had an answer."
    if lived < planned:
        told = f"It ended early, after {lived} of {planned} days. {told}"
    return [case.verdict.title, told, NOT_BLIND]


def _why(case: Case) -> str:
    return (
        "People differ in what eases them, and a back gets better and worse by itself. An order "
        "drawn by chance keeps that apart from what was done."
    )


def _question(case: Case) -> list[str]:
    return [f"“{case.protocol.told['question']}”", verdict_pages.expected_words(case.protocol)]


def _design(case: Case) -> str:
    told = case.protocol.told
    return (
        f"{len(told['periods'])} periods of {count(told['period_days'], 'day')} each, "
        f"{count(told['days'], 'day')} in all. Run-in: none. Washout: none; what is left of a "
        "thing after its days has a term of its own."
    )


def _changes(case: Case) -> list[str]:
    made = [_event(case, e) for e in case.events if e.happened == Happened.CHANGED]
    return ["Nothing of the protocol can be changed after it was agreed.", *made]


def _event(case: Case, event: FairTestEvent) -> str:
    about = f", {case.protocol.titles[event.arm]}" if event.arm in case.protocol.titles else ""
    words = f": “{event.words}”" if event.words else "."
    return f"{_day(event.day)}{about}{words}"


def _person(case: Case) -> str:
    return (
        "One adult whose last safety check let them look after themselves. All that a clinician "
        "had told them to do or take went on every day."
    )


def _place(case: Case) -> str:
    return "In daily life, noted in a diary of their own."


def _arms(case: Case) -> list[str]:
    return [f"{arm['title']}: {arm['how']}" for arm in case.protocol.told["arms"]]


def _outcome(case: Case) -> list[str]:
    outcome = case.protocol.outcome
    return [
        f"{outcome['said'][:1].upper()}{outcome['said'][1:]}, told once a day by the person.",
        f"The smallest difference that matters to them: {_difference(case)}.",
    ]


def _difference(case: Case) -> str:
    if case.protocol.outcome["kind"] == "number":
        return f"{case.protocol.difference:g} of 10 points"
    return f"{case.protocol.difference * 10:g} days in 10"


def _outcome_changes(case: Case) -> str:
    return "None. It is fixed in the protocol."


def _length(case: Case) -> str:
    told = case.protocol.told
    return (
        f"{told['days']} days gave a chance of {told['chance']:.0%} of an answer, if the true "
        "difference is as large as the smallest that matters."
    )


def _looks(case: Case) -> list[str]:
    days = ", ".join(str(day) for day in case.protocol.looks)
    opened = [_opened(case, look) for look in looks.opened(case.test)]
    return [f"Looks were planned after day {days}. Between them nothing was shown.", *opened]


def _opened(case: Case, look: FairTestLook) -> str:
    last = look.number == len(case.protocol.looks)
    said = verdict_of(look.result, case.protocol, over=last).title
    on = _day(timezone.localdate(look.at))
    return f"Look {look.number} was opened on {on}, with {look.days_known} days: {said}"


def _order(case: Case) -> str:
    return "Yes, so that neither the person nor the course of their back could choose the days."


def _order_how(case: Case) -> str:
    told = case.protocol.told
    return (
        f"Drawn by a program among all orders that give each thing its share, with the seed "
        f"{told['seed']}. The same seed gives the same order."
    )


def _order_all(case: Case) -> list[str]:
    letters = dict(zip(case.protocol.arms, LETTERS, strict=False))
    named = "; ".join(f"{letters[arm]}: {title}" for arm, title in case.protocol.titles.items())
    order = " ".join(letters[arm] for arm, _ in case.protocol.told["periods"])
    return [f"{named}.", f"{order}, each for {count(case.protocol.told['period_days'], 'day')}."]


def _hidden(case: Case) -> str:
    return "The person could see the order in the protocol once it was agreed, not before."


def _who_drew(case: Case) -> str:
    return "The program drew the order and showed each day what it was for."


def _blinding(case: Case) -> str:
    return NOT_BLIND


def _analysis(case: Case) -> str:
    result = case.result
    return (
        "As assigned. A Bayesian model of the days with modest assumptions, none in favour of any "
        f"of them; {result.get('prior_share', 0):.0%} of what is said was assumed beforehand."
    )


def _time(case: Case) -> list[str]:
    result = case.result
    return [
        "What is left of a thing on the days after it fades and has a term of its own; each period "
        "may differ from the others; a slow drift and a steady course are allowed for.",
        f"Days resemble the day before: correlation {result.get('phi', 0):.2f}; spread from day to "
        f"day {result.get('sigma', 0):.2f}.",
    ]


def _done(case: Case) -> str:
    begun = {day.period for day in case.days}
    last = case.days[-1].day if case.days else None
    whole = [s for s in case.protocol.stretches if last and s.last <= last]
    return f"{len(begun)} of {len(case.protocol.stretches)} were begun, {len(whole)} completed."


def _left_out(case: Case) -> str:
    paused = sum(day.paused for day in case.days)
    missing = len(case.days) - known(case.days) - paused
    return f"Days without an answer: {missing}. Days on a pause: {paused}. None was filled in."


def _dates(case: Case) -> str:
    last = case.days[-1].day if case.days else case.protocol.first
    agreed = date.fromisoformat(case.protocol.told["agreed_on"])
    first = case.protocol.first
    return f"Agreed on {_day(agreed)}. First day {_day(first)}, last day {_day(last)}."


def _stopped(case: Case) -> list[str]:
    paused = [f"{e['what']} ({_day(e['day'])})" for e in pages.events_of(case.test, case.protocol)]
    return [pages.ended_words(case.test), *paused]


def _before(case: Case) -> str:
    told = own_days(case.test, case.protocol.outcome["tracker"], case.protocol.first)
    values = [value for _, value in told]
    if not values:
        return "Nothing that can be averaged was noted beforehand."
    return f"{len(values)} days were noted in the weeks before, {mean(values):.1f} on average."


def _counted(case: Case) -> list[str]:
    return [
        f"{title}: {known(case.of(arm))} days in "
        f"{len({d.period for d in case.of(arm) if d.value is not None})} periods"
        for arm, title in case.protocol.titles.items()
    ]


def _adherence(case: Case) -> list[str]:
    return [
        *(f"{title}: {share(case.of(arm))}" for arm, title in case.protocol.titles.items()),
        "Each period stands in the table below.",
    ]


def _periods(case: Case) -> str:
    return "Every period and every day stand in the tables below."


def _effect(case: Case) -> list[str]:
    return [difference_sentence(c, case.protocol) for c in better_first(case.result, case.protocol)]


def _other(case: Case) -> list[str]:
    return verdict_pages.also(case.result, case.protocol)


def _harms(case: Case) -> list[str]:
    told = [_event(case, e) for e in case.events if e.happened == Happened.HARM]
    return told or ["None were told. The person was asked after hard days in a row with one thing."]


def _limits(case: Case) -> list[str]:
    return [
        NOT_BLIND,
        "The person rated their own days. Days without an answer may differ from the others.",
    ]


def _others(case: Case) -> str:
    return "No. It is about this person, in these weeks."


def _meaning(case: Case) -> str:
    return f"{case.verdict.title} {case.verdict.text}"


def _registered(case: Case) -> str:
    return "Nowhere. The protocol was frozen before the first day, and its hash shows it."


def _protocol(case: Case) -> list[str]:
    return [
        "The file of the protocol comes with this report. Its SHA-256:",
        case.test.fingerprint,
        f"Knowledge {case.protocol.told['knowledge_version']}, program "
        f"{case.protocol.told['program_version']}.",
    ]


def _paid(case: Case) -> str:
    return "Nobody."


ANSWERS: dict[str, Callable[[Case], str | list[str]]] = {
    "title": _title,
    "summary": _summary,
    "why": _why,
    "question": _question,
    "design": _design,
    "changes": _changes,
    "person": _person,
    "place": _place,
    "arms": _arms,
    "outcome": _outcome,
    "outcome_changes": _outcome_changes,
    "length": _length,
    "looks": _looks,
    "order": _order,
    "order_how": _order_how,
    "order_all": _order_all,
    "hidden": _hidden,
    "who_drew": _who_drew,
    "blinding": _blinding,
    "analysis": _analysis,
    "time": _time,
    "done": _done,
    "left_out": _left_out,
    "dates": _dates,
    "stopped": _stopped,
    "before": _before,
    "counted": _counted,
    "adherence": _adherence,
    "periods": _periods,
    "effect": _effect,
    "other": _other,
    "harms": _harms,
    "limits": _limits,
    "others": _others,
    "meaning": _meaning,
    "registered": _registered,
    "protocol": _protocol,
    "paid": _paid,
}
