"""What an invented person told of their days: the diary, their activities, better or worse."""

from datetime import timedelta
from typing import Any

from unclench.web.demo.person import DAYS, FLARE, DemoPerson, is_well
from unclench.web.diary import measures, services
from unclench.web.diary.forms import Sent
from unclench.web.diary.measures import Rated
from unclench.web.diary.models import ChangeTold, DiaryChoice

CHOSE_ON = 12
CHOSEN = ("pain", "function", "sleep", "sitting", "lifting", "done", "note")
AWAY = range(248, 262)
BAD_DAYS = (1, FLARE + 1)
NOTES = {
    2: "Warm shower first. That got me going.",
    6: "Back at my desk for half a day.",
    15: "Drove to work again, with a small cushion.",
    31: "Round the park without stopping.",
    FLARE - 1: "Moved boxes in the cellar all afternoon.",
    FLARE: "It grabbed me again while I was brushing my teeth.",
    FLARE + 6: "Slept through for the first time this week.",
    205: "A whole day in the garden. All fine.",
    263: "Home again. Two weeks of walking did me good.",
    318: "Long drive to my sister. Stiff, and gone by the evening.",
}
RATED_FROM, RATED_EVERY = 7, 7
SHOES, BED, SHOPPING = "Tie my own shoes", "Dig over the vegetable bed", "Carry the shopping home"
SHOPPING_FROM = 49
_HARD = {SHOES: 1.0, BED: 1.4, SHOPPING: 1.1}


def choose(person: DemoPerson, day: int) -> None:
    """After some days it is clear what they want to be asked."""
    if day == CHOSE_ON:
        services.choose(person.visitor, CHOSEN)
        mine = DiaryChoice.objects.filter(visitor=person.visitor)
        mine.update(changed_at=person.at(day, 20, 40))


def tell(person: DemoPerson, day: int) -> None:
    """A day of the diary: in the evening, now and then the next morning; often not at weekends. The
    last day is still to be told."""
    if day == DAYS - 1 or _is_left_out(person, day):
        return
    told = _told(person, day)
    if day in BAD_DAYS:
        _keep(person, day, {"bad_day": True, "pain": min(10, person.pain(day) + 1)}, "morning")
    late = day < DAYS - 2 and person.draw.random() < 0.08
    _keep(person, day, told, "next morning" if late else "evening")


def _is_left_out(person: DemoPerson, day: int) -> bool:
    chance = person.draw.random()
    if day in NOTES or day in BAD_DAYS:
        return False
    if day in AWAY:
        return True
    weekend = person.date_of(day).weekday() >= 5
    if is_well(day):
        return chance < (0.85 if weekend else 0.15)
    return chance < (0.4 if weekend else 0.04)


def _keep(person: DemoPerson, day: int, told: dict[str, Any], when: str) -> None:
    minute = person.draw.randrange(60)
    written = {
        "morning": person.at(day, 10, minute),
        "evening": person.at(day, 20, minute),
        "next morning": person.at(day + 1, 7, minute // 2),
    }[when]
    services.keep(
        person.visitor,
        Sent(
            key=person.new_id(),
            day=person.date_of(day),
            written_at=written,
            arrived_at=written + timedelta(seconds=1 + person.draw.randrange(9)),
            told=told,
        ),
    )


def _told(person: DemoPerson, day: int) -> dict[str, Any]:
    """What goes with the pain of the day. What was not chosen yet is not told."""
    pain = person.pain(day)
    told: dict[str, Any] = {
        "pain": pain,
        "function": _step(person, pain, ("yes", "effort", "no")),
        "sleep": _step(person, pain, ("well", "so_so", "badly")),
    }
    if day >= CHOSE_ON:
        told |= _load(person, day)
    if done := _done(person, pain):
        told["done"] = done
    return told | ({"note": NOTES[day]} if day in NOTES else {})


def _step(person: DemoPerson, pain: int, answers: tuple[str, str, str]) -> str:
    """The stronger the pain, the worse, and some days are otherwise."""
    felt = pain + person.draw.uniform(-1.5, 1.5)
    return answers[2] if felt >= 5.5 else answers[1] if felt >= 2.5 else answers[0]


def _load(person: DemoPerson, day: int) -> dict[str, str]:
    sat = ("4_to_6", "6_to_8", "over_8") if person.date_of(day).weekday() < 5 else ("under_2",)
    lifted = "heavy" if day == FLARE - 1 else person.draw.choice(("none", "none", "light"))
    return {"sitting": person.draw.choice(sat), "lifting": lifted}


def _done(person: DemoPerson, pain: int) -> list[str]:
    """In the order of the knowledge, as the page sends it."""
    if pain >= 4:
        likely = {"heat": 0.8, "walk": 0.5, "rest": 0.6, "breathing": 0.5, "paracetamol": 0.4}
    else:
        likely = {"heat": 0.1 if pain else 0, "walk": 0.5, "moves": 0.35}
    return [name for name, chance in likely.items() if person.draw.random() < chance]


def rate(person: DemoPerson, day: int) -> None:
    """Once a week how well two things go; what goes well makes room for another."""
    if day < RATED_FROM or (day - RATED_FROM) % RATED_EVERY or day in AWAY:
        return
    mine = [SHOES if day < SHOPPING_FROM else SHOPPING, BED]
    told = [Rated(words, _score(person, day, words)) for words in mine]
    measures.keep_activities(person.visitor, told, person.date_of(day))


def _score(person: DemoPerson, day: int, words: str) -> int:
    """From 0, not at all, to 10, as well as before; it lags behind the pain."""
    week = [person.pain(back) for back in range(max(0, day - 6), day + 1)]
    return max(0, min(10, round(10 - _HARD[words] * sum(week) / len(week))))


def look_back(person: DemoPerson, day: int) -> None:
    """Better or worse, all in all, on the days of a bout on which it is asked."""
    due = measures.change_due(person.visitor, person.date_of(day))
    if due is None:
        return
    episode, on_day = due
    measures.keep_change(episode, on_day, 2 if person.pain(day) > 1 else 3)
    mine = ChangeTold.objects.filter(episode=episode, on_day=on_day)
    mine.update(told_at=person.at(day, 20, 45))
