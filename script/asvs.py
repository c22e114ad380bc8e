"""How Unclench stands to OWASP ASVS, as a document, so that it can be read without the file."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
DATA = ROOT / "docs/security/asvs.yaml"
PAGE = ROOT / "docs/security/asvs.md"
HEAD = """# OWASP ASVS 5.0.0, levels 1 and 2

Made by `script/asvs` from `docs/security/asvs.yaml`; do not edit. Said by us, not by an auditor.
What a number demands is in [the standard](https://github.com/OWASP/ASVS). Here stands how it is
met, in our own words, and what shows it.

"""
STATUSES = {
    "met": "met",
    "met_by_library": "met by a library",
    "by_the_host": "for whoever runs a site",
    "not_applicable": "does not apply",
    "not_met": "**not met**",
}
CHAPTERS = {
    1: "Encoding and sanitising",
    2: "Validation and order",
    3: "Web front end",
    4: "Services",
    5: "Files",
    6: "Signing in",
    7: "Visits",
    8: "Who may see what",
    9: "Signed words",
    10: "Single sign-on",
    11: "Cryptography",
    12: "On the way",
    13: "Configuration",
    14: "Data",
    15: "Code and libraries",
    16: "Logs and faults",
    17: "WebRTC",
}
Entries = Mapping[str, Mapping[str, Any]]


def page(entries: Entries) -> str:
    """The whole document: counts, the gaps, then every requirement by chapter."""
    parts = [HEAD, _counts(entries), _gaps(entries)]
    parts += [_chapter(number, entries) for number in CHAPTERS]
    return "\n".join(parts)


def _counts(entries: Entries) -> str:
    lines = ["| | level 1 | level 2 | both |", "|---|---|---|---|"]
    found = Counter((entry["status"], entry["level"]) for entry in entries.values())
    for status, words in STATUSES.items():
        first, second = found[status, 1], found[status, 2]
        lines.append(f"| {words} | {first} | {second} | {first + second} |")
    return "\n".join([*lines, f"\n{len(entries)} requirements.\n"])


def _gaps(entries: Entries) -> str:
    gaps = {name: entry for name, entry in entries.items() if entry["status"] == "not_met"}
    return "\n".join(["## What is not met\n", *_table(gaps), ""])


def _chapter(number: int, entries: Entries) -> str:
    mine = {name: each for name, each in entries.items() if name.startswith(f"V{number}.")}
    return "\n".join([f"## V{number}: {CHAPTERS[number]}\n", *_table(mine), ""])


def _table(entries: Entries) -> Iterator[str]:
    yield "| | Level | | How, and what is left | Shown by |"
    yield "|---|---|---|---|---|"
    for name, entry in entries.items():
        shown = "<br>".join(f"`{each}`" for each in entry.get("by", ()))
        status = STATUSES[entry["status"]]
        yield f"| {name} | {entry['level']} | {status} | {entry['note']} | {shown} |"


if __name__ == "__main__":
    PAGE.write_text(page(yaml.safe_load(DATA.read_text(encoding="utf-8"))), encoding="utf-8")
