"""Links that tests make, through the one kind that holds nothing but a report."""

from datetime import UTC, datetime, timedelta

import pytest

from unclench.web.accounts.models import Visitor
from unclench.web.archive.models import Who
from unclench.web.links.services import keep
from unclench.web.report_links.models import ReportLink
from unclench.web.secret_words import new_secret

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
A_WEEK = timedelta(days=7)


def a_link(
    visitor: Visitor, passcode: str = "", label: str = "My physio"
) -> tuple[ReportLink, str]:
    """A new link that is open for a week, and its secret."""
    secret = new_secret()
    link = ReportLink(visitor=visitor, label=label, made_at=NOW, expires_at=NOW + A_WEEK)
    link.sealed = "sealed"
    assert keep(link, secret, passcode, Who.YOU)
    return link, secret


@pytest.fixture
def visitor(db) -> Visitor:
    return Visitor.objects.create(key_hash="a")
