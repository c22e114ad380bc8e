"""What a person agrees to, in words, and the link that comes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format

from unclench.pictures.words import listed
from unclench.report.choice import Choice, Part
from unclench.web.accounts.models import Visitor
from unclench.web.archive.models import Who
from unclench.web.clinician.models import ClinicianLink, Consent
from unclench.web.links.forms import Wishes
from unclench.web.links.sealed import seal
from unclench.web.links.services import keep
from unclench.web.report.forms import OWN, Asked
from unclench.web.report.pages import PARTS
from unclench.web.secret_words import new_secret

NOBODY = "My clinician"


@dataclass(frozen=True)
class Scope:
    """What is agreed to: these parts, from the first day to the last; None: that of each look."""

    parts: tuple[Part, ...]
    first: date
    last: date | None

    def choice(self, today: date) -> Choice:
        """The same on one day."""
        return Choice(self.first, max(self.first, self.last or today), frozenset(self.parts))


@dataclass(frozen=True)
class Made:
    """A new link. `secret` stands in its address and is kept nowhere."""

    link: ClinicianLink
    secret: str


def scope_of(asked: Asked) -> Scope:
    """Days that were written down stay as they are; all others go on to the day of each look."""
    assert asked.choice is not None
    last = asked.choice.last if asked.days == OWN else None
    return Scope(asked.parts, asked.choice.first, last)


def agreed_lines(scope: Scope) -> Iterator[str]:
    """What is agreed to, line by line, as it stands above the box that is ticked."""
    yield f"They see: {listed([PARTS[part] for part in scope.parts])}."
    left_out = [label for part, label in PARTS.items() if part not in scope.parts]
    if left_out:
        yield f"They do not see: {listed(left_out)}."
    first = date_format(scope.first, "j F Y")
    if scope.last is None:
        yield f"From {first} up to the day on which they look. New entries come into it."
    else:
        yield f"From {first} to {date_format(scope.last, 'j F Y')}, and no other days."
    yield "They only look. They can write notes to me, and change nothing."
    yield "I see each look, and can end it at any time."


def consent_words(name: str, scope: Scope, until: datetime) -> str:
    """What is kept of it, word for word."""
    lines = " ".join(agreed_lines(scope))
    return f"I let {name} see parts of my record until {date_format(until, 'j F Y, H:i')}. {lines}"


@dataclass(frozen=True)
class Agreed:
    """What was sent: for whom, what, how long, and the person's own name if they gave one."""

    role: str
    own_name: str
    scope: Scope
    wishes: Wishes


@transaction.atomic
def agree(visitor: Visitor, agreed: Agreed, *, who: Who, now: datetime) -> Made | None:
    """Writes the consent down and makes the link; None where there are too many open ones."""
    wishes, scope, secret = agreed.wishes, agreed.scope, new_secret()
    until = wishes.expires_at(now)
    consent = Consent.objects.create(
        visitor=visitor,
        to_name=wishes.label,
        to_role=agreed.role,
        words=consent_words(wishes.label, scope, until),
        agreed_at=now,
        until=until,
    )
    link = ClinicianLink(
        visitor=visitor,
        consent=consent,
        label=wishes.label,
        made_at=now,
        expires_at=until,
        parts=list(scope.parts),
        first=scope.first,
        last=scope.last,
        sealed_name=seal(agreed.own_name, secret, ClinicianLink.kind) if agreed.own_name else "",
    )
    if keep(link, secret, wishes.passcode, who):
        return Made(link, secret)
    consent.delete()
    return None
