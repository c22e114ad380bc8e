"""Text as plain words, and the patterns that find phrases in it."""

import re
import unicodedata
from functools import cache

_NOT_A_WORD = re.compile(r"[^\w*]+")
_APOSTROPHES = re.compile("['\u2019\u2018\u02bc`\u00b4]")


def plain(text: str) -> str:
    """What somebody typed as words with single spaces between: no capitals, no signs."""
    return _plain(text.replace("*", " "))


def _plain(text: str) -> str:
    folded = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return _NOT_A_WORD.sub(" ", folded).strip()


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the words in a plain text; `numb*` is a beginning, `give way` a phrase."""
    either = "|".join(" ".join(spoken(word)).replace("*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{either})\b")


def spoken(phrase: str) -> tuple[str, ...]:
    """A listed phrase as plain words, each with its `*` if it is a beginning."""
    return tuple(_plain(phrase).split())
