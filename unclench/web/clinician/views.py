"""What one clinician sees and sends: chosen parts as they are now, and a note back."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from unclench.report.for_clinician import for_clinician
from unclench.web.clinician import looking
from unclench.web.clinician.models import ClinicianLink
from unclench.web.clinician.passes import new_pass, read_pass
from unclench.web.clinician_notes import services
from unclench.web.clinician_notes.models import NOTE_LONGEST
from unclench.web.clinician_notes.services import NOTHING
from unclench.web.knowledge import knowledge
from unclench.web.links.models import LABEL_LONGEST, Happened
from unclench.web.links.services import link_at, note_opened, open_link
from unclench.web.links.strangers import WRONG, for_strangers, gone
from unclench.web.own_words import one_line, several_lines
from unclench.web.report.pages import shown

NO_NAME = "Write your name"
NO_TEXT = "Write the note first"
TOO_MANY = "Too many notes were written today. Please try again tomorrow"


@dataclass(frozen=True)
class Visit:
    """Somebody who came in: by which link, with which secret, and as whom."""

    link: ClinicianLink
    secret: str
    who: str = ""


@for_strangers
def look(request: HttpRequest, secret: str) -> HttpResponse:
    """First a page that tells nothing. Sent, with a name and the code: what was agreed to."""
    link = link_at(ClinicianLink, secret, timezone.now())
    if link is None:
        return gone(request)
    if request.method != "POST":
        return _ask(request, Visit(link, secret), {})
    passed = read_pass(link, request.POST.get("pass", ""))
    if passed is not None:
        note_opened(link, Happened.OPENED, timezone.now(), passed.who)
        return _view(request, Visit(link, secret, passed.who))
    who = one_line(request.POST.get("who", ""), LABEL_LONGEST)
    return _come_in(request, Visit(link, secret, who))


def _come_in(request: HttpRequest, visit: Visit) -> HttpResponse:
    link, who = visit.link, visit.who
    if not who:
        return _ask(request, visit, {"who": NO_NAME} if "who" in request.POST else {})
    happened = open_link(link, request.POST.get("code", ""), timezone.now(), who)
    if happened is Happened.OPENED:
        return _view(request, visit)
    if happened is Happened.WRONG and link.attempts_left:
        return _ask(request, visit, {"code": WRONG})
    return gone(request)


def _ask(request: HttpRequest, visit: Visit, errors: dict[str, str]) -> HttpResponse:
    context = {
        "needs_code": bool(visit.link.passcode),
        "wrong": errors.get("code", ""),
        "wrong_who": errors.get("who", ""),
        "tries_left": visit.link.attempts_left if "code" in errors else 0,
        "who": request.POST.get("who", ""),
        "written": {name: request.POST.get(name, "") for name in ("text", "about")},
        "look_url": reverse("clinician", args=[visit.secret]),
        "longest": LABEL_LONGEST,
        "errors": [{"href": f"#{field}", "text": text} for field, text in errors.items()],
    }
    return render(request, "clinician/ask.html", context, status=422 if errors else 200)


def _view(request: HttpRequest, visit: Visit, error: str = "") -> HttpResponse:
    shared = looking.shared_now(visit.link, visit.secret)
    about = request.POST.get("about", "")
    context = _about(visit) | {
        "document": shown(for_clinician(knowledge(), shared)),
        "things": [
            {"value": thing.words, "label": thing.words, "chosen": thing.words == about}
            for thing in looking.things_in(shared)
        ],
        "text": request.POST.get("text", ""),
        "longest": NOTE_LONGEST,
        "key": uuid.uuid4(),
        "error": error,
        "errors": [{"href": "#text", "text": error}] if error else [],
    }
    return render(request, "clinician/view.html", context, status=422 if error else 200)


def _about(visit: Visit) -> dict[str, Any]:
    return {
        "link": visit.link,
        "who": visit.who,
        "pass": new_pass(visit.link, visit.who),
        "look_url": reverse("clinician", args=[visit.secret]),
        "write_url": reverse("clinician_write", args=[visit.secret]),
    }


@for_strangers
def write_note(request: HttpRequest, secret: str) -> HttpResponse:
    """Keeps a note for the person."""
    link = link_at(ClinicianLink, secret, timezone.now())
    if link is None:
        return gone(request)
    passed = read_pass(link, request.POST.get("pass", ""))
    if passed is None:
        return _ask(request, Visit(link, secret), {})
    visit = Visit(link, secret, passed.who)
    written = _written(request, visit)
    if not written.text:
        return _view_again(request, visit, NO_TEXT)
    if not services.keep_note(link.visitor, written, timezone.now()):
        return _view_again(request, visit, TOO_MANY)
    return render(request, "clinician/sent.html", _about(visit))


def _view_again(request: HttpRequest, visit: Visit, error: str) -> HttpResponse:
    note_opened(visit.link, Happened.OPENED, timezone.now(), visit.who)
    return _view(request, visit, error)


def _written(request: HttpRequest, visit: Visit) -> services.Written:
    told = request.POST.get("about", "")
    things = looking.things_in(looking.shared_now(visit.link, visit.secret)) if told else ()
    text = several_lines(request.POST.get("text", ""), NOTE_LONGEST)
    about = next((thing for thing in things if thing.words == told), NOTHING)
    return services.Written(
        _key(request.POST.get("key", "")), visit.who, visit.link.label, text, about
    )


def _key(told: str) -> uuid.UUID:
    try:
        return uuid.UUID(told)
    except ValueError:
        return uuid.uuid4()
