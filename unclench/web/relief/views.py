"""Relief now, everything that eases, and the guided session."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import get_script_prefix, reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.engine.values.finding import Finding
from unclench.engine.values.follow_up import Place
from unclench.web.accounts.country import country_of, numbers_for
from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.check.forms import Sent, TamperedFormError, read_named, read_rows
from unclench.web.check.pages import finding_row, options_of
from unclench.web.faults import form_was_changed
from unclench.web.follow_up.pages import due_card
from unclench.web.knowledge import knowledge
from unclench.web.noticing import NOTE_MAX, Note, notice, read_note
from unclench.web.relief import pages, services, shelves
from unclench.web.relief.made_of import plan_of
from unclench.web.relief.models import Outcome, Session
from unclench.web.relief.trying import trying_now
from unclench.web.relief.trying_pages import rate_url, suggested_context, waits_context


@cache_control(private=True)
@require_http_methods(["GET", "HEAD"])
def now(request: HttpRequest) -> HttpResponse:
    """A position of ease and slow breathing, for anyone, at once."""
    context = pages.now_context(country_of(request)) | {"due": due_card(request, Place.RELIEF)}
    context["flared"] = "flared" in request.GET
    visitor = keeper_of(request).visitor
    if not context["due"]:
        context["suggestion"] = suggested_context(trying_now(visitor))
    context["waits"] = waits_context(visitor)
    return render(request, "relief/now.html", context)


@require_http_methods(["GET", "HEAD"])
def everything(request: HttpRequest) -> HttpResponse:
    """Everything that exists so far, by kind."""
    context = {
        "shelves": shelves.drawn_shelves(get_script_prefix()),
        "checked": services.sound_decision(keeper_of(request).visitor) is not None,
        "medicines_url": reverse("medicines"),
        "stay_well_url": reverse("stay_well"),
        "back_url": reverse("home"),
    }
    return render(request, "relief/all.html", context)


@require_http_methods(["GET", "HEAD"])
def one(request: HttpRequest, name: str) -> HttpResponse:
    """One intervention: picture, steps, player, cautions, stop rules, sources."""
    record = knowledge().interventions.get(name)
    if record is None:
        raise Http404(f"There is nothing called {name}.")
    checked = services.sound_decision(keeper_of(request).visitor)
    known = services.known_of(checked)
    held_back = pages.held_back(record, known) if checked else []
    may_play = not held_back and (record.calm_for_everyone or checked is not None)
    context = pages.player(record, known, services.care_for(record, known)) | {
        "cautions": [pages.left_out_by(c) for c in services.speaks_against(record, known)],
        "may_play": may_play,
        "plays": may_play and record.guided,
        "held_back": held_back,
        "rate_url": rate_url(record.id) if checked and not held_back else "",
        "back_url": reverse("relief_now" if record.calm_for_everyone else "relief_all"),
        "signs": pages.danger_signs(),
        "emergency_number": country_of(request).emergency,
    }
    return render(request, "relief/one.html", context)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Starts a guided session, if a recent check says that it is safe to."""
    visitor = keeper_of(request).visitor
    decision = services.sound_decision(visitor)
    if visitor is None or decision is None:
        return go(request, reverse("check_start"))
    session = services.begin(visitor, decision)
    if not session.steps:
        return go(request, reverse("relief_now"))
    return go(request, reverse("session_step", args=[session.pk, 0]))


def _mine(request: HttpRequest, session_id: uuid.UUID) -> Session:
    session = services.session_of(keeper_of(request).visitor, session_id)
    if session is None:
        raise Http404("There is no such session.")
    return session


def _step_url(session: Session, number: int) -> str:
    """The address of a step; of the cautions before the first move; of the end after the last."""
    if number >= len(session.steps):
        name = "session_after" if session.cautions_asked else "session_before"
        return reverse(name, args=[session.pk])
    return reverse("session_step", args=[session.pk, number])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, session_id: uuid.UUID, number: int) -> HttpResponse:
    """One step of the session, guided. Sent: how it ended."""
    session = _mine(request, session_id)
    if number >= len(session.steps):
        return redirect(_step_url(session, number))
    if request.method == "POST":
        return _answer_step(request, session, number)
    record = knowledge().interventions[session.steps[number]]
    known = services.findings_of(session)
    context = pages.player(record, known, services.care_for(record, known)) | {
        "session": session,
        "number": number,
        "counted": _counted(session, number),
        "next_up": services.title_after(session, number),
        "may_play": True,
        "has_easier": bool(services.easier_than(session, number)),
    }
    return render(request, "relief/step.html", context)


def _counted(session: Session, number: int) -> str:
    slots = plan_of(session.option).slots
    whole = len(session.steps) if session.cautions_asked else len(slots)
    return f"{number + 1} of {whole}"


def _answer_step(request: HttpRequest, session: Session, number: int) -> HttpResponse:
    wish = request.POST.get("wish", "")
    if wish == "easier":
        services.make_easier(session, number)
        return go(request, _step_url(session, number))
    if wish not in Outcome.values:
        return form_was_changed(request)
    services.keep_step(session, number, Outcome(wish))
    if wish == Outcome.WORSE:
        services.end(session, Outcome.WORSE)
        return go(request, reverse("session_worse", args=[session.pk]))
    if wish == Outcome.STOPPED:
        return go(request, reverse("session_after", args=[session.pk]))
    return go(request, _step_url(session, number + 1))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def before(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """What speaks against moving: asked after the calm part, before the first move."""
    session = _mine(request, session_id)
    number = services.number_to_ask(session)
    if number is not None:
        return _ask_number(request, session, number)
    first_move = len(services.calm_steps(session))
    asked = services.open_cautions(session)
    if request.method != "POST":
        if not asked and not session.cautions_asked:
            services.keep_cautions(session, {})
            return redirect(_after_cautions(session, first_move))
        return _show_before(request, session, Sent(), 200)
    try:
        sent = read_rows(request.POST, allowed=services.cautions_to_tick(), none="None of these")
    except TamperedFormError:
        return form_was_changed(request)
    if sent.error:
        return _show_before(request, session, sent, 422)
    services.keep_cautions(session, sent.answers)
    if services.asks_for_a_new_answer(session):
        return go(request, reverse("check_answers"))
    if services.open_cautions(session):
        return go(request, reverse("session_before", args=[session.id]))
    return go(request, _after_cautions(session, first_move))


def _after_cautions(session: Session, first_move: int) -> str:
    """The first move; what may be tried instead, where nothing is left of what was chosen."""
    if session.steps:
        return _step_url(session, first_move)
    services.end(session, Outcome.SKIPPED)
    return f"{reverse('try_next')}?left_out={session.option}"


def _ask_number(request: HttpRequest, session: Session, finding: Finding) -> HttpResponse:
    """One thing that is counted, such as weeks, with an answer a tap."""
    sent = Sent()
    if request.method == "POST":
        try:
            sent = read_named(knowledge(), finding.id, request.POST)
        except TamperedFormError:
            return form_was_changed(request)
        if not sent.error:
            services.keep_number(session, sent.answers)
            return go(request, reverse("session_before", args=[session.id]))
    context = {
        "finding": finding,
        "options": options_of(finding),
        "error": sent.error,
        "errors": [{"text": sent.error, "href": f"#{finding.id}"}] if sent.error else [],
        "back_url": _step_url(session, 0),
    }
    return render(request, "relief/number.html", context, status=422 if sent.error else 200)


def _show_before(request: HttpRequest, session: Session, sent: Sent, status: int) -> HttpResponse:
    findings = services.findings_of(session).with_(sent.answers)
    names = services.caution_rows(session)
    context = {
        "session": session,
        "rows": [finding_row(knowledge().findings[name], findings.get(name)) for name in names],
        "asked": names,
        "error": sent.error,
        "errors": [{"text": sent.error, "href": f"#{names[0]}"}] if sent.error else [],
        "back_url": _step_url(session, 0),
    }
    return render(request, "relief/before.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def after(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """The pain after the session, and anything new in own words."""
    session = _mine(request, session_id)
    if request.method != "POST":
        return _show_after(request, session, Note(session.note), 200)
    given = request.POST.get("pain", "")
    if given != "skip" and not (given.isdecimal() and int(given) <= 10):
        return form_was_changed(request)
    note = read_note(request.POST.get("note", ""))
    if note.error:
        return _show_after(request, session, note, 422)
    services.keep_after(session, None if given == "skip" else int(given), note.text)
    services.end(session, Outcome.DONE)
    to_ask = "session_noticed" if notice(note.text) else "session_summary"
    return go(request, reverse(to_ask, args=[session.pk]))


def _show_after(request: HttpRequest, session: Session, note: Note, status: int) -> HttpResponse:
    context = {
        "session": session,
        "note": note,
        "note_longest": NOTE_MAX,
        "answer": request.POST.get("pain", ""),
        "errors": [{"text": note.error, "href": "#note"}] if note.error else [],
    }
    return render(request, "relief/after.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD"])
def noticed(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """What the note speaks of: asks about it, or offers somebody to talk to. Decides nothing."""
    session = _mine(request, session_id)
    found = notice(session.note)
    if not found:
        return redirect("session_summary", session_id=session.pk)
    onward_url = reverse("session_summary", args=[session.pk])
    context = {"onward_url": onward_url} | pages.noticed_context(found, country_of(request))
    return render(request, "relief/noticed.html", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def worse(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """It made things worse: stop, look at the danger signs, and what to do instead."""
    session = _mine(request, session_id)
    context = {
        "finish_url": reverse("session_after", args=[session.pk]),
        "signs": pages.danger_signs(),
        "positions": [pages.card(name) for name in pages.CALM],
    } | numbers_for(country_of(request))
    return render(request, "relief/worse.html", context)


@never_cache
@require_http_methods(["GET", "HEAD"])
def summary(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """What was done, what changed, and what next."""
    session = _mine(request, session_id)
    due = due_card(request, Place.AFTER)
    context = services.summary_of(session) | {"ahead": pages.ahead(session), "due": due}
    if not due and services.went_well(session):
        context["suggestion"] = suggested_context(trying_now(session.visitor))
    return render(request, "relief/summary.html", context)
