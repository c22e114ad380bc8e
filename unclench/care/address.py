"""An address on one line, in the order of its country."""

from unclench.care.values import Place, short

_NUMBER_FIRST = frozenset(
    ("AU", "CA", "FR", "GB", "GG", "IE", "IM", "JE", "LU", "MT", "NZ", "US", "ZA")
)
_POSTCODE_LAST = frozenset(("AU", "CA", "GB", "GG", "IE", "IM", "JE", "MT", "NZ", "US", "ZA"))


def address_of(place: Place, country: str) -> str:
    """Street and town. `country` is an ISO 3166 code; empty: the order of most countries."""
    if place.address:
        return place.address
    street, town = [place.street, place.number], [place.postcode, place.city]
    if country in _NUMBER_FIRST:
        street.reverse()
    if country in _POSTCODE_LAST:
        town.reverse()
    parts = (" ".join(filter(None, street)) if place.street else "", " ".join(filter(None, town)))
    return short(", ".join(filter(None, parts)))
