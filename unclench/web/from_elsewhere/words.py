"""Amounts in words."""

from unclench.bring_in.values import Kind

NOUNS = {Kind.STEPS: "steps", Kind.SLEEP: "sleep", Kind.WORKOUT: "workouts"}
TITLES = {Kind.STEPS: "Steps", Kind.SLEEP: "Time asleep", Kind.WORKOUT: "Workouts"}


def amount_words(kind: Kind, amount: float | None) -> str:
    """An amount where its kind stands above or beside it: "8,410", "7 h 30 min", "45 min"."""
    if amount is None:
        return "–"  # noqa: RUF001 -- a dash for the eye, not a minus
    if kind is Kind.STEPS:
        return f"{amount:,.0f}"
    return _time_words(round(amount * 60) if kind is Kind.SLEEP else round(amount))


def plainly(text: str) -> str:
    """A message of a reader as a sentence of a page: with a capital, and quotation marks."""
    parts = (text[:1].upper() + text[1:]).split("`")
    quoted = [f"“{part}”" if place % 2 else part for place, part in enumerate(parts)]
    return "".join(quoted).rstrip(".") + "."


def _time_words(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    said = [f"{hours} h"] if hours else []
    return " ".join([*said, f"{rest} min"] if rest or not hours else said)
