"""The bouts of an invented person: how each began, flared up and ended."""

from unclench.web.demo.person import FLARE, FLARE_OVER, DemoPerson
from unclench.web.episodes import services as episodes
from unclench.web.episodes.models import DayMark, Episode, OpenedBy
from unclench.web.follow_up.models import Recovery

GUESSED_AFTER_DAYS = 4
GUESSES = {
    GUESSED_AFTER_DAYS: {
        "set_off": ["sudden_move", "bending"],
        "set_off_words": "Bent down for a sock",
        "note": "It locked from one moment to the next. Warmth and short walks got me going.",
    },
    FLARE + GUESSED_AFTER_DAYS: {
        "set_off": ["lifting", "unused_effort"],
        "set_off_words": "Moved boxes in the cellar",
        "note": "Not as bad as the first time. I knew what to do.",
    },
}


def begin_with_check(person: DemoPerson, day: int) -> None:
    """A bout begins as a finished check begins one, with an id that is always the same."""
    if person.pain(day) and episodes.open_episode(person.visitor) is None:
        Episode.objects.create(
            id=person.new_id(),
            visitor=person.visitor,
            began_on=person.date_of(day),
            opened_by=OpenedBy.CHECK,
            opened_at=person.at(day, 7, 42),
        )


def mark_flare(person: DemoPerson, day: int) -> None:
    """The flare-up begins, and it ends."""
    on = person.date_of(day)
    if day == FLARE:
        episodes.mark_flare(person.visitor, on)
    elif day == FLARE_OVER:
        episodes.mark_over(person.visitor, on)
    else:
        return
    DayMark.objects.filter(visitor=person.visitor, day=on).update(at=person.at(day, 7, 45))


def guess(person: DemoPerson, day: int) -> None:
    """Some days into a bout, what may have set it off."""
    going = episodes.open_episode(person.visitor) if day in GUESSES else None
    if going is not None:
        Episode.objects.filter(pk=going.pk).update(**GUESSES[day])


def recover(person: DemoPerson, day: int) -> None:
    """Twice they said that their back was well again."""
    if day in person.told["well_again"]:
        Recovery.objects.create(visitor=person.visitor, said_at=person.at(day, 18, 30))
        episodes.end(person.visitor, person.date_of(day))
