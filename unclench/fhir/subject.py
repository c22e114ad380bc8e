"""Whose resources they are: ids that stay the same, references, the Patient and the Device."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from unclench.fhir.narrative import Resource, narrative
from unclench.report.record import Made, Person

PROGRAM = "Unclench"
GENDERS = {"female": "female", "male": "male"}


@dataclass(frozen=True)
class Subject:
    """The person that all resources are about, and how one resource names another.

    In a document by `urn:uuid:`, on a server by type and id. An id follows from the person and
    from what it is of, so that the same entry has the same id for ever.
    """

    person: Person
    made: Made
    on_server: bool = False

    def id_of(self, kind: str, key: str) -> str:
        """The id of one resource."""
        return str(uuid5(self.person.key, f"{kind}/{key}"))

    def to(self, kind: str, key: str) -> dict[str, str]:
        """A reference to one resource."""
        return {"reference": self.address(kind, self.id_of(kind, key))}

    def address(self, kind: str, resource_id: str) -> str:
        """What a reference holds."""
        return f"{kind}/{resource_id}" if self.on_server else f"urn:uuid:{resource_id}"

    @property
    def patient(self) -> dict[str, str]:
        """A reference to the person."""
        return self.to("Patient", "")

    @property
    def device(self) -> dict[str, str]:
        """A reference to the program."""
        return self.to("Device", "")

    def start(self, kind: str, key: str, *words: str) -> Resource:
        """What every resource begins with."""
        return {"resourceType": kind, "id": self.id_of(kind, key), "text": narrative(*words)}


def patient(subject: Subject) -> Resource:
    """As little as can be: no name unless one was given, no birth date, no address."""
    person = subject.person
    said = (person.name or "Somebody without a name", person.age and f"Age, as told: {person.age}")
    gender = GENDERS.get(person.sex.lower())
    return {
        **subject.start("Patient", "", *filter(None, said)),
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": _urn(person.key)}],
        **({"name": [{"text": person.name}]} if person.name else {}),
        **({"gender": gender} if gender else {}),
    }


def _urn(key: UUID) -> str:
    return f"urn:uuid:{key}"


def device(subject: Subject) -> Resource:
    """The program that wrote it all down, with its version and that of its knowledge."""
    made = subject.made
    said = f"{PROGRAM} {made.program}, knowledge version {made.knowledge}"
    return {
        **subject.start("Device", "", said),
        "status": "active",
        "deviceName": [{"name": PROGRAM, "type": "user-friendly-name"}],
        "version": [
            {"type": {"text": "program"}, "value": made.program},
            {"type": {"text": "knowledge"}, "value": made.knowledge},
        ],
    }
