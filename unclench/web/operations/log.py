"""The log, one line an event, in words or as JSON. It never tells of anybody's health."""

import json
import logging
import traceback
from types import TracebackType
from typing import Any


class JsonLines(logging.Formatter):
    """One JSON object a line: `at` (UTC), `level`, `name`, `message`, and `fault` for a trace."""

    def format(self, record: logging.LogRecord) -> str:
        """The line. A trace names places in the program, never the values there."""
        said: dict[str, Any] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S"),
            "level": record.levelname,
            "name": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[2]:
            said["fault"] = _places(record.exc_info[0], record.exc_info[2])
        return json.dumps(said, ensure_ascii=False)


def _places(kind: type[BaseException], trace: TracebackType) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [kind.__name__, *(f"{each.filename}:{each.lineno} {each.name}" for each in frames)]
