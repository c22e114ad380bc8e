"""One person's own data as resources: gathered, cut down to one type, and found."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.utils import timezone

from unclench.fhir.bundle import contents, document, resources
from unclench.fhir.narrative import Resource
from unclench.fhir.search import Search, read_search
from unclench.fhir.served import searchset, without_empty
from unclench.fhir.subject import Subject
from unclench.report.choice import Choice, Part
from unclench.report.record import Person
from unclench.report.share import Shared, share
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.zone import zone_of
from unclench.web.knowledge import knowledge
from unclench.web.report.gather import gather, key_of, made_now

BEGINNING = date(1990, 1, 1)
_PARTS: Mapping[str, frozenset[Part]] = {
    "Patient": frozenset({Part.WHY}),
    "Device": frozenset({Part.WHY}),
    "QuestionnaireResponse": frozenset({Part.ANSWERS}),
    "Observation": frozenset(Part) - {Part.PLAN, Part.FITS, Part.ANSWERS},
    "CarePlan": frozenset({Part.PLAN, Part.FUNCTION}),
    "Goal": frozenset({Part.FUNCTION}),
    "MedicationStatement": frozenset({Part.MEDICINES}),
}
"""What has to be read for one type; everything for the others."""


def read_all(visitor: Visitor, kind: str) -> list[Resource]:
    """Every resource of one type."""
    shared = _shared(visitor, kind)
    if kind == "Bundle":
        return [document(knowledge(), shared)]
    if kind == "Composition":
        return [contents(knowledge(), shared, on_server=True)]
    found = resources(knowledge(), shared, on_server=True)
    return [each for each in found if each["resourceType"] == kind]


def _shared(visitor: Visitor, kind: str) -> Shared:
    """By the days of the person: a program that reads with a key tells no zone."""
    with timezone.override(zone_of(visitor)):
        choice = Choice(BEGINNING, timezone.localdate(), _PARTS.get(kind, frozenset(Part)))
        return share(gather(visitor, choice), choice)


def find(visitor: Visitor, kind: str, told: Mapping[str, Sequence[str]], here: str) -> Resource:
    """One page of what is searched for. `here`: the address of all types. Raises
    SearchRefusedError."""
    search = read_search(kind, told, patient_of(visitor))
    fitting = search.found_in(read_all(visitor, kind))
    links = _links(search, len(fitting), told, f"{here}{kind}")
    return without_empty(searchset(here, search.shown(fitting), len(fitting), links))


def patient_of(visitor: Visitor) -> str:
    """The id of the one Patient."""
    person, made = Person(key=key_of(visitor)), made_now()
    return Subject(person, made).id_of("Patient", "")


def _links(
    search: Search, total: int, told: Mapping[str, Sequence[str]], address: str
) -> Mapping[str, str]:
    last = max(1, -(-total // search.count))
    pages = {"self": search.page, "first": 1, "last": last}
    pages |= {"previous": search.page - 1} if search.page > 1 else {}
    pages |= {"next": search.page + 1} if search.page < last else {}
    return {name: f"{address}?{_query(told, page)}" for name, page in pages.items()}


def _query(told: Mapping[str, Sequence[str]], page: int) -> str:
    kept = [(name, value) for name, values in told.items() for value in values if name != "_page"]
    return urlencode([*kept, ("_page", page)])
