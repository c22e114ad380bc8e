"""Gathers the fragments of changelog.d/ under a version, by kind; clinical changes come first."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FRAGMENTS = ROOT / "changelog.d"
CHANGELOG = ROOT / "CHANGELOG.md"
KINDS = (
    "Clinical changes",
    "Safety",
    "Added",
    "Changed",
    "Fixed",
    "Removed",
    "Other changes",
    "For reviewers",
)
OPEN = "## Unreleased\n\nSee `changelog.d/`.\n"


class FragmentError(Exception):
    """A fragment that cannot be gathered."""


def fragments() -> list[Path]:
    """All that wait, in the order of their numbers."""
    return sorted(FRAGMENTS.glob("[0-9]*.md"))


def parts(name: str, text: str) -> Iterator[tuple[str, str]]:
    """(kind, lines under it) for each kind that the fragment has."""
    pieces = re.split(r"^(?:## )?([A-Z][a-z]+(?: [a-z]+)?)$", text.strip(), flags=re.MULTILINE)
    if pieces[0].strip():
        raise FragmentError(
            f"{name} begins with no kind. Write one of these above: {', '.join(KINDS)}"
        )
    for kind, lines in zip(pieces[1::2], pieces[2::2], strict=True):
        if kind not in KINDS:
            raise FragmentError(f"{name}: {kind!r} is no kind. Use one of: {', '.join(KINDS)}")
        yield kind, lines.strip()


def gathered(paths: Iterable[Path]) -> str:
    """What they say, one list for each kind."""
    told = [one for path in paths for one in parts(path.name, path.read_text(encoding="utf-8"))]
    lists = ((kind, [lines for one, lines in told if one == kind]) for kind in KINDS)
    return "\n\n".join(f"### {kind}\n\n" + "\n".join(lines) for kind, lines in lists if lines)


def with_release(changelog: str, title: str, text: str) -> str:
    """The changelog with this release on top of the earlier ones."""
    if OPEN not in changelog:
        raise FragmentError(f"CHANGELOG.md has no part that reads {OPEN!r}. Put it back.")
    return changelog.replace(OPEN, f"{OPEN}\n## {title}\n\n{text}\n")


def main(arguments: list[str]) -> None:
    """Prints the list, or puts it under a version and removes the fragments."""
    waiting = fragments()
    if not arguments:
        print(gathered(waiting))
        return
    version, day = arguments
    changelog = CHANGELOG.read_text(encoding="utf-8")
    made = with_release(changelog, f"{version}, {day}", gathered(waiting))
    CHANGELOG.write_text(made, encoding="utf-8")
    for path in waiting:
        path.unlink()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except FragmentError as error:
        sys.exit(str(error))
