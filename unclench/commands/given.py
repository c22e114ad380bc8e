"""What commands are given: the knowledge, and files; errors say what to do."""

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from unclench.commands.console import show_json, stop
from unclench.engine.knowledge.answers import AnswersError, read_findings
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.document import TWICE, KnowledgeError, Problem, read_text
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
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        stop(f"{name} cannot be read: {reason}")
    try:
        return _parsed(text, name)
    except KnowledgeError as error:
        stop(str(error))


def _parsed(text: str, name: str) -> Any:
    """JSON by its own rules, which YAML's differ from in tabs and in numbers such as 1e1."""
    try:
        return json.loads(text, object_pairs_hook=partial(_once, name))
    except json.JSONDecodeError:
        return read_text(text, name)


def _once(name: str, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object in which no key stands twice."""
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise KnowledgeError([Problem(name, 1, TWICE.format(key))])
    return dict(pairs)


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
