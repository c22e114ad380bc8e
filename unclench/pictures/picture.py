"""What every picture is: a drawing, a sentence, and the numbers behind it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """The numbers of a picture. The first cell of a row names it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def without_empty_columns(self) -> "Table":
        """The same without a column in which nothing stands."""
        filled = [n for n, _ in enumerate(self.heads) if n == 0 or any(row[n] for row in self.rows)]
        rows = tuple(tuple(row[n] for n in filled) for row in self.rows)
        return Table(tuple(self.heads[n] for n in filled), rows)


@dataclass(frozen=True)
class Key:
    """One look of the drawing and what it means; `svg` is a small sample of it."""

    svg: str
    words: str


@dataclass(frozen=True)
class Picture:
    """A picture, or several of one kind beside one another.

    `kind` says how a page lays them out. `sentence` says what is seen and nothing more. `notes`
    are what has to be known to read it, such as where a line of others comes from.
    """

    kind: str
    title: str
    drawings: tuple[str, ...]
    sentence: str
    table: Table
    keys: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def svg(self) -> str:
        """All of its drawings, one after the other."""
        return "".join(self.drawings)
