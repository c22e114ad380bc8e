"""Checks what is compared when somebody asks what eases their pain."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.record import Provenance
from unclench.engine.values.relief_option import ClaimWords, ReliefOption, WaitingRules

MOST_WAIT_PAIN = 4
_SAID = dict.fromkeys(("title", "said", "sessions", "rises", "more", "low", "high"), "")


def option_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    """What is wrong with an option, the rules of waiting or the words of a claim, by key."""
    match record:
        case ReliefOption():
            yield from _slot_problems(base, record)
        case WaitingRules():
            yield from _waiting_problems(base, record)
        case ClaimWords():
            yield from _word_problems(record)


def _slot_problems(base: KnowledgeBase, option: ReliefOption) -> Iterator[tuple[str, str]]:
    """A session can only be made of what exists and is guided. A medicine is no intervention, and
    so can never be an option."""
    for name in (name for slot in option.slots for name in slot):
        if name not in base.interventions:
            hint = did_you_mean(name, base.interventions)
            yield "slots", f"no intervention is called `{name}`.{hint}"
        elif not base.interventions[name].guided:
            yield "slots", f"`{name}` is not guided, so no session can be made of it"


def _waiting_problems(base: KnowledgeBase, rules: WaitingRules) -> Iterator[tuple[str, str]]:
    if not rules.earliest_minutes <= rules.minutes <= rules.latest_minutes:
        yield "minutes", "`minutes` lies between `earliest_minutes` and `latest_minutes`"
    pair = (rules.pair_earliest_minutes, rules.pair_latest_minutes)
    if not rules.earliest_minutes <= pair[0] <= pair[1] <= rules.latest_minutes:
        yield "pair_earliest_minutes", "a pair lies within what counts of a waiting session"
    if base.relief_rules.choosing.wait_pain > MOST_WAIT_PAIN:
        yield "minutes", f"nobody with more pain than {MOST_WAIT_PAIN} of 10 is asked to wait"


def _word_problems(words: ClaimWords) -> Iterator[tuple[str, str]]:
    for key in ("badge", "text", "tell"):
        try:
            getattr(words, key).format_map(_SAID)
        except (KeyError, ValueError, IndexError):
            yield key, f"`{{...}}` may only name {', '.join(_SAID)}"
