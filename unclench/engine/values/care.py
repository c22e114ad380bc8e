"""Care nearby: the kinds of places that may see a back, and which of them an answer needs first."""

from collections.abc import Mapping
from dataclasses import dataclass

from unclench.engine.values.record import Provenance

Tags = Mapping[str, tuple[str, ...]]
"""Keys of OpenStreetMap, each with the values that count; all of them have to fit."""

NO_CHECK = "no_check"
"""The order for somebody who has not finished a check here."""


@dataclass(frozen=True, kw_only=True)
class CareKind:
    """One kind of place. It is one when any of `tags` fits and none of `unless` does.

    `hours_unknown` is said of a place whose opening hours nobody wrote down. `any_speciality`: it
    counts even if it names only specialities that have little to do with backs.
    """

    id: str
    title: str
    one: str
    what_for: str
    hours_unknown: str
    tags: tuple[Tags, ...]
    unless: tuple[Tags, ...] = ()
    any_speciality: bool = False

    def fits(self, told: Mapping[str, str]) -> bool:
        """Whether a place with these tags is of this kind."""
        return _any_fits(self.tags, told) and not _any_fits(self.unless, told)


@dataclass(frozen=True, kw_only=True)
class CareOrder:
    """What a disposition needs: `kinds` in that order. `call_first`: the emergency number stands
    above every place. `leave_out_closed`: what is closed now is left out unless it is asked for.
    `how_to_find` takes the place of what is said to everybody else."""

    heading: str
    lead: str
    kinds: tuple[str, ...]
    call_first: bool = False
    leave_out_closed: bool = False
    how_to_find: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Care(Provenance):
    """The kinds, the order for each disposition and for nobody's, and how to find care without
    any list. A place that names specialities needs one of `specialities`; `tells` are the tags
    that name them. `never` takes a place away, of whatever kind it is."""

    id: str
    title: str
    kinds: tuple[CareKind, ...]
    tells: tuple[str, ...]
    specialities: tuple[str, ...]
    never: tuple[Tags, ...]
    orders: Mapping[str, CareOrder]
    how_to_find: tuple[str, ...]
    before_you_go: tuple[str, ...]

    def kind_of(self, told: Mapping[str, str]) -> CareKind | None:
        """The first kind that a place with these tags is of; none for all others."""
        if _any_fits(self.never, told):
            return None
        fitting = (kind for kind in self.kinds if kind.fits(told))
        return next((k for k in fitting if k.any_speciality or self._sees_backs(told)), None)

    def _sees_backs(self, told: Mapping[str, str]) -> bool:
        named = {word for key in self.tells for word in _words(told.get(key, ""))}
        return not named or not named.isdisjoint(self.specialities)

    def kind(self, kind_id: str) -> CareKind | None:
        """A kind by its id."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)

    @property
    def keys(self) -> tuple[str, ...]:
        """The tags without which a place is of no kind."""
        return tuple(
            dict.fromkeys(key for kind in self.kinds for each in kind.tags for key in each)
        )


def _any_fits(several: tuple[Tags, ...], told: Mapping[str, str]) -> bool:
    return any(_fit(tags, told) for tags in several)


def _fit(tags: Tags, told: Mapping[str, str]) -> bool:
    return all(set(_words(told.get(key, ""))) & set(values) for key, values in tags.items())


def _words(value: str) -> tuple[str, ...]:
    """The values of a tag that may hold several, with semicolons between."""
    return tuple(word.strip().lower() for word in value.split(";") if word.strip())
