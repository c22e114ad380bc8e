"""Names that stand in a table in two spellings: each would be learnt of alone, as another thing."""

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from .table import Row


def alike(name: str) -> str:
    """What two spellings of one name have in common: no capitals, one form of each accent, and
    spaces, hyphens and underscores alike."""
    plain = normalize("NFKC", name).casefold()
    return "_".join(plain.replace("-", " ").replace("_", " ").split())


def spelt_twice(rows: Sequence[Row], column: str, known: Iterable[str] = ()) -> Iterator[str]:
    """A mistake for each line with another spelling of a known name, or of one on a line before."""
    right = {alike(name): (name, "the library") for name in known}
    said = set()
    for row in rows:
        name = str(row.get(column) or "")
        first, where = right.setdefault(alike(name), (name, f"line {row.line}"))
        if name != first and name not in said:
            said.add(name)
            yield (
                f"line {row.line}, column `{column}`: {name}. Expected {first}, as {where} has it: "
                "another spelling would count as another thing."
            )
