"""How people ask for one page of the library."""

from dataclasses import dataclass

from unclench.engine.values.record import Provenance


@dataclass(frozen=True, kw_only=True)
class AskedAs(Provenance):
    """Short ways in which people ask for the page of this id, in their own words: "back goes when i
    sneeze". They are searched and never shown, and they decide nothing."""

    id: str
    ways: tuple[str, ...]
