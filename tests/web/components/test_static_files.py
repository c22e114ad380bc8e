"""Files that the browser loads: found, collected, unchanged since we took them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings

from unclench.web.components.finder import BUNDLE, ComponentFinder, component_scripts
from unclench.web.components.storage import StaticStorage

ROOT = Path(__file__).resolve().parents[3]
FINGERPRINT = re.compile(r"\.[0-9a-f]{12}\.")
SCRIPTS = [*component_scripts(), ROOT / "unclench/web/static/js/keep.js"]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


@pytest.mark.parametrize("path", [BUNDLE, "components/timer.js", "components/question_list.js"])
def test_the_finder_finds_what_it_lists(path: str) -> None:
    finder = ComponentFinder()

    assert Path(finder.find(path)).is_file()
    assert finder.find("components/none.js") == []


def test_collecting_gives_the_style_sheet_a_fingerprint(collected: Path) -> None:
    assert len(list((collected / "css").glob("unclench.*.css"))) == 1


def test_collecting_compresses_beforehand(collected: Path) -> None:
    assert list((collected / "css").glob("unclench.*.css.br"))


def test_a_file_is_compressed_only_under_the_name_that_pages_use(collected: Path) -> None:
    scripts = [f for f in collected.rglob("*.js") if f.stat().st_size > 1000]
    packed = [f.name for f in (*collected.rglob("*.br"), *collected.rglob("*.gz"))]

    assert [name for name in packed if not FINGERPRINT.search(name)] == []
    assert [f for f in scripts if FINGERPRINT.search(f.name) and f"{f.name}.br" not in packed] == []


def test_the_collected_style_sheet_loads_the_collected_font(collected: Path) -> None:
    sheet = next((collected / "css").glob("unclench.*.css")).read_text(encoding="utf-8")

    font = re.search(r'url\("([^"]+\.woff2)"\)', sheet).group(1)

    assert (collected / "css" / font).is_file()
    assert re.search(r"\.[0-9a-f]{12}\.woff2$", font)


def test_addresses_are_plain_while_nothing_is_collected(tmp_path: Path) -> None:
    storage = StaticStorage(location=tmp_path, base_url="/static/")

    assert storage.url("css/unclench.css") == "/static/css/unclench.css"


def test_the_start_page_brings_less_than_a_hundred_kilobytes(collected: Path) -> None:
    loaded = [*collected.glob("css/unclench.*.css.br"), *collected.glob("fonts/*.*.woff2")]

    assert sum(file.stat().st_size for file in loaded) < 60_000


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_script_stays_small(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) < 150


def test_what_others_wrote_is_as_they_wrote_it() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "script/vendor", "--check"], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


def test_the_fonts_licence_travels_with_the_font() -> None:
    licence = Path(finders.find("fonts/LICENSE")).read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE" in licence
