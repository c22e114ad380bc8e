"""How often one address of a network may open links: enough for a surgery, too little to guess."""

from allauth.core import ratelimit
from django.http import HttpRequest

ACTION = "open_link"


def is_too_often(request: HttpRequest) -> bool:
    """Counts what is sent, and says whether it is once too many. Where from is soon forgotten."""
    return not ratelimit.consume(request, action=ACTION)
