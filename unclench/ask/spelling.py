"""Reads a misspelt word as the known one that was meant."""

from collections.abc import Collection
from difflib import get_close_matches
from functools import cache

# A word is read as another when they begin alike and nearly all letters agree.
_CLOSE = 0.86
_SHORTEST = 5


def spelt(word: str, known: Collection[str]) -> str:
    """The word as it was typed, or the known one that it comes closest to."""
    if len(word) < _SHORTEST or word in known:
        return word
    close = get_close_matches(word, _alike(word[0], frozenset(known)), n=1, cutoff=_CLOSE)
    return close[0] if close else word


@cache
def _alike(first: str, known: frozenset[str]) -> list[str]:
    return sorted(other for other in known if other.startswith(first) and len(other) >= _SHORTEST)
