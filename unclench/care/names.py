"""How a name or a postcode is compared: without capitals, accents, dots and hyphens."""

import re
import unicodedata

_LETTERS = {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "\u0131": "i"}
_SAINT = re.compile(r"\b(sankt|saint|sainte|st)\b")


def plain(name: str) -> str:
    """A name as it is compared: `St. Pölten` and `sankt polten` are one."""
    text = name.casefold()
    text = "".join(_LETTERS.get(letter, letter) for letter in text)
    text = unicodedata.normalize("NFKD", text)
    kept = (c if c.isalnum() else " " for c in text if not unicodedata.combining(c))
    words = " ".join("".join(kept).split())
    return _SAINT.sub("st", words)


def postcode(text: str) -> str:
    """A postcode as it is compared: `SW1A 1AA` and `sw1a1aa` are one."""
    return plain(text).replace(" ", "")


def is_like_a_postcode(text: str) -> bool:
    """Whether a text may be a postcode: no longer than ten letters, one of them a digit."""
    return len(postcode(text)) <= 10 and any(c.isdigit() for c in text)
