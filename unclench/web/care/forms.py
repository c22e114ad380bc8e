"""Reads what somebody looks for. Nothing of it is kept."""

from dataclasses import dataclass

from django.http import HttpRequest

from unclench.care.values import on_earth
from unclench.engine.values.care import CareOrder
from unclench.web.knowledge import knowledge

LONGEST_PLACE = 80
NOTHING = "Write a town, a village or a postcode, or use where you are."
NOT_HERE = "We could not read where you are. Write a town or a postcode instead."


@dataclass(frozen=True)
class Asked:
    """What was asked. `here` is where somebody is, `place` what they typed, and `choice` which of
    several places of that name they mean. `kind` is empty for what the last check needs."""

    place: str = ""
    here: tuple[float, float] | None = None
    choice: int | None = None
    kind: str = ""
    leave_out_closed: bool = False
    error: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether there is something to look up."""
        return not self.error and (self.here is not None or bool(self.place))


def read(request: HttpRequest, order: CareOrder) -> Asked:
    """The form as it was sent; before that, what is chosen at first."""
    if request.method != "POST":
        kind = _kind(request.GET.get("kind", ""))
        return Asked(kind=kind, leave_out_closed=order.leave_out_closed)
    told = request.POST
    place = told.get("place", "").strip()[:LONGEST_PLACE]
    here, is_told = _here(told.get("lat", ""), told.get("lon", "")), bool(told.get("lat"))
    return Asked(
        place="" if is_told else place,
        here=here,
        choice=_choice(told.get("choice", "")),
        kind=_kind(told.get("kind", "")),
        leave_out_closed="open" in told,
        error=_error(place, here, is_told),
    )


def _error(place: str, here: tuple[float, float] | None, is_told: bool) -> str:
    if is_told:
        return "" if here else NOT_HERE
    return "" if place else NOTHING


def _here(lat: str, lon: str) -> tuple[float, float] | None:
    try:
        return on_earth(float(lat), float(lon))
    except ValueError:
        return None


def _kind(told: str) -> str:
    return told if knowledge().care.kind(told) else ""


def _choice(told: str) -> int | None:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 3 else None
