"""Reads from the environment who may have an account here, and how they prove who they are."""

import ipaddress
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from unclench.web.declared import SettingError, value_of
from unclench.web.environment import flag

SIGN_UP = ("open", "invited", "closed")
PROVIDER = "sso"
LOOPBACK_ONLY = (
    "everybody who reaches the site is then the one person, so every name in UNCLENCH_HOSTS "
    "must be this computer's own (127.0.0.1, localhost, [::1]). Take the others out, or switch it "
    "off and make accounts"
)


def is_loopback(host: str) -> bool:
    """Whether a host name or address can only mean this computer."""
    plain = host.strip("[]").lower()
    if plain == "localhost" or plain.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(plain).is_loopback
    except ValueError:
        return False


def single_person(hosts: list[str]) -> bool:
    """One person on this computer, without a login. Refused where others could reach the site."""
    wanted = flag("UNCLENCH_SINGLE_PERSON", default=False)
    if wanted and not all(is_loopback(host) for host in hosts):
        raise SettingError("UNCLENCH_SINGLE_PERSON", "on", LOOPBACK_ONLY)
    return wanted


def sign_up(hosts: list[str]) -> str:
    """Who may make an account: anybody, whoever was invited, or nobody."""
    safe = "open" if all(is_loopback(host) for host in hosts) else "invited"
    value = value_of("UNCLENCH_SIGN_UP", safe)
    if value not in SIGN_UP:
        raise SettingError("UNCLENCH_SIGN_UP", value, "expected `open`, `invited` or `closed`")
    return value


def caches(database: dict[str, Any]) -> dict[str, Any]:
    """Where tries are counted: beside the data when several processes may serve."""
    backends = "django.core.cache.backends"
    here = {"BACKEND": f"{backends}.locmem.LocMemCache", "LOCATION": "this process"}
    shared = {"BACKEND": f"{backends}.db.DatabaseCache", "LOCATION": "cache"}
    several = database["ENGINE"].endswith("postgresql")
    return {"default": shared if several else here, "this_process": here}


@dataclass(frozen=True)
class Mail:
    """How e-mail is sent; without a host none is."""

    sender: str = "nobody@localhost"
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    start_tls: bool = False
    tls: bool = False

    @property
    def backend(self) -> str:
        """Django's name for the way to send."""
        return f"django.core.mail.backends.{'smtp' if self.host else 'dummy'}.EmailBackend"


def mail() -> Mail:
    """`smtp://user:password@host:587?tls=on`, or `smtps://` for TLS from the first byte."""
    url = value_of("UNCLENCH_EMAIL_URL", "")
    if not url:
        return Mail()
    parts = _mail_parts(url)
    tls = parts.scheme == "smtps"
    return Mail(
        sender=_sender(),
        host=parts.hostname or "",
        port=parts.port or (465 if tls else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        start_tls=not tls and parse_qs(parts.query).get("tls") == ["on"],
        tls=tls,
    )


def _mail_parts(url: str) -> SplitResult:
    """The parts of the address. The value is not repeated: it may hold a password."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("smtp", "smtps") and bool(parts.hostname)
        parts.port  # noqa: B018  reading it is what checks it
    except ValueError:
        usable = False
    if not usable:
        raise SettingError(
            "UNCLENCH_EMAIL_URL", "…", "expected smtp://user:password@host:587?tls=on"
        )
    return parts


def _sender() -> str:
    value = value_of("UNCLENCH_EMAIL_FROM", "")
    if "@" not in parseaddr(value)[1]:
        expected = "expected the address that e-mail comes from, such as unclench@example.org"
        raise SettingError("UNCLENCH_EMAIL_FROM", value, expected)
    return value


@dataclass(frozen=True)
class SingleSignOn:
    """Another site that says who somebody is (OpenID Connect)."""

    issuer: str
    client: str
    secret: str
    name: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: where a form may lead besides this site."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    def as_provider(self) -> dict[str, Any]:
        """In the words of the library."""
        return {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": PROVIDER,
                    "name": self.name,
                    "client_id": self.client,
                    "secret": self.secret,
                    "settings": {"server_url": self.issuer},
                }
            ],
        }


def single_sign_on() -> SingleSignOn | None:
    """The provider, if one is named. Half of it named is a mistake."""
    issuer = value_of("UNCLENCH_OIDC_URL", "").rstrip("/")
    if not issuer:
        return None
    parts = urlsplit(issuer)
    if not (parts.scheme == "https" or is_loopback(parts.hostname or "")) or not parts.netloc:
        raise SettingError("UNCLENCH_OIDC_URL", issuer, "expected an issuer with https://")
    return SingleSignOn(
        issuer=issuer,
        client=_needed_with_a_provider("UNCLENCH_OIDC_ID"),
        secret=_needed_with_a_provider("UNCLENCH_OIDC_SECRET"),
        name=value_of("UNCLENCH_OIDC_NAME", "") or (parts.hostname or ""),
    )


def _needed_with_a_provider(name: str) -> str:
    value = value_of(name, "")
    if not value:
        raise SettingError(name, "", "UNCLENCH_OIDC_URL needs it")
    return value
