"""What a clinician sees at this moment: a record cut down to what its person agreed to."""

from collections.abc import Iterator

from django.utils import timezone

from unclench.report.choice import Part
from unclench.report.share import Shared, share
from unclench.web.accounts.zone import zone_of
from unclench.web.clinician.agreeing import Scope
from unclench.web.clinician.models import ClinicianLink
from unclench.web.clinician_notes.models import ABOUT_LONGEST
from unclench.web.clinician_notes.services import Thing
from unclench.web.links.sealed import unseal
from unclench.web.report.gather import gather


def shared_now(link: ClinicianLink, secret: str) -> Shared:
    """What is shared on this day, where the person is. Nothing beside it leaves."""
    with timezone.override(zone_of(link.visitor)):
        choice = scope_of(link).choice(timezone.localdate())
        name = unseal(link.sealed_name, secret, link.kind) if link.sealed_name else ""
        return share(gather(link.visitor, choice, name or ""), choice)


def scope_of(link: ClinicianLink) -> Scope:
    """What was agreed to. A part that this version does not know is not shared."""
    parts = tuple(part for part in Part if part.value in link.parts)
    return Scope(parts, link.first, link.last)


def things_in(shared: Shared) -> tuple[Thing, ...]:
    """What was tried and what is planned, of what is shared, each once."""
    return tuple({thing.words: thing for thing in _things(shared)}.values())


def _things(shared: Shared) -> Iterator[Thing]:
    record = shared.record
    for done in record.done:
        yield Thing(done.id, done.words[:ABOUT_LONGEST])
    for session in record.sessions:
        yield from (Thing("", title[:ABOUT_LONGEST]) for title in session.done)
    if record.plan is not None:
        yield from (Thing(line.id, line.title[:ABOUT_LONGEST]) for line in record.plan.lines)
