"""The quick look between two checks: what it shows, reads and keeps."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from unclench.engine.knowledge.answers import write_findings
from unclench.engine.values.findings import Answer, Findings
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.whose import is_mine, whose
from unclench.web.check.forms import Sent, TamperedFormError, read_rows
from unclench.web.check.pages import finding_row
from unclench.web.knowledge import knowledge


def look_context(visitor: Visitor, sent: Sent) -> dict[str, Any]:
    """The list to look through, with what was ticked if it is shown again."""
    look = knowledge().quick_look
    findings = knowledge().findings
    errors = [{"text": sent.error, "href": f"#{look.rows[0]}"}] if sent.error else []
    return {
        "look": look,
        "rows": [finding_row(findings[name], sent.answers.get(name)) for name in look.rows],
        "asked": look.rows,
        "error": sent.error,
        "errors": errors,
        "whose": whose(visitor),
        "back_url": reverse("diary"),
    }


def read_look(visitor: Visitor, form: QueryDict) -> Sent:
    """The answers in a form. Raises TamperedFormError for a page that was shown to somebody else,
    and for one that did not ask every row of today: what was not asked is not answered."""
    look = knowledge().quick_look
    asked_all = set(form.getlist("asked")) == set(look.rows)
    if not asked_all or not is_mine(visitor, form.get("whose", "")):
        raise TamperedFormError
    return read_rows(form, allowed=look.rows, none=look.none_label)


def keep_look(visitor: Visitor, answers: Mapping[str, Answer]) -> bool:
    """Keeps what was answered other than no. Whether nothing was."""
    found = {name: answer for name, answer in answers.items() if answer is not False}
    visitor.nerve_looks.create(
        looked_at=timezone.now(),
        found=write_findings(Findings(found)),
        is_clear=not found,
        knowledge_version=knowledge().version,
    )
    return not found


def check_address(answers: Mapping[str, Answer]) -> str:
    """The page of the check that asks about the first sign that was found."""
    found = [name for name in knowledge().quick_look.rows if answers[name] is not False]
    pages = knowledge().interview.pages
    page = next(page for page in pages if found[0] in page.findings)
    return reverse("check_page", args=[page.id])
