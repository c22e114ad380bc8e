"""The hazard log as a document, so that it can be read without the file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
LOG = ROOT / "unclench/knowledge/hazards.yaml"
PAGE = ROOT / "docs/reference/hazards.md"
HEAD = """# Hazards

Made by `script/reference` from `unclench/knowledge/hazards.yaml`; do not edit. **Unsigned draft**:
no clinician has agreed to any of it.

Severity goes from 1 (slight) to 5 (death or lasting harm), likelihood from 1 (hardly ever) to 5
(expected). *Before* is without any control, *after* with the controls that tests hold. A hazard is
*controlled* when every control below it is built and tested, and *open* while one is only planned.

"""
TABLE = """| | Hazard | Severity | Likelihood before | after | Status |
|---|---|---|---|---|---|
"""


def page(hazards: Mapping[str, Any]) -> str:
    """The whole document: a table of all hazards, then each with its controls."""
    rows = "".join(_row(key, hazard) for key, hazard in hazards.items())
    counts = _counts(list(hazards.values()))
    return HEAD + counts + TABLE + rows + "".join(_hazard(*item) for item in hazards.items())


def _counts(hazards: list[Mapping[str, Any]]) -> str:
    opened = sum(hazard["status"] == "open" for hazard in hazards)
    controls = [control for hazard in hazards for control in hazard["controls"]]
    held = sum(bool(control["tests"]) for control in controls)
    return (
        f"{len(hazards)} hazards: {len(hazards) - opened} controlled, {opened} open. "
        f"{len(controls)} controls, {held} of them held by tests.\n\n"
    )


def _row(key: str, hazard: Mapping[str, Any]) -> str:
    likely = hazard["likelihood"]
    cells = (hazard["severity"], likely["before"], likely["after"], hazard["status"])
    return f"| [{key}](#{key.lower()}) | {hazard['hazard']} | {' | '.join(map(str, cells))} |\n"


def _hazard(key: str, hazard: Mapping[str, Any]) -> str:
    return "\n".join(
        [
            f'\n## <a id="{key.lower()}"></a>{key}: {hazard["hazard"]}\n',
            f"- Cause: {hazard['cause']}",
            f"- Harm: {hazard['harm']}",
            f"- Status: {hazard['status']}\n",
            "| Control | Held by |",
            "|---|---|",
            *_controls(hazard["controls"]),
            "",
        ]
    )


def _controls(controls: list[Mapping[str, Any]]) -> Iterator[str]:
    for control in controls:
        tests = "<br>".join(f"`{test}`" for test in control["tests"])
        yield f"| {control['text']} | {tests or 'nothing yet'} |"


if __name__ == "__main__":
    log = yaml.safe_load(LOG.read_text(encoding="utf-8"))
    PAGE.write_text(page(log), encoding="utf-8")
