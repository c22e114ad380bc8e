"""What a link says: where its files are, the key, until when, how it may be opened, a label."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from unclench.health_link.base64url import decoded, encoded

KEY_BYTES, KEY_LETTERS = 32, 43
URL_LONGEST = 128
LABEL_LONGEST = 80
VERSION = 1
LATEST_S = 2**53
"""No time that anybody means is later, and every program can write it."""
PREFIX = "shlink:/"
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?(\?[^\s#]*)?")


class Flag(Enum):
    """What a reader has to know before it asks. They stand in the order of the alphabet."""

    LONG_TERM = "L"  # what is behind it may change
    PASSCODE = "P"  # somebody has to be asked for a passcode
    ONE_FILE = "U"  # the address is the one file, by GET; never with a passcode


class LinkError(ValueError):
    """A link that is not to the letter. `field` names the part that is wrong."""

    def __init__(self, field: str, expected: str) -> None:
        self.field, self.expected = field, expected
        super().__init__(f"{field}: {expected}")


@dataclass(frozen=True)
class Link:
    """One link. `exp_s`: seconds since 1970 after which it is over, or None for no end."""

    url: str
    key: bytes
    exp_s: int | None = None
    flags: frozenset[Flag] = frozenset()
    label: str = ""

    def __post_init__(self) -> None:
        for field, fits, expected in self._rules():
            if not fits:
                raise LinkError(field, expected)

    def _rules(self) -> tuple[tuple[str, bool, str], ...]:
        at_once = {Flag.PASSCODE, Flag.ONE_FILE} <= self.flags
        return (
            ("url", bool(_WEB_ADDRESS.fullmatch(self.url)), "expected a web address"),
            ("url", len(self.url) <= URL_LONGEST, f"at most {URL_LONGEST} letters"),
            ("key", len(self.key) == KEY_BYTES, f"expected {KEY_BYTES} bytes"),
            ("exp", self.exp_s is None or self.exp_s > 0, "expected seconds since 1970"),
            ("label", len(self.label) <= LABEL_LONGEST, f"at most {LABEL_LONGEST} letters"),
            ("flag", not at_once, "U, one file, cannot have P, a passcode"),
        )


def write_link(link: Link, viewer: str = "") -> str:
    """The link as text. `viewer`: the address of a page that opens it; what follows its `#` stays
    in the browser and never reaches that page's server."""
    payload = json.dumps(_payload(link), ensure_ascii=False, separators=(",", ":"))
    bare = f"{PREFIX}{encoded(payload.encode())}"
    return f"{viewer}#{bare}" if viewer else bare


def _payload(link: Link) -> dict[str, Any]:
    flag = "".join(sorted(flag.value for flag in link.flags))
    told: dict[str, Any] = {"url": link.url, "key": encoded(link.key)}
    if link.exp_s is not None:
        told["exp"] = link.exp_s
    if flag:
        told["flag"] = flag
    if link.label:
        told["label"] = link.label
    return {**told, "v": VERSION}


def read_link(text: str) -> Link:
    """The link that a text holds, with or without a viewer before it. Keys of later versions that
    are not known here are passed over, as the specification asks; another version is refused."""
    told = _object_in(text.strip())
    if told.get("v", VERSION) != VERSION:
        raise LinkError("v", f"expected version {VERSION}")
    return Link(
        url=_text(told, "url"),
        key=_key(told),
        exp_s=_seconds(told),
        flags=_flags(told),
        label=_text(told, "label", ""),
    )


def _object_in(text: str) -> Mapping[str, Any]:
    _, found, letters = text.rpartition(PREFIX)
    content = decoded(letters) if found else None
    if content is None:
        raise LinkError("link", f"expected {PREFIX} and letters of base64url")
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise LinkError("link", "expected JSON inside") from None
    if not isinstance(told, dict):
        raise LinkError("link", "expected a JSON object inside")
    return told


def _text(told: Mapping[str, Any], name: str, otherwise: str | None = None) -> str:
    value = told.get(name, otherwise)
    if not isinstance(value, str):
        raise LinkError(name, "expected text")
    return value


def _key(told: Mapping[str, Any]) -> bytes:
    letters = _text(told, "key")
    key = decoded(letters) if len(letters) == KEY_LETTERS else None
    if key is None:
        raise LinkError("key", f"expected {KEY_LETTERS} letters of base64url")
    return key


def _seconds(told: Mapping[str, Any]) -> int | None:
    value = told.get("exp")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        raise LinkError("exp", "expected seconds since 1970")
    return int(value)


def _is_finite(value: float) -> bool:
    return -LATEST_S < value < LATEST_S


def _flags(told: Mapping[str, Any]) -> frozenset[Flag]:
    letters = _text(told, "flag", "")
    known = {flag.value: flag for flag in Flag}
    return frozenset(known[letter] for letter in letters if letter in known)
