"""Answers a question with passages of the library, and says first whether it speaks of danger."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from unclench.ask.danger import Danger, danger_in
from unclench.ask.index import Index
from unclench.ask.pages import Page, pages_of
from unclench.ask.question import LONGEST, Question, read_question
from unclench.ask.ranking import Ranking
from unclench.engine.knowledge.base import KnowledgeBase

SHOWN = 5
# A page is not shown beside one that fits this many times as well; beside grave danger, and below
# the page that says when to see somebody, it has to fit nearly as well as the best.
_BESIDE = 1 / 10
_BESIDE_DANGER = 1 / 2


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
        self._ranking = Ranking(self.pages, self._index)

    def ask(self, text: str) -> Answer:
        """The best passages for the first `LONGEST` letters; danger is looked for in all of it."""
        question = read_question(self.base, self._index.words, self._index.said, text)
        danger = danger_in(self.base, self._index.words, text, longest=LONGEST)
        scores = self._ranking.scores(question)
        best = self._beside(danger, question, scores) if danger.grave else _best(scores)
        passages = tuple(self._passage(name, question, scores.get(name, 0.0)) for name in best)
        return Answer(passages=passages, topics=danger.topics)

    def _beside(self, danger: Danger, question: Question, scores: Mapping[str, float]) -> list[str]:
        """Beside grave danger: the page that says when to see somebody, then what explains, so that
        nobody is led to a treatment first."""
        first = [] if question.is_of_another_matter else self._first_pages(danger)
        explains = {k: v for k, v in scores.items() if self.pages[k].kind in ("question", "cause")}
        rest = _best(explains, worth_showing=_BESIDE_DANGER)
        return list(dict.fromkeys((*first, *rest)))[:SHOWN]

    def _first_pages(self, danger: Danger) -> list[str]:
        """The pages that the topics name as the first answer, despair before everything else."""
        topics = [topic for name, topic in self.base.topics.items() if name in danger.grave]
        topics.sort(key=lambda topic: not topic.despair)
        return [topic.answer for topic in topics if topic.answer]

    def holds_any(self, phrases: Iterable[str]) -> bool:
        """Whether some page holds one of the phrases."""
        return bool(self._index.pages_with(phrases))

    def _passage(self, name: str, question: Question, score: float) -> Passage:
        page = self.pages[name]
        line = self._index.line_of(name, question.phrases)
        text = page.summary if line in ("", page.summary) else f"{page.summary} {line}"
        return Passage(page, text, score)


def _best(scores: Mapping[str, float], *, worth_showing: float = _BESIDE) -> list[str]:
    least = worth_showing * max(scores.values(), default=0.0)
    shown = [name for name in scores if scores[name] >= least]
    return sorted(shown, key=lambda name: (-scores[name], name))[:SHOWN]
