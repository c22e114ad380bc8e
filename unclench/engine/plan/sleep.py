"""Which way to lie at night: what somebody ticked as findings, and the positions in order."""

from collections.abc import Mapping
from dataclasses import dataclass

from unclench.engine.knowledge.answers import read_answer
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import evaluate
from unclench.engine.values.findings import NOT_SURE, Answer, Findings
from unclench.engine.values.intervention import Contraindication
from unclench.engine.values.interview import Setting
from unclench.engine.values.sleep import SleepPosition


@dataclass(frozen=True)
class SleepChoice:
    """A position for one person. `because` is what leaves it out; empty where nothing does."""

    position: SleepPosition
    suits: tuple[str, ...]
    care: tuple[str, ...]
    because: tuple[Contraindication, ...]


def sleep_findings(base: KnowledgeBase, ticked: Mapping[str, Answer]) -> Findings:
    """The rows that were ticked, "not sure" or left, as findings. Of two rows that speak of one
    finding the later counts; several places or moves are gathered."""
    given: dict[str, Answer] = {}
    for row in base.sleep.rows:
        answer = ticked.get(row.id)
        for setting in row.sets:
            _add(base, given, setting, answer)
    otherwise = {s.finding: _read(base, s) for s in base.sleep.otherwise}
    return Findings({**otherwise, **given})


def _add(
    base: KnowledgeBase, given: dict[str, Answer], setting: Setting, answer: Answer | None
) -> None:
    finding = base.findings[setting.finding]
    if answer is NOT_SURE:
        given[finding.id] = NOT_SURE
    elif answer is True:
        told, before = _read(base, setting), given.get(finding.id)
        both = isinstance(told, frozenset) and isinstance(before, frozenset)
        given[finding.id] = told | before if both else told  # type: ignore[operator]
    elif answer is False and finding.type == "yes_no":
        given.setdefault(finding.id, False)


def _read(base: KnowledgeBase, setting: Setting) -> Answer:
    several = base.findings[setting.finding].type == "several"
    return read_answer(base, setting.finding, [setting.option] if several else setting.option)


def sleep_choices(base: KnowledgeBase, findings: Findings) -> tuple[SleepChoice, ...]:
    """Every position: what suits most first, what is left out last.

    What is not known counts as yes in a caution, and as nothing where it would speak for a
    position.
    """
    choices = [_choice(position, findings) for position in base.sleep.positions]
    return tuple(sorted(choices, key=lambda c: (bool(c.because), -len(c.suits))))


def _choice(position: SleepPosition, findings: Findings) -> SleepChoice:
    return SleepChoice(
        position,
        tuple(s.why for s in position.suits if evaluate(s.when, findings) is True),
        tuple(c.advice for c in position.care if evaluate(c.when, findings, unsure=True)),
        tuple(
            c for c in position.leave_out if evaluate(c.when, findings, unsure=True) is not False
        ),
    )
