"""The list of red flags as a document, so that it can be read and reviewed without the files."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.load import PACKAGED, load
from unclench.engine.values.finding import Concept
from unclench.engine.values.red_flag import RedFlag

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "red-flags.md"
HEAD = """# Red flags

Made by `script/reference` from `unclench/knowledge/`; do not edit. **Unsigned draft** until a
registered clinician signs it. Names in the conditions are findings (`unclench findings` lists them)
or the concepts at the end. "Not sure" counts as a yes, one level lower. Tiers: A acts alone; B acts
alone and rises with a partner; C acts only with a partner; exit is somebody the program is not made
for.
"""
TIMES = {"six_weeks": "six weeks", "three_months": "three months"}


def page(base: KnowledgeBase) -> str:
    """The whole document."""
    flags = sorted(base.red_flags.values(), key=lambda flag: (flag.group, flag.tier, flag.id))
    parts = [HEAD]
    for group, members in groupby(flags, key=lambda flag: flag.group):
        parts.append(f"## {group.replace('_', ' ').capitalize()}\n")
        parts += [_flag(base, flag) for flag in members]
    parts.append("## Concepts\n")
    parts += [_concept(concept) for concept in base.concepts.values()]
    return "\n".join(parts)


def _flag(base: KnowledgeBase, flag: RedFlag) -> str:
    rows = [f"| {rule['to']} | `{rule['when']}` |" for rule in _written("red_flags", flag)["rules"]]
    table = ["| Disposition | When |", "|---|---|", *rows]
    notes = [f"- {note}" for note in _notes(base, flag)]
    return "\n".join([f"### {flag.title}\n", f"{flag.why}\n", *table, "", *notes, ""])


def _notes(base: KnowledgeBase, flag: RedFlag) -> Iterator[str]:
    yield f"`{flag.id}`, tier {flag.tier}, certainty {flag.certainty}"
    if flag.raises_partners:
        yield "Raises every other flag that fires by a level"
    if flag.recorded_when is not None:
        yield f"Noted alone when `{_written('red_flags', flag)['recorded_when']}`"
    if str(flag.assessed) in TIMES:
        time = TIMES[str(flag.assessed)]
        yield f"A clinician's check settles it for {time}, up to {flag.assessed_up_to}"
    if flag.needs_sign_off:
        yield f"**Waits for a clinician by name:** {flag.needs_sign_off}"
    yield f"Sources: {'; '.join(base.sources[key].title for key in flag.source)}"


def _concept(concept: Concept) -> str:
    means = _written("concepts", concept)["means"]
    return f"- `{concept.id}`: {concept.title}. `{means}`"


def _written(folder: str, record: RedFlag | Concept) -> dict[str, Any]:
    """The record as it stands in its file, where conditions still name concepts."""
    text = (PACKAGED / folder / f"{record.id}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


if __name__ == "__main__":
    PAGE.write_text(page(load()) + "\n", encoding="utf-8")
