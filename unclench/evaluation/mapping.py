"""Turns the keys of the vignette schema into findings, by the table in `vignette_keys.yaml`.

Anything that the table cannot place is returned by name; nothing is dropped silently.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unclench.engine.knowledge.answers import read_answer
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import NOT_SURE, Answer, Findings

Table = Mapping[str, Any]
_ABSENT = re.compile(
    r"(none|no|never|nil|absent|denied|not present|false|normal)\s*($|[,;:(])|none\b|no longer\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"\b(not sure|unsure|unknown|don'?t know|cannot tell)\b", re.IGNORECASE)
_OLD = re.compile(
    r"unchanged|long-?standing|lifelong|as (always|usual|before|ever)"
    r"|since (birth|child|prost|surg)"
    r"|\b(for|over|past)\b.*\byears?\b|years? (ago|now)|\bold\b|\bstable\b|\busual\b|not new",
    re.IGNORECASE,
)
_RECENT = re.compile(
    r"\b(\d+|one|two|three|four|five|six|a few|few|several)\s*(hours?|days?)\b"
    r"|\b(1|2|one|two|a) weeks?\b|today|yesterday|this (morning|week)|last night",
    re.IGNORECASE,
)
_WORSE_NOW = re.compile(
    r"worse|increas|\bnow |(?<!not )\bnew\b|\bbut\b|(?<!un)chang|differ|more than", re.IGNORECASE
)
_DEFAULTS = {"onset": "gradual", "course": "same", "pregnancy": "no"}


@dataclass(frozen=True)
class Mapped:
    """Findings of one person, and the keys or values that could not be placed."""

    findings: Findings
    unmapped: tuple[str, ...]
    assumed: frozenset[str]


def map_vignette(base: KnowledgeBase, table: Table, raw: Mapping[str, Any]) -> Mapped:
    """The findings that a person's keys describe; a finding that no key sets counts as denied."""
    placed: dict[str, Answer] = {}
    unmapped = []
    for key, value in raw.items():
        row = _row_for(table, key)
        answers = None if row is None else _answers(base, row, value, raw)
        _merge(placed, _further(base, row, value))
        if answers is None:
            unmapped.append(f"{key}: {value}")
            answers = _read(base, row.get("otherwise", {})) if row else {}
        _merge(placed, answers)
    assumed = {name: _denied(base, name) for name in base.findings if name not in placed}
    known = {name: answer for name, answer in assumed.items() if answer is not None}
    return Mapped(Findings({**known, **placed}), tuple(unmapped), frozenset(assumed))


def _row_for(table: Table, key: str) -> Mapping[str, Any] | None:
    if key in table and key != "patterns":
        row: Mapping[str, Any] = table[key]
        return row
    patterns: Sequence[Mapping[str, Any]] = table.get("patterns", ())
    return next((row for row in patterns if re.search(row["key"], key, re.IGNORECASE)), None)


def _merge(placed: dict[str, Answer], answers: Mapping[str, Answer]) -> None:
    """A yes from one key is not taken back by a weaker word from another; lists are joined."""
    for name, answer in answers.items():
        before = placed.get(name)
        if isinstance(before, frozenset) and isinstance(answer, frozenset):
            placed[name] = before | answer
        elif before is not True:
            placed[name] = answer


def _denied(base: KnowledgeBase, name: str) -> Answer | None:
    finding = base.findings[name]
    if finding.type is FindingType.YES_NO:
        return False
    if finding.type is FindingType.CHOICE:
        return _DEFAULTS.get(name, NOT_SURE)
    return frozenset() if finding.type is FindingType.SEVERAL else NOT_SURE


def _answers(
    base: KnowledgeBase, row: Mapping[str, Any], value: Any, raw: Mapping[str, Any]
) -> dict[str, Answer] | None:
    """What one value sets; None when the row has no place for it."""
    if "unused" in row or any(_is_present(raw.get(key)) for key in row.get("unless", ())):
        return {}
    if isinstance(value, list):
        return _answers_of_list(base, row, value, raw)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _answers_of_number(base, row, value)
    if not _is_present(value):
        return _read(base, row.get("no", {}))
    if isinstance(value, str) and _UNSURE.search(value):
        wanted = row.get("set") or {row[key]: None for key in ("number",) if key in row}
        return dict.fromkeys(wanted, NOT_SURE)
    return _answers_of_yes(base, row, value)


def _further(base: KnowledgeBase, row: Mapping[str, Any] | None, value: Any) -> dict[str, Answer]:
    """What a text or a list says besides, for causes: every phrase of `also` that matches."""
    words = value if isinstance(value, list) else [value]
    hits = [
        phrase["set"]
        for phrase in (row or {}).get("also", ())
        for word in words
        if re.search(phrase["match"], str(word), re.IGNORECASE)
    ]
    return _together(base, hits)


def _is_present(value: Any) -> bool:
    if isinstance(value, str):
        return not _ABSENT.match(value.strip())
    return bool(value)


def _answers_of_list(
    base: KnowledgeBase, row: Mapping[str, Any], value: list[Any], raw: Mapping[str, Any]
) -> dict[str, Answer] | None:
    found: dict[str, Answer] = {}
    for item in value:
        answers = _answers(base, row, item, raw)
        if answers is None:
            return None
        _merge(found, answers)
    return found


def _answers_of_number(
    base: KnowledgeBase, row: Mapping[str, Any], value: float
) -> dict[str, Answer] | None:
    if "number" not in row and "steps" not in row:
        return _answers_of_yes(base, row, True) if value else {}
    found = _read(base, {row["number"]: value}) if "number" in row else {}
    for step in row.get("steps", ()):
        if value >= step["from"]:
            found |= _read(base, step["set"])
    return found


def _answers_of_yes(
    base: KnowledgeBase, row: Mapping[str, Any], value: Any
) -> dict[str, Answer] | None:
    text = value if isinstance(value, str) else ""
    is_old = "old" in row and _denies_newness(text)
    hits = [
        phrase["set"]
        for phrase in row.get("phrases", ())
        if re.search(phrase["match"], text, re.IGNORECASE)
        and (phrase.get("even_if_old") or not is_old)
    ]
    if text and hits:
        return _together(base, hits if row.get("every") else hits[:1])
    if is_old:
        return _read(base, row["old"])
    return _read(base, row["set"]) if "set" in row else None


def _denies_newness(text: str) -> bool:
    """ "Unchanged for 6 years" does; "unchanged for 5 days" and "worse than usual" do not."""
    return bool(_OLD.search(text)) and not (_WORSE_NOW.search(text) or _RECENT.search(text))


def _together(base: KnowledgeBase, hits: list[Mapping[str, Any]]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for hit in hits:
        _merge(found, _read(base, hit))
    return found


def _read(base: KnowledgeBase, wanted: Mapping[str, Any]) -> dict[str, Answer]:
    return {name: read_answer(base, name, value) for name, value in wanted.items()}
