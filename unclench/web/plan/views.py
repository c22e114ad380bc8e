"""Setting a plan up, showing it, and changing what is in it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unclench.engine.values.finding import Finding
from unclench.engine.values.follow_up import Place
from unclench.engine.values.interview import Page
from unclench.web.accounts.country import country_of
from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.check.forms import Sent, TamperedFormError, read_named, read_page, read_rows
from unclench.web.check.pages import options_of
from unclench.web.check.services import latest_decision
from unclench.web.clinician_notes.pages import unread_notice
from unclench.web.faults import form_was_changed
from unclench.web.follow_up.pages import due_card
from unclench.web.knowledge import knowledge
from unclench.web.noticing import read_note
from unclench.web.plan import asking_pages, pages, services
from unclench.web.plan.services import Planner
from unclench.web.relief.trying import trying_now
from unclench.web.relief.trying_pages import suggested_context


def planner(request: HttpRequest) -> Planner | None:
    """Where this person stands; None without a check that counts."""
    return services.planner_of(keeper_of(request).visitor)


def planner_or_404(request: HttpRequest) -> Planner:
    """Where this person stands, for what only somebody with a plan can send."""
    now = planner(request)
    if now is None or now.plan.pk is None:
        raise Http404("There is no such plan.")
    return now


@never_cache
@require_http_methods(["GET", "HEAD"])
def plan(request: HttpRequest) -> HttpResponse:
    """The plan of this week; before that, what is needed for one."""
    now = planner(request)
    if now is None:
        last = latest_decision(keeper_of(request).visitor)
        return render(request, "plan/check_first.html", pages.check_first_context(last))
    if now.plan.since is None:
        context = pages.start_context(now) | {"due": due_card(request, Place.PLAN)}
        return render(request, "plan/start.html", context)
    context = pages.plan_context(now, country_of(request))
    context["letter"] = unread_notice(now.plan.visitor)
    if not now.flared_since_check:  # Then another card leads there.
        context["due"] = due_card(request, Place.PLAN)
    if now.may_start and not now.is_well:
        context["suggestion"] = suggested_context(trying_now(now.plan.visitor))
    return render(request, "plan/plan.html", context)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Makes the plan from what is known, without further questions."""
    now = planner(request)
    if now is None:
        return go(request, reverse("plan"))
    return _plan_ready(request, now)


def _plan_ready(request: HttpRequest, now: Planner) -> HttpResponse:
    """The plan, once what could speak against it was asked."""
    if services.open_cautions(now):
        return go(request, reverse("plan_before"))
    services.begin(now)
    return go(request, reverse("plan"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest, page_id: str) -> HttpResponse:
    """One question of the plan. Each can be passed over."""
    now = planner(request)
    if now is None:
        return redirect("plan")
    page = services.plan_page(page_id)
    if page is None and page_id != services.GOALS:
        raise Http404(f"There is no question called {page_id}.")
    if request.method == "POST":
        return _answer(request, now, page)
    return _ask(request, now, page, Sent(), 200)


def _ask(
    request: HttpRequest, now: Planner, page: Page | None, sent: Sent, status: int
) -> HttpResponse:
    if page is None:
        return render(request, "plan/goals.html", asking_pages.goals_context(now))
    context = asking_pages.question_context(now, page, sent)
    return render(request, asking_pages.template_of(page), context, status=status)


def _answer(request: HttpRequest, now: Planner, page: Page | None) -> HttpResponse:
    if "pass" in request.POST:
        services.pass_over(now, page.id if page else services.GOALS)
        return _onward(request, now)
    if page is None:
        services.keep_goals(
            now, [read_note(request.POST.get(f"goal{n}", "")).text for n in (1, 2, 3)]
        )
        return _onward(request, now)
    try:
        sent = read_page(knowledge(), page, request.POST)
    except TamperedFormError:
        return form_was_changed(request)
    if sent.error:
        return _ask(request, now, page, sent, 422)
    services.keep_page(now, page.id, sent.answers)
    return _onward(request, now)


def _onward(request: HttpRequest, now: Planner) -> HttpResponse:
    """The next question; somebody who changes an answer goes back to the plan."""
    following = services.next_page_id(now)
    if following and now.plan.since is None:
        return go(request, reverse("plan_set_up", args=[following]))
    return _plan_ready(request, now)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def before(request: HttpRequest) -> HttpResponse:
    """What speaks against things in the plan: asked before any of them is shown.

    `again` in the address: a page of what was told already, to be changed.
    """
    now = planner(request)
    if now is None:
        return redirect("plan")
    number = services.number_to_ask(now)
    if number is not None and "again" not in request.GET:
        return _ask_number(request, now, number)
    if request.method != "POST":
        return _show_before(request, now, Sent(), 200)
    try:
        sent = read_rows(request.POST, allowed=services.cautions_to_tick(), none="None of these")
    except TamperedFormError:
        return form_was_changed(request)
    if sent.error:
        return _show_before(request, now, sent, 422)
    services.keep_cautions(now, sent.answers)
    return _after_caution(request, now)


def _after_caution(request: HttpRequest, now: Planner) -> HttpResponse:
    if services.asks_for_a_new_answer(now):
        return go(request, reverse("check_answers"))
    return _plan_ready(request, now)


def _ask_number(request: HttpRequest, now: Planner, finding: Finding) -> HttpResponse:
    """One thing that is counted, such as weeks, with an answer a tap."""
    sent = Sent()
    if request.method == "POST":
        try:
            sent = read_named(knowledge(), finding.id, request.POST)
        except TamperedFormError:
            return form_was_changed(request)
        if not sent.error:
            services.keep_cautions(now, sent.answers)
            return _after_caution(request, now)
    context = {
        "finding": finding,
        "options": options_of(finding),
        "error": sent.error,
        "errors": [{"text": sent.error, "href": f"#{finding.id}"}] if sent.error else [],
        "back_url": reverse("plan"),
    }
    return render(request, "relief/number.html", context, status=422 if sent.error else 200)


def _show_before(request: HttpRequest, now: Planner, sent: Sent, status: int) -> HttpResponse:
    context = asking_pages.before_context(now, request.GET.get("again", ""), sent)
    if context is not None:
        return render(request, "relief/before.html", context, status=status)
    if not services.open_cautions(now):
        services.begin(now)
    return redirect("plan")


@require_POST
def not_for_me(request: HttpRequest, name: str) -> HttpResponse:
    """Leaves something out from now on. It can be taken back."""
    now = planner_or_404(request)
    if services.item_of(now, name) is None:
        raise Http404("That is not in the plan.")
    services.refuse(now, name, read_note(request.POST.get(f"why-{name}", "")).text)
    return go(request, reverse("plan"))


@require_POST
def take_back(request: HttpRequest, name: str) -> HttpResponse:
    """Lets something in again."""
    services.take_back(planner_or_404(request), name)
    return go(request, reverse("plan"))


@require_POST
def swap(request: HttpRequest, name: str) -> HttpResponse:
    """Puts an equal in the place of something."""
    now = planner_or_404(request)
    item = services.item_of(now, name)
    instead = request.POST.get("instead", "")
    if item is None or instead not in item.equals:
        return form_was_changed(request)
    services.swap(now, item, instead)
    return go(request, reverse("plan"))


@require_POST
def put_back(request: HttpRequest, name: str) -> HttpResponse:
    """Undoes a change."""
    services.put_back(planner_or_404(request), name)
    return go(request, reverse("plan"))
