"""Stretches of time in few bytes, handed back in the order in which they began."""

from array import array
from collections.abc import Iterator

_DAY_S = 86_400
_WIDTH = 3
Span = tuple[int, int, int]
"""When it began and ended, in seconds since 1970, and how many seconds of it count."""


class Spans:
    """Stretches by the day on which they began, so that no more than a day is sorted at once."""

    def __init__(self) -> None:
        self._days: dict[int, array[int]] = {}

    def add(self, span: Span) -> None:
        """One stretch more."""
        self._days.setdefault(span[0] // _DAY_S, array("q")).extend(span)

    def __iter__(self) -> Iterator[Span]:
        for day in sorted(self._days):
            flat = self._days[day]
            yield from sorted(zip(flat[::_WIDTH], flat[1::_WIDTH], flat[2::_WIDTH], strict=True))
