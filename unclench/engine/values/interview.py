"""The pages on which findings are asked, in order."""

from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
    """`several`: a list in which any number may apply. `one`: a single finding. `preset`: one tap
    answers several findings at once. `marks`: any number of answers to a single finding."""

    SEVERAL = "several"
    ONE = "one"
    PRESET = "preset"
    MARKS = "marks"


@dataclass(frozen=True)
class Setting:
    """An answer that a preset gives."""

    finding: str
    option: str


@dataclass(frozen=True)
class Preset:
    """One tap, and the answers that it stands for."""

    id: str
    label: str
    sets: tuple[Setting, ...]


@dataclass(frozen=True, kw_only=True)
class Page:
    """One thing to ask. A page is shown while one of its findings can still change the answer.

    `always` names the findings that stand on the page even when nothing hangs on them, because a
    person would look for them there.
    """

    id: str
    heading: str
    why: str
    kind: PageKind
    findings: tuple[str, ...]
    always: tuple[str, ...] = ()
    presets: tuple[Preset, ...] = ()
    none_label: str = "None of these"


@dataclass(frozen=True)
class Interview:
    """Every page, the most dangerous first."""

    pages: tuple[Page, ...]

    def page(self, page_id: str) -> Page:
        """The page of that id. Raises KeyError."""
        return {page.id: page for page in self.pages}[page_id]

    def page_of(self, finding_id: str) -> Page | None:
        """The page that asks for a finding; None when no page of the check does."""
        return next((page for page in self.pages if finding_id in page.findings), None)
