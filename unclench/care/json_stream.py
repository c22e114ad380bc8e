"""One list of a JSON object, element by element: memory follows the largest element.

The standard reader takes a document whole, and a country's answer may be larger than memory.
"""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

CHUNK = 256 * 1024
LONGEST_VALUE = 4 * 1024**2
"""Letters. An element of a list of places has hundreds; a ground with its corners, thousands."""

_SPACE = " \t\r\n"
_MARGIN = 64
"""Letters that have to follow a value before it is believed: `12` may be the start of `123`."""


class JsonError(ValueError):
    """What is wrong with the document, and in which line."""

    def __init__(self, found: str, line: int) -> None:
        super().__init__(f"line {line}: {found}")


class JsonObject:
    """A JSON object in a stream. `values` are those of its other keys that were read so far."""

    def __init__(self, stream: BinaryIO, wanted: str) -> None:
        self.values: dict[str, Any] = {}
        self._stream, self._wanted = stream, wanted
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._json = json.JSONDecoder()
        self._text, self._at, self._lines, self._ended = "", 0, 1, False
        self.has_list = False

    def elements(self) -> Iterator[Any]:
        """What the wanted list holds; the values of the other keys are kept on the way."""
        self._expect("{")
        while not self._is("}"):
            key = self._value()
            if not isinstance(key, str):
                raise self._wrong("expected a key in quotes")
            self._expect(":")
            if key == self._wanted and self._next() == "[":
                yield from self._listed()
            else:
                self.values[key] = self._value()
            if not self._is(","):
                break
        self._expect("}")

    def _listed(self) -> Iterator[Any]:
        self.has_list = True
        self._expect("[")
        while not self._is("]"):
            yield self._value()
            if not self._is(","):
                self._expect("]")
                return

    def _value(self) -> Any:
        self._next()
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except RecursionError:
                raise self._wrong("it is nested too deeply") from None
            except ValueError as error:
                if self._ended or len(self._text) - self._at > LONGEST_VALUE:
                    raise self._wrong(self._why(error)) from None
            else:
                if self._ended or end + _MARGIN < len(self._text):
                    self._at = end
                    return value
            self._more()

    def _why(self, error: ValueError) -> str:
        if not self._ended:
            return f"a value is not JSON, or longer than {LONGEST_VALUE // 1024**2} MB"
        if not self._text[self._at :].strip():
            return "it ends in the middle"
        return (
            f"it is no JSON, or it ends in the middle ({getattr(error, 'msg', 'a wrong number')})"
        )

    def _is(self, letter: str) -> bool:
        """Whether that letter is next; then it is taken."""
        found = self._next() == letter
        self._at += found
        return found

    def _expect(self, letter: str) -> None:
        if not self._is(letter):
            found = self._next()
            raise self._wrong(f"expected `{letter}`, found `{found}`" if found else "it ends here")

    def _next(self) -> str:
        """The next letter that is no space; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._text) or self._ended:
                return self._text[self._at : self._at + 1]
            self._more()

    def _more(self) -> None:
        self._lines += self._text.count("\n", 0, self._at)
        chunk = self._stream.read(CHUNK)
        try:
            text = self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            raise self._wrong("it is not UTF-8 text") from None
        self._text, self._at, self._ended = self._text[self._at :] + text, 0, not chunk

    def _wrong(self, found: str) -> JsonError:
        return JsonError(found, self._lines + self._text.count("\n", 0, self._at))
