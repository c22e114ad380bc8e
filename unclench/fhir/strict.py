"""JSON from outside, read strictly: what two programs could read differently is refused."""

import json
import re
from typing import Any, NoReturn

from unclench.engine.knowledge.answers import AnswerProblem, AnswersError

MOST_BYTES = 2 * 1024**2
"""Of one file. A filled-in questionnaire takes some 5 KB, with all that a program adds 50."""

DEEPEST = 100
"""Lists and objects inside of one another."""

MOST_DIGITS = 18
"""Of a whole number: to read millions of digits takes long, and no answer has them."""

_HALF_A_LETTER = re.compile("[\ud800-\udfff]")
_WHAT = "the file"
_TOO_DEEP = "holds lists inside of lists without end; expected a file saved as FHIR in JSON"


def read_json(raw: bytes) -> Any:
    """The document. Raises AnswersError that says what is wrong and what to do."""
    if len(raw) > MOST_BYTES:
        raise _refused(
            f"has {len(raw):,} bytes; expected {MOST_BYTES:,} at most: save fewer at once"
        )
    try:
        document = json.loads(
            _text(raw),
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        message = f"is not JSON: line {error.lineno}, letter {error.colno} cannot be read"
        raise _refused(f"{message}; expected a file saved as FHIR in JSON") from None
    except RecursionError:
        raise _refused(_TOO_DEEP) from None
    if _is_too_deep(document):
        raise _refused(_TOO_DEEP)
    return document


def _is_too_deep(document: object) -> bool:
    level = [document] if isinstance(document, dict | list) else []
    depth = 0
    while level and depth <= DEEPEST:
        parts = [each.values() if isinstance(each, dict) else each for each in level]
        level = [each for part in parts for each in part if isinstance(each, dict | list)]
        depth += 1
    return bool(level)


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused("is not text in UTF-8; save it again as JSON") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _refused("stands twice in one place; keep the one that is right", name)
        found[name] = value
    return found


def _no_number(word: str) -> NoReturn:
    raise _refused("is no number of JSON; expected one such as 3 or 2.5", word)


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        message = f"has {len(digits):,} digits; expected {MOST_DIGITS} at most"
        raise _refused(message, digits[:MOST_DIGITS])
    return int(digits)


def _refused(message: str, value: str = "") -> AnswersError:
    said = f"`{plain(value)}`" if value else "it"
    return AnswersError([AnswerProblem(_WHAT, said, message)])


def plain(value: object, longest: int = 80) -> str:
    """A value as a message names it: on one line, not too long, and text that can be shown. Of a
    list or an object only that it is one: it may be long, and words of others may stand in it."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    return _HALF_A_LETTER.sub("?", " ".join(str(value).split()))[:longest]
