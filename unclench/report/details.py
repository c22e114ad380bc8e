"""The pages after the first: everything in full, and what has to be known to read it."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.pictures.words import short_day
from unclench.report.choice import Choice, Part
from unclench.report.document import Block, Grid, Points, Section, Words
from unclench.report.first_page import flag_line
from unclench.report.record import Bout, CauseTold, PlanTold, Record, SessionTold, Told
from unclench.report.red_flags import of
from unclench.report.share import Shared
from unclench.report.tried import (
    NOT_BLIND,
    WHY_TESTS_DIFFER,
    estimate_line,
    score_name,
    test_in_full,
)
from unclench.report.words import (
    CERTAINTY,
    FITS,
    GROUPS,
    TOLD,
    day_words,
    listed,
    of_ten,
    range_words,
    short,
)

NOT_KNOWN = (
    "Examination, imaging and laboratory findings: none are recorded here.",
    "Past history, allergies and a full list of medicines: not asked.",
    "Whether anything told is so: every answer is the person's own, and none was verified.",
    "Why pain changed: numbers beside one another show no reason.",
    "Days without an entry: they are unknown, not free of pain.",
)

LEARNT = (
    "What was learnt from ratings before and after, of one person who knew what was done, adjusted"
    " for what pain does by itself:"
)


def details(base: KnowledgeBase, shared: Shared) -> tuple[Section, ...]:
    """The sections that were chosen and hold something, and always what is not known."""
    record, choice = shared.record, shared.choice
    sections = (
        _section("each-red-flag", "Each red flag", _flags(record), Part.RED_FLAGS, choice),
        _section("explanations", "What speaks for and against", _causes(record), Part.FITS, choice),
        _section("bouts", "Bouts and flare-ups", _bouts(record), Part.BOUTS, choice),
        _section("sessions", "Sessions", _sessions(record), Part.TRIED, choice),
        _section("scores", "Questionnaires", _scores(record), Part.FUNCTION, choice),
        _section("plan", "The plan of this week", _plan(record.plan), Part.PLAN, choice),
        _section("days", "Day by day", _days(record), Part.COURSE, choice),
        _section("answers", "Every answer of the check", _answers(record), Part.ANSWERS, choice),
    )
    return (*filter(None, sections), _not_known())


def _section(
    name: str, heading: str, blocks: Iterator[Block], part: Part, choice: Choice
) -> Section | None:
    found = tuple(blocks) if part in choice.parts else ()
    return Section(name, heading, found) if found else None


def _not_known() -> Section:
    return Section("not-known", "What this program does not know", (Points(NOT_KNOWN),))


def _flags(record: Record) -> Iterator[Block]:
    if record.check is None:
        return
    flags = record.check.flags
    groups = dict.fromkeys(flag.group for flag in flags)
    for group in groups:
        mine = [flag for flag in flags if flag.group == group]
        held = of(mine, Told.YES, Told.NOT_SURE, Told.NOTED)
        lines = [f"{TOLD[flag.told]}: {flag_line(flag)}" for flag in held]
        for told in (Told.NO, Told.NOT_ASKED):
            titles = [flag.title for flag in of(mine, told)]
            lines += [f"{TOLD[told]}: {'; '.join(titles)}"] if titles else []
        yield Points(tuple(lines), lead=GROUPS.get(group, "Others"))


def _causes(record: Record) -> Iterator[Block]:
    for cause in record.causes:
        yield Points(tuple(_tellings(cause)), lead=f"{cause.title}: {FITS[cause.fit]}")


def _tellings(cause: CauseTold) -> Iterator[str]:
    if cause.speaks_for:
        yield f"For: {'; '.join(cause.speaks_for)}"
    if cause.speaks_against:
        yield f"Against: {'; '.join(cause.speaks_against)}"
    yield f"Certainty of what it rests on: {CERTAINTY[cause.certainty]}"


def _bouts(record: Record) -> Iterator[Block]:
    for bout in record.bouts:
        lead = range_words(bout.began_on, bout.ended_on) if bout.ended_on else ""
        yield Points(tuple(_of_bout(bout)), lead=lead or f"Since {day_words(bout.began_on)}")


def _of_bout(bout: Bout) -> Iterator[str]:
    if bout.peak_nprs is not None and bout.peak_on:
        yield f"Strongest pain written down: {of_ten(bout.peak_nprs)} on {day_words(bout.peak_on)}"
    for began, ended in bout.flares:
        span = range_words(began, ended) if ended else f"from {day_words(began)}"
        yield f"Flare-up, as marked: {span}"
    if bout.set_off:
        yield f"Set off by, as guessed: {listed(bout.set_off)}"
    if bout.note:
        yield f"In own words: {bout.note}"


def _sessions(record: Record) -> Iterator[Block]:
    if record.fair_tests:
        yield Words(f"{WHY_TESTS_DIFFER} {NOT_BLIND}")
        yield Points(tuple(map(test_in_full, record.fair_tests)))
    if record.estimates:
        yield Words(LEARNT)
        yield Points(tuple(map(estimate_line, record.estimates)))
    if record.sessions:
        heads = ("Day", "Kind", "Pain before", "Pain after", "What was done")
        yield Grid("Sessions, the newest first", heads, tuple(map(_row, record.sessions[::-1])))


def _scores(record: Record) -> Iterator[Block]:
    """Every score that was brought in."""
    rows = tuple(
        (short_day(rating.day), score_name(told), short(rating.score))
        for told in record.scores
        for rating in told.ratings
    )
    if rows:
        yield Grid("Scores that were brought in", ("Day", "Questionnaire", "Score"), rows)


def _row(session: SessionTold) -> tuple[str, ...]:
    pain = ("" if p is None else str(p) for p in (session.pain_before, session.pain_after))
    done = "; ".join(filter(None, (", ".join(session.done), session.note)))
    stopped = "stopped early. " if session.stopped else ""
    return (short_day(session.day), str(session.kind), *pain, f"{stopped}{done}")


def _plan(plan: PlanTold | None) -> Iterator[Block]:
    if plan is None:
        return
    yield Words(f"First made on {day_words(plan.since)}. Chosen by the program from answers.")
    yield Grid(
        "What is in the plan",
        ("What", "How much", "Days"),
        tuple((line.title, line.how, line.days) for line in plan.lines),
    )
    if plan.refused:
        yield Points(plan.refused, lead="Left out by the person:")


def _days(record: Record) -> Iterator[Block]:
    days = record.series.days
    if not days:
        return
    rows = tuple(
        (
            short_day(day.day),
            "" if day.pain is None else short(day.pain),
            _could(day.function),
        )
        for day in reversed(days)
    )
    yield Grid("Days written down, the newest first", ("Day", "Pain, 0 to 10", "Could do"), rows)


def _could(function: float | None) -> str:
    return "" if function is None else {0.0: "no", 0.5: "with effort", 1.0: "yes"}[function]


def _answers(record: Record) -> Iterator[Block]:
    if record.check and record.check.answers:
        rows = tuple((each.question, each.answer) for each in record.check.answers)
        yield Grid(f"As answered on {day_words(record.check.day)}", ("Question", "Answer"), rows)
