"""Bringing in a questionnaire that was filled in elsewhere: sent, looked at, kept, taken out."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from unclench.engine.knowledge.answers import AnswersError
from unclench.engine.values.filled_in import FilledIn
from unclench.fhir.filled_in import read_filled_in
from unclench.fhir.strict import MOST_BYTES
from unclench.web.accounts.visitors import keeper_of
from unclench.web.questionnaires import carried, pages, services
from unclench.web.questionnaires.services import Told
from unclench.web.questionnaires.upload import ReadAndForget
from unclench.web.questionnaires.words import problem_words
from unclench.web.uploads import says_length

HEARD_BYTES = 8 * MOST_BYTES
NO_FILE = "Choose “Your file” first. It is the one with your answers."
TOO_LARGE = (
    f"The file is larger than {MOST_BYTES // 1024**2} MB. Save fewer questionnaires at once."
)
TOO_MUCH = "The file holds too much at once. Save fewer questionnaires in one file."
TOO_OLD = "That was too long ago, or it was changed on its way. Choose the file once more."


@never_cache
@csrf_exempt  # only until the form is read by our own handler; `_page` is protected
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """What can be brought in, and what was. Sent: a file."""
    if says_length(request) > HEARD_BYTES:
        return _show_list(request, [TOO_LARGE])
    handler = ReadAndForget(request)
    request.upload_handlers = [handler]
    return _page(request, handler)


@csrf_protect
def _page(request: HttpRequest, handler: ReadAndForget) -> HttpResponse:
    if request.method != "POST":
        return _show_list(request)
    sent = request.FILES.get("file")
    if sent is None or handler.too_large:
        return _show_list(request, [TOO_LARGE if handler.too_large else NO_FILE])
    try:
        read = read_filled_in(sent.read())
        word = carried.pack(read)
    except AnswersError as error:
        return _show_list(request, [problem_words(problem) for problem in error.problems])
    except carried.TooMuchError:
        return _show_list(request, [TOO_MUCH])
    return _show_look(request, read, [], word)


def _show_list(request: HttpRequest, errors: Sequence[str] = ()) -> HttpResponse:
    context = pages.list_context(keeper_of(request).visitor, errors)
    context["said"] = next((word for word in ("kept", "removed") if word in request.GET), "")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return render(request, "questionnaires/page.html", context, status=status)


def _show_look(
    request: HttpRequest, read: Sequence[FilledIn], told: Sequence[Told], word: str
) -> HttpResponse:
    visitor = keeper_of(request).visitor
    context = pages.look_context(visitor, services.look_at(visitor, read, told), word)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if context["errors"] else HTTPStatus.OK
    return render(request, "questionnaires/look.html", context, status=status)


@never_cache
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """What the file left open was answered."""
    word = request.POST.get("carried", "")
    try:
        read = carried.unpack(word)
    except carried.TooOldError:
        return _show_list(request, [TOO_OLD])
    return _show_look(request, read, _told(request.POST, len(read)), word)


def _told(sent: QueryDict, many: int) -> list[Told]:
    return [Told(sent.get(f"measure_{n}", ""), sent.get(f"day_{n}", "")) for n in range(many)]


@never_cache
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """What was looked at is kept, as far as it is ready; else it is shown once more."""
    word = request.POST.get("carried", "")
    try:
        read = carried.unpack(word)
    except carried.TooOldError:
        return _show_list(request, [TOO_OLD])
    told, keeper = _told(request.POST, len(read)), keeper_of(request)
    looked = services.look_at(keeper.visitor, read, told)
    if not any(each.is_ready for each in looked):
        return _show_look(request, read, told, word)
    services.keep(keeper.ensure(), looked)
    return redirect(reverse("questionnaires") + "?kept=1")


@require_POST
def remove(request: HttpRequest, score_id: UUID) -> HttpResponse:
    """A score is taken out again."""
    if not services.remove(keeper_of(request).visitor, score_id):
        raise Http404("There is no such score.")
    return redirect(reverse("questionnaires") + "?removed=1")
