"""The full-text library: in memory, built once from the knowledge, the same on every site."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from unclench.ask.pages import Page
from unclench.engine.knowledge.phrases import plain

# How much a word counts by where it stands: a name of the page, a way in which people ask for it,
# its short answer, or the rest.
WEIGHTS = {"title": 10.0, "also_called": 8.0, "asked_as": 2.0, "summary": 4.0, "body": 1.0}
# How many times as much a title counts among the names: a page only called so is less about it.
TITLE = 2.0
_TABLES = """
CREATE VIRTUAL TABLE pages USING fts5(
  id UNINDEXED, title, also_called, asked_as, summary, body, tokenize='porter unicode61');
CREATE VIRTUAL TABLE names USING fts5(
  id UNINDEXED, times UNINDEXED, name, tokenize='porter unicode61');
CREATE VIRTUAL TABLE ways USING fts5(id UNINDEXED, way, tokenize='porter unicode61');
CREATE VIRTUAL TABLE lines USING fts5(id UNINDEXED, line, tokenize='porter unicode61');
"""
_PAGES = "SELECT id, bm25(pages, 0, {weights}) FROM pages WHERE pages MATCH ?"
_NAMES = "SELECT id, times * bm25(names) FROM names WHERE names MATCH ?"
_WAYS = "SELECT id, bm25(ways) FROM ways WHERE ways MATCH ?"
_LINE = "SELECT line FROM lines WHERE lines MATCH ? AND id = ? ORDER BY bm25(lines) LIMIT 1"


class Index:
    """Finds pages and sentences by words. Word endings, capitals and accents do not matter."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._lock = threading.Lock()
        self._store = sqlite3.connect(":memory:", check_same_thread=False)
        self._store.executescript(_TABLES)
        self._store.executemany(
            "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?)", map(_row, pages.values())
        )
        names = (row for page in pages.values() for row in _names(page))
        self._store.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
        ways = ((page.id, way) for page in pages.values() for way in page.asked_as)
        self._store.executemany("INSERT INTO ways VALUES (?, ?)", ways)
        lines = ((page.id, line) for page in pages.values() for line in (page.summary, *page.lines))
        self._store.executemany("INSERT INTO lines VALUES (?, ?)", lines)
        self.words = _words_in(text for page in pages.values() for text in _written(page))
        self.said = _words_in(way for page in pages.values() for way in page.asked_as)
        self._pages = _PAGES.format(weights=", ".join(map(str, WEIGHTS.values())))

    def pages_with(self, phrases: Iterable[str]) -> Mapping[str, float]:
        """The pages that hold any of the phrases, with how well they fit: above 0, more is better
        (bm25, weighted by `WEIGHTS`)."""
        return {name: -score for name, score in self._rows(self._pages, phrases)}

    def names_with(self, phrases: Iterable[str]) -> Mapping[str, float]:
        """The pages of which a name holds any of the phrases, with how well the best one fits."""
        return _best(self._rows(_NAMES, phrases))

    def ways_with(self, phrases: Iterable[str]) -> Mapping[str, float]:
        """The pages that people ask for in any of the phrases, with how well the best way fits."""
        return _best(self._rows(_WAYS, phrases))

    def line_of(self, page_id: str, phrases: Iterable[str]) -> str:
        """The sentence of that page which fits the phrases best; "" if none holds any."""
        found = self._rows(_LINE, phrases, page_id)
        return str(found[0][0]) if found else ""

    def _rows(self, query: str, phrases: Iterable[str], *more: str) -> list[tuple[Any, ...]]:
        wanted = _either(phrases)
        if not wanted:
            return []
        with self._lock:
            return self._store.execute(query, (wanted, *more)).fetchall()


def _best(rows: Iterable[tuple[Any, ...]]) -> Mapping[str, float]:
    """The best score of each page, above 0."""
    best: dict[str, float] = {}
    for name, score in rows:
        best[name] = max(best.get(name, 0.0), -score)
    return best


def _row(page: Page) -> tuple[str, ...]:
    return (
        page.id,
        page.title,
        "\n".join(page.also_called),
        "\n".join(page.asked_as),
        page.summary,
        "\n".join((*page.lines, *page.more)),
    )


def _names(page: Page) -> Iterator[tuple[str, float, str]]:
    yield (page.id, TITLE, page.title)
    yield from ((page.id, 1.0, name) for name in page.also_called)


def _written(page: Page) -> tuple[str, ...]:
    """What we say on a page; not how people ask for it."""
    return (page.title, *page.also_called, page.summary, *page.lines, *page.more)


def _words_in(texts: Iterable[str]) -> frozenset[str]:
    """Every word as it is written somewhere, to hold a misspelt one against."""
    return frozenset(word for text in texts for word in plain(text).split())


def _either(phrases: Iterable[str]) -> str:
    """The phrases in the language of the index. Whatever somebody typed stands inside quotes."""
    return " OR ".join('"' + phrase.replace('"', " ") + '"' for phrase in phrases)
