"""Three truth values. `None` is unknown; it is never read as no.

Kleene's strong logic: an unknown part leaves the whole unknown, unless the other parts settle it
whatever the unknown turns out to be.
"""

from collections.abc import Iterable

Truth = bool | None


def negate(value: Truth) -> Truth:
    """Not yes, not no; the negation of unknown is unknown."""
    return None if value is None else not value


def all_of(values: Iterable[Truth]) -> Truth:
    """False as soon as one part is false; otherwise unknown if any part is."""
    seen = set(values)
    if False in seen:
        return False
    return None if None in seen else True


def any_of(values: Iterable[Truth]) -> Truth:
    """True as soon as one part is true; otherwise unknown if any part is."""
    seen = set(values)
    if True in seen:
        return True
    return None if None in seen else False


def at_least(wanted: int, values: Iterable[Truth]) -> Truth:
    """Whether `wanted` of the parts are true, counting the unknown ones both ways."""
    parts = list(values)
    sure = parts.count(True)
    if sure >= wanted:
        return True
    return None if sure + parts.count(None) >= wanted else False
