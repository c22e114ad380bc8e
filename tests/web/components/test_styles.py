"""Colours live in the tokens, and every pair that is read can be read."""

import re
from pathlib import Path

import pytest

from unclench.web.components.catalogue import COMPONENTS
from unclench.web.components.finder import STYLES, bundle, component_styles

WEB = COMPONENTS.parent
TOKENS = STYLES / "tokens.css"
RAW_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(")
TEXT = 4.5
LARGE = 3.0
TEXT_PAIRS = """
    ink paper | ink surface | ink soft | ink calm-soft | ink warning-soft | ink urgent-soft
    muted paper | muted surface | muted soft | muted calm-soft
    on-strong strong | on-strong-muted strong | on-accent accent | paper ink
    accent-text paper | accent-text surface
    calm-text paper | calm-text surface | calm-text calm-soft | on-calm calm
    soon-text paper | soon-text surface | on-soon soon
    warning-text paper | warning-text surface | warning-text warning-soft | on-warning warning
    urgent-text paper | urgent-text surface | urgent-text urgent-soft | on-urgent urgent
    on-emergency-body emergency-body | on-call on-emergency-body
"""
LARGE_PAIRS = """
    control-line paper | control-line surface | accent paper | focus paper | focus surface
    figure-line paper | figure-line surface | figure-moving paper | figure-moving surface
    figure-far paper | figure-far surface | figure-moving-far paper | figure-moving-far surface
    figure-moving-on-strong strong | surface calm-text | calm-soft calm-text
"""


def pairs(text: str) -> list[tuple[str, str]]:
    return [tuple(pair.split()) for pair in text.replace("\n", "|").split("|") if pair.strip()]


def declared(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): ([^;]+);", text))


def themes() -> dict[str, dict[str, str]]:
    light, dark = TOKENS.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    return {"light": declared(light), "dark": declared(light) | declared(dark)}


def colour(theme: dict[str, str], role: str) -> str:
    value = theme[role]
    return colour(theme, value[6:-1]) if value.startswith("var(--") else value


def luminance(hex_colour: str) -> float:
    parts = [int(hex_colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def sources() -> list[Path]:
    return [*STYLES.glob("*.css"), *component_styles()]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("pair", pairs(TEXT_PAIRS), ids=" on ".join)
def test_text_stands_out_from_its_ground(theme: str, pair: tuple[str, str]) -> None:
    colours = [colour(themes()[theme], role) for role in pair]

    assert contrast(*colours) >= TEXT


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("pair", pairs(LARGE_PAIRS), ids=" on ".join)
def test_controls_and_figures_stand_out_from_their_ground(
    theme: str, pair: tuple[str, str]
) -> None:
    colours = [colour(themes()[theme], role) for role in pair]

    assert contrast(*colours) >= LARGE


def test_black_on_white_has_the_contrast_the_guidelines_state() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0


@pytest.mark.parametrize("file", sources(), ids=lambda file: file.name)
def test_only_the_tokens_hold_raw_colours(file: Path) -> None:
    assert file == TOKENS or not RAW_COLOUR.search(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", sources(), ids=lambda file: file.name)
def test_every_role_that_is_used_is_declared(file: Path) -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", file.read_text(encoding="utf-8")))

    assert used <= set(themes()["dark"])


@pytest.mark.parametrize("file", component_styles(), ids=lambda file: file.name)
def test_a_component_names_roles_and_never_the_palette(file: Path) -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", file.read_text(encoding="utf-8")))
    palette = {name for name, value in themes()["light"].items() if value.startswith("#")}

    assert not used & palette


@pytest.mark.parametrize("file", sources(), ids=lambda file: file.name)
def test_only_utilities_insist(file: Path) -> None:
    assert file.name == "utilities.css" or "!important" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", component_styles(), ids=lambda file: file.name)
def test_the_one_style_sheet_holds_every_component(file: Path) -> None:
    assert file.read_text(encoding="utf-8") in bundle()


def test_the_layers_come_in_their_order() -> None:
    opened = re.findall(r"@layer (\w+) \{", bundle())

    assert opened == ["reset", "tokens", "base", "components", "utilities", "print"]


@pytest.mark.parametrize("file", sorted(WEB.glob("**/*.html")), ids=lambda file: file.name)
def test_no_template_carries_style_or_script_of_its_own(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*(src=|application/json))", text)


def test_the_browsers_bar_has_the_colour_of_the_paper() -> None:
    base = (WEB / "templates" / "base.html").read_text(encoding="utf-8")
    bars = re.findall(r'name="theme-color" content="(#\w+)"', base)

    assert bars == [colour(themes()[theme], "paper") for theme in ("light", "dark")]
