"""The end of a bout, as the person tells it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from unclench.web.accounts.visitors import keeper_of
from unclench.web.answering import go
from unclench.web.follow_up import services


@require_POST
def well_again(request: HttpRequest) -> HttpResponse:
    """Keeps that the back is well again, and ends the reminders of this bout."""
    visitor = keeper_of(request).visitor
    if visitor is not None:
        services.say_well(visitor)
    return go(request, reverse("yours"))
