"""Checks that the medicines, their rules and their questions fit together."""

from collections import Counter
from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.condition import findings_read
from unclench.engine.values.medicine import Medicine, MedicineRule
from unclench.engine.values.record import Certainty, Provenance

UNPROVED = frozenset({"general_knowledge", "engineering_proposal"})


def medicine_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    """What is wrong with a medicine or its rule, each with the key that it stands under."""
    if isinstance(record, Medicine):
        yield from _of_medicine(base, record)
    if isinstance(record, MedicineRule):
        yield from _of_rule(base, record)


def _of_medicine(base: KnowledgeBase, medicine: Medicine) -> Iterator[tuple[str, str]]:
    for name in medicine.rules:
        if name not in base.medicine_rules:
            hint = did_you_mean(name, base.medicine_rules)
            yield "rules", f"no file of `medicine_rules` is called `{name}`.{hint}"
    for key in medicine.benefit_source:
        if key not in base.sources:
            yield "benefit_source", f"no source is called `{key}`.{did_you_mean(key, base.sources)}"
    if not medicine.benefit_source:
        yield "benefit_source", "what it does for a back needs at least one source"
    unproved = UNPROVED.issuperset(medicine.benefit_source)
    if unproved and medicine.benefit_certainty is not Certainty.UNVERIFIED:
        yield "benefit_certainty", "this needs a source; without one it is `unverified`"


def _of_rule(base: KnowledgeBase, rule: MedicineRule) -> Iterator[tuple[str, str]]:
    for key, codes in (("only_in", rule.only_in), ("not_in", rule.not_in)):
        for code in codes:
            if code not in base.countries:
                yield key, f"no country is called `{code}`.{did_you_mean(code, base.countries)}"


def list_problems(base: KnowledgeBase) -> Iterator[str]:
    """What is wrong with the pages and the shelves: each thing asked once, each shown once."""
    asked = Counter(name for page in base.medicine_pages.pages for name in page.findings)
    for name, times in asked.items():
        if name not in base.findings:
            yield f"no finding is called `{name}`.{did_you_mean(name, base.findings)}"
        if times > 1:
            yield f"`{name}` is asked twice; ask each finding once"
    for name in sorted(_findings_of_rules(base) & set(base.findings) - set(asked)):
        yield f"`{name}` decides about a medicine, but no page asks for it; put it on a page"
    yield from _shelf_problems(base)


def _findings_of_rules(base: KnowledgeBase) -> frozenset[str]:
    rules = [rule for group in base.medicine_rules.values() for rule in group.values()]
    return frozenset().union(*(findings_read(rule.when) for rule in rules))


def _shelf_problems(base: KnowledgeBase) -> Iterator[str]:
    shown = Counter(name for shelf in base.medicine_shelves for name in shelf.medicines)
    for name, times in shown.items():
        if name not in base.medicines:
            yield f"no medicine is called `{name}`.{did_you_mean(name, base.medicines)}"
        if times > 1:
            yield f"`{name}` stands on two shelves"
    for name in sorted(set(base.medicines) - set(shown)):
        yield f"`{name}` stands on no shelf, so nobody would see it"
