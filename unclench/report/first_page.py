"""The sections of page one: what a clinician wants to see in five minutes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.cause import Fit
from unclench.pictures.bins import Range
from unclench.pictures.course import course
from unclench.pictures.words import Voice, short_day
from unclench.report.choice import Choice, Part
from unclench.report.document import Block, Drawn, Grid, Points, Section, Words
from unclench.report.record import (
    ActivityTold,
    CheckTold,
    Estimate,
    FlagTold,
    LookTold,
    Measured,
    Rating,
    Record,
    ScoreTold,
    SessionKind,
    Told,
)
from unclench.report.red_flags import of
from unclench.report.share import Shared
from unclench.report.tried import (
    NO_CAUSE,
    WHY_TESTS_DIFFER,
    done_line,
    done_words,
    estimates_line,
    sessions_line,
    test_line,
)
from unclench.report.words import (
    FITS,
    GROUPS,
    capital,
    count,
    day_words,
    disposition_words,
    listed,
    range_words,
    short,
)

VOICE = Voice("pain", "the plan changed", "Could do what was wanted", "more could be done")
MOST_ESTIMATES = 3
MOST_CAUSES = 3
MOST_DONE = 4
MOST_TESTS = 2
MOST_BOUTS = 2
MOST_TELLINGS = 3
NO_CHECK = "No check was made in these days."
NEW = "New or worse, told in a quick look, and no check after it in these days:"
NOT_ASSESSED = "No clinician has examined or checked these answers."


def first_page(base: KnowledgeBase, shared: Shared) -> tuple[Section, ...]:
    """The sections that were chosen and hold something."""
    record, choice = shared.record, shared.choice
    sections = (
        _section(Part.WHY, "Why now", _why(record), choice),
        _section(Part.QUESTIONS, "What I want to ask", _questions(record), choice),
        _section(Part.RED_FLAGS, "Red flags asked about", red_flags(record), choice),
        _section(Part.COURSE, "Course of pain", _course(base, record, choice), choice),
        _section(Part.FITS, "What the answers fit", _fits(record), choice),
        _section(Part.MEDICINES, "Medicines, as told", _medicines(record), choice),
        _section(Part.TRIED, "What was tried", _tried(record), choice),
        _section(Part.FUNCTION, "Function and goals", _function(record), choice),
    )
    return tuple(filter(None, sections))


def _section(part: Part, heading: str, blocks: Iterator[Block], choice: Choice) -> Section | None:
    found = tuple(blocks) if part in choice.parts else ()
    return Section(part.value.replace("_", "-"), heading, found) if found else None


def _why(record: Record) -> Iterator[Block]:
    check = record.check
    going = next((bout for bout in record.bouts if bout.ended_on is None), None)
    if check is None and going is None:
        yield Words(NO_CHECK)
        return
    lines = []
    if going is not None:
        number = (record.made.today - going.began_on).days + 1
        lines.append(f"This bout began on {day_words(going.began_on)}; today is its day {number}.")
    if check is not None:
        lines += _of_check(check)
    yield Words(" ".join(lines))


def _of_check(check: CheckTold) -> list[str]:
    began = f"Began, as told: {check.began.lower()}." if check.began else ""
    where = f"{capital(listed(check.where))}." if check.where else ""
    onset = f"Onset: {check.onset.lower()}." if check.onset else ""
    going = f"Course, as told: {check.course.lower()}." if check.course else ""
    pain = "" if check.pain_nprs is None else f"Pain then {check.pain_nprs} of 10 (NPRS)."
    what = f"Last check on {day_words(check.day)}: {disposition_words(check).lower()}."
    open_ = "" if check.complete else "It was not finished."
    return [part for part in (what, open_, began, onset, going, where, pain) if part]


def _questions(record: Record) -> Iterator[Block]:
    if record.questions:
        yield Points(record.questions)


def red_flags(record: Record) -> Iterator[Block]:
    """What came out of asking about red flags: what was told since the check, those that hold."""
    clear, new = _apart(record.looks)
    yield from _new(new)
    if record.check is None:
        yield Words(NO_CHECK if record.looks else "Not asked in these days.")
    else:
        yield from _asked(record.check)
    yield from _clear(clear)


def looks_told(looks: tuple[LookTold, ...]) -> Iterator[Block]:
    """What quick looks say by themselves, with no check beside them."""
    clear, new = _apart(looks)
    yield from _new(new)
    yield from _clear(clear)


def _asked(check: CheckTold) -> Iterator[Block]:
    yield Words(f"Asked on {day_words(check.day)}, by questions alone. {NOT_ASSESSED}")
    yield from _positive(check.flags)
    yield Words(_denied(check.flags))
    if not check.complete:
        yield Words("The check was not finished: some flags are undecided.", strong=True)


def _apart(looks: tuple[LookTold, ...]) -> tuple[tuple[LookTold, ...], tuple[LookTold, ...]]:
    """The looks before one that found something, and that one with all after it."""
    first = next((n for n, look in enumerate(looks) if look.found), len(looks))
    return looks[:first], looks[first:]


def _new(looks: tuple[LookTold, ...]) -> Iterator[Block]:
    """Signs of squeezed nerves that were told with no check since, in the order of their days."""
    told = (f"{short_day(look.day)}: {listed(look.found or ('none of them',))}" for look in looks)
    if looks:
        yield Points(tuple(told), lead=NEW)


def _clear(looks: tuple[LookTold, ...]) -> Iterator[Block]:
    if looks:
        days = count(len({look.day for look in looks}), "day")
        last = day_words(looks[-1].day)
        yield Words(f"Signs of cauda equina asked again on {days}, last on {last}: none.")


def _positive(flags: tuple[FlagTold, ...]) -> Iterator[Block]:
    found = of(flags, Told.YES, Told.NOT_SURE, Told.NOTED)
    if found:
        yield Points(tuple(map(flag_line, found)), lead="Reported:")
    else:
        yield Words("Reported: none.", strong=True)


def flag_line(flag: FlagTold) -> str:
    """A flag that holds, with what was told and whether a clinician has seen it."""
    because = f" ({listed(flag.because)})" if flag.because else ""
    sure = " The person was not sure." if flag.told is Told.NOT_SURE else ""
    noted = " Noted; it changes nothing alone." if flag.told is Told.NOTED else ""
    seen = ""
    if flag.checked_on:
        seen = f" Checked by a clinician on {day_words(flag.checked_on)}, as told."
    return f"{flag.title}{because}.{sure}{noted}{seen}"


def _denied(flags: tuple[FlagTold, ...]) -> str:
    """The groups of which something came out as no, and how many flags were not asked."""
    no, open_ = of(flags, Told.NO), len(of(flags, Told.NOT_ASKED))
    groups = dict.fromkeys(flag.group for flag in no if flag.group)
    names = "; ".join(GROUPS.get(group, group).lower() for group in groups)
    said = f"Answered no, {count(len(no), 'flag')}: {names}." if no else "None was answered no."
    return f"{said} {capital(count(open_, 'flag'))} not asked or not decided." if open_ else said


def _course(base: KnowledgeBase, record: Record, choice: Choice) -> Iterator[Block]:
    if not record.series.days:
        yield Words("No days were written down.")
        return
    voice = replace(VOICE, title=f"Pain, {range_words(choice.first, choice.last)}")
    picture = course(record.series, choice.last, base.noticeable_change, Range.ALL, voice)
    yield Drawn(picture, picture.sentence)
    told = sum(day.pain is not None for day in record.series.days)
    days = (choice.last - choice.first).days + 1
    yield Words(f"Pain was written down on {told} of {count(days, 'day')}.", small=True)


def _fits(record: Record) -> Iterator[Block]:
    if not record.causes:
        if record.check and not record.check.complete:
            yield Words("Not worked out, because the check was not finished.")
        return
    yield Words(
        "Worked out from answers alone, from published figures where there are some. "
        "Not a diagnosis.",
        small=True,
    )
    shown = [c for c in record.causes if c.fit in (Fit.WELL, Fit.PARTLY)][:MOST_CAUSES]
    if not shown:
        yield Words("The answers fit none of the usual patterns more than the others.")
        return
    yield Points(tuple(_cause_line(c.title, FITS[c.fit], c.speaks_for) for c in shown))


def _cause_line(title: str, fit: str, speaks_for: tuple[str, ...]) -> str:
    told = f": {'; '.join(speaks_for[:MOST_TELLINGS])}" if speaks_for else ""
    return f"{title}, {fit}{told}"


def _tried(record: Record) -> Iterator[Block]:
    sessions = tuple(filter(None, (sessions_line(record, kind) for kind in SessionKind)))
    often = sorted(
        (done for done in record.done if not done.is_medicine), key=lambda d: -len(d.days)
    )
    done = (done_words(often, MOST_DONE),) if often else ()
    lines = (*sessions, *done, *_tests(record))
    if not lines:
        yield Words("Nothing was written down.")
        return
    yield Points(lines)
    if record.fair_tests:
        yield Words(WHY_TESTS_DIFFER, small=True)
    told = sorted((e for e in record.estimates if not e.is_open), key=_worse_first)[:MOST_ESTIMATES]
    if told:
        yield Words(estimates_line(told), small=True)
    yield Words(NO_CAUSE, small=True)


def _tests(record: Record) -> Iterator[str]:
    """The newest fair tests, and how many more stand in full."""
    yield from map(test_line, record.fair_tests[:MOST_TESTS])
    more = len(record.fair_tests) - MOST_TESTS
    if more > 0:
        yield f"{capital(count(more, 'fair test'))} before, told in full under Sessions"


def _worse_first(told: Estimate) -> tuple[bool, float]:
    """What seems to make it worse has to reach the reader; then what seems to ease it most."""
    return told.mean <= 0, told.mean


def _medicines(record: Record) -> Iterator[Block]:
    told = record.medicines
    taken = [done for done in record.done if done.is_medicine]
    lines = [*told.own_words.splitlines(), *map(done_line, taken)]
    if told.yes and told.answered_on:
        lines.append(f"Told on {day_words(told.answered_on)}: {listed(told.yes)}")
    if told.not_sure:
        lines.append(f"Not sure of: {listed(told.not_sure)}")
    if not lines:
        yield Words("None was told. That does not mean none is taken.")
        return
    yield Points(tuple(lines))
    yield Words("The program asks for no amounts. Please ask.", small=True)


def _function(record: Record) -> Iterator[Block]:
    if record.goals:
        yield Words(f"Goals, in own words: {'; '.join(goal.words for goal in record.goals)}")
    if record.activities:
        caption = "Own activities, 0 not at all to 10 as before (PSFS)"
        rows = tuple(map(_activity_row, record.activities))
        yield Grid(caption, ("Activity", "First", "Last"), rows)
    if record.measured:
        rows = tuple(map(_measured_row, record.measured))
        yield Grid("Capacity tests at home, unsupervised", ("Test", "First", "Last"), rows)
    lines = (*_score_lines(record), *_change_lines(record), *_day_lines(record))
    if lines:
        yield Points(lines)


def _activity_row(activity: ActivityTold) -> tuple[str, str, str]:
    first, last = activity.ratings[0], activity.ratings[-1]
    was = _rated(first) if len(activity.ratings) > 1 else ""
    return activity.words, was, _rated(last)


def _measured_row(measured: Measured) -> tuple[str, str, str]:
    first, last = measured.ratings[0], measured.ratings[-1]
    was = _rated(first) if len(measured.ratings) > 1 else ""
    return f"{measured.title}, {measured.unit}", was, _rated(last)


def _score_lines(record: Record) -> Iterator[str]:
    told = "; ".join(f"{each.short} ({each.ends}) {_scores(each)}" for each in record.scores)
    if told:
        yield f"Questionnaires, first and last score: {told}"


def _scores(told: ScoreTold) -> str:
    """The first and the last with their days: a score of last year is none of today."""
    return " and ".join(map(_rated, (*told.ratings[:-1][:1], told.ratings[-1])))


def _rated(rating: Rating) -> str:
    return f"{short(rating.score)} on {short_day(rating.day)}"


def _change_lines(record: Record) -> Iterator[str]:
    """How each of the newest bouts went on, and in how many before them it was told."""
    bouts = list(dict.fromkeys(change.bout_began for change in record.changes))
    told = "; ".join(_change_in(record, began) for began in bouts[-MOST_BOUTS:])
    more = len(bouts) - MOST_BOUTS
    if told:
        yield f"Overall change: {told}" + (f"; told in {count(more, 'bout')} before" * (more > 0))


def _change_in(record: Record, began: date) -> str:
    mine = [change for change in record.changes if change.bout_began == began]
    told = ", ".join(f"day {each.on_day} {each.words.lower()}" for each in mine)
    return f"bout of {short_day(began)} {told}"


def _day_lines(record: Record) -> Iterator[str]:
    told = [day.function for day in record.series.days if day.function is not None]
    if told:
        could = sum(value == 1 for value in told)
        yield f"Could do what they wanted on {could} of {count(len(told), 'day')} written down"
