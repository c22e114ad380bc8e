"""Own activities once a week, and better or worse twice in a bout."""

from datetime import timedelta

from django.utils import timezone

from unclench.web.diary.models import ActivityRating, ChangeTold, OwnActivity
from unclench.web.episodes.models import Episode
from unclench.web.plan.models import Plan


def days_later(days: int) -> None:
    """Lets so many days go by for what was rated and for the bout."""
    for rating in ActivityRating.objects.all():
        rating.day -= timedelta(days=days)
        rating.save()
    for row in OwnActivity.objects.all():
        row.since -= timedelta(days=days)
        row.save()


def test_own_activities_are_kept_in_own_words_and_rated(diarist):
    diarist.browser.post("/diary/activities/", {"words1": "tie my shoes", "score1": "4"})

    activity = OwnActivity.objects.get()
    assert (activity.words, activity.ratings.get().score) == ("tie my shoes", 4)


def test_other_words_are_another_activity_and_the_old_ratings_stay(diarist):
    diarist.browser.post("/diary/activities/", {"words1": "tie my shoes", "score1": "4"})

    diarist.browser.post("/diary/activities/", {"words1": "swim", "score1": "7"})

    assert OwnActivity.objects.get(until=None).words == "swim"
    assert ActivityRating.objects.count() == 2


def test_they_are_asked_again_after_a_week(diarist):
    diarist.browser.post("/diary/activities/", {"words1": "tie my shoes", "score1": "4"})
    assert diarist.opens("/diary/").context["measures"] == []

    days_later(7)

    assert len(diarist.opens("/diary/").context["measures"]) == 1


def has_a_goal(diarist, *goals: str) -> None:
    diarist.person.finishes()
    sent = {f"goal{n}": goal for n, goal in enumerate(goals, 1)}
    diarist.browser.post("/plan/set-up/words/", sent)


def test_a_goal_that_was_put_aside_as_an_activity_is_no_goal_any_more(diarist):
    has_a_goal(diarist, "Tie my shoes", "Swim")
    diarist.browser.post("/diary/activities/", {"words1": "Tie my shoes", "score1": "9"})

    diarist.browser.post("/diary/activities/", {"words1": "Carry the child", "score1": "2"})

    assert Plan.objects.get().goals == ["Carry the child", "Swim"]


def test_a_goal_goes_with_an_activity_that_nothing_takes_the_place_of(diarist):
    has_a_goal(diarist, "Tie my shoes", "Swim")
    diarist.browser.post("/diary/activities/", {"words1": "Tie my shoes", "score1": "9"})

    diarist.browser.post("/diary/activities/", {"words1": ""})

    assert Plan.objects.get().goals == ["Swim"]


def test_a_goal_in_other_words_than_the_activity_stays(diarist):
    has_a_goal(diarist, "Swim")
    diarist.browser.post("/diary/activities/", {"words1": "Tie my shoes", "score1": "9"})

    diarist.browser.post("/diary/activities/", {"words1": ""})

    assert Plan.objects.get().goals == ["Swim"]


def test_a_rating_off_the_scale_is_refused(diarist):
    sent = {"words1": "tie my shoes", "score1": "11"}

    assert diarist.browser.post("/diary/activities/", sent).status_code == 400
    assert OwnActivity.objects.count() == 0


def test_better_or_worse_is_asked_two_weeks_into_a_bout_and_once(diarist):
    diarist.browser.post("/episodes/begin/")
    Episode.objects.update(began_on=timezone.localdate() - timedelta(days=14))
    assert "2 weeks in" in diarist.opens("/diary/").context["measures"][0]["text"]

    diarist.browser.post("/diary/change/", {"change": "2"})

    assert ChangeTold.objects.get().step == 2
    assert diarist.opens("/diary/").context["measures"] == []


def test_better_or_worse_is_not_asked_on_the_first_days(diarist):
    diarist.browser.post("/episodes/begin/")

    assert diarist.opens("/diary/").context["measures"] == []
    assert diarist.opens("/diary/change/")["Location"] == "/diary/"


def test_the_goals_of_a_plan_are_offered_as_activities(diarist, person):
    person.finishes()
    person.browser.post("/plan/set-up/words/", {"goal1": "Carry the child"})

    assert "Carry the child" in diarist.opens("/diary/activities/").content.decode()


def test_a_stranger_sees_no_activity(diarist, stranger):
    diarist.browser.post("/diary/activities/", {"words1": "tie my shoes", "score1": "4"})

    assert 'value="tie my shoes"' not in stranger.opens("/diary/activities/").content.decode()
