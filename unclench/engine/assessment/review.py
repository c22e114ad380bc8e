"""A red flag as a reviewer reads it: one value for the document and for the page of the site."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.clause import Clause, clause_of, number_in_words, spoken
from unclench.engine.knowledge.wording import sentence
from unclench.engine.triage.result import Fired, TriageResult
from unclench.engine.triage.triage import triage
from unclench.engine.values.condition import Condition, atoms_of
from unclench.engine.values.disposition import Disposition, Urgency
from unclench.engine.values.expression import expression, name_parts
from unclench.engine.values.findings import Findings
from unclench.engine.values.record import Seen
from unclench.engine.values.red_flag import ASSESSED_DAYS, AssessedFor, RedFlag, Rule, Tier

UNSIGNED = "An unsigned draft: not yet reviewed by a clinician"
TIERS: Mapping[Tier, str] = {
    Tier.A: "acts alone",
    Tier.B: "acts alone, and rises when it comes with certain others",
    Tier.C: "acts only with another sign; alone it is noted",
    Tier.EXIT: "not a sign of disease, but somebody this program is not made for",
}
SEEN: Mapping[Seen, str] = {
    Seen.PAGE: "the page itself was read",
    Seen.EXCERPT: "a part, or a copy elsewhere, was read",
    Seen.MEMORY: "from memory; nothing was read for it",
}
_SETTLED: Mapping[AssessedFor, str] = {
    AssessedFor.NEVER: "Never settled by an earlier visit to a clinician.",
    AssessedFor.CHANGE_ASKED_EACH_TIME: (
        "Never settled by an earlier visit: each check asks whether it has changed."
    ),
}
_WHEN: Mapping[Disposition, str] = {
    Disposition.EMERGENCY: "emergency help now",
    Disposition.SAME_DAY: "seen the same day",
    Disposition.SELF_CARE: "looked after at home",
}


@dataclass(frozen=True)
class DescribedPerson:
    """Somebody invented or published, whom the content is tried on."""

    name: str
    findings: Findings


@dataclass(frozen=True)
class Told:
    """What one of them is told."""

    person: DescribedPerson
    result: TriageResult


@dataclass(frozen=True)
class ConditionReview:
    """A condition as a sentence, as parts for a list, and as it is written."""

    sentence: str
    clause: Clause
    expression: str


@dataclass(frozen=True)
class RuleReview:
    """What one rule demands, when; and whether, as things stand, it ever decides by itself."""

    level: str
    level_words: str
    when: ConditionReview
    remark: str


@dataclass(frozen=True)
class TermReview:
    """A concept that a rule speaks of by name."""

    id: str
    title: str
    means: ConditionReview


@dataclass(frozen=True)
class SourceReview:
    """A source, and how it was read."""

    title: str
    link: str
    year: str
    seen: str


@dataclass(frozen=True)
class CaseReview:
    """A described person for whom the flag holds: what it demands, what they are told in all."""

    name: str
    demanded: str
    told: str
    not_sure: bool


@dataclass(frozen=True)
class FlagReview:
    """Everything that a reviewer needs to judge one red flag."""

    id: str
    title: str
    why: str
    say: str
    group: str
    tier: str
    tier_words: str
    sentence: str
    rules: tuple[RuleReview, ...]
    noted: ConditionReview | None
    terms: tuple[TermReview, ...]
    questions: tuple[str, ...]
    raises_partners: bool
    settled: str
    sign_off: str
    facts: tuple[str, ...]
    sources: tuple[SourceReview, ...]
    certainty: str
    reviewed: str
    review_by: date
    cases: tuple[CaseReview, ...]


def tell(base: KnowledgeBase, people: Iterable[DescribedPerson]) -> tuple[Told, ...]:
    """What each of them is told."""
    return tuple(Told(person, triage(base, person.findings)) for person in people)


def review_of(base: KnowledgeBase, flag: RedFlag, told: Sequence[Told] = ()) -> FlagReview:
    """The flag with all that it rests on; `told` are the people among whom its cases are found."""
    conditions = [rule.when for rule in flag.rules]
    if flag.recorded_when is not None:
        conditions.append(flag.recorded_when)
    rules = tuple(_rule(base, rule) for rule in flag.rules)
    return FlagReview(
        id=flag.id,
        title=flag.title,
        why=flag.why,
        say=flag.say,
        group=flag.group,
        tier=str(flag.tier),
        tier_words=TIERS[flag.tier],
        sentence=_overall(rules),
        rules=rules,
        noted=None if flag.recorded_when is None else in_review(base, flag.recorded_when),
        terms=_terms(base, conditions),
        questions=_questions(base, flag),
        raises_partners=flag.raises_partners,
        settled=_settled(flag),
        sign_off=flag.needs_sign_off,
        facts=flag.facts,
        sources=tuple(_source(base, key) for key in flag.source),
        certainty=str(flag.certainty).replace("_", " "),
        reviewed=_reviewed(flag),
        review_by=flag.review_by,
        cases=tuple(_cases(flag, told)),
    )


def level_in_words(urgency: Urgency) -> str:
    """ "emergency help now", "a clinician within three days"."""
    if urgency.disposition is Disposition.SOON:
        days = urgency.within_days or 0
        return f"a clinician within {number_in_words(days)} day{'' if days == 1 else 's'}"
    return _WHEN[urgency.disposition]


def in_review(base: KnowledgeBase, condition: Condition, *, of: str = "") -> ConditionReview:
    """A condition with its concepts named again; `of` is the concept that it defines itself."""
    named = name_parts(condition, _names(base, of))
    clause = clause_of(base, named)
    return ConditionReview(sentence(spoken(clause)), clause, expression(named))


def _names(base: KnowledgeBase, left_out: str = "") -> Mapping[Condition, str]:
    return {c.means: c.id for c in base.concepts.values() if c.id != left_out}


def _rule(base: KnowledgeBase, rule: Rule) -> RuleReview:
    return RuleReview(
        str(rule.to), _level(rule.to), in_review(base, rule.when), remark=_remark(rule)
    )


def _remark(rule: Rule) -> str:
    if rule.covered_by:
        others = " or ".join(rule.covered_by)
        return f"It adds a reason, never a level: {others} demands as much whenever it holds."
    return f"It can hold for nobody as things stand. {rule.dormant}" if rule.dormant else ""


def _level(urgency: Urgency) -> str:
    words = level_in_words(urgency)
    return words[0].upper() + words[1:]


def _overall(rules: Sequence[RuleReview]) -> str:
    """All rules in one sentence each: "Emergency help now: saddle numbness." """
    return " ".join(f"{rule.level_words}: {_start_low(rule.when.sentence)}" for rule in rules)


def _start_low(text: str) -> str:
    return text[:1].lower() + text[1:]


def _terms(base: KnowledgeBase, conditions: Sequence[Condition]) -> tuple[TermReview, ...]:
    """The concepts that the conditions name, and those that these name in turn."""
    names = _names(base)
    waiting = [name_parts(condition, names) for condition in conditions]
    found: dict[str, TermReview] = {}
    while waiting:
        for atom in atoms_of(waiting.pop(0)):
            concept = base.concepts.get(atom.finding)
            if concept is not None and concept.id not in found:
                means = in_review(base, concept.means, of=concept.id)
                found[concept.id] = TermReview(concept.id, concept.title, means)
                waiting.append(name_parts(concept.means, _names(base, concept.id)))
    return tuple(found.values())


def _questions(base: KnowledgeBase, flag: RedFlag) -> tuple[str, ...]:
    read = flag.findings_read()
    asked = [name for page in base.interview.pages for name in page.findings if name in read]
    return tuple(base.findings[name].question for name in dict.fromkeys(asked))


def _settled(flag: RedFlag) -> str:
    days = ASSESSED_DAYS[flag.assessed]
    if not days or flag.assessed_up_to is None:
        return _SETTLED[flag.assessed]
    time = "three months" if flag.assessed is AssessedFor.THREE_MONTHS else "six weeks"
    return (
        f"Settled for {time} when a clinician has looked at this same problem and nothing has "
        f"changed since, up to the level “{level_in_words(flag.assessed_up_to)}”. "
        "An answer of “not sure” is never settled."
    )


def _reviewed(flag: RedFlag) -> str:
    if flag.reviewed_by is None:
        return UNSIGNED
    return f"Reviewed by {flag.reviewed_by} on {flag.reviewed_on}"


def _source(base: KnowledgeBase, key: str) -> SourceReview:
    source = base.sources[key]
    return SourceReview(source.title, source.link, source.year, SEEN[source.seen])


def _cases(flag: RedFlag, told: Iterable[Told]) -> Iterable[CaseReview]:
    for one in told:
        fired = _fired(flag, one.result)
        if fired is not None:
            demanded, answer = level_in_words(fired.urgency), level_in_words(one.result.urgency)
            yield CaseReview(one.person.name, demanded, answer, fired.unsure)


def _fired(flag: RedFlag, result: TriageResult) -> Fired | None:
    return next((fired for fired in result.raising if fired.flag == flag.id), None)
