"""Every page of the library in the form in which it is searched and quoted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.cause import Course, PhaseHelp
from unclench.engine.values.library import Effect
from unclench.engine.values.record import Certainty

# What of a record may be quoted: sentences that say the same when they stand alone.
_QUOTED = {
    "cause": ("what_it_is", "who", "course", "helps", "needs_check"),
    "treatment": ("what_it_is", "effects", "how_to", "cautions"),
    "habit": ("what_is_known", "try_this"),
    "question": ("answer",),
    "claim": ("evidence", "kinder"),
    "intervention": ("how", "why_it_may_help"),
    "medicine": ("what", "benefit", "care"),
    "self_test": ("how", "normal_means", "else_means"),
}
# What is searched and never quoted: "Days in bed" below "What not to bother with", or "Not needed"
# below "A scan", would say something else if it stood alone.
_SEARCHED = {
    "cause": ("feels_like", "leave_out", "imaging", "clinician"),
    "treatment": ("ask_first", "costs"),
    "habit": ("leave_out",),
}


@dataclass(frozen=True)
class Page:
    """A record as it is searched: its names, its short answer, the sentences to quote (`lines`) and
    what is searched and not quoted (`more`). `asked_as`: how people ask for it, searched only.

    `source` are keys into the sources of the knowledge. `of` is the record itself.
    """

    id: str
    kind: str
    title: str
    also_called: tuple[str, ...]
    asked_as: tuple[str, ...]
    summary: str
    lines: tuple[str, ...]
    more: tuple[str, ...]
    source: tuple[str, ...]
    certainty: Certainty
    of: Any


def pages_of(base: KnowledgeBase) -> Mapping[str, Page]:
    """Every page by its id."""
    shelves = {
        "cause": base.causes,
        "treatment": base.treatments,
        "habit": base.habits,
        "question": base.questions,
        "claim": base.claims,
        "intervention": base.interventions,
        "medicine": base.medicines,
        "self_test": base.self_tests,
    }
    kinds: list[tuple[str, Any]] = [
        (kind, record) for kind, records in shelves.items() for record in records.values()
    ]
    return {r.id: _page(kind, r, base.asked_as[r.id].ways) for kind, r in kinds}


def _page(kind: str, record: Any, asked_as: tuple[str, ...]) -> Page:
    measured = (*getattr(record, "effects", ()), *getattr(record, "course", ()))
    keys = [*record.source, *getattr(record, "benefit_source", ())]
    keys += [key for each in measured for key in each.source]
    return Page(
        id=record.id,
        kind=kind,
        title=record.title,
        also_called=getattr(record, "also_called", ()),
        asked_as=asked_as,
        summary=record.benefit if kind == "medicine" else record.summary,
        lines=_lines_of(record, _QUOTED[kind]),
        more=_lines_of(record, _SEARCHED.get(kind, ())),
        source=tuple(dict.fromkeys(keys)),
        certainty=_least_sure(record.certainty, getattr(record, "benefit_certainty", None)),
        of=record,
    )


def _least_sure(first: Certainty, second: Certainty | None) -> Certainty:
    return max(first, second or first, key=list(Certainty).index)


def _lines_of(record: Any, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for key in keys for line in _lines(getattr(record, key)))


def _lines(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield from (value,) if value else ()
        case Effect() | Course():
            yield value.text
        case PhaseHelp():
            yield from value.lines
        case tuple():
            for each in value:
                yield from _lines(each)
