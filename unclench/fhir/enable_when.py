"""Conditions on earlier answers as FHIR writes them: a list of comparisons, all or any of them.

One list cannot say every condition. Then it says something that is met more often, never less: to
show a question too often is safe, to hide one is not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from unclench.engine.values.finding import FindingType
from unclench.fhir.names import (
    NO,
    NOT_SURE,
    YES,
    is_number,
    not_sure_link,
    option_coding,
    plain_number,
)
from unclench.fhir.space import UNSURE, Cell, Cells, Clause, Clauses, Domain, Space, implies

Comparison = dict[str, Any]
_YES_OR_NO = {"yes": YES, "no": NO}


@dataclass(frozen=True)
class Written:
    """What goes into an item, and the clauses that it says; the others are left to be said."""

    fields: Mapping[str, Any]
    says: Clauses = frozenset()


ANYHOW = Written({})


def write(space: Space, condition: Clauses) -> Written:
    """The condition as one list, or as much of it as one list can say."""
    single = [clause for clause in _sorted(condition) if _bars_the_others(space, clause)]
    if len(single) > 1:
        return _all_of(space, single)
    clauses = single or _sorted(condition)
    shortest = min(clauses, key=lambda clause: len(_alternatives(space, clause)), default=None)
    return _any_of(space, shortest) if shortest else ANYHOW


def left_over(condition: Clauses, said: Clauses) -> Clauses:
    """What is still to be said once these clauses are."""
    return frozenset(c for c in condition if not any(implies(dict(s), dict(c)) for s in said))


def _bars_the_others(space: Space, clause: Clause) -> bool:
    """Whether it is about one finding with a list of answers: the others can be barred."""
    return len(clause) == 1 and all(not is_number(space.domains[f].finding) for f, _ in clause)


def _sorted(clauses: Iterable[Clause]) -> list[Clause]:
    return sorted(clauses, key=lambda c: sorted((f, sorted(map(str, cells))) for f, cells in c))


def _any_of(space: Space, clause: Clause) -> Written:
    return Written(_fields(_alternatives(space, clause), "any"), frozenset({clause}))


def _all_of(space: Space, clauses: Iterable[Clause]) -> Written:
    said = list(clauses)
    bars = [bar for clause in said for f, cells in clause for bar in _bars(space.domains[f], cells)]
    return Written(_fields(bars, "all"), frozenset(said))


def _fields(comparisons: list[Comparison], behaviour: str) -> dict[str, Any]:
    """`enableBehavior` is asked for as soon as there is more than one comparison."""
    several = {"enableBehavior": behaviour} if len(comparisons) > 1 else {}
    return {"enableWhen": comparisons, **several}


def _bars(domain: Domain, cells: Cells) -> Iterator[Comparison]:
    """It was answered, and with none of the other cells."""
    yield _compare(domain.finding.id, "exists", answerBoolean=True)
    for cell in sorted(domain.cells - cells, key=str):
        yield _compare(domain.finding.id, "!=", answerCoding=coding_of(domain, cell))


def _alternatives(space: Space, clause: Clause) -> list[Comparison]:
    ordered = sorted(clause, key=lambda told: list(space.domains).index(told[0]))
    return [one for finding, cells in ordered for one in _told(space.domains[finding], cells)]


def _told(domain: Domain, cells: Cells) -> Iterator[Comparison]:
    """One comparison for each answer, or for each stretch of numbers."""
    if is_number(domain.finding):
        yield from _stretches(domain, cells)
    for cell in sorted((cell for cell in cells if isinstance(cell, str)), key=_unsure_last):
        yield _compare(_asking(domain, cell), "=", answerCoding=coding_of(domain, cell))


def _unsure_last(cell: str) -> tuple[bool, str]:
    return cell == UNSURE, cell


def _stretches(domain: Domain, cells: Cells) -> Iterator[Comparison]:
    """Each run of pieces by its lower end, or by its upper end if it begins at the lowest piece.

    A run with both ends is written by its lower end alone, and so takes in more than it should.
    """
    pieces = range(len(domain.cuts) + 1)
    starts = [piece for piece in pieces if piece in cells and piece - 1 not in cells]
    end = next((piece for piece in pieces if piece not in cells), None)
    if end is None:
        yield _compare(domain.finding.id, "exists", answerBoolean=True)
    elif 0 in starts:
        yield _beside(domain, end, "<", "<=")
    if rest := [piece for piece in starts if piece]:
        yield _beside(domain, rest[0], ">=", ">")


def _beside(domain: Domain, piece: int, below: str, above: str) -> Comparison:
    """A comparison with the cut at the lower end of a piece."""
    cut = domain.cuts[piece - 1]
    operator = above if cut.above else below
    return _compare(domain.finding.id, operator, answerDecimal=plain_number(cut.at))


def _asking(domain: Domain, cell: Cell) -> str:
    """The link id of the item that takes such an answer."""
    finding = domain.finding.id
    return not_sure_link(finding) if cell == UNSURE and is_number(domain.finding) else finding


def coding_of(domain: Domain, cell: Cell) -> dict[str, str]:
    """The code of an answer that is no number."""
    if cell == UNSURE:
        return NOT_SURE
    if domain.finding.type is FindingType.YES_NO:
        return _YES_OR_NO[str(cell)]
    return option_coding(domain.finding, str(cell))


def _compare(link: str, operator: str, **answer: Any) -> Comparison:
    return {"question": link, "operator": operator, **answer}
