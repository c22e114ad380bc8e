"""Reads a misspelt word as the known one that was meant."""

from collections.abc import Collection
from difflib import get_close_matches
from functools import cache

# A word is read as another when they begin alike and nearly all letters agree.
_CLOSE = 0.86
_SHORTEST = 5
# In a longer word two letters that changed places ("muscel") are forgiven too.
_LONGER_CLOSE = 0.82
_LONGER = 6


def spelt(word: str, known: Collection[str]) -> str:
    """The word as it was typed, or the known one that it comes closest to."""
    return _closest(word, known, _CLOSE) if len(word) >= _SHORTEST else word


def spelt_freely(word: str, known: Collection[str]) -> str:
    """The same, a little more forgiving: for finding a page, not for noticing danger."""
    return _closest(word, known, _LONGER_CLOSE) if len(word) >= _LONGER else spelt(word, known)


def _closest(word: str, known: Collection[str], cutoff: float) -> str:
    if word in known:
        return word
    alike = _alike(word[0], frozenset(known))
    swapped = [other for other in alike if _letters_changed_places(word, other)]
    close = swapped or get_close_matches(word, alike, n=1, cutoff=cutoff)
    return close[0] if close else word


def _letters_changed_places(word: str, other: str) -> bool:
    """Whether the same letters stand there, two neighbours the other way round ("wieght")."""
    if len(word) != len(other):
        return False
    apart = [
        place for place, pair in enumerate(zip(word, other, strict=True)) if len(set(pair)) > 1
    ]
    first = apart[0] if apart else 0
    turned = word[:first] + word[first : first + 2][::-1] + word[first + 2 :]
    return apart == [first, first + 1] and turned == other


@cache
def _alike(first: str, known: frozenset[str]) -> list[str]:
    return sorted(other for other in known if other.startswith(first) and len(other) >= _SHORTEST)
