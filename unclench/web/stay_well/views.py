"""The list of tools for staying well."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from unclench.web import drawing

DESK = "desk"
TOOLS = (
    ("lessons", "Short lessons", "A few minutes each, with something to do", "hip_hinge"),
    (
        "capacity",
        "What your back can do",
        "Five small tests, to compare with yourself in four weeks",
        "sit_to_stand",
    ),
    ("sleep", "How to lie at night", "Positions and pillows, and how to get up", "side_lying"),
    (
        "lifting",
        "How heavy is too heavy?",
        "Your lift, drawn, with what to change first",
        "lift_practice",
    ),
    ("desk", "Your desk", "Drawn as you sit, with what to change first", DESK),
    (
        "plan_flare",
        "Your flare plan",
        "Written on a good day, for a day on which it flares up",
        "static_back",
    ),
)
"""Each tool: the name of its address, its title, what it does, and the picture beside it."""


@require_http_methods(["GET", "HEAD"])
def index(request: HttpRequest) -> HttpResponse:
    """Every tool with a picture."""
    tools = [
        {"href": reverse(name), "title": title, "text": text, "svg": _picture(figure)}
        for name, title, text, figure in TOOLS
    ]
    return render(request, "stay_well/index.html", {"tools": tools, "back_url": reverse("home")})


def _picture(name: str) -> SafeString:
    """What stands beside a tool: something to do, or somebody at a desk."""
    return drawing.desk_still() if name == DESK else drawing.still(name)
