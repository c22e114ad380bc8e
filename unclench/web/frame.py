"""What every page needs around its own words."""

import ipaddress
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix

from unclench.web.accounts.visitors import Keeper

EMERGENCY_NUMBER = "112"


def frame(request: HttpRequest) -> dict[str, Any]:
    """A view that knows better, the emergency number say, passes its own."""
    keeper: Keeper | None = getattr(request, "keeper", None)  # a fault may come before it
    account = keeper and keeper.account
    return {
        "root": get_script_prefix(),
        "emergency_number": EMERGENCY_NUMBER,
        "signed_in_as": account.email if account else "",
        "may_keep_under_a_name": not account and not settings.SINGLE_PERSON,
        "sign_up_is_open": settings.SIGN_UP == "open",
        "single_person": settings.SINGLE_PERSON,
        "store_is_away": getattr(request, "store_is_away", False),
        "provider": settings.SINGLE_SIGN_ON and settings.SINGLE_SIGN_ON.name,
        "letters": bool(settings.MAIL.host),
        "passkeys_need_a_name": lambda: _opened_by_a_number(request),
    }


def _opened_by_a_number(request: HttpRequest) -> bool:
    """A passkey belongs to a host name; browsers make none for an address in numbers."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
