"""Begins, joins and ends episodes, and marks their flare-ups."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.accounts.zone import beginning_of
from unclench.web.episodes.models import DayMark, Episode, Mark, OpenedBy
from unclench.web.knowledge import knowledge


@dataclass(frozen=True)
class Peak:
    """The strongest pain that was told, 0 to 10, and the first day on which it was."""

    pain: int
    day: date


@dataclass(frozen=True)
class FlareUp:
    """A flare-up as the person marked it. `ended_on` is None while it lasts."""

    began_on: date
    ended_on: date | None


def open_episode(visitor: Visitor | None) -> Episode | None:
    """The bout that this person is in."""
    if visitor is None:
        return None
    return Episode.objects.filter(visitor=visitor, ended_on=None).first()


def episode_of(visitor: Visitor | None, episode_id: uuid.UUID) -> Episode | None:
    """An episode, for the person whose it is and nobody else."""
    if visitor is None:
        return None
    return Episode.objects.filter(pk=episode_id, visitor=visitor).first()


def episodes_of(visitor: Visitor | None) -> Sequence[Episode]:
    """All of them, newest first."""
    return list(visitor.episodes.order_by("-began_on", "-opened_at")) if visitor else []


@transaction.atomic
def begin(visitor: Visitor, began_on: date, opened_by: OpenedBy) -> Episode:
    """The bout that is open, or a new one. Of two at once one is made. A back that has a new one is
    not well any more."""
    going, is_new = Episode.objects.get_or_create(
        visitor=visitor,
        ended_on=None,
        defaults={"began_on": began_on, "opened_by": opened_by, "opened_at": timezone.now()},
    )
    if is_new:
        tell_not_well(visitor)
    return going


def tell_well(visitor: Visitor) -> None:
    """Keeps in the plan that the back is well. Whoever has none yet is not asked for it here."""
    _tell_plan(visitor, well=True)


def tell_not_well(visitor: Visitor) -> None:
    """Takes it out of the plan that the back is well, if it was."""
    _tell_plan(visitor, well=False)


def _tell_plan(visitor: Visitor, *, well: bool) -> None:
    plan = getattr(visitor, "plan", None)
    if plan is None or plan.pk is None:  # one that was only thought of hangs on it unsaved
        return
    plan.refresh_from_db(fields=["answers"])
    if well or plan.answers.get("back_well") is True:
        plan.answers = {**plan.answers, "back_well": well}
        plan.changed_at = timezone.now()
        plan.save(update_fields=["answers", "changed_at"])


@transaction.atomic
def told_in_check(visitor: Visitor, onset_on: date | None, today: date) -> Episode:
    """A finished check opens a bout, or goes on with the open one.

    Whether it is the same one is asked only where there was no sign of the old one for some time
    before the pain began; until that is answered it counts as the same.
    """
    going = open_episode(visitor)
    if going is None:
        return begin(visitor, min(onset_on or today, today), OpenedBy.CHECK)
    quiet = timedelta(days=knowledge().episode.quiet_days)
    if onset_on is not None and onset_on - last_sign(going, before=onset_on) > quiet:
        going.newer_from = onset_on
        going.save(update_fields=["newer_from"])
    return going


def last_sign(episode: Episode, before: date) -> date:
    """The last day before that one on which there was a sign of this bout: pain in the diary, a
    session, a mark, a finished check. Its onset if there was none."""
    visitor, since = episode.visitor, episode.began_on
    until = before - timedelta(days=1)
    days = visitor.diary_days.filter(day__range=(since, until), pain__gte=1).order_by("-day")
    sessions = visitor.sessions.filter(started_at__date__range=(since, until))
    marks = visitor.day_marks.filter(day__range=(since, until)).order_by("-day")
    checks = visitor.checks.filter(finished_at__date__range=(since, until))
    found = (
        _local_day(checks.order_by("-finished_at").values_list("finished_at", flat=True).first()),
        days.values_list("day", flat=True).first(),
        marks.values_list("day", flat=True).first(),
        _local_day(sessions.order_by("-started_at").values_list("started_at", flat=True).first()),
    )
    return max((day for day in found if day is not None), default=since)


@transaction.atomic
def settle(episode: Episode, *, same: bool) -> Episode:
    """The person's word whether the pain of a later check is the same bout."""
    newer_from, episode.newer_from = episode.newer_from, None
    if same or newer_from is None:
        episode.save(update_fields=["newer_from"])
        return episode
    episode.ended_on = last_sign(episode, before=newer_from)
    episode.save(update_fields=["newer_from", "ended_on"])
    return begin(episode.visitor, newer_from, OpenedBy.CHECK)


@transaction.atomic
def end(visitor: Visitor, today: date) -> None:
    """The bout is over: the person is well again."""
    tell_well(visitor)
    going = open_episode(visitor)
    if going is not None:
        going.ended_on, going.newer_from = max(going.began_on, today), None
        going.save(update_fields=["ended_on", "newer_from"])


def may_go_on(episode: Episode) -> bool:
    """Whether a bout that is over may be opened again: it is the last, and none is open."""
    newest = episodes_of(episode.visitor)[:1]
    return newest == [episode] and episode.ended_on is not None


@transaction.atomic
def go_on(episode: Episode) -> None:
    """It is not over: it goes on, and that the back was well since is taken back."""
    if episode.ended_on is None or not may_go_on(episode):
        return
    said = episode.visitor.recoveries.filter(said_at__gte=beginning_of(episode.ended_on))
    said.delete()
    episode.ended_on = None
    episode.save(update_fields=["ended_on"])
    tell_not_well(episode.visitor)


@transaction.atomic
def mark_flare(visitor: Visitor, day: date, opened_by: OpenedBy = OpenedBy.TAP) -> None:
    """It has flared up on that day. Said again after it was over, it holds again. Without a bout
    it is the beginning of one."""
    DayMark.objects.filter(visitor=visitor, day=day, mark=Mark.FLARE_OVER).delete()
    DayMark.objects.update_or_create(
        visitor=visitor, day=day, mark=Mark.FLARE, defaults={"at": timezone.now()}
    )
    begin(visitor, day, opened_by)
    tell_not_well(visitor)


@transaction.atomic
def mark_over(visitor: Visitor, day: date) -> None:
    """The flare-up is over. One that was marked on the same day was a mistake: it goes away, with
    the bout that it began, and only what was marked before is over."""
    mistake = DayMark.objects.filter(visitor=visitor, day=day, mark=Mark.FLARE).first()
    if mistake is not None:
        _take_back(mistake)
    if mistake is None or _lasting(visitor, day):
        keep_over(visitor, day)


def keep_over(visitor: Visitor, day: date) -> None:
    """Whatever flare-up there is, it is over from that day on."""
    DayMark.objects.get_or_create(
        visitor=visitor, day=day, mark=Mark.FLARE_OVER, defaults={"at": timezone.now()}
    )


def _take_back(mark: DayMark) -> None:
    """The mark goes, and with it the bout that it began, unless something was told of that."""
    mark.delete()
    begun = mark.visitor.episodes.filter(
        began_on=mark.day, ended_on=None, opened_at__gte=mark.at, changes_told=None
    )
    untold = begun.filter(note="", set_off_words="", set_off=[])
    untold.exclude(opened_by=OpenedBy.CHECK).delete()


def _lasting(visitor: Visitor, day: date) -> bool:
    """Whether a flare-up that was marked still lasts on that day."""
    longest = timedelta(days=knowledge().plan.progression.flare_most_days)
    flares = flare_ups(marks_of(visitor), day - longest, day)
    return bool(flares) and flares[-1].ended_on is None


def marks_of(visitor: Visitor) -> list[DayMark]:
    """The days on which a flare-up began or ended, oldest first."""
    return list(DayMark.objects.filter(visitor=visitor).order_by("day", "at"))


def flare_ups(marks: Iterable[DayMark], since: date, until: date) -> list[FlareUp]:
    """The flare-ups between two days, oldest first, as they were marked."""
    found: list[FlareUp] = []
    for mark in marks:
        if not since <= mark.day <= until:
            continue
        lasting = bool(found) and found[-1].ended_on is None
        if mark.mark == Mark.FLARE and not lasting:
            found.append(FlareUp(mark.day, None))
        elif mark.mark == Mark.FLARE_OVER and lasting:
            found[-1] = FlareUp(found[-1].began_on, mark.day)
    return found


def peak_of(episode: Episode, today: date) -> Peak | None:
    """The strongest pain of a bout, from the diary and from the sessions of relief and plan."""
    visitor, span = episode.visitor, (episode.began_on, episode.ended_on or today)
    days = visitor.diary_days.filter(day__range=span).values_list("pain", "day")
    told = [(pain, day) for pain, day in days if pain is not None]
    sessions = visitor.sessions.filter(started_at__date__range=span)
    for before, after, at in sessions.values_list("pain_before", "pain_after", "started_at"):
        told += [(pain, timezone.localdate(at)) for pain in (before, after) if pain is not None]
    told += _rated_in_plan(visitor, span)
    strongest = max(told, key=lambda each: (each[0], -each[1].toordinal()), default=None)
    return Peak(*strongest) if strongest else None


def _rated_in_plan(visitor: Visitor, span: tuple[date, date]) -> list[tuple[int, date]]:
    plan = getattr(visitor, "plan", None)
    if plan is None or plan.pk is None:  # one that was only thought of hangs on it unsaved
        return []
    rated = plan.sessions.filter(day__range=span)
    rows = rated.values_list("pain_before", "pain_during", "pain_after", "day")
    return [(pain, day) for *pains, day in rows for pain in pains if pain is not None]


def _local_day(at: object) -> date | None:
    return timezone.localdate(at) if at else None  # type: ignore[arg-type]
