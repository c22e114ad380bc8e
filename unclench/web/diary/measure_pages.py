"""What the pages of the outcome measures show, as plain values for the templates."""

from datetime import date
from typing import Any

from django.urls import reverse

from unclench.web.accounts.models import Visitor
from unclench.web.diary import measures
from unclench.web.diary.measures import WORDS_LONGEST, Rated
from unclench.web.diary.models import OwnActivity


def due_links(visitor: Visitor | None, today: date) -> list[dict[str, str]]:
    """What is asked now and then, where its day has come."""
    links = []
    if measures.activities_due(visitor, today):
        text = "Once a week: how well do your own activities go?"
        links.append({"href": reverse("diary_activities"), "text": text})
    due = measures.change_due(visitor, today)
    if due is not None:
        text = f"{due[1] // 7} weeks in: better or worse, all in all?"
        links.append({"href": reverse("diary_change"), "text": text})
    return links


def activities_context(visitor: Visitor | None, sent: list[Rated] | None = None) -> dict[str, Any]:
    """Three places for activities; goals of the plan stand in them until others are named."""
    measure, mine = measures.activity_measure(), measures.activities_of(visitor)
    goals = measures.goals_of(visitor)
    offered = [] if mine else goals
    by_place = {each.place: each for each in mine}
    return {
        "measure": measure,
        "places": [
            _place(place, by_place.get(place), offered[place - 1 : place], sent)
            for place in range(1, measure.most + 1)
        ],
        "from_goals": bool(offered),
        "has_goals": bool({each.words for each in mine} & set(goals)),
        "longest": WORDS_LONGEST,
        "back_url": reverse("diary"),
    }


def _place(
    place: int, mine: OwnActivity | None, goal: list[str], sent: list[Rated] | None
) -> dict[str, Any]:
    words = mine.words if mine else "".join(goal)
    ratings = sorted(mine.ratings.all(), key=lambda r: r.day) if mine else []
    return {
        "words_name": f"words{place}",
        "score_name": f"score{place}",
        "label": f"Activity {place}",
        "words": sent[place - 1].words if sent else words[:WORDS_LONGEST],
        "score": sent[place - 1].score if sent else "",
        "last": ratings[-1] if ratings else None,
        "first": ratings[0] if len(ratings) > 1 else None,
    }


def change_context() -> dict[str, Any]:
    """The question with its seven answers, the best first."""
    measure = measures.change_measure()
    steps = sorted((measure.steps or {}).items(), key=lambda step: -int(step[0]))
    return {
        "measure": measure,
        "options": [{"value": value, "label": words} for value, words in steps],
        "back_url": reverse("diary"),
    }
