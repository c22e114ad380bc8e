"""Turns what was written into lifts, and asks the engine about them. Nothing is stored."""

from dataclasses import dataclass

from unclench.engine.lifting.composite import composite_index
from unclench.engine.lifting.limit import Weighed, weigh_lift
from unclench.engine.values.lifting import Grip, Lift, Place, Units
from unclench.web.knowledge import knowledge
from unclench.web.lifting.forms import ALL, Asked, Task
from unclench.web.lifting.measures import COUNTED_MIN, in_metric


@dataclass(frozen=True)
class Answered:
    """One lift, what it comes to, and the measures in cm that it was worked out with."""

    task: Task
    lift: Lift
    weighed: Weighed
    end_cm: float

    @property
    def rises(self) -> bool:
        """Whether it goes up."""
        return self.end_cm >= self.lift.origin.v_cm


@dataclass(frozen=True)
class Job:
    """Every lift; `index` of all together, None when the method allows no such thing."""

    answered: tuple[Answered, ...]
    index: float | None

    @property
    def hardest(self) -> Answered:
        """The lift with the highest index; one that may not be lifted at all comes first."""
        return max(self.answered, key=_hardness)


def _hardness(answered: Answered) -> float:
    index = answered.weighed.worst.li
    return float("inf") if index is None else index


def work_out(asked: Asked) -> Job:
    """The limits of the lifts that were asked about; every field has been read."""
    answered = tuple(_answer(task, asked) for task in asked.tasks)
    return Job(answered, composite_index(knowledge().lifting, [each.lift for each in answered]))


def _answer(task: Task, asked: Asked) -> Answered:
    size = _sizes(task, asked.units)
    lift = Lift(
        weight_kg=size["weight"],
        origin=Place(size["h"], size["v"], size["twist"]),
        d_cm=abs(size["to"] - size["v"]),
        per_min=size["times"] / COUNTED_MIN,
        hours=float(asked.hours),
        coupling=Grip(task.grip),
        destination=_end(task, size),
        units=asked.units,
    )
    return Answered(task, lift, weigh_lift(knowledge().lifting, lift), size["to"])


def _end(task: Task, size: dict[str, float]) -> Place | None:
    """Where it is put down, when that has to be done with care."""
    return Place(size["h_end"], size["to"], size["twist_end"]) if task.careful else None


def _sizes(task: Task, units: Units) -> dict[str, float]:
    return {
        measure.name: in_metric(measure, task.numbers[measure.name], units)
        for measure in ALL
        if measure.name in task.numbers
    }
