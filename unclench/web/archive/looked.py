"""Keeps the list of who looked at a record, and shows it."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.utils import timezone

from unclench.web.accounts.models import User, Visitor
from unclench.web.accounts.visitors import Keeper
from unclench.web.archive.models import Looked, What, Who

KEPT = 1000
SHOWN = 50


def note(visitor: Visitor, who: Who, what: What, part: str = "") -> None:
    """Adds a line to a visitor's list. The oldest of a very long list make room."""
    Looked.objects.create(visitor=visitor, at=timezone.now(), who=who, what=what, part=part)
    newest = Looked.objects.filter(visitor=visitor).order_by("-at", "-pk")
    beyond = newest.values_list("pk", flat=True)[KEPT : KEPT + 1].first()
    if beyond is not None:
        Looked.objects.filter(visitor=visitor, pk__lte=beyond).delete()


def note_erased(keeper: Keeper, part: str) -> None:
    """Adds a line for a part that the person of a request erased."""
    if keeper.visitor is not None:
        note(keeper.visitor, who_asks(keeper), What.ERASED_PART, part)


def who_asks(keeper: Keeper) -> Who:
    """By which way the person of a request came."""
    return Who.ACCOUNT if keeper.account else Who.YOU


def page_of(visitor: Visitor | None, number: str) -> "Page[Looked]":
    """One page of the list, newest first. A page that does not exist is the nearest one."""
    mine = Looked.objects.filter(visitor=visitor) if visitor else Looked.objects.none()
    return Paginator(mine.order_by("-at", "-pk"), SHOWN).get_page(number)


def signed_in(sender: Any, user: Any, **kwargs: Any) -> None:
    """Somebody signed in."""
    _of_account(user, What.SIGNED_IN)


def signed_out(sender: Any, user: Any, **kwargs: Any) -> None:
    """Somebody signed out."""
    _of_account(user, What.SIGNED_OUT)


def way_in_changed(sender: Any, user: Any, **kwargs: Any) -> None:
    """The e-mail address, the password or another way to sign in is a new one."""
    _of_account(user, What.WAY_IN_CHANGED)


def _of_account(user: Any, what: What) -> None:
    if isinstance(user, User):
        note(user.visitor, Who.ACCOUNT, what)
