"""Freezes a report as it was previewed, locks it, and opens it again."""

from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from unclench.report.document import Document
from unclench.web.accounts.models import Visitor
from unclench.web.archive.models import Who
from unclench.web.links.forms import Wishes
from unclench.web.links.sealed import seal, unseal
from unclench.web.links.services import keep
from unclench.web.report.pages import shown
from unclench.web.report_links.models import ReportLink
from unclench.web.secret_words import hash_of, new_secret


@dataclass(frozen=True)
class Made:
    """A new link. `secret` stands in its address and is kept nowhere."""

    link: ReportLink
    secret: str


def markup_of(document: Document) -> SafeString:
    """The report as a page shows it."""
    return render_to_string(
        "components/report/report.html", {"document": shown(document), "level": "h1"}
    )


def print_of(document: Document) -> str:
    """A word that is another one as soon as anything in the report is."""
    return hash_of(markup_of(document))


def make(
    visitor: Visitor, document: Document, wishes: Wishes, *, who: Who, now: datetime
) -> Made | None:
    """A link to this report; None where there are too many open ones."""
    secret = new_secret()
    link = ReportLink(
        visitor=visitor,
        label=wishes.label,
        made_at=now,
        expires_at=wishes.expires_at(now),
        sealed=seal(markup_of(document), secret, ReportLink.kind),
    )
    return Made(link, secret) if keep(link, secret, wishes.passcode, who) else None


def report_in(link: ReportLink, secret: str) -> SafeString | None:
    """The report again, to the letter. Nobody but this program can have sealed it."""
    told = unseal(link.sealed, secret, link.kind)
    return mark_safe(told) if told is not None else None
