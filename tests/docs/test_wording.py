"""The words are held to the intended purpose."""

import re
from pathlib import Path

import pytest

from unclench.engine.knowledge.load import PACKAGED

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    [
        *(ROOT / "unclench/web").rglob("*.html"),
        *(ROOT / "unclench/web").rglob("*.py"),
        *(path for path in PACKAGED.rglob("*.yaml") if path.parent.name != "cases"),
        ROOT / "README.md",
    ]
)
SHOWN = [path for path in TEXTS if path.name not in ("sources.yaml", "hazards.yaml")]
PROMISES = re.compile(
    r"all clear|nothing serious|clinically proven|safe for everyone|guaranteed?\b|wear and tear"
    r"|\bcures?\b|bone on bone|slipped dis[ck]|AI-powered",
    re.IGNORECASE,
)
DOSES = re.compile(r"\d\s*(mg|mcg|µg|milligrams?|micrograms?|ml)\b", re.IGNORECASE)


def _found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in SHOWN
        for found in pattern.finditer(path.read_text(encoding="utf-8"))
    ]


def test_no_text_promises_what_nobody_can_know():
    assert _found(PROMISES) == []


def test_no_text_holds_an_amount_of_medicine():
    assert _found(DOSES) == []


@pytest.mark.parametrize("place", ["README.md", "unclench/web/record/about.html"])
def test_the_site_says_what_it_is_not(place):
    text = " ".join((ROOT / place).read_text(encoding="utf-8").split())

    assert "has not been assessed or certified as a medical device anywhere" in text
    assert "no clinician checks your answers" in text
    assert "unsigned draft" in text.lower().replace("*", "")
