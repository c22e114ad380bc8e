"""A report as blocks of words, numbers and drawings, in reading order. It knows no format.

A page and a PDF draw the same blocks, so that they say the same.
"""

from dataclasses import dataclass, field

from unclench.pictures.picture import Picture


@dataclass(frozen=True)
class Words:
    """A paragraph. `strong`: what must not be missed; `small`: what has to be known to read it."""

    text: str
    strong: bool = False
    small: bool = False
    kind: str = "words"


@dataclass(frozen=True)
class Points:
    """Lines of a list, each under an optional lead."""

    lines: tuple[str, ...]
    lead: str = ""
    kind: str = "points"


@dataclass(frozen=True)
class Facts:
    """Terms, each with what is known."""

    rows: tuple[tuple[str, str], ...]
    kind: str = "facts"


@dataclass(frozen=True)
class Grid:
    """A table. The first cell of a row names it."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = "grid"


@dataclass(frozen=True)
class Drawn:
    """A picture, with words that say what is seen."""

    picture: Picture
    words: str
    kind: str = "drawn"


Block = Words | Points | Facts | Grid | Drawn


@dataclass(frozen=True)
class Section:
    """A heading with its blocks. `id` is fit for an address."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """`about` stands under the title, `first` on page one, `details` after it, `foot` at the end.

    `language` and `title` are what a PDF says of itself.
    """

    title: str
    lead: str
    about: Facts
    first: tuple[Section, ...]
    details: tuple[Section, ...] = ()
    foot: tuple[str, ...] = ()
    language: str = "en-GB"
    sources: tuple[str, ...] = field(default=())
