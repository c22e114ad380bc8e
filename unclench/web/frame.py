"""What every page needs around its own words."""

from django.http import HttpRequest
from django.urls import get_script_prefix

EMERGENCY_NUMBER = "112"


def frame(request: HttpRequest) -> dict[str, str]:
    """A view that knows better, the emergency number say, passes its own."""
    return {"root": get_script_prefix(), "emergency_number": EMERGENCY_NUMBER}
