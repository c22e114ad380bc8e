"""How what is known of one option is said, in the words of the knowledge."""

from collections.abc import Iterator

from unclench.engine.learning.relief.result import Claim, OptionRelief, WouldTell
from unclench.engine.values.relief_option import ClaimWords, ReliefOption
from unclench.pictures.words import short
from unclench.web.knowledge import knowledge

UNTRIED, UNCLEAR, LEANING_WORSE, ROSE = "untried", "unclear", "leaning_worse", "rose"
WARNED_OF = (Claim.SEEMS_WORSE, ROSE, LEANING_WORSE)
# In the order of the page.
VERDICTS = (Claim.HELPS_YOU, Claim.NO_REAL_DIFFERENCE, Claim.SEEMS_WORSE)
STILL_OPEN = (ROSE, Claim.LEANING, LEANING_WORSE, UNCLEAR, Claim.TOO_EARLY)


def said_of(known: OptionRelief) -> str:
    """The id of the words: the claim, or what kind of "too early" it is."""
    if not known.n:
        return UNTRIED
    if known.claim is Claim.SEEMS_WORSE and not _is_likely_worse(known):
        return ROSE
    if known.claim in (Claim.HELPS_YOU, Claim.LEANING, Claim.SEEMS_WORSE):
        return str(known.claim)
    strict = knowledge().relief_rules.strict
    if known.n < strict.least_uses:
        return str(Claim.TOO_EARLY)
    if 1 - known.p_better > strict.leaning:
        return LEANING_WORSE
    return str(known.claim) if known.claim is Claim.NO_REAL_DIFFERENCE else UNCLEAR


def _is_likely_worse(known: OptionRelief) -> bool:
    """Whether all sessions say so, and not only that pain rose a lot in some."""
    return known.p_worse > knowledge().relief_rules.worse.surely


def words_of(known: OptionRelief) -> ClaimWords:
    """The words for what is known of an option."""
    return knowledge().claim_words[said_of(known)]


def sentence(known: OptionRelief, option: ReliefOption) -> str:
    """What may be said of it."""
    return words_of(known).text.format_map(_filled(known, option))


def would_change(known: OptionRelief, option: ReliefOption) -> str:
    """What would change it: how many more times, where that can be told."""
    if known.would_tell and known.n:
        return _so_much_more(known.would_tell)
    return words_of(known).tell.format_map(_filled(known, option))


def _so_much_more(told: WouldTell) -> str:
    return f"If things go on as they look now, this would tell: {' and '.join(_parts(told))}."


def _parts(told: WouldTell) -> Iterator[str]:
    if told.uses:
        yield f"trying it {times(told.uses)} more"
    if told.waits:
        yield f"just carrying on {times(told.waits)}"


def _filled(known: OptionRelief, option: ReliefOption) -> dict[str, str]:
    low, high = known.interval_80
    least = knowledge().relief_rules.strict.least_uses
    return {
        "title": option.title,
        "said": option.said,
        "sessions": times(known.n),
        "rises": times(known.jumps),
        "more": times(max(1, least - known.n)),
        "low": short(max(0.0, low)),
        "high": short(max(0.0, high)),
    }


def times(count: int) -> str:
    """Such as "once", or "3 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
