"""People who write at the same moment, as their devices do: one entry after another, each with a
key of its own, and each again and again until the server has said that it has it."""

import http.client
import json
import random
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

RATINGS = ("pain_after", "pain_during", "effort")
HEARD_WITHIN_S = 15  # the device gives up after that, as `sender.js` does
DAYS_BACK = 8


@dataclass
class Entry:
    """Something that somebody told. `about`: what it is held against; `tries`: how often sent."""

    kind: str
    path: str
    fields: dict[str, Any]
    about: tuple[str, ...]
    value: Any
    key: uuid.UUID
    tries: int = 0


@dataclass
class Writer:
    """One person at one device. `waits` is what the server has not acknowledged yet."""

    person: dict[str, Any]
    port: int
    chance: random.Random
    acknowledged: list[Entry] = field(default_factory=list)
    waits: Entry | None = None
    repeated: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    _sender: dict[str, str] = field(default_factory=dict)
    _line: http.client.HTTPConnection | None = None

    def writes_until(self, stop: threading.Event) -> None:
        """Goes on until told to stop; what is on its way then waits."""
        while not stop.is_set():
            if not self.writes_one():
                stop.wait(0.02)

    def writes_one(self) -> bool:
        """Sends what waits, or something new. Whether it was acknowledged."""
        entry = self.waits = self.waits or self._something()
        status, said = self._sends(entry)
        if status == 200 and said.get("go"):
            self.acknowledged.append(entry)
            self.waits = None
            return True
        if status and status != 503:
            self.refused.append((status, entry.path))
        return False

    def opens(self, path: str) -> tuple[int, str]:
        """A page as this person gets it."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request("GET", path, headers={"Cookie": self._headers()["Cookie"]})
        answer = line.getresponse()
        return answer.status, answer.read().decode()

    def _something(self) -> Entry:
        kinds: list[Callable[[uuid.UUID], Entry]] = [self._day, self._rating, self._eased]
        kinds += [self._checked, self._day]
        return self.chance.choice(kinds)(uuid.UUID(int=self.chance.getrandbits(128), version=4))

    def _day(self, key: uuid.UUID) -> Entry:
        told = {"pain": self.chance.randint(0, 10), "note": f"told {key}"}
        fields = {"asked": ["pain", "note"], "was": "{}", **told}
        fields["days_back"] = self.chance.randrange(DAYS_BACK)
        return Entry("diary", "/diary/", fields, (str(key),), told, key)

    def _rating(self, key: uuid.UUID) -> Entry:
        name, value = self.chance.choice(RATINGS), self.chance.randint(0, 10)
        session = self.person["plan"]
        path = f"/plan/session/{session}/felt/{name}/"
        return Entry("rating", path, {name: value}, (session, name), value, key)

    def _eased(self, key: uuid.UUID) -> Entry:
        pain, note = self.chance.randint(0, 10), f"eased {key}"
        path = f"/relief/session/{self.person['relief']}/after/"
        about = (self.person["relief"],)
        return Entry("relief", path, {"pain": pain, "note": note}, about, (pain, note), key)

    def _checked(self, key: uuid.UUID) -> Entry:
        pain = self.chance.randint(1, 10)
        about = (str(self.person["visitor"]),)
        return Entry("check", "/check/pain/", {"pain_nprs": pain}, about, pain, key)

    def _sends(self, entry: Entry) -> tuple[int, dict[str, Any]]:
        """The status and what was said; 0 where nobody answered."""
        try:
            told = self._sender or self._asks_who()
            entry.tries += 1
            self.repeated += entry.tries > 1
            fields = entry.fields | {"key": str(entry.key), "age_s": 0, "whose": told["whose"]}
            fields["csrfmiddlewaretoken"] = told["token"]
            return self._asks("POST", entry.path, urlencode(fields, doseq=True))
        except (OSError, http.client.HTTPException, ValueError):
            self._line = None
            return 0, {}

    def _asks_who(self) -> dict[str, str]:
        status, said = self._asks("GET", "/offline/sender/")
        if status != 200:
            raise ValueError(status)
        self._sender = said
        return said

    def _asks(self, method: str, path: str, body: str = "") -> tuple[int, dict[str, Any]]:
        line = self._line = self._line or http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=HEARD_WITHIN_S
        )
        line.request(method, path, body, self._headers())
        answer = line.getresponse()
        said = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            if "csrftoken=" in cookie:
                self.person["csrf"] = cookie.split(";")[0]
        is_json = "json" in (answer.getheader("Content-Type") or "")
        return answer.status, json.loads(said) if is_json else {}

    def _headers(self) -> dict[str, str]:
        cookies = [f"unclench={self.person['key']}", self.person.get("csrf", "")]
        return {
            "Cookie": "; ".join(filter(None, cookies)),
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Unclench": "fetch",
        }
