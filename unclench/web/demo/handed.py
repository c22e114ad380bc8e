"""What an invented person agreed to, and what their physiotherapist wrote back."""

import uuid
from datetime import timedelta

from unclench.report.choice import Part
from unclench.web.clinician.agreeing import Scope, consent_words
from unclench.web.clinician.models import Consent
from unclench.web.clinician_notes.models import ClinicianNote
from unclench.web.demo.person import DemoPerson

AGREES_ON, WRITTEN_ON, ENDS_ON = 40, 44, 50
LASTS = timedelta(days=30)
PHYSIO = "Tom Reed"
NOTE = (
    "Good to see that walking helps. Try the bridge with your feet a little further away, and stop "
    "where it pulls. We will look at lifting when you come."
)


def let_look(person: DemoPerson, day: int) -> None:
    """A physiotherapist may look for some days. Nobody has the link to it."""
    if day != AGREES_ON:
        return
    agreed_at = person.at(day, 19, 40)
    parts = (Part.WHY, Part.RED_FLAGS, Part.COURSE, Part.TRIED, Part.PLAN)
    scope = Scope(parts, person.date_of(0), None)
    Consent.objects.create(
        visitor=person.visitor,
        to_name=PHYSIO,
        to_role="physiotherapist",
        words=consent_words(PHYSIO, scope, agreed_at + LASTS),
        agreed_at=agreed_at,
        until=agreed_at + LASTS,
        ended_at=person.at(ENDS_ON, 8, 5),
    )


def hear_back(person: DemoPerson, day: int) -> None:
    """They write back, and it is read the next morning."""
    if day != WRITTEN_ON:
        return
    ClinicianNote.objects.create(
        id=uuid.uuid5(uuid.NAMESPACE_OID, f"note {person.seed}"),
        visitor=person.visitor,
        by_name=PHYSIO,
        given_to=PHYSIO,
        about="Bridge",
        about_id="bridge",
        text=NOTE,
        written_at=person.at(day, 12, 15),
        read_at=person.at(day + 1, 7, 30),
    )
