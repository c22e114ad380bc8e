"""Sessions of one kind of help: what may be tried, what is suggested, and how one begins.

What works the suggestions out is imported when it is first asked for: the pages that need no numpy
do not load it (decision 0040).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone

from unclench.engine.assessment.assess import fill
from unclench.engine.plan.options import OptionOffer, option_offers
from unclench.engine.values.findings import Findings
from unclench.engine.values.follow_up import Place
from unclench.engine.values.relief_option import ReliefOption
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision, Disposition
from unclench.web.follow_up.services import due_here
from unclench.web.knowledge import knowledge
from unclench.web.relief import services
from unclench.web.relief.made_of import plan_for
from unclench.web.relief.models import ChosenBy, Session
from unclench.web.what_helps import waiting

if TYPE_CHECKING:
    from unclench.web.what_helps.learnt import Learnt
    from unclench.web.what_helps.suggesting import Suggestions


@dataclass
class Trying:
    """What one person may try now. Only somebody with a check that lets them look after themselves
    has one: before that nothing is suggested."""

    visitor: Visitor
    decision: Decision
    known: Findings

    @cached_property
    def offers(self) -> dict[str, OptionOffer]:
        """How each kind of help stands, by its id."""
        return {each.option: each for each in option_offers(knowledge(), self.known)}

    @property
    def safe(self) -> tuple[str, ...]:
        """The kinds of help that nothing known speaks against."""
        return tuple(name for name, each in self.offers.items() if each.may_be_tried)

    @cached_property
    def learnt(self) -> Learnt:
        """What is known of this person by now."""
        from unclench.web.what_helps.learnt import learnt_by

        return learnt_by(self.visitor, timezone.localdate())

    @cached_property
    def suggestions(self) -> Suggestions:
        """One to three of the safe ones, for the pain that the check told if it is one of now."""
        from unclench.web.what_helps.suggesting import suggest

        return suggest(self.learnt, self.offers, services.pain_now(self.decision), self._seed)

    def wait_drawn(self, pain_nprs: int | None) -> tuple[float, int] | None:
        """The chance and the seed of drawing waiting for this pain; None if it was not drawn."""
        if pain_nprs is None or not self._may_wait(pain_nprs):
            return None
        from unclench.web.what_helps.suggesting import wait_drawn

        propensity = wait_drawn(self.learnt, self.offers, pain_nprs, self._seed)
        return (propensity, self._seed) if propensity else None

    def _may_wait(self, pain_nprs: int) -> bool:
        """Nobody is asked to wait whom their check sends to be seen, or who is due for another."""
        at_ease = self.decision.disposition == Disposition.SELF_CARE
        fits = at_ease and waiting.is_fitting(self.visitor, pain_nprs)
        return fits and due_here(self.visitor, Place.RELIEF) is None

    def warning(self, option: str) -> str:
        """What is said of an option that seems to make things worse, or may; else nothing."""
        from unclench.web.what_helps.suggesting import worse_words

        return worse_words(self.learnt, option)

    @property
    def _seed(self) -> int:
        from unclench.web.what_helps.suggesting import seed_of

        return seed_of(self.visitor, self.learnt)


def trying_now(visitor: Visitor | None) -> Trying | None:
    """What this person may try; None before a check that says that it is safe to."""
    decision = services.sound_decision(visitor)
    if visitor is None or decision is None:
        return None
    return Trying(visitor, decision, services.known_of(decision))


def begin(trying: Trying, option: ReliefOption, pain_nprs: int | None) -> Session:
    """A session that tries one kind of help. Whatever was not drawn is the person's own choice.

    What was told before the moves of an earlier session of today is not asked again.
    """
    drawn, decision = trying.suggestions.drawn == option.id, trying.decision
    cautions = services.cautions_told(decision, since=timezone.localdate())
    known = services.with_cautions(decision, cautions)
    return Session.objects.create(
        visitor=trying.visitor,
        decision=decision,
        steps=list(fill(knowledge(), plan_for(option), known, calm=True)),
        cautions=cautions,
        pain_before=pain_nprs,
        option=option.id,
        chosen_by=ChosenBy.SUGGESTED if drawn else ChosenBy.OWN,
        propensity=trying.suggestions.propensity if drawn else None,
        seed=trying.suggestions.seed if drawn else None,
        knowledge_version=knowledge().version,
        started_at=timezone.now(),
    )
