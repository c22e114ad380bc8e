"""Checks the outcome measures: their scales, and how those of others are scored and recognised."""

import re
from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.record import Certainty, Provenance
from unclench.engine.values.scoring import KnownBy, Scoring, ScoringRule, Steps, Subscale
from unclench.engine.values.tracker import MeasureKind, Noticeable, OutcomeMeasure

Problems = Iterator[tuple[str, str]]
LOINC = re.compile(r"\d{1,7}-\d")
_UNPROVED = {"general_knowledge", "engineering_proposal"}


def measure_problems(base: KnowledgeBase, record: Provenance) -> Problems:
    """What does not fit in an outcome measure, by key; nothing for other records."""
    if isinstance(record, OutcomeMeasure):
        yield from _scale_problems(record)
        yield from _source_problems(base, record)
        yield from _kind_problems(base, record)


def _scale_problems(measure: OutcomeMeasure) -> Problems:
    if measure.low >= measure.high:
        yield "low", "a scale runs from the lower number to the higher one"
    steps = {str(n) for n in range(measure.low, measure.high + 1)}
    if measure.kind is MeasureKind.CHANGE and set(measure.steps or {}) != steps:
        yield "steps", f"name every step from {measure.low} to {measure.high}"
    if measure.kind is MeasureKind.CHANGE and not (measure.on_days and measure.shown_days):
        yield "on_days", "say on which days of a bout it is asked, and for how many days"
    if measure.kind is MeasureKind.ACTIVITIES and not (measure.most and measure.every_days):
        yield "most", "say how many activities, and how often they are asked"


def _source_problems(base: KnowledgeBase, measure: OutcomeMeasure) -> Problems:
    """Each part that may rest on a source of its own has one, and is no surer than that."""
    parts: list[tuple[str, Noticeable | Scoring | Steps | None]] = [
        *(("noticeable", change) for change in measure.noticeable),
        ("scoring", measure.scoring),
        ("steps_of_others", measure.steps_of_others),
    ]
    for key, part in parts:
        if part is not None:
            yield from ((key, text) for text in _problems_of_a_part(base, part))
    if any(change.points is None and change.percent is None for change in measure.noticeable):
        yield "noticeable", "say how large the change is, under `points` or `percent`"


def _problems_of_a_part(base: KnowledgeBase, part: Noticeable | Scoring | Steps) -> Iterator[str]:
    if not part.source:
        yield "name a key of sources.yaml under `source`"
    for name in part.source:
        if name not in base.sources:
            yield f"no source is called `{name}`.{did_you_mean(name, base.sources)}"
    if _UNPROVED.issuperset(part.source) and part.certainty is not Certainty.UNVERIFIED:
        yield "what rests on no source is `unverified`"


def _kind_problems(base: KnowledgeBase, measure: OutcomeMeasure) -> Problems:
    """One that is asked here has a question; one that is imported has none, and a scoring."""
    theirs = (measure.scoring, measure.steps_of_others, measure.known_by, measure.licence)
    if measure.kind is not MeasureKind.IMPORTED:
        if not measure.question:
            yield "kind", f"a measure of the kind `{measure.kind}` needs its `question`"
        if any(theirs):
            yield "kind", "`scoring`, `known_by` and `licence` are for a measure that is `imported`"
        return
    if measure.question or measure.steps:
        yield "question", "no words of a questionnaire of others stand here; take them out"
    if not (measure.licence and measure.short):
        yield "licence", "say under `licence` who may use it, and under `short` what it is called"
    if measure.scoring is None:
        yield "kind", "a measure that is `imported` needs its `scoring`"
        return
    yield from (("scoring", text) for text in _scoring_problems(measure, measure.scoring))
    if measure.steps_of_others:
        yield from _step_problems(measure.steps_of_others, measure.scoring)
    yield from _known_by_problems(base, measure)


def _scoring_problems(measure: OutcomeMeasure, scoring: Scoring) -> Iterator[str]:
    if scoring.rule is ScoringRule.GIVEN:
        if scoring.items or scoring.high or scoring.subscales or scoring.weighed:
            yield "where the score is `given` there is nothing to add up; leave out the items"
        return
    if scoring.items < 1:
        yield "say under `items` how many questions there are"
    if scoring.low >= scoring.high:
        yield "an answer runs from `low` to a higher `high`"
    if not 0 <= scoring.missing_allowed < max(scoring.items, 1):
        yield "`missing_allowed` is at least 0, and fewer than the items"
    if scoring.rule is not ScoringRule.PERCENT_OF_ANSWERED and scoring.missing_allowed:
        yield f"with the rule `{scoring.rule}` a missing answer would count as nought; allow none"
    ends = _ends(scoring)
    if ends != (measure.low, measure.high):
        yield (
            f"it gives {ends[0]:g} to {ends[1]:g}, and the scale runs from {measure.low} to "
            + str(measure.high)
        )
    yield from _item_problems(scoring)


def _ends(scoring: Scoring) -> tuple[float, float]:
    """The lowest and the highest score that the answers can give."""
    if scoring.rule is ScoringRule.PERCENT_OF_ANSWERED:
        return (100 * scoring.low / scoring.high if scoring.high else 0, 100)
    many = scoring.items if scoring.rule is ScoringRule.SUM else 1
    return many * scoring.low, many * scoring.high


def _item_problems(scoring: Scoring) -> Iterator[str]:
    named = {*scoring.weighed, *(number for part in scoring.subscales for number in part.items)}
    beyond = sorted(number for number in named if not 1 <= number <= scoring.items)
    if beyond:
        yield f"there is no question {beyond[0]}; they are numbered from 1 to {scoring.items}"
    if any(_is_empty_or_twice(part) for part in scoring.subscales):
        yield "a subscale names each of its items once"
    ids = [part.id for part in scoring.subscales]
    if len(set(ids)) < len(ids):
        yield "two subscales have the same id"


def _is_empty_or_twice(part: Subscale) -> bool:
    return not part.items or len(set(part.items)) < len(part.items)


def _step_problems(steps: Steps, scoring: Scoring) -> Problems:
    key, known = "steps_of_others", {"", *(part.id for part in scoring.subscales)}
    for step in steps.steps:
        if step.of not in known:
            hint = did_you_mean(step.of, known - {""})
            yield key, f"no subscale is called `{step.of}`.{hint}"
    *first, last = steps.steps or (None,)
    if last is None or last.below is not None or any(s is None or s.below is None for s in first):
        yield key, "every step but the last says under `below` where it ends"
    bounds = [step.below for step in steps.steps if step.below is not None and not step.of]
    if bounds != sorted(set(bounds)):
        yield key, "steps of the whole score go from the lowest to the highest"


def _known_by_problems(base: KnowledgeBase, measure: OutcomeMeasure) -> Problems:
    names = measure.known_by or KnownBy()
    for code in (*names.loinc, *names.items):
        if not LOINC.fullmatch(code):
            yield "known_by", f"`{code}` is no LOINC code; one looks like 12345-6"
    for url in names.urls:
        if ("://" not in url and not url.startswith("urn:")) or "|" in url:
            yield (
                "known_by",
                f"`{url}` is no address without a version, such as https://a.example/q",
            )
    for other in base.outcome_measures.values():
        if other.id < measure.id and other.known_by:
            shared = {*names.urls, *names.loinc} & {*other.known_by.urls, *other.known_by.loinc}
            if shared:
                yield (
                    "known_by",
                    f"`{min(shared)}` is what `{other.id}` is known by; one of them is wrong",
                )
