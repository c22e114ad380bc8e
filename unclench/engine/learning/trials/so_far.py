"""The days of a trial up to the one on which it is looked at: what comes later says nothing yet."""

from dataclasses import replace

from .values import Trial


def so_far(trial: Trial) -> tuple[Trial, tuple[str, ...]]:
    """The trial without the days after its look, and a note where some were left out.

    A schedule that was filled in only up to some day has empty days after it. With planned looks
    and no day of this look these count as not come yet, so that the end is not claimed too early.
    """
    last = _last(trial)
    kept = tuple(day for day in trial.days if not day.day > last)
    if len(kept) == len(trial.days):
        return trial, ()
    arms = dict.fromkeys([*trial.arms, *sorted({day.arm for day in trial.days})])
    return replace(trial, days=kept, arms=tuple(arms)), (_note(trial, last),)


def _last(trial: Trial) -> float:
    if trial.today is not None:
        return trial.today
    answered = [day.day for day in trial.days if day.value is not None]
    return max(answered) if trial.looks and answered else float("inf")


def _note(trial: Trial, last: float) -> str:
    if trial.today is not None:
        return f"The days after day {last:g} are left out: this look is on day {last:g}."
    return (
        f"No day after day {last:g} has an answer, so this is read as day {last:g}. If it is "
        "later, tell the day of this look (today)."
    )
