"""How well each page fits a question: the whole of it, or the clause of it that says most."""

import math
from collections.abc import Mapping

from unclench.ask.index import Index
from unclench.ask.pages import Page
from unclench.ask.question import Part, Question

# A page that holds less than this share of what a question says does not answer it. What stands in
# a name of the page counts twice: "what mattress should I buy" is a question about mattresses.
FLOOR = 0.6
# A question that names the back is about our matter, so less of it is enough; and words that stand
# nowhere in the library ("since my divorce") are its circumstances, and weigh less.
FLOOR_OF_BACKS = 0.4
_UNKNOWN_OF_BACKS = 0.5
# How much a word weighs that says little about what is asked.
_LIGHT = 0.3
# How much words count that stand side by side, in a name of the page, or in one way in which people
# ask for it, beside the plain fit.
_RUN = 0.3
_NAME = 0.5
_WAY = 0.6
# How many times as much a part of the question counts for a page that has it in a name.
_IN_A_NAME = 2.0
# A page written as an answer goes before one that holds the same words; a self-test goes after.
_BY_KIND = {"question": 1.2, "self_test": 0.6}


# A clause of a rambling question counts less than the whole.
_CLAUSE = 0.5
_Found = Mapping[Part, Mapping[str, float]]


class Ranking:
    """What pages are worth to a question. Scores order; they mean nothing by themselves."""

    def __init__(self, pages: Mapping[str, Page], index: Index) -> None:
        self._pages = pages
        self._index = index

    def scores(self, question: Question) -> dict[str, float]:
        """What each page is worth that holds enough of the question, or of a clause of it."""
        found = {part: self._index.pages_with(part.phrases) for part in question.parts}
        named = {part: self._index.names_with(part.phrases) for part in question.parts}
        scores = self._scores(question, found, named)
        for clause in question.clauses:
            for name, score in self._scores(clause, found, named).items():
                scores[name] = max(scores.get(name, 0.0), _CLAUSE * score)
        return scores

    def _scores(self, question: Question, found: _Found, named: _Found) -> dict[str, float]:
        """What each page is worth that holds enough of the question.

        The fit (bm25) of its words, of its words side by side, of its best name and of the best way
        in which people ask for it, times the square of the share of the question that it holds.
        """
        shares = self._shares(question, found, named)
        if not shares:
            return {}
        runs = self._index.pages_with(question.runs)
        names = self._index.names_with(question.phrases)
        ways = self._index.ways_with(question.phrases)
        scores = {}
        for name, share in shares.items():
            fit = sum(found[part].get(name, 0.0) for part in question.parts)
            fit += _RUN * runs.get(name, 0.0) + _NAME * names.get(name, 0.0)
            fit += _WAY * ways.get(name, 0.0)
            scores[name] = fit * share**2 * _BY_KIND.get(self._pages[name].kind, 1.0)
        return scores

    def _shares(self, question: Question, found: _Found, named: _Found) -> dict[str, float]:
        """The share of the question that each page holds, from 0, where that is enough. It can be
        above 1: a part counts twice for a page that has it in a name."""
        floor = FLOOR_OF_BACKS if question.of_backs else FLOOR
        weights = {p: self._weight(p, len(found[p]), question.of_backs) for p in question.parts}
        total = sum(weights.values())
        held: dict[str, float] = {}
        for part, weight in weights.items():
            for name in found[part]:
                times = _IN_A_NAME if name in named[part] else 1.0
                held[name] = held.get(name, 0.0) + times * weight / total
        return {name: share for name, share in held.items() if share >= floor}

    def _weight(self, part: Part, held_by: int, of_backs: bool) -> float:
        """A part weighs more the fewer pages hold it, and most when it is known to be another
        matter, such as a sore throat."""
        weight = math.log(1 + len(self._pages) / (1 + held_by))
        if not part.phrases:
            return _IN_A_NAME * weight
        unknown = _UNKNOWN_OF_BACKS if of_backs and not held_by else 1.0
        return weight * unknown * (_LIGHT if part.light else 1.0)
