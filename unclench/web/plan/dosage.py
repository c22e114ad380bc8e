"""The dosage of today, in words."""

from unclench.engine.values.intervention import Intervention
from unclench.engine.values.plan import Dose

_SHORT_HOLD_S = 2
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_words(record: Intervention, dose: Dose) -> str:
    """Such as "4 times on each side, held for 8 seconds, 2 sets, 30 seconds of rest between"."""
    parts = [_once(record, dose), *_sets(dose), _how_often(dose)]
    return ", ".join(part for part in parts if part)


def _once(record: Intervention, dose: Dose) -> str:
    if dose.duration_s is not None:
        return time_in_words(dose.duration_s)
    sides = " on each side" if record.sides else ""
    if dose.distance_m is not None:
        far = counted(dose.distance_m, "metre")
        return f"{counted(dose.repetitions or 1, 'time')}{sides}, {far}{_with(dose)}"
    return f"{counted(dose.repetitions or 1, 'time')}{sides}{_held(dose)}{_with(dose)}"


def _held(dose: Dose) -> str:
    held = dose.hold_s is not None and dose.hold_s > _SHORT_HOLD_S
    return f", held for {counted(dose.hold_s or 0, 'second')}" if held else ""


def _with(dose: Dose) -> str:
    return f", with {dose.load_kg:g} kg" if dose.load_kg else ""


def _sets(dose: Dose) -> list[str]:
    if dose.sets is None or dose.sets < 2:
        return []
    rest = f"{counted(dose.rest_s, 'second')} of rest between" if dose.rest_s else ""
    return [f"{dose.sets:g} sets", rest]


def _how_often(dose: Dose) -> str:
    times = dose.times_a_day
    return f"{times:g} times a day" if times is not None and times >= 2 else ""


def time_in_words(seconds: float) -> str:
    """Such as "30 seconds", "2 minutes" or "2 and a half minutes"."""
    if seconds < 60:
        return counted(seconds, "second")
    minutes, rest = divmod(round(seconds / 30), 2)
    return f"{minutes} and a half minutes" if rest else counted(minutes, "minute")


def counted(number: float, word: str) -> str:
    """Such as "1 time" or "4 times"."""
    return f"{number:g} {word}" if number == 1 else f"{number:g} {word}s"


def days_in_words(days: tuple[int, ...]) -> str:
    """Such as "every day", or "Monday, Wednesday and Friday"."""
    if len(days) == len(DAYS):
        return "every day"
    names = [DAYS[day] for day in days]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
