"""Checks what people look up: phases, links between pages, sources of single numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.cause import Cause, SecondLook, SelfTest
from unclench.engine.values.condition import findings_read
from unclench.engine.values.intervention import Phase
from unclench.engine.values.library import LibraryRecord, Standing, Treatment
from unclench.engine.values.record import Certainty, Provenance


def library_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    """What does not fit in a page to look up: its key and what is wrong."""
    if isinstance(record, LibraryRecord):
        yield from _unknown("related", record.related, base.library_ids)
        yield from _unknown(
            "interventions", getattr(record, "interventions", ()), base.interventions
        )
        if base.library_ids[record.id] > 1:
            yield "title", f"two pages are called `{record.id}`; a library needs one name for each"
    match record:
        case Treatment():
            yield from _treatment_problems(base, record)
        case Cause():
            yield from _cause_problems(base, record)
        case SelfTest():
            yield from _unknown("finding", (record.finding,), base.findings)
        case SecondLook():
            yield from _unknown("page", (record.page,), {p.id: p for p in base.interview.pages})


def _cause_problems(base: KnowledgeBase, cause: Cause) -> Iterator[tuple[str, str]]:
    for key, parts in (("tellings", cause.tellings), ("course", cause.course)):
        for part in parts:
            yield from _unknown(key, part.source, base.sources)
    if [prior.when is None for prior in cause.priors].count(True) != 1 or cause.priors[-1].when:
        yield "priors", "the last prior, and only that one, has no `when`: it is for everyone else"


def understand_problems(base: KnowledgeBase) -> Iterator[str]:
    """What a cause reads and no page asks for, and what a page asks that does not exist."""
    tests = {test.finding for test in base.self_tests.values()}
    pages = (base.interview, base.understand_pages, base.medicine_pages)
    asked = {name for pages_ in pages for page in pages_.pages for name in page.findings} | tests
    for page in base.understand_pages.pages:
        for name in page.findings:
            if name not in base.findings:
                hint = did_you_mean(name, base.findings)
                yield f"page `{page.id}`: no finding is called `{name}`.{hint}"
    for cause in base.causes.values():
        for telling in cause.tellings:
            for name in sorted(findings_read(telling.when) - asked - set(base.cautions)):
                yield f"`{name}` speaks of `{cause.id}`, but no page or self-test asks for it"


def _treatment_problems(base: KnowledgeBase, record: Treatment) -> Iterator[tuple[str, str]]:
    yield from _unknown("medicines", record.medicines, base.medicines)
    told = Counter(row.phase for row in record.phases)
    for phase in Phase:
        if told[phase] != 1:
            yield "phases", f"each phase is named once; `{phase}` is named {told[phase]} times"
    if not record.effects:
        yield "effects", "say what trials measured, or that none was found"
    for effect in record.effects:
        yield from _unknown("effects", effect.source, base.sources)
        if effect.points and effect.certainty is Certainty.UNVERIFIED:
            yield "effects", "an unverified number is told in words only; leave out its `points`"
    yield from _suggestion_problems(base, record)


def _suggestion_problems(base: KnowledgeBase, record: Treatment) -> Iterator[tuple[str, str]]:
    never = [name for name, medicine in base.medicines.items() if medicine.never_suggested]
    if set(record.medicines) & set(never) and not record.never_suggested:
        yield "medicines", "one of these is never suggested; then neither is this treatment"
    standings = {row.standing for row in record.phases}
    if record.never_suggested and Standing.FIRST_CHOICE in standings:
        yield "phases", "what is never suggested is no first choice in any phase"
    if record.never_suggested and record.how_to:
        yield "how_to", "what is never suggested has no how-to; say under `instead` what to do"
    if Standing.ADVISED_AGAINST in standings and not record.instead:
        yield "phases", "where it is advised against, `instead` says what to do"


def _unknown(
    key: str, names: tuple[str, ...], known: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    for name in names:
        if name not in known:
            yield key, f"nothing is called `{name}`.{did_you_mean(name, known)}"
