"""What the pages of the episodes show, as plain values for the templates."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from unclench.engine.assessment.plan_results import title_of
from unclench.engine.values.tracker import TrackerKind
from unclench.pictures.words import count
from unclench.web.accounts.models import Visitor
from unclench.web.episodes import services
from unclench.web.episodes.models import Episode
from unclench.web.knowledge import knowledge

DONE = "done"
NOTE_LONGEST, WORDS_LONGEST = 500, 200


def list_context(visitor: Visitor | None, today: date) -> dict[str, Any]:
    """Every bout, newest first, with when it began and ended."""
    found = services.episodes_of(visitor)
    return {
        "rows": [
            {
                "href": reverse("episode", args=[each.pk]),
                "title": span(each),
                "text": lasted(each, today),
            }
            for each in found
        ],
        "going": any(each.ended_on is None for each in found),
        "back_url": reverse("diary"),
    }


def span(episode: Episode) -> str:
    """From when to when; one day alone when it was no longer."""
    began = date_format(episode.began_on, "j F Y")
    if episode.ended_on in (None, episode.began_on):
        return began
    return f"{began} to {date_format(episode.ended_on, 'j F Y')}"


def lasted(episode: Episode, today: date) -> str:
    """How long it lasts or lasted. Its first day is day 1, as in the report."""
    days = max(((episode.ended_on or today) - episode.began_on).days + 1, 1)
    if episode.ended_on:
        return f"Over, it lasted {'a day' if days == 1 else f'{days} days'}"
    return f"Going on, today is day {days}"


def episode_context(episode: Episode, today: date) -> dict[str, Any]:
    """One bout: how long, its peak, its flare-ups, what set it off, what was done during it."""
    until = episode.ended_on or today
    flares = services.flare_ups(services.marks_of(episode.visitor), episode.began_on, until)
    return {
        "episode": episode,
        "title": span(episode),
        "lasted": lasted(episode, today),
        "may_go_on": services.may_go_on(episode),
        "peak": services.peak_of(episode, today),
        "flares": flares,
        "flaring": bool(flares) and flares[-1].ended_on is None and episode.ended_on is None,
        "done": done_during(episode, today),
        "set_off": [
            {"value": each.id, "label": each.words, "chosen": each.id in episode.set_off}
            for each in knowledge().set_off.values()
        ],
        "note_longest": NOTE_LONGEST,
        "words_longest": WORDS_LONGEST,
        "back_url": reverse("episodes"),
    }


def take_away_context(episode: Episode) -> dict[str, Any]:
    """What goes with a bout that is taken off the list."""
    gone = ["the bout itself, since " + span(episode)]
    gone += ["what you guess set it off"] if episode.set_off or episode.set_off_words else []
    gone += ["your note about it"] if episode.note else []
    if told := episode.changes_told.count():
        often = "once" if told == 1 else f"{told} times"
        gone.append(f"how much had changed, which you told {often}")
    return {"gone": gone, "back_url": reverse("episode", args=[episode.pk])}


def done_during(episode: Episode, today: date) -> list[str]:
    """What was done in these days, most often first: in how many sessions, and on how many days of
    the diary. One act may stand in both, so each line says where it is from."""
    span_of = (episode.began_on, episode.ended_on or today)
    sessions, days = Counter(_in_sessions(episode, span_of)), Counter(_in_diary(episode, span_of))
    return [
        *(f"{name}: in {count(n, 'session')}" for name, n in sessions.most_common()),
        *(f"{name}: on {count(n, 'day')} of your diary" for name, n in days.most_common()),
    ]


def _in_sessions(episode: Episode, span_of: tuple[date, date]) -> list[str]:
    """The titles of what was done in the sessions of relief and of the plan."""
    visitor, first, last = episode.visitor, span_of[0], span_of[1] + timedelta(days=1)
    relief = visitor.sessions.filter(started_at__date__gte=first, started_at__date__lt=last)
    done = relief.filter(steps_done__outcome=DONE)
    names = list(done.values_list("steps_done__intervention", flat=True))
    plan = getattr(visitor, "plan", None)
    if plan is not None:
        mine = plan.sessions.filter(day__range=span_of, steps_done__outcome=DONE)
        names += mine.values_list("steps_done__intervention", flat=True)
    base = knowledge()
    return [title_of(base, name) if name in base.library_ids else name for name in names]


def _in_diary(episode: Episode, span_of: tuple[date, date]) -> list[str]:
    """What the diary says was done, in the words of its answers."""
    several = [t for t in knowledge().trackers.values() if t.kind is TrackerKind.SEVERAL]
    days = episode.visitor.diary_days.filter(day__range=span_of).values_list("told", flat=True)
    return [
        tracker.in_words([each])
        for told in days
        for tracker in several
        for each in told.get(tracker.id, ())
    ]
