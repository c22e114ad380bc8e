"""The floor: two bare pages behind the site's own middleware, in the site's own process.

One reads twenty rows of somebody's diary and lists them; the other writes one row. Nothing less
can be a page of this site, whatever is on it.
"""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path
from django.utils import timezone

from unclench.web.accounts.visitors import keeper_of
from unclench.web.diary.models import DiaryDay, DiaryEntry
from unclench.web.urls import urlpatterns as of_the_site

BARE = """<!doctype html><html lang="en"><title>Floor</title><h1>Days</h1>
<form method="post">{% csrf_token %}<button>Keep</button></form>
<ul>{% for day in days %}<li>{{ day.day }}: {{ day.pain }}</li>{% endfor %}</ul></html>"""


def bare(request: HttpRequest) -> HttpResponse:
    """Whose it is, one query, one small template; or one row written."""
    visitor = keeper_of(request).visitor
    if request.method == "POST":
        now = timezone.now()
        row = {"key": uuid.uuid4(), "day": now.date(), "told": {"pain": 4}}
        DiaryEntry.objects.create(visitor=visitor, written_at=now, arrived_at=now, **row)
        return redirect("floor")
    days = DiaryDay.objects.filter(visitor=visitor).order_by("-day")[:20]
    page = _template().render({"days": days}, request)
    return HttpResponse(page)


def _template():
    if not _made:
        _made.append(engines["django"].from_string(BARE))
    return _made[0]


_made: list = []
urlpatterns = [path("floor/", bare, name="floor"), *of_the_site]
