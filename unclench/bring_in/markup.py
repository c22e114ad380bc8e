"""XML as a stream of elements. No tree is built, so that the size of a file costs no memory.

Entities are refused, and nothing outside the file is ever looked up. A file may describe its own
elements and attributes (a DTD), since real exports do.
"""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from unclench.bring_in.values import BringInError

Element = tuple[str, Mapping[str, str]]

MOST_DEPTH = 32
"""Elements inside one another. An export goes to about five."""

LONGEST_ATTRIBUTES = 10_000
"""Letters of all attributes of one element. In an export they come to some hundred. A file may also
name values to take where none stands (ATTLIST), and so make much out of little."""

MOST_ELEMENTS = 30_000_000
"""More than the largest file that is read has records; an element without content is short."""

LONGEST_SILENCE = 1024**2
"""Bytes without an element: one token this long is no record, and is held in memory whole."""

_DO = "Export it once more. If that does not help, the file was changed after the export."


class _TooMuch(Exception):  # noqa: N818 -- not an error of ours, only a way out of the parser
    """Something larger than an export has it; the message says what."""


class _Listener:
    """Takes what the parser finds: the elements of the names that are wanted, and nothing else."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.wanted, self.depth, self.count = wanted, 0, 0
        self.root: str | None = None
        self.elements: list[Element] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        self.root = self.root or tag
        if self.depth > MOST_DEPTH:
            raise _TooMuch(f"more than {MOST_DEPTH} elements stand inside one another")
        if sum(map(len, attributes.values())) > LONGEST_ATTRIBUTES:
            raise _TooMuch(f"an element is longer than {LONGEST_ATTRIBUTES} letters")
        if self.count > MOST_ELEMENTS:
            raise _TooMuch(f"there are more than {MOST_ELEMENTS} elements")
        if tag in self.wanted:
            self.elements.append((tag, attributes))

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        """Nothing was kept, so there is nothing to hand over."""

    def take(self) -> list[Element]:
        """What was found since the last time."""
        taken, self.elements = self.elements, []
        return taken


def elements(pieces: Iterable[bytes], wanted: frozenset[str], name: str) -> Iterator[Element]:
    """The elements with these names and their attributes, in the order of the file.

    Raises BringInError, also midway: what came before it then must not be used.
    """
    listener = _Listener(wanted)
    parser = DefusedXMLParser(target=listener, forbid_entities=True, forbid_external=True)
    silent, heard = 0, 0
    for piece in pieces:
        _feed(parser, piece, name)
        silent = silent + len(piece) if heard == listener.count else 0
        heard = listener.count
        if silent > LONGEST_SILENCE:
            found = f"more than {LONGEST_SILENCE // 1024**2} MB follow without an element"
            raise _refused(name, found)
        yield from listener.take()
    _feed(parser, None, name)


def root_of(pieces: Iterable[bytes], name: str) -> str | None:
    """The name of the outermost element, or None when this is not XML. Raises BringInError."""
    listener = _Listener(frozenset())
    parser = DefusedXMLParser(target=listener, forbid_entities=True, forbid_external=True)
    read = 0
    for piece in pieces:
        try:
            _feed(parser, piece, name)
        except _NotXmlError:
            return listener.root
        read += len(piece)
        if listener.root or read > LONGEST_SILENCE:
            break
    return listener.root


class _NotXmlError(BringInError):
    """The text breaks off or is no XML."""


def _feed(parser: DefusedXMLParser, piece: bytes | None, name: str) -> None:
    """One piece more, or the end for None. Raises BringInError."""
    try:
        if piece is None:
            parser.close()
        else:
            parser.feed(piece)
    except DefusedXmlException:
        found = "the XML in it defines entities or points outside the file, as no export does"
        raise _refused(name, found) from None
    except _TooMuch as error:
        raise _refused(name, f"in the XML in it {error}") from None
    except (ParseError, ValueError, LookupError) as error:
        found = f"the XML in it is damaged or ends too early ({error})"
        raise _NotXmlError(name, found, expected="the XML of an export", do=_DO) from None


def _refused(name: str, found: str) -> BringInError:
    return BringInError(name, found, expected="the XML of an export", do=_DO)
