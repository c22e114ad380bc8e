"""The log, one line an event, in words or as JSON. It never tells of anybody's health.

An address may hold the id of a row or a secret, so the log names the kind of page instead; a trace
names places in the program, never the values there.
"""

import json
import logging
import time
import traceback
from types import TracebackType
from typing import Any

log = logging.getLogger("unclench.security")


class _Lines(logging.Formatter):
    def at(self, record: logging.LogRecord) -> str:
        """When it happened, in world time."""
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))


class PlainLines(_Lines):
    """Time, level, name and what happened; the places of a fault below, one a line."""

    def format(self, record: logging.LogRecord) -> str:
        """What came from outside stays on its line: it cannot look like a line of its own."""
        said = _said(record).replace("\r", "\\r").replace("\n", "\\n")
        first = f"{self.at(record)} {record.levelname} {record.name}: {said}"
        return "\n  ".join([first, *_fault(record)])


class JsonLines(_Lines):
    """One JSON object a line: `at` (UTC), `level`, `name`, `message`, and `fault` for a trace."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said: dict[str, Any] = {
            "at": self.at(record),
            "level": record.levelname,
            "name": record.name,
            "message": _said(record),
        }
        if fault := _fault(record):
            said["fault"] = fault
        return json.dumps(said, ensure_ascii=False)


def note_refused_sign_in(sender: Any, request: Any = None, **more: Any) -> None:
    """Somebody could not sign in. Where from is told, so that a host can shut them out; not as
    whom."""
    where = request.META.get("REMOTE_ADDR", "") if request is not None else ""
    log.warning("a sign-in was refused, asked from %s", where or "an unknown address")


def _said(record: logging.LogRecord) -> str:
    """The message, with the pattern of a page in place of its address."""
    request = getattr(record, "request", None)
    path = getattr(request, "path", None)
    if path is None or not record.args or not isinstance(record.args, tuple):
        return _in_our_words(record)
    match = getattr(request, "resolver_match", None)
    kind = match.route if match else "an address that is not found"
    args = tuple(kind if _is_path(arg, path) else arg for arg in record.args)
    return str(record.msg) % args


def _in_our_words(record: logging.LogRecord) -> str:
    """A host that is not answered is let in by our setting, not by Django's."""
    said = record.getMessage()
    if record.name != "django.security.DisallowedHost":
        return said
    return said.replace("to ALLOWED_HOSTS", "to UNCLENCH_HOSTS and start again")


def _is_path(arg: object, path: str) -> bool:
    """Django writes what is no plain letter in a path as an escape."""
    return arg in (path, path.encode("unicode_escape").decode("ascii"))


def _fault(record: logging.LogRecord) -> list[str]:
    if not record.exc_info or record.exc_info[0] is None or record.exc_info[2] is None:
        return []
    return _places(record.exc_info[0], record.exc_info[2])


def _places(kind: type[BaseException], trace: TracebackType) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [kind.__name__, *(f"{each.filename}:{each.lineno} {each.name}" for each in frames)]
