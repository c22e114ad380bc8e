"""The intended purpose as a check: which words its one source forbids, and where they may stand."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PURPOSE = (ROOT / "docs/intended-purpose.md").read_text(encoding="utf-8")
# Titles of publications and words that people type are not ours; hazards and cases are for people
# who review.
_NOT_OURS = {"sources.yaml", "hazards.yaml", "lay_words.yaml", "asked_as.yaml", "words.yaml"}
_NOT_OURS |= {"word_families.yaml"}


# What people say is quoted so that they find the answer to it: their words, not ours.
_QUOTED = re.compile(r"^also_called:(?:.*\n)(?:(?:- |  ).*\n)*", re.MULTILINE)
_QUOTED_TITLE = re.compile(r"^title:.*\n(?:  .*\n)*", re.MULTILINE)


def _section(title: str) -> str:
    return PURPOSE.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def words_to_avoid() -> list[str]:
    """Everything in code marks in the first column of the table."""
    rows = re.findall(r"^\| (`.+?) \|", _section("Words to avoid"), re.MULTILINE)
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row)]


def allowed_phrases() -> list[str]:
    """The phrases in which such a word says what the program does not do, or means another."""
    return re.findall(r"`([^`]+)`", _section("Where they may stand"))


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    spaced = (r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spaced)})(?![\w-])", re.IGNORECASE)


AVOIDED = _pattern(words_to_avoid())
ALLOWED = _pattern(allowed_phrases())


def words_against_the_purpose(text: str) -> list[str]:
    """The forbidden words that stand in a text outside the allowed phrases."""
    return AVOIDED.findall(ALLOWED.sub(" ", text))


def texts_shown(root: Path) -> Iterator[Path]:
    """Every file whose words a person may come to read."""
    web, knowledge = root / "unclench/web", root / "unclench/knowledge"
    yield from (path for kind in ("html", "py", "js") for path in web.rglob(f"*.{kind}"))
    yield from (root / "unclench/commands").rglob("*.py")
    yield from (root / "unclench/engine").rglob("wording.py")
    yield root / "README.md"
    for path in knowledge.rglob("*.yaml"):
        if path.parent.name != "cases" and path.name not in _NOT_OURS:
            yield path


def breaches(root: Path) -> list[str]:
    """Every forbidden word in the files below `root`, as `file: word`."""
    return [
        f"{path.relative_to(root)}: {word}"
        for path in sorted(texts_shown(root))
        for word in words_against_the_purpose(_our_words(path))
    ]


def _our_words(path: Path) -> str:
    """The text of a file without what it quotes of other people."""
    text = _QUOTED.sub("", path.read_text(encoding="utf-8"))
    asked = path.parent.name in ("claims", "questions")
    return _QUOTED_TITLE.sub("", text, count=1) if asked else text
