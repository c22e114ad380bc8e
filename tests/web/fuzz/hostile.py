"""Requests that no page of the site makes: any address, any fields, any body, any headers."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from hypothesis import strategies as st

from tests.web.addresses import OF_A_ROW, OWN, PUBLIC, SECRET
from unclench.web.accounts.models import User

ODD = (
    *("", "0", "-1", "1e999", "NaN", "²", "١٢", "9" * 400, "true", "null", "[]", "{}", "\x00"),
    *(
        "\x1b[31m",
        "\ud7ff",
        "\U0001d56c",
        "a" * 5_000,
        "../../etc/passwd",
        "%00",
        "{{7*7}}",
        "<script>",
    ),
    *("' OR 1=1 --", "2026-02-30", "0001-01-01", "9999-12-31", "24:00", "00:00", "-00:01"),
    *("00000000-0000-0000-0000-000000000000", "//evil.example", "http://[", "\r\nX: y", "=1+1"),
)
BODIES = (
    *(b"[" * 100_000, b'{"a":' * 50_000, b"[" * 900 + b"1" + b"]" * 900),  # deep
    *(b'{"a":"' + b"x" * 300_000 + b'"}', b"a=" + b"x" * 300_000, b"9" * 60_000),  # huge
    *(b"&".join(b"f%d=1" % n for n in range(3_000)), b'{"a":1e999,"b":NaN,"a":2}'),
    *(b"\xff\xfe" + "{}".encode("utf-16-le"), b"\xef\xbb\xbf{}", b'"\\ud800"', b"+ADw-script+AD4-"),
    *(b"\x1f\x8b\x08\x00bad", b"%ff%00=%", b"--x\r\nContent-Disposition: form-data\r\n\r\n--x--"),
    b'{"resourceType":"QuestionnaireResponse","item":[{"linkId":"age","answer":[{"item":[]}]}]}',
    b'{"hook":"patient-view","hookInstance":"x","context":{"patientId":"1"},"prefetch":{"a":null}}',
)
METHODS = ("GET", "POST", "POST", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE")
KINDS = (
    *(
        "application/x-www-form-urlencoded",
        "application/json",
        "text/xml",
        "",
        "multipart/form-data",
    ),
    *("multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=utf-16"),
    *("application/x-www-form-urlencoded; charset=none-such", "application/fhir+json"),
    *("application/json; charset=utf-16", "application/fhir+json; fhirVersion=9.9", "x/" * 300),
)
HEADERS = (
    *("accept-language", "x-unclench", "x-forwarded-for", "referer", "user-agent", "if-none-match"),
    *("range", "if-modified-since", "x-forwarded-proto", "accept-encoding", "origin", "expect"),
    *("accept", "authorization", "content-encoding", "content-language", "if-unmodified-since"),
    *("x-http-method-override", "x-forwarded-host", "forwarded", "x-requested-with", "if-match"),
)
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"[^>]*? value="([^"]*)"')
texts = st.one_of(st.sampled_from(ODD), st.text(max_size=40))


@dataclass(frozen=True)
class Hostile:
    """One request. `fields`: by their place among those of the page that it is sent to."""

    at: int
    method: str
    word: str | None
    fields: dict[int, list[str]] = field(default_factory=dict)
    body: bytes | None = None
    kind: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)


printable = texts.map(lambda text: re.sub(r"[^ -~\xa0-\xff]", "", text))
requests = st.builds(
    Hostile,
    at=st.integers(0, 10_000),
    method=st.sampled_from(METHODS),
    word=st.none() | texts,
    fields=st.dictionaries(st.integers(0, 40), st.lists(texts, max_size=3), max_size=6),
    body=st.none() | st.binary(max_size=200) | st.sampled_from(BODIES),
    kind=st.sampled_from(KINDS),
    headers=st.dictionaries(st.sampled_from(HEADERS), printable, max_size=3),
    cookies=st.dictionaries(
        st.sampled_from(["zone", "unclench-left", "messages", "csrftoken", "unclench"]),
        st.sampled_from(["", "x", "Europe/Nowhere", "../..", "%00", "9" * 300]),
        max_size=2,
    ),
)


def shows_a_trace(answer: Any) -> bool:
    """Whether it tells how the program is made."""
    said = answer.getvalue()
    return any(word in said for word in (b"Traceback (most", b"site-packages", b'File "/'))


class Map:
    """Every address, filled in for somebody whose rows it may name."""

    def __init__(self, owner: User) -> None:
        words = {**PUBLIC, **OWN, **SECRET}
        words |= {name: make(owner) for name, make in OF_A_ROW.items()}
        self.known = [(name, each) for name, each in words.items() if "/" not in name]

    def address(self, hostile: Hostile) -> str:
        """One of the addresses; with a word of somebody's own in place of its last part."""
        name, words = self.known[hostile.at % len(self.known)]
        address = reverse(name, kwargs=words)
        if hostile.word is None or not words:
            return address
        known = address.rstrip("/").rpartition("/")[0]
        return f"{known}/{quote(hostile.word[:200], safe='')}/"


def sent_by(browser: Any, address: str, hostile: Hostile) -> Any:
    """The answer to a request. A form is the one of the page, with some of its fields made odd."""
    for name, value in hostile.cookies.items():
        browser.cookies[name] = value
    headers = hostile.headers
    if hostile.body is not None:
        kind = hostile.kind
        return browser.generic(hostile.method, address, hostile.body, kind, headers=headers)
    if hostile.method != "POST":
        query = {f"q{n}" if n else "q": each for n, each in hostile.fields.items()}
        ask = getattr(browser, hostile.method.lower())
        return ask(address, query, headers=headers) if hostile.method == "GET" else ask(address)
    shown = browser.get(address).getvalue().decode(errors="replace")
    names = sorted(set(re.findall(r'name="([^"]+)"', shown))) or ["note"]
    odd = {names[n % len(names)]: each for n, each in hostile.fields.items()}
    return browser.post(address, dict(_HIDDEN.findall(shown)) | odd, headers=headers)
