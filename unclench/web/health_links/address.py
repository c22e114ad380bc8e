"""The addresses of health links as others have to reach them."""

from django.core import signing
from django.urls import reverse

from unclench.health_link.manifest import LOCATION_LIVES_S

_SALT = "unclench.health_link.file"


def manifest_address(site: str, secret: str) -> str:
    """Where a link leads. The secret in it has 256 bits."""
    return site + reverse("health_link_manifest", args=[secret])


def viewer_address(site: str, passcode: str = "") -> str:
    """The page that opens links in a browser. With `?n` it brings up the keys for numbers, where a
    passcode has nothing else; a longer word would make the code harder to scan."""
    digits = passcode.isascii() and passcode.isdigit()
    return site + reverse("health_link_viewer") + ("?n" if digits else "")


def file_address(site: str, link_id: int, name: str) -> str:
    """Where one file opens for an hour, as often as somebody asks."""
    ticket = signing.dumps([link_id, name], salt=_SALT)
    return site + reverse("health_link_file", args=[ticket])


def file_at(ticket: str) -> tuple[int, str] | None:
    """Which file of which link, or None for a ticket that is too old or was made up."""
    try:
        link_id, name = signing.loads(ticket, salt=_SALT, max_age=LOCATION_LIVES_S)
    except signing.BadSignature:
        return None
    return int(link_id), str(name)
