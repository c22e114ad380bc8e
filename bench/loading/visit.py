"""One person's browser, as bare as can be, and the pages that are measured."""

import gzip
import http.client
import re
import time
import uuid
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.loading.served import PORT

FLOOR, FLOOR_WRITING = "floor", "floor, writing"


@dataclass(frozen=True)
class Page:
    """One thing to ask of the site. `sends`: the fields of a form; a `{key}` is new each time.

    `kind`: `list` (a list or a form), `writing`, or `much` (a page that works something out).
    """

    name: str
    address: str
    kind: str = "list"
    sends: dict[str, str] | None = None

    @property
    def floor(self) -> str:
        return FLOOR_WRITING if self.sends is not None else FLOOR


def pages_of(decision: str) -> list[Page]:
    """The floors and the pages. `decision`: the check whose result is looked at."""
    pain = {"asked": "pain", "pain": "4", "was": "{}", "key": "{key}"}
    return [
        Page(FLOOR, "/floor/"),
        Page(FLOOR_WRITING, "/floor/", "writing", {}),
        Page("home", "/"),
        Page("check, a question", "/check/now/"),
        Page("check, an answer", "/check/pain/", "writing", {"pain_nprs": "6"}),
        Page("check, the result", f"/check/result/{decision}/"),
        Page("diary, the form", "/diary/"),
        Page("diary, an entry", "/diary/", "writing", pain),
        Page("diary, the days", "/diary/days/"),
        Page("looking back", "/looking-back/", "much"),
        Page("report, what to choose", "/report/"),
        Page("report, the preview", "/report/page/", "much"),
        Page("relief, now", "/relief/"),
        Page("relief, everything", "/relief/all/"),
        Page("plan", "/plan/", "much"),
        Page("what eases it", "/what-helps/", "much"),
        Page("danger signs", "/check/help/"),
        Page("library", "/library/"),
    ]


OF_A_DIARY = ("home", "diary, the form", "diary, an entry", "diary, the days", "looking back")


def diary_pages() -> list[Page]:
    """The pages that somebody has who keeps nothing but a diary."""
    return [page for page in pages_of("none") if page.name in (FLOOR, FLOOR_WRITING, *OF_A_DIARY)]


@dataclass(frozen=True)
class Answer:
    """What came back. `seconds`: from the first byte sent to the last byte read."""

    status: int
    seconds: float
    packed: int
    raw: int


@dataclass
class Browser:
    """Keeps one connection and its cookies. `key`: whose record it opens."""

    key: str
    port: int = PORT
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        self.becomes(self.key)
        self.visit(Page("first", "/floor/"))  # brings the word that forms are sent with

    def becomes(self, key: str) -> None:
        """From now on it is somebody else's browser."""
        self.cookies["unclench"] = key

    def visit(self, page: Page) -> Answer:
        """Asks for a page, or sends its form. A fault of the server ends the run."""
        began = time.perf_counter()
        self._ask(page)
        answer = self._line.getresponse()
        body = answer.read()
        seconds = time.perf_counter() - began
        self._take_cookies(answer)
        if answer.status >= 400:
            raise SystemExit(f"{page.name} ({page.address}) answered {answer.status}")
        return Answer(answer.status, seconds, len(body), len(_unpacked(body)))

    def _ask(self, page: Page) -> None:
        cookie = "; ".join(f"{name}={text}" for name, text in self.cookies.items())
        headers = {"Cookie": cookie, "Accept-Encoding": "gzip"}
        if page.sends is None:
            self._line.request("GET", page.address, headers=headers)
            return
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._line.request("POST", page.address, self._form(page.sends), headers)

    def _form(self, sends: dict[str, str]) -> str:
        key = str(uuid.uuid4())
        fields = {name: text.replace("{key}", key) for name, text in sends.items()}
        return urlencode(fields | {"csrfmiddlewaretoken": self.cookies["csrftoken"]})

    def _take_cookies(self, answer: http.client.HTTPResponse) -> None:
        for line in answer.headers.get_all("Set-Cookie") or ():
            found = re.match(r"([^=]+)=([^;]*)", line)
            if found:
                self.cookies[found[1]] = found[2]


def _unpacked(body: bytes) -> bytes:
    return gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
