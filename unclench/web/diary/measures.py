"""Keeps the outcome measures that are asked now and then, and says which one is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from unclench.engine.values.tracker import OutcomeMeasure
from unclench.web.accounts.models import Visitor
from unclench.web.diary.models import ActivityRating, ChangeTold, OwnActivity
from unclench.web.episodes.models import Episode
from unclench.web.episodes.services import open_episode
from unclench.web.knowledge import knowledge

ACTIVITIES, CHANGE = "own_activities", "overall_change"
WORDS_LONGEST = 80


@dataclass(frozen=True)
class Rated:
    """One of the places for an activity: what stands there in words, and how well it goes."""

    words: str
    score: int | None


def activity_measure() -> OutcomeMeasure:
    """How own activities are rated."""
    return knowledge().outcome_measures[ACTIVITIES]


def change_measure() -> OutcomeMeasure:
    """How better or worse is asked."""
    return knowledge().outcome_measures[CHANGE]


def activities_of(visitor: Visitor | None) -> Sequence[OwnActivity]:
    """What the person named, in its order, with its ratings."""
    if visitor is None:
        return []
    mine = visitor.own_activities.filter(until=None).order_by("place")
    return list(mine.prefetch_related("ratings"))


def goals_of(visitor: Visitor | None) -> list[str]:
    """The goals of the plan, which may be offered as activities."""
    plan = getattr(visitor, "plan", None) if visitor else None
    return list(plan.goals) if plan else []


@transaction.atomic
def keep_activities(visitor: Visitor, told: Sequence[Rated], today: date) -> None:
    """Keeps the activities by place, and how well each goes today. Other words are another one:
    its ratings begin anew, and a goal of the plan that was the same changes with it."""
    Visitor.objects.select_for_update().get(pk=visitor.pk)  # Two tabs, one after the other.
    mine = {each.place: each for each in activities_of(visitor)}
    for place, rated in enumerate(told, 1):
        activity = mine.get(place)
        if activity is not None and activity.words != rated.words:
            OwnActivity.objects.filter(pk=activity.pk).update(until=today)
            _change_goal(visitor, activity.words, rated.words)
            activity = None
        if activity is None and rated.words:
            activity = OwnActivity.objects.create(
                visitor=visitor, place=place, words=rated.words, since=today
            )
        if activity is not None and rated.score is not None:
            ActivityRating.objects.update_or_create(
                activity=activity, day=today, defaults={"score": rated.score}
            )


def _change_goal(visitor: Visitor, old: str, new: str) -> None:
    """What is put aside is no goal any more; what stands in its place is."""
    plan = getattr(visitor, "plan", None)
    if plan is None or old not in plan.goals:
        return
    goals = [new if goal == old else goal for goal in plan.goals]
    plan.goals = list(dict.fromkeys(filter(None, goals)))
    plan.save(update_fields=["goals"])


def activities_due(visitor: Visitor | None, today: date) -> bool:
    """Whether a week has gone by since they were rated. Nobody is asked who named none."""
    if visitor is None:
        return False
    mine = visitor.own_activities.filter(until=None)
    last = mine.aggregate(first=Max("since"), last=Max("ratings__day"))
    if last["first"] is None:
        return False
    due_on = (last["last"] or last["first"]) + timedelta(days=activity_measure().every_days)
    return today >= due_on


def change_due(visitor: Visitor | None, today: date) -> tuple[Episode, int] | None:
    """The open bout and the day for which better or worse is to be asked now."""
    episode = open_episode(visitor)
    if episode is None:
        return None
    measure, age = change_measure(), (today - episode.began_on).days
    reached = [day for day in measure.on_days if day <= age < day + measure.shown_days]
    if not reached or episode.changes_told.filter(on_day=reached[-1]).exists():
        return None
    return episode, reached[-1]


def keep_change(episode: Episode, on_day: int, step: int) -> None:
    """Keeps one answer. Told again, the later word counts."""
    ChangeTold.objects.update_or_create(
        episode=episode, on_day=on_day, defaults={"step": step, "told_at": timezone.now()}
    )
