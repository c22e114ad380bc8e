"""Checks what is assumed of effects: every name known, and no option with two answers."""

from collections import Counter
from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.intervention import Phase
from unclench.engine.values.record import Provenance
from unclench.engine.values.relief_prior import EffectPrior

Note = tuple[str, str]
WEAK_DEFAULT = "anything_else"
NARROWEST, WIDEST = 0.2, 3.0
"""Points. A narrower belief leaves one person nothing to tell; a wider one says that nothing is
known. Source: `engineering_proposal`."""


def effect_problems(base: KnowledgeBase, record: Provenance) -> Iterator[Note]:
    """What is wrong with one prior, by key; nothing for any other record."""
    if not isinstance(record, EffectPrior):
        return
    for key in ("interventions", "treatments", "medicines"):
        shelf = getattr(base, key)
        for name in getattr(record, key):
            if name not in shelf:
                yield key, f"nothing of `{key}` is called `{name}`.{did_you_mean(name, shelf)}"
    for key, belief in (("immediate", record.immediate), ("daily", record.daily)):
        if not NARROWEST <= belief.sd <= WIDEST:
            yield key, f"`sd: {belief.sd:g}` lies outside of {NARROWEST:g} to {WIDEST:g} points"


def all_effect_problems(base: KnowledgeBase) -> Iterator[str]:
    """What is wrong with the priors together."""
    if WEAK_DEFAULT not in base.effect_priors:
        yield f"`{WEAK_DEFAULT}` is missing: what is expected of an option without a prior"
    spoken = Counter(
        (phase, key, name)
        for prior in base.effect_priors.values()
        for phase in prior.phases or tuple(Phase)
        for key in ("interventions", "kinds")
        for name in getattr(prior, key)
    )
    for (phase, key, name), times in sorted(spoken.items()):
        if times > 1:
            yield f"`{name}` stands in {times} priors under `{key}` for `{phase}`; keep one"
