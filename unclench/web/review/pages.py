"""What the pages on how the program decides show, as plain values for the templates."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from unclench.engine.assessment.review import TIERS, FlagReview, RuleReview, review_of, tell
from unclench.engine.values.disposition import Disposition
from unclench.evaluation.people import described_people
from unclench.web.knowledge import knowledge

LEVELS = (
    ("Emergency help now", "An ambulance, or the emergency department."),
    ("Seen the same day", "Within hours, by a clinician who can examine you."),
    ("A clinician within days", "Each sign says how many, from one to 14."),
    ("At home", "Only when every danger sign is answered, and none holds. With what to watch for."),
)


def reviews() -> Mapping[str, FlagReview]:
    """Every red flag as a reviewer reads it, by id."""
    return _reviews(knowledge().version)


@lru_cache(maxsize=2)
def _reviews(version: str) -> Mapping[str, FlagReview]:
    """Made once for each version of the knowledge: every described person is triaged for it."""
    base = knowledge()
    told = tell(base, described_people(base))
    return {flag.id: review_of(base, flag, told) for flag in base.red_flags.values()}


def index_context() -> dict[str, Any]:
    """All flags by group, with the levels that each can reach."""
    base, every = knowledge(), reviews().values()
    return {
        "levels": [{"question": level, "answer": words} for level, words in LEVELS],
        "groups": [
            {"title": group.title, "flags": [_line(r) for r in every if r.group == group.id]}
            for group in base.groups.values()
        ],
        "flags": len(every),
        "rules": sum(len(review.rules) for review in every),
        "raising": [review for review in every if review.raises_partners],
        "settling": sum(review.settled.startswith("Settled") for review in every),
        "waiting": [review for review in every if review.sign_off],
        "tiers": [_tier(tier, words) for tier, words in TIERS.items()],
        "version": base.version,
    }


def _line(review: FlagReview) -> dict[str, Any]:
    levels = list(dict.fromkeys(rule.level_words for rule in review.rules))
    return {
        "id": review.id,
        "title": review.title,
        "level": levels[0],
        "several": len(levels) > 1,
    }


def _tier(tier: str, words: str) -> dict[str, Any]:
    return {"name": tier, "words": words, "flags": sum(r.tier == tier for r in reviews().values())}


def flag_context(review: FlagReview) -> dict[str, Any]:
    """One flag, its rules with the level as the care card colours it."""
    base = knowledge()
    return {
        "review": review,
        "rules": [_rule(rule) for rule in review.rules],
        "standing": f"{review.reviewed}.",
        "sureness": f"How sure the evidence is: {review.certainty}.",
        "group": base.groups[review.group].title,
        "version": base.version,
    }


def _rule(rule: RuleReview) -> dict[str, Any]:
    level = "soon" if rule.level.startswith(Disposition.SOON) else rule.level
    return {"level": level, "level_words": rule.level_words, "when": rule.when}
