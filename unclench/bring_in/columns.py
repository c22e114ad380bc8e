"""Which column of a table holds what, guessed from the names that such columns often have."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "day": "the day, where the table has no times",
        "start": "when it began",
        "end": "when it ended",
        "steps": "steps",
        "sleep": "time asleep",
        "workout": "how long a workout was",
        "activity": "what kind of workout it was",
        "source": "which program or device wrote it",
    }
)
MEASURES = ("steps", "sleep", "workout")

_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "day": (
            *("date", "day", "calendar date", "calendardate", "day time", "summary date"),
            *("datum", "tag", "fecha", "dia", "data", "giorno", "jour", "dag", "dato"),
        ),
        "start": (
            *("start", "start time", "start date", "starttime", "startdate", "started at"),
            *("bedtime start", "sleep start", "begin", "beginn", "debut", "inicio", "inizio"),
        ),
        "end": (
            *("end", "end time", "end date", "endtime", "enddate", "ended at", "finish"),
            *("bedtime end", "sleep end", "wake time", "ende", "fin", "fine", "einde"),
        ),
        "steps": (
            *("steps", "step count", "stepcount", "total steps", "step total", "daily steps"),
            *("schritte", "pas", "pasos", "passi", "passos", "stappen", "steg", "skridt", "kroki"),
        ),
        "sleep": (
            *("sleep", "asleep", "total sleep", "sleep duration", "total sleep duration"),
            *("time asleep", "total sleep time", "sleep time", "hours asleep", "minutes asleep"),
            *("sleep hours", "sleep minutes", "hours slept", "schlaf", "schlafdauer", "sommeil"),
            *("sueno", "sonno", "sono", "slaap", "somn", "sovn"),
        ),
        "workout": (
            *("workout", "workout minutes", "workout duration", "exercise", "exercise time"),
            *("exercise minutes", "exercise duration", "training", "training time"),
        ),
        "activity": (
            *("activity", "activity type", "activity name", "workout type", "exercise type"),
            *("sport", "sport type", "workout activity type"),
        ),
        "source": ("source", "source name", "device", "device name", "gerat", "appareil"),
    }
)
_DURATION = ("duration", "elapsed time", "dauer", "duree", "duracion", "durata", "duur")
_UNIT_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ms": ("ms", "millis", "milliseconds"),
        "s": ("s", "sec", "secs", "seconds", "sekunden", "secondes", "segundos"),
        "min": ("min", "mins", "minutes", "minuten", "minutos", "minuti"),
        "h": ("h", "hr", "hrs", "hours", "stunden", "heures", "horas", "ore", "uren"),
    }
)


def plain_name(column: str) -> str:
    """The words of a column's name: no case, accents or signs, without a unit at its end."""
    words = _words(column)
    units = {word for listed in _UNIT_WORDS.values() for word in listed}
    whole = " ".join(words)
    if whole in {name for names in _NAMES.values() for name in names}:
        return whole
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in units else whole


def unit_of(column: str) -> str | None:
    """The unit of time that a column's name tells: `h`, `min`, `s`, `ms` or None."""
    words = _words(column)
    for unit, listed in _UNIT_WORDS.items():
        if any(word in words for word in listed if len(word) > 1) or words[-1:] == [unit]:
            return unit
    return None


def proposed(columns: Sequence[str]) -> dict[str, str]:
    """{field: column} by the names of the columns; what no name tells is left out.

    A column of durations is of workouts only if another names the kind of activity.
    """
    found: dict[str, str] = {}
    for field, names in _NAMES.items():
        fitting = [c for c in columns if plain_name(c) in names and c not in found.values()]
        found |= {field: min(fitting, key=lambda c: names.index(plain_name(c)))} if fitting else {}
    lasting = [c for c in columns if plain_name(c) in _DURATION]
    if "workout" not in found and "activity" in found and lasting:
        found["workout"] = lasting[0]
    return found


def _words(column: str) -> list[str]:
    """`totalSleep_Duration (min)` is total, sleep, duration, min."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    bare = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z]+|\d+", bare)
