"""From where an address of the web can be reached, as far as the address itself tells."""

import ipaddress
import re
from enum import Enum

_HOST = re.compile(r"(https?)://(\[[^\]]+\]|[^\s/:?#@]+)(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_Number = ipaddress.IPv4Address | ipaddress.IPv6Address
_AT_HOME = (".local", ".lan", ".home", ".internal", ".home.arpa", ".intranet", ".private")


class Reach(Enum):
    """Who can reach it, from nobody else to everybody. Only `EVERYWHERE` serves a clinic."""

    NOWHERE = "nowhere"  # not an address of the web
    HERE = "here"  # this computer alone
    AT_HOME = "at_home"  # those in the same network
    UNSAFE = "unsafe"  # everybody, but not over HTTPS: browsers refuse to read it
    EVERYWHERE = "everywhere"


def reach_of(address: str) -> Reach:
    """Asks nobody: a public name may still lead to a closed door."""
    found = _HOST.fullmatch(address.strip())
    if not found:
        return Reach.NOWHERE
    scheme, host = found[1].lower(), found[2].lower().strip("[]").rstrip(".")
    number = _number(host)
    near = _of_name(host) if number is None else _of_number(number)
    return near or (Reach.EVERYWHERE if scheme == "https" else Reach.UNSAFE)


def _number(host: str) -> _Number | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def _of_number(number: _Number) -> Reach | None:
    if number.is_loopback or number.is_unspecified:
        return Reach.HERE
    return None if number.is_global else Reach.AT_HOME


def _of_name(host: str) -> Reach | None:
    if host == "localhost" or host.endswith(".localhost"):
        return Reach.HERE
    return Reach.AT_HOME if "." not in host or host.endswith(_AT_HOME) else None
