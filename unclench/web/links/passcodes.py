"""Passcodes of links: drawn, kept as a hash, and tried a limited number of times in all."""

import secrets
import unicodedata
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from unclench.web.links.models import ATTEMPTS, Happened, Link

DIGITS = 6
LONGEST = 40
SHORTEST = 4


def new_passcode() -> str:
    """Six digits that nobody can foresee."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def plain(told: str) -> str:
    """A passcode as it counts: "123 456" is the same as "123456", however it was typed."""
    return "".join(unicodedata.normalize("NFKC", told[: 4 * LONGEST]).split())[:LONGEST]


def hashed(passcode: str) -> str:
    """What is kept of it; of none, nothing."""
    return make_password(plain(passcode)) if passcode else ""


def try_passcode(link: Link, told: str, now: datetime) -> Happened:
    """Whether that passcode opens the link. One without a passcode takes any word.

    One attempt is taken from the row before anybody looks at the passcode, and given back only if
    it was right. So however many try at once, no more than `ATTEMPTS` wrong ones are ever looked
    at, and after a wrong one the link says how many are left. Never to be called in a transaction:
    undoing it would give the attempt back.
    """
    if not link.is_open(now) or not _take_attempt(link, now):
        return Happened.REFUSED
    if link.passcode and not check_password(plain(told), link.passcode):
        link.refresh_from_db(fields=["attempts_left"])
        return Happened.WRONG
    _give_back(link)
    return Happened.OPENED


def _take_attempt(link: Link, now: datetime) -> bool:
    with transaction.atomic(durable=True):
        mine = type(link)._base_manager.filter(Link.open_at(now), pk=link.pk)
        return mine.update(attempts_left=F("attempts_left") - 1) == 1


def _give_back(link: Link) -> None:
    mine = type(link)._base_manager.filter(pk=link.pk, attempts_left__lt=ATTEMPTS)
    mine.update(attempts_left=F("attempts_left") + 1)
