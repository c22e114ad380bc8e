"""The names that the site answers to, and the origins that its forms may come from.

A name or an origin that no browser ever sends would refuse every page or form, so it is a mistake.
"""

import re
from urllib.parse import urlsplit

from django.http.request import validate_host

from unclench.web.declared import SettingError
from unclench.web.environment import words

HOSTS, ORIGINS = "UNCLENCH_HOSTS", "UNCLENCH_ORIGINS"
HERE = "127.0.0.1,localhost,[::1]"

_NAME = r"[a-z0-9-]+(?:\.[a-z0-9-]+)*"
_NUMBER = r"\[[0-9a-f:.]*:[0-9a-f:.]*\]"
_HOST = re.compile(rf"\*|\.?{_NAME}|{_NUMBER}", re.IGNORECASE)
_ORIGIN = re.compile(rf"(https?)://((?:\*\.)?{_NAME}|{_NUMBER})(:\d{{1,5}})?")
_USUAL = {"http": ":80", "https": ":443"}


def hosts() -> list[str]:
    """The names of `UNCLENCH_HOSTS`; those of this computer if it is empty."""
    named = words(HOSTS, HERE) or HERE.split(",")
    for each in named:
        if not _HOST.fullmatch(each):
            raise SettingError(HOSTS, each, f"{_EXPECTED_HOST}{_instead(_bare(each))}")
    return named


_EXPECTED_HOST = (
    "expected a name or a number alone, without https://, port or path, such as "
    "back.example.org, .example.org for all names under it, or [::1]"
)


def _bare(text: str) -> str:
    """The host that is probably meant; empty if none can be made out."""
    if _HOST.fullmatch(f"[{text}]"):
        return f"[{text}]"
    try:
        found = urlsplit(text if "://" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    found = f"[{found}]" if ":" in found else found.removeprefix("*").rstrip(".")
    return found if found != "*" and _HOST.fullmatch(found) else ""


def _instead(value: str) -> str:
    return f". Write {value}" if value else ""


def origins(answered: list[str]) -> list[str]:
    """The origins of `UNCLENCH_ORIGINS` as browsers write them. `answered`: the site's hosts."""
    return [_origin(each, answered) for each in words(ORIGINS, "")]


def _origin(text: str, answered: list[str]) -> str:
    found = _ORIGIN.fullmatch(text.lower().rstrip("/"))
    if not found:
        raise SettingError(ORIGINS, text, f"{_EXPECTED_ORIGIN}{_instead(_meant(text))}")
    scheme, host, port = found[1], found[2], found[3] or ""
    if not validate_host(host.removeprefix("*"), answered):
        raise SettingError(ORIGINS, text, _not_answered(host.removeprefix("*"), answered))
    return f"{scheme}://{host}{'' if port == _USUAL[scheme] else port}"


_EXPECTED_ORIGIN = (
    "expected https:// (at home perhaps http://) and a host, with a port if it is not the usual "
    "one and without a path (that is UNCLENCH_PATH), such as https://back.example.org"
)


def _meant(text: str) -> str:
    host = _bare(text)
    scheme = "http" if text.lower().startswith("http://") else "https"
    return f"{scheme}://{host}" if host and "*" not in host and host[0] != "." else ""


def _not_answered(host: str, answered: list[str]) -> str:
    return (
        f"{host} is not among {HOSTS}, so every page there would be refused. "
        f"Set {HOSTS}={','.join([*answered, host])}"
    )
