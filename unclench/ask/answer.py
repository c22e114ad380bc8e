"""Answers a question with passages of the library, and says first whether it speaks of danger."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from unclench.ask.danger import topics_of_danger
from unclench.ask.index import Index
from unclench.ask.pages import Page, pages_of
from unclench.ask.question import LONGEST, Part, Question, read_question
from unclench.engine.knowledge.base import KnowledgeBase

SHOWN = 5
# A page that holds less than this share of what a question says does not answer it. What stands in
# a name of the page counts twice: "what mattress should I buy" is a question about mattresses.
FLOOR = 0.6
# A question that names the back is about our matter, so less of it is enough; and words that stand
# nowhere in the library ("since my divorce") are its circumstances, and weigh less.
FLOOR_OF_BACKS = 0.4
_UNKNOWN_OF_BACKS = 0.5
# How much a word weighs that says little about what is asked.
_LIGHT = 0.3
# Nor is it shown beside a page that fits this many times as well.
_BESIDE = 1 / 10
# How much words count that stand side by side, in a name of the page, or in one way in which people
# ask for it, beside the plain fit.
_RUN = 0.3
_NAME = 0.5
_WAY = 0.6
# How many times as much a part of the question counts for a page that has it in a name.
_IN_A_NAME = 2.0
# A page written as an answer goes before one that holds the same words; a self-test goes after.
_BY_KIND = {"question": 1.2, "self_test": 0.6}


@dataclass(frozen=True)
class Passage:
    """What one page says to the question: its short answer and the sentence that fits best.
    `score` orders; it means nothing by itself."""

    page: Page
    text: str
    score: float


@dataclass(frozen=True)
class Answer:
    """Passages, the best first; none when the library has no answer.

    `topics` are the ids of the topics of danger that the question speaks of, despair among them.
    When there are any, the safety check comes before every passage.
    """

    passages: tuple[Passage, ...] = ()
    topics: frozenset[str] = frozenset()

    @property
    def danger(self) -> bool:
        """Whether the safety check, or somebody to talk to, comes first."""
        return bool(self.topics)


class Library:
    """The whole library behind one question box. It keeps nothing of what it is asked."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self.pages = pages_of(base)
        self._index = Index(self.pages)

    def ask(self, text: str) -> Answer:
        """The best passages for the first `LONGEST` letters; danger is looked for in all of it."""
        question = read_question(self.base, self._index.words, self._index.said, text)
        topics = topics_of_danger(self.base, self._index.words, text, longest=LONGEST)
        scores = self._scores(question) if question.parts else {}
        best = self._best({k: v for k, v in scores.items() if not topics or self._explains(k)})
        passages = tuple(self._passage(name, question, scores[name]) for name in best)
        return Answer(passages=passages, topics=topics)

    def _explains(self, name: str) -> bool:
        """Whether a page explains; beside words of danger nothing else is shown, so that nobody is
        led to a treatment first."""
        return self.pages[name].kind in ("question", "cause")

    def _best(self, scores: Mapping[str, float]) -> list[str]:
        worth_showing = _BESIDE * max(scores.values(), default=0.0)
        shown = [name for name in scores if scores[name] >= worth_showing]
        return sorted(shown, key=lambda name: (-scores[name], name))[:SHOWN]

    def holds_any(self, phrases: Iterable[str]) -> bool:
        """Whether some page holds one of the phrases."""
        return bool(self._index.pages_with(phrases))

    def _scores(self, question: Question) -> dict[str, float]:
        """What each page is worth that holds enough of the question.

        The fit (bm25) of its words, of its words side by side, of its best name and of the best way
        in which people ask for it, times the square of the share of the question that it holds.
        """
        found = {part: self._index.pages_with(part.phrases) for part in question.parts}
        runs = self._index.pages_with(question.runs)
        names = self._index.names_with(question.phrases)
        ways = self._index.ways_with(question.phrases)
        scores = {}
        for name, share in self._shares(found, of_backs=question.of_backs).items():
            fit = sum(pages.get(name, 0.0) for pages in found.values())
            fit += _RUN * runs.get(name, 0.0) + _NAME * names.get(name, 0.0)
            fit += _WAY * ways.get(name, 0.0)
            scores[name] = fit * share**2 * _BY_KIND.get(self.pages[name].kind, 1.0)
        return scores

    def _shares(
        self, found: Mapping[Part, Mapping[str, float]], *, of_backs: bool
    ) -> dict[str, float]:
        """The share of the question that each page holds, from 0, where that is enough. It can be
        above 1: a part counts twice for a page that has it in a name."""
        floor = FLOOR_OF_BACKS if of_backs else FLOOR
        weights = {part: self._weight(part, len(found[part]), of_backs) for part in found}
        total = sum(weights.values())
        names = {name for pages in found.values() for name in pages}
        named = {part: self._index.names_with(part.phrases) for part in found}
        held = dict.fromkeys(names, 0.0)
        for part, pages in found.items():
            for name in pages:
                times = _IN_A_NAME if name in named[part] else 1.0
                held[name] += times * weights[part] / total
        return {name: share for name, share in held.items() if share >= floor}

    def _weight(self, part: Part, held_by: int, of_backs: bool) -> float:
        """A part weighs more the fewer pages hold it, and most when it is known to be another
        matter, such as a sore throat."""
        weight = math.log(1 + len(self.pages) / (1 + held_by))
        if not part.phrases:
            return _IN_A_NAME * weight
        unknown = _UNKNOWN_OF_BACKS if of_backs and not held_by else 1.0
        return weight * unknown * (_LIGHT if part.light else 1.0)

    def _passage(self, name: str, question: Question, score: float) -> Passage:
        page = self.pages[name]
        line = self._index.line_of(name, question.phrases)
        text = page.summary if line in ("", page.summary) else f"{page.summary} {line}"
        return Passage(page, text, score)
