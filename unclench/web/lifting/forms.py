"""Reads what an address says about one or several lifts. What it leaves out is as usual."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

from django.http import QueryDict

from unclench.engine.values.lifting import Grip, Units
from unclench.web.lifting.measures import AT_THE_END, MEASURES, Measure, switched, written

MOST_LIFTS = 5
ALL = (*MEASURES, *AT_THE_END)
WHATS = {
    "thing": "A thing, standing, with both hands",
    "person": "A person or an animal",
    "other_way": "Sitting, kneeling, or with one hand",
    "not_lifted": "I push, pull, carry or shovel it",
}
HOURS = {"1": "Up to 1 hour", "2": "Up to 2 hours", "8": "Up to 8 hours"}
GRIPS = {
    Grip.GOOD: "Handles, or easy to grasp",
    Grip.FAIR: "Fingers under the edge",
    Grip.POOR: "Bulky, slippery or sagging",
}


@dataclass(frozen=True)
class Task:
    """One lift as it was written. `numbers` holds what could be read."""

    number: int
    texts: Mapping[str, str]
    numbers: Mapping[str, float]
    grip: str
    careful: bool

    @property
    def suffix(self) -> str:
        """What its fields end with: nothing for the first, "2" for the second."""
        return "" if self.number == 1 else str(self.number)


@dataclass(frozen=True)
class Asked:
    """Everything that an address says. `errors` by the name of the field."""

    units: Units
    what: str
    hours: str
    tasks: tuple[Task, ...]
    errors: Mapping[str, str] = field(default_factory=dict)


def read(sent: QueryDict) -> Asked:
    """The lifts of an address, each wrong field with what was expected."""
    units = Units(_one_of(sent, "units", [str(unit) for unit in Units]))
    errors: dict[str, str] = {}
    tasks = tuple(_task(sent, number, units, errors) for number in range(1, _count(sent) + 1))
    return Asked(
        units=units,
        what=_one_of(sent, "what", list(WHATS)),
        hours=_one_of(sent, "hours", list(HOURS)),
        tasks=tasks,
        errors=errors,
    )


def _count(sent: QueryDict) -> int:
    text = sent.get("lifts", "1")
    return min(max(int(text), 1), MOST_LIFTS) if text.isascii() and text.isdigit() else 1


def _one_of(sent: QueryDict, name: str, allowed: list[str], usual: str = "") -> str:
    """The answer, or the usual one where it was not among those on offer."""
    value = sent.get(name, "")
    return value if value in allowed else usual or allowed[0]


def _task(sent: QueryDict, number: int, units: Units, errors: dict[str, str]) -> Task:
    suffix = "" if number == 1 else str(number)
    careful = f"careful{suffix}" in sent
    texts = {m.name: sent.get(m.name + suffix, m.start(units)).strip() for m in ALL}
    numbers: dict[str, float] = {}
    for measure in ALL if careful else MEASURES:
        value = _number(texts[measure.name])
        low, high = measure.bounds(units)
        if value is None or not low <= value <= high:
            errors[measure.name + suffix] = _error(measure, texts[measure.name], units)
        else:
            numbers[measure.name] = value
    grip = _one_of(sent, f"grip{suffix}", [str(each) for each in Grip], Grip.FAIR)
    return Task(number, texts, numbers, grip, careful)


def _number(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if isfinite(value) else None


def _error(measure: Measure, text: str, units: Units) -> str:
    low, high = map(written, measure.bounds(units))
    unit, example = measure.unit(units), measure.start(units)
    told = f"“{text[:20]}” cannot be used" if text else "nothing was written"
    return f"{measure.title} {told}. Write a number from {low} to {high} {unit}, such as {example}."


def with_other_units(asked: Asked) -> Asked:
    """The same lifts in the other units; what could not be read stays as it was written."""
    tasks = tuple(_switched(task, asked.units) for task in asked.tasks)
    return Asked(asked.units.other, asked.what, asked.hours, tasks)


def _switched(task: Task, units: Units) -> Task:
    texts = {
        m.name: written(switched(m, value, units))
        if (value := _number(task.texts[m.name])) is not None
        else task.texts[m.name]
        for m in ALL
    }
    return Task(task.number, texts, task.numbers, task.grip, task.careful)


def with_one_more(asked: Asked) -> Asked:
    """With a copy of the last lift, up to `MOST_LIFTS`."""
    return _with_tasks(asked, [*asked.tasks, asked.tasks[-1]][:MOST_LIFTS])


def without(asked: Asked, number: str) -> Asked:
    """Without one lift; one always stays."""
    left = [task for task in asked.tasks if str(task.number) != number]
    return _with_tasks(asked, left or list(asked.tasks))


def _with_tasks(asked: Asked, tasks: list[Task]) -> Asked:
    numbered = (
        Task(place, task.texts, task.numbers, task.grip, task.careful)
        for place, task in enumerate(tasks, 1)
    )
    return Asked(asked.units, asked.what, asked.hours, tuple(numbered))


def as_query(asked: Asked) -> str:
    """The address that says the same, to go to and to share."""
    query = QueryDict(mutable=True)
    query["units"], query["what"] = asked.units, asked.what
    query["hours"], query["lifts"] = asked.hours, str(len(asked.tasks))
    for task in asked.tasks:
        query.update({name + task.suffix: text for name, text in _texts(task).items()})
    return query.urlencode()


def _texts(task: Task) -> Mapping[str, str]:
    shown = ALL if task.careful else MEASURES
    extra = {"careful": "on"} if task.careful else {}
    return {m.name: task.texts[m.name] for m in shown} | {"grip": task.grip} | extra
