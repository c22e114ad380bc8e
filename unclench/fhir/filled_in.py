"""Questionnaires that somebody filled in elsewhere, from a FHIR R4 document.

Of a document only what is needed comes out: which questionnaire, when, and what each answer counts.
The words of questions and answers are never looked at and never handed on.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from unclench.engine.knowledge.answers import AnswerProblem, AnswersError
from unclench.engine.values.filled_in import FilledIn, Item
from unclench.fhir.names import LOINC
from unclench.fhir.response import READABLE, RESPONSE
from unclench.fhir.strict import plain, read_json
from unclench.fhir.weights import Options, options_of, weigh

MOST_RESPONSES = 50
MOST_ITEMS = 500
DEEPEST = 12
_QUESTIONNAIRE = "Questionnaire"
_OF_NO_ANSWER = ("id", "meta", "text")
_LOINC_PAGE = re.compile(r"https?://(?:[a-z]+\.)?loinc\.org/(?:.*/)?([0-9]{1,7}-[0-9])/?")
_LOINC_CODE = re.compile(r"(?:.*/)?([0-9]{1,7}-[0-9])")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PART_OF_A_DAY = re.compile(r"[0-9]{4}(-[0-9]{2})?")

Resource = Mapping[str, Any]


def read_filled_in(raw: bytes) -> tuple[FilledIn, ...]:
    """Every filled-in questionnaire of a file: one QuestionnaireResponse, or a Bundle of them.

    Raises AnswersError that names the field, the value, what was expected and what to do.
    """
    document = read_json(raw)
    if not isinstance(document, Mapping):
        raise _refused("the file", f"`{plain(document)}`", f"is no resource; {_EXPECTED}")
    resources = list(_resources(document))
    forms = [each for each in resources if each.get("resourceType") == _QUESTIONNAIRE]
    found = [each for each in resources if each.get("resourceType") == RESPONSE]
    if not 0 < len(found) <= MOST_RESPONSES:
        message = f"expected {MOST_RESPONSES} at most: save fewer at once" if found else _NONE_IN_IT
        raise _refused("the file", f"holds {len(found)} of {RESPONSE};", message)
    return tuple(_filled_in(each, forms) for each in found)


_EXPECTED = f"expected a {RESPONSE} or a Bundle, saved as JSON"
_NONE_IN_IT = f"{_EXPECTED}: ask for the answers, not for the empty form"


def _resources(document: Resource) -> Iterator[Resource]:
    """The resource, or those of a Bundle."""
    kind = document.get("resourceType")
    if kind != "Bundle":
        if kind != RESPONSE:
            raise _refused("resourceType", f"`{plain(kind)}`", f"cannot be read here; {_EXPECTED}")
        yield document
        return
    for entry in _list(document.get("entry", []), "entry"):
        resource = entry.get("resource")
        if isinstance(resource, Mapping):
            yield resource


def _list(value: object, name: str) -> list[Resource]:
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        raise _refused(name, f"`{plain(value)}`", "is not a list of objects; save the file again")
    return value


def _filled_in(response: Resource, forms: list[Resource]) -> FilledIn:
    _refuse_status(response)
    url = str(response.get("questionnaire", ""))
    held = _list(response.get("contained", []), "contained")
    inside = [each for each in held if each.get("resourceType") == _QUESTIONNAIRE]
    asked = [form for form in (*inside, *forms) if _is_asked(form, url, inside)]
    reader = _Items(dict(_options(asked)))
    reader.read(response.get("item", []), 1)
    return FilledIn(
        items=tuple(reader.items),
        fingerprint=_fingerprint(response),
        urls=tuple(sorted(_urls(url, asked))),
        codes=tuple(sorted(set(_codes(response, url, asked)) | reader.codes)),
        authored=_authored(response.get("authored")),
    )


def _refuse_status(response: Resource) -> None:
    status = response.get("status")
    if status not in READABLE:
        message = f"is not a status that can be used; expected one of {', '.join(READABLE)}"
        raise _refused("status", f"`{plain(status)}`", message)


def _is_asked(form: Resource, url: str, inside: list[Resource]) -> bool:
    """Whether a Questionnaire is the one that was filled in."""
    if form in inside:
        return url in ("", f"#{form.get('id')}") or _bare(url) == form.get("url")
    return bool(form.get("url")) and _bare(url) == form.get("url")


def _bare(url: str) -> str:
    """An address without its version."""
    return url.split("|")[0]


def _urls(url: str, asked: list[Resource]) -> set[str]:
    told = {_bare(url), *(str(form.get("url", "")) for form in asked)}
    return {each for each in told if each and not each.startswith("#")}


def _codes(response: Resource, url: str, asked: list[Resource]) -> Iterator[str]:
    """The LOINC codes by which a file names the whole of a questionnaire."""
    page = _LOINC_PAGE.fullmatch(_bare(url))
    if page:
        yield page[1]
    meta = response.get("meta")
    tags = meta.get("tag", []) if isinstance(meta, Mapping) else []
    for codings in (tags, *(form.get("code", []) for form in asked)):
        for coding in codings if isinstance(codings, list) else ():
            if isinstance(coding, Mapping) and coding.get("system") == LOINC:
                yield str(coding.get("code"))


def _options(asked: list[Resource]) -> Iterator[tuple[tuple[str, str, str], float]]:
    waiting: list[object] = [form.get("item") for form in asked]
    while waiting:
        items = waiting.pop()
        for item in items if isinstance(items, list) else ():
            if isinstance(item, Mapping):
                yield from options_of(str(item.get("linkId")), item)
                waiting.append(item.get("item"))


@dataclass
class _Items:
    """Goes through the items, however they are nested, and gathers those that hold no others."""

    options: Options
    items: list[Item] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)

    def read(self, items: object, depth: int) -> None:
        """Every item of a list, with those inside it."""
        if depth > DEEPEST:
            raise _refused("item", f"`{depth}`", f"levels deep; expected {DEEPEST} at most")
        for item in _list(items, "item"):
            self._read_item(item, depth)

    def _read_item(self, item: Resource, depth: int) -> None:
        link = plain(item.get("linkId", ""))
        answers = _list(item.get("answer", []), f"answer of {link}")
        inside = [each["item"] for each in (item, *answers) if each.get("item")]
        if answers or not inside:
            self._keep(link, item, answers)
        for items in inside:
            self.read(items, depth + 1)

    def _keep(self, link: str, item: Resource, answers: list[Resource]) -> None:
        if len(self.items) >= MOST_ITEMS:
            message = f"is one question too many; expected {MOST_ITEMS} at most"
            raise _refused("item", f"`{link}`", message)
        self.items.append(weigh(link, answers, self.options))
        page = _LOINC_PAGE.fullmatch(str(item.get("definition", "")))
        code = _LOINC_CODE.fullmatch(link)
        self.codes |= {found[1] for found in (page, code) if found}


def _authored(told: object) -> date | datetime | None:
    """The day or the moment. None where only a month or a year is told, or nothing."""
    if told is None or (isinstance(told, str) and _PART_OF_A_DAY.fullmatch(told)):
        return None
    try:
        if isinstance(told, str):
            is_day = _DAY.fullmatch(told)
            return date.fromisoformat(told) if is_day else _moment(told)
    except ValueError:
        pass
    message = "is no day or time of FHIR; expected such as 2026-11-20 or 2026-11-20T09:30:00Z"
    raise _refused("authored", f"`{plain(told)}`", message)


def _moment(told: str) -> datetime:
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None:
        raise ValueError("a time of FHIR carries its zone")
    return moment


def _fingerprint(response: Resource) -> str:
    """The same for a response that was saved again, alone or in a Bundle."""
    told = {key: value for key, value in response.items() if key not in _OF_NO_ANSWER}
    text = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _refused(item: str, value: str, message: str) -> AnswersError:
    return AnswersError([AnswerProblem(item, value, message)])
