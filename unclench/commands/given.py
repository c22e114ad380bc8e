"""What commands are given: the knowledge, and files; errors say what to do."""

import json
import sys
from pathlib import Path
from typing import Any

import yaml

from unclench.commands.console import show_json, stop
from unclench.engine.knowledge.answers import AnswersError, read_findings
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.document import KnowledgeError
from unclench.engine.knowledge.load import PACKAGED, load, shipped
from unclench.engine.values.findings import Findings
from unclench.fhir.response import is_resource, read_response
from unclench.web.environment import flag


def knowledge(folder: Path = PACKAGED, *, as_json: bool = False) -> KnowledgeBase:
    """The knowledge, or a list of what is wrong with it (as JSON too) and exit code 1."""
    exception = flag("UNCLENCH_STENOSIS_EXCEPTION", default=True)
    off = frozenset() if exception else frozenset({"stenosis_exception"})
    try:
        return shipped(off) if folder == PACKAGED else load(folder, switched_off=off)
    except KnowledgeError as error:
        if as_json:
            show_json({"errors": [str(problem) for problem in error.problems]})
        lines = "\n".join(f"  {problem}" for problem in error.problems)
        stop(f"The knowledge in {folder} cannot be used:\n{lines}")


def read_document(file: str) -> Any:
    """The YAML or JSON in a file, or on standard input for `-`."""
    name = "standard input" if file == "-" else file
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
        return _parsed(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        stop(f"{name}, line {line}: this is not valid YAML or JSON: {error.problem}")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        stop(f"{name} cannot be read: {reason}")
    except yaml.YAMLError as error:
        stop(f"{name}: this is not valid YAML or JSON: {error}")


class _Loader(yaml.SafeLoader):
    """YAML in which no key may stand twice: the later of two answers would hide the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=_twice(key.value), problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object in which no key stands twice."""
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise yaml.YAMLError(_twice(name))
    return dict(pairs)


def _twice(name: str) -> str:
    return f"`{name}` stands in it twice; keep the one that is right"


def _parsed(text: str) -> Any:
    """JSON by its own rules, which YAML's differ from in tabs and in numbers such as 1e1."""
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError:
        return yaml.load(text, Loader=_Loader)


def findings_in(base: KnowledgeBase, file: str) -> Findings:
    """The answers in a file, be it findings or a FHIR response; what cannot be used is named.

    An error ends the program.
    """
    document = read_document(file)
    try:
        return _findings(base, document)
    except AnswersError as error:
        lines = "\n".join(f"  {problem}" for problem in error.problems)
        listing = "`unclench findings` lists every id."
        stop(f"{file}: these answers cannot be used:\n{lines}\n{listing}")


def _findings(base: KnowledgeBase, document: Any) -> Findings:
    if is_resource(document):
        return read_response(base, document)
    return read_findings(base, document)
