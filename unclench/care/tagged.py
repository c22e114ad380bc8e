"""The tags of OpenStreetMap -> a place of care, or a spot whose name can be typed."""

from collections.abc import Iterator, Mapping

from unclench.care.values import Place, Rank, Spot, short
from unclench.engine.values.care import Care

RANKS = {
    "city": Rank.CITY,
    "town": Rank.TOWN,
    "village": Rank.VILLAGE,
    "hamlet": Rank.VILLAGE,
    "suburb": Rank.QUARTER,
    "quarter": Rank.QUARTER,
    "neighbourhood": Rank.QUARTER,
    "borough": Rank.QUARTER,
}
SPOT_KEYS = ("place", "addr:postcode")
_OTHER_NAMES = ("name:en", "int_name", "alt_name", "official_name", "short_name", "old_name")
_PHONES = ("phone", "contact:phone", "contact:mobile", "mobile")
_WHEELCHAIR = {"yes": "yes", "designated": "yes", "limited": "limited", "no": "no"}

Told = Mapping[str, str]
Where = tuple[float, float]


def entries_of(ref: str, told: Told, where: Where, care: Care) -> Iterator[Place | Spot]:
    """What an object with these tags is; nothing at all for most."""
    kind = care.kind_of(told)
    if kind is not None:
        yield place_of(ref, kind.id, told, where)
    yield from _spots(told, where)


def place_of(ref: str, kind: str, told: Told, where: Where) -> Place:
    """A place of care with what its tags tell."""
    return Place(
        ref=ref,
        kind=kind,
        lat=where[0],
        lon=where[1],
        name=_name(told),
        phone=next((short(told[key].split(";")[0]) for key in _PHONES if told.get(key)), ""),
        hours=_hours(told.get("opening_hours", "")),
        wheelchair=_WHEELCHAIR.get(told.get("wheelchair", ""), ""),
        street=short(told.get("addr:street") or told.get("addr:place") or ""),
        number=short(told.get("addr:housenumber", "")),
        city=short(told.get("addr:city", "")),
        postcode=short(told.get("addr:postcode", "")),
        address=short(told.get("addr:full", "")),
    )


def _name(told: Told) -> str:
    names = (told.get(key, "") for key in ("name", "official_name", "operator", "brand"))
    return next((short(name) for name in names if name.strip()), "")


def _hours(value: str) -> str:
    """Opening hours are kept whole or not at all: half of them say something else."""
    return value.strip() if len(value) <= 500 and value.isprintable() else ""


def _spots(told: Told, where: Where) -> Iterator[Spot]:
    rank = RANKS.get(told.get("place", ""))
    if rank is not None and told.get("name"):
        others = (name for key in _OTHER_NAMES for name in told.get(key, "").split(";"))
        also = tuple(dict.fromkeys(short(name) for name in others if name.strip()))
        yield Spot(short(told["name"]), *where, rank, _people(told), also)
    if told.get("addr:postcode"):
        yield Spot(short(told["addr:postcode"]), *where, Rank.POSTCODE)


def _people(told: Told) -> int:
    digits = told.get("population", "").replace(" ", "").replace(",", "")
    return int(digits) if digits.isdecimal() and len(digits) <= 9 else 0
