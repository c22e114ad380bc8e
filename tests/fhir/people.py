"""Anybody in front of the check, and what the program itself asks them."""

from collections.abc import Iterator

from hypothesis import strategies as st

from tests.laws.strategies import answers_to
from unclench.engine.assessment.assess import next_page, rows_to_show
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.finding import Finding, FindingType
from unclench.engine.values.findings import Answer, Findings
from unclench.engine.values.interview import Page


def asked_in_check(base: KnowledgeBase) -> list[Finding]:
    """Every finding that a page of the check asks for."""
    return [base.findings[name] for page in base.interview.pages for name in page.findings]


def only_of_check(base: KnowledgeBase, person: Findings) -> Findings:
    """What a person has to say to the questions of the check, without the rest."""
    asked = {finding.id for finding in asked_in_check(base)}
    return Findings({name: answer for name, answer in person.items() if name in asked})


def whole_people(base: KnowledgeBase) -> st.SearchStrategy[Findings]:
    """Anybody who has an answer to everything, and denies most of it."""
    asked = asked_in_check(base)
    denied = {f.id: st.just(False) for f in asked if f.type is FindingType.YES_NO}
    told = {f.id: answers_to(f) for f in asked if f.type is not FindingType.YES_NO}
    more = st.lists(st.sampled_from([f for f in asked if f.id in denied]), max_size=12)
    return st.builds(
        lambda usual, further: Findings({**usual, **further}),
        st.fixed_dictionaries(denied | told),
        more.flatmap(lambda some: st.fixed_dictionaries({f.id: answers_to(f) for f in some})),
    )


def people(base: KnowledgeBase) -> st.SearchStrategy[Findings]:
    """Anybody: each finding answered, not sure, or not asked."""
    some = st.lists(st.sampled_from(asked_in_check(base)), unique_by=lambda finding: finding.id)
    answered = some.flatmap(
        lambda asked: st.fixed_dictionaries({f.id: answers_to(f) for f in asked})
    )
    return answered.map(Findings)


def walk(base: KnowledgeBase, truth: Findings) -> Iterator[tuple[Findings, frozenset[str]]]:
    """Each step of the check: what was told so far, and what is asked next."""
    told = Findings()
    while (page := next_page(base, told)) is not None:
        rows = frozenset(rows_to_show(base, page, told)) | _of_preset(page)
        yield told, rows - set(told)
        told = told.with_({name: truth[name] for name in rows})
    yield told, frozenset()


def _of_preset(page: Page) -> frozenset[str]:
    """What one tap on the page answers."""
    return frozenset(setting.finding for preset in page.presets for setting in preset.sets)


def at_the_end(base: KnowledgeBase, truth: Findings) -> Findings:
    """All that somebody has told when the check ends."""
    *_, (told, _) = walk(base, truth)
    return told


def before(base: KnowledgeBase, page: Page, told: Findings) -> Findings:
    """What was told on the pages before."""
    earlier: list[str] = []
    for one in base.interview.pages:
        if one.id == page.id:
            break
        earlier += one.findings
    kept: dict[str, Answer] = {name: told[name] for name in earlier if name in told}
    return Findings(kept)
