"""The bounds that keep the code small enough to read."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "unclench"
ENGINE = sorted((ROOT / "engine").rglob("*.py"))
ALL = sorted(ROOT.rglob("*.py"))


def _functions(files):
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield file, node


def test_no_file_of_the_engine_is_longer_than_four_hundred_lines():
    long = [f.name for f in ENGINE if len(f.read_text(encoding="utf-8").splitlines()) > 400]

    assert long == []


def test_no_function_is_longer_than_fifty_lines():
    long = [f"{f.name}:{n.name}" for f, n in _functions(ALL) if n.end_lineno - n.lineno > 50]

    assert long == []


def test_nine_public_functions_of_the_engine_in_ten_say_what_they_mean():
    public = [node for _, node in _functions(ENGINE) if not node.name.startswith("_")]

    said = [node for node in public if ast.get_docstring(node)]

    assert len(said) / len(public) >= 0.9


def test_nothing_swallows_every_error():
    broad = [f.name for f in ALL if "except Exception" in f.read_text(encoding="utf-8")]

    assert broad == []
