"""Finds the words of every family in a text, in one walk over it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from unclench.engine.knowledge.phrases import spoken

_RANGE = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True)
class Lexicon:
    """Phrases by their first word, or by the beginning of it; each with the words that have to
    follow and the family that it belongs to."""

    whole: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    begun: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def add(self, phrase: tuple[str, ...], family: str) -> None:
        """Takes in one phrase, whose words may be beginnings (`numb*`)."""
        first, *rest = phrase
        listed = self.begun if first.endswith("*") else self.whole
        listed.setdefault(first.rstrip("*"), []).append((tuple(rest), family))

    def places(self, words: list[str]) -> Mapping[str, list[int]]:
        """Where the phrases of each family begin, counted in words from 0."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            for rest, family in self._beginning(word):
                if _follow(rest, words[at + 1 :]):
                    found.setdefault(family, []).append(at)
        return found

    def _beginning(self, word: str) -> Iterator[tuple[tuple[str, ...], str]]:
        yield from self.whole.get(word, ())
        for length in range(1, len(word) + 1):
            yield from self.begun.get(word[:length], ())


def lexicon(families: Iterable[tuple[str, tuple[str, ...]]]) -> Lexicon:
    """The lexicon of families, each an id and its words."""
    made = Lexicon()
    for family, phrases in families:
        for phrase in phrases:
            for one in _each_number(phrase):
                made.add(spoken(one), family)
    return made


def _follow(rest: tuple[str, ...], words: list[str]) -> bool:
    return len(words) >= len(rest) and all(
        word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
        for wanted, word in zip(rest, words, strict=False)
    )


def _each_number(phrase: str) -> Iterator[str]:
    """`70-99 years` once for every whole number from 70 to 99."""
    for words in product(*(_numbers(word) for word in phrase.split())):
        yield " ".join(words)


def _numbers(word: str) -> list[str]:
    if numbers := _RANGE.fullmatch(word):
        first, last = map(int, numbers.groups())
        return [str(number) for number in range(first, last + 1)]
    return [word]
