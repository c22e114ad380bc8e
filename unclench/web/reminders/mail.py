"""A reminder by mail, to the address of the person's account."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from unclench.web.accounts.models import Visitor
from unclench.web.reminders.words import Words


def is_set_up() -> bool:
    """Whether this site can send mail at all."""
    return bool(settings.MAIL_IS_SET_UP)


def address_of(visitor: Visitor) -> str:
    """The confirmed address of the person's account; empty without one.

    Only confirmed ones: nobody else shall get mail because somebody typed their address.
    """
    mine = EmailAddress.objects.filter(user__visitor=visitor, verified=True)
    return mine.order_by("-primary").values_list("email", flat=True).first() or ""


def send(visitor: Visitor, words: Words, stop_token: str) -> bool:
    """Whether the mail was handed over. Any mail program can stop the reminders with one tap."""
    to = address_of(visitor)
    if not (to and is_set_up()):
        return False
    stop = _absolute(reverse("reminders_stop", args=[stop_token]))
    message = EmailMessage(
        subject=words.title,
        body=render_to_string(
            "reminders/mail.txt",
            {"text": words.text, "link": _absolute(reverse(words.page)), "stop": stop},
        ),
        to=[to],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    try:
        return bool(message.send())
    except OSError:  # the server is away or refuses; smtplib's errors are OSErrors
        return False


def _absolute(path: str) -> str:
    return settings.SITE_ORIGIN + path
