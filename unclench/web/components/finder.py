"""Finds the components' scripts, and puts every style sheet together into one."""

import builtins
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

COMPONENTS = Path(__file__).parent
STYLES = COMPONENTS.parent / "static" / "css"
# The bundle stands beside its sources, so that their addresses of fonts hold in both.
BUNDLE = "css/unclench.css"
Found = tuple[str, FileSystemStorage]
LAYERS = ("reset", "tokens", "base", "components", "utilities", "print")


def component_styles() -> list[Path]:
    return sorted(COMPONENTS.glob("*/*.css"))


def component_scripts() -> list[Path]:
    return sorted(COMPONENTS.glob("*/*.js"))


def _layer(name: str) -> str:
    files = component_styles() if name == "components" else [STYLES / f"{name}.css"]
    rules = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return f"@layer {name} {{\n{rules}}}\n"


def bundle() -> str:
    """Every rule of the site, in the order of the layers."""
    return f"@layer {', '.join(LAYERS)};\n" + "".join(_layer(name) for name in LAYERS)


class ComponentFinder(BaseFinder):
    """Serves `components/<name>.js` and the one style sheet, without a build step."""

    def __init__(self, app_names: object = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="unclench-static-")
        self._built = FileSystemStorage(location=self._folder.name)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Found]:
        self._write_bundle()
        yield BUNDLE, self._built
        for script in component_scripts():
            storage = FileSystemStorage(location=script.parent)
            storage.prefix = "components"  # type: ignore[attr-defined]  # how finders name a folder
            yield script.name, storage

    def find(  # type: ignore[override]  # the stubs know two shapes, Django calls with one
        self, path: str, find_all: bool = False, **_: object
    ) -> str | Sequence[str]:
        found = self._path_of(path.replace("\\", "/"))
        if find_all:
            return [found] if found else []
        return found or []

    def check(self, **_: object) -> builtins.list[CheckMessage]:
        return []

    def _path_of(self, path: str) -> str | None:
        if path == BUNDLE:
            return self._write_bundle()
        scripts = {f"components/{script.name}": script for script in component_scripts()}
        return str(scripts[path]) if path in scripts else None

    def _write_bundle(self) -> str:
        file = Path(self._folder.name) / BUNDLE
        file.parent.mkdir(exist_ok=True)
        file.write_text(bundle(), encoding="utf-8")
        return str(file)
