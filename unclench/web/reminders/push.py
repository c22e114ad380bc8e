"""Brings a message to one browser by way of its maker's push service.

The address comes from the browser, so only the hosts in `UNCLENCH_PUSH_HOSTS` are ever called: a
made-up one could otherwise send this server anywhere. Redirects are not followed.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum
from urllib.parse import urlsplit

import requests
from django.conf import settings

from unclench.web.reminders.encryption import Chance, encrypt, from_text, sender_header
from unclench.web.reminders.models import PushDevice
from unclench.web.reminders.site_key import site_key

WAIT_S = 10
KEPT_FOR_S = 2 * 3600  # a reminder that arrives later than that reminds of nothing
TOKEN_LASTS = timedelta(hours=12)
GONE = (404, 410)


class Came(Enum):
    """What became of a message."""

    TAKEN = "taken"
    DEVICE_IS_GONE = "device is gone"
    NOT_NOW = "not now"


def is_set_up() -> bool:
    """Push services want to know whom to ask when a site misbehaves."""
    return bool(settings.CONTACT)


def may_be_called(endpoint: str) -> bool:
    """Whether an address is that of a push service we know."""
    parts = urlsplit(endpoint)
    host = parts.hostname or ""
    safe = parts.scheme == "https" or host == "127.0.0.1"
    return safe and any(_is_in(host, known) for known in settings.PUSH_HOSTS)


def _is_in(host: str, known: str) -> bool:
    return host == known or host.endswith(f".{known}")


def send(device: PushDevice, message: Mapping[str, str], now: datetime) -> Came:
    """Hands the message to the push service. Never raises: a reminder is not worth a fault."""
    if not may_be_called(device.endpoint):
        return Came.DEVICE_IS_GONE
    try:
        answer = requests.post(
            device.endpoint,
            data=_sealed(device, message),
            headers=_headers(device.endpoint, now),
            timeout=WAIT_S,
            allow_redirects=False,
        )
    except (requests.RequestException, ValueError):
        return Came.NOT_NOW
    return _came(answer.status_code)


def _came(status: int) -> Came:
    if status in GONE:
        return Came.DEVICE_IS_GONE
    return Came.TAKEN if 200 <= status < 300 else Came.NOT_NOW


def _sealed(device: PushDevice, message: Mapping[str, str]) -> bytes:
    return encrypt(
        json.dumps(message, ensure_ascii=False).encode(),
        browser_key=from_text(device.browser_key),
        secret=from_text(device.secret),
        chance=Chance(),
    )


def _headers(endpoint: str, now: datetime) -> dict[str, str]:
    parts = urlsplit(endpoint)
    claims: dict[str, object] = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((now + TOKEN_LASTS).timestamp()),
        "sub": f"mailto:{settings.CONTACT}",
    }
    return {
        "Authorization": sender_header(site_key(), claims),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_FOR_S),
        "Urgency": "normal",
    }
