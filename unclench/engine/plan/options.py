"""Which kinds of help may be tried by whom: the safe set out of which anything is suggested."""

from dataclasses import dataclass

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.plan.dose import first_dose, seconds_of
from unclench.engine.plan.offer import Offer, Standing, offer_read
from unclench.engine.triage.contradictions import Reading, safer_reading
from unclench.engine.values.findings import Findings
from unclench.engine.values.relief_option import ReliefOption

_BEST_FIRST = (Standing.OFFERED, Standing.ASK_FIRST, Standing.LEFT_OUT)


@dataclass(frozen=True)
class OptionOffer:
    """Whether a kind of help may be tried. `shown`: the intervention that stands for it.

    `ask_first`: something is asked before its first move, and may still take it away. minutes: how
    long it takes, about. why: the first reason against it, where it is left out.
    """

    option: str
    standing: Standing
    shown: str
    minutes: float
    why: str = ""

    @property
    def may_be_tried(self) -> bool:
        """Whether nothing that is known speaks against it."""
        return self.standing is not Standing.LEFT_OUT


def option_offers(base: KnowledgeBase, findings: Findings) -> tuple[OptionOffer, ...]:
    """How each kind of help stands that a session can be made of, in the order of the knowledge."""
    reading = safer_reading(base, findings)
    options = (option for option in base.relief_options.values() if option.slots)
    return tuple(_offered(base, option, reading) for option in options)


def _offered(base: KnowledgeBase, option: ReliefOption, reading: Reading) -> OptionOffer:
    """As its best intervention stands: one that may be done is enough to try it."""
    offers = [_best(base, slot, reading) for slot in option.slots]
    best = min(offers, key=_rank)
    seconds = sum(_seconds(base, each.intervention) for each in offers)
    return OptionOffer(option.id, best.standing, best.intervention, seconds / 60, _why(best))


def _best(base: KnowledgeBase, slot: tuple[str, ...], reading: Reading) -> Offer:
    """The first intervention of a slot that stands best."""
    return min((offer_read(base, base.interventions[name], reading) for name in slot), key=_rank)


def _rank(offer: Offer) -> int:
    return _BEST_FIRST.index(offer.standing)


def _seconds(base: KnowledgeBase, name: str) -> float:
    record = base.interventions[name]
    return seconds_of(record, first_dose(record))


def _why(offer: Offer) -> str:
    return offer.reasons[0].why if offer.reasons else ""
