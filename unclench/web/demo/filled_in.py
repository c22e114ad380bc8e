"""Questionnaires that an invented person filled in at their physiotherapist's."""

import hashlib
import uuid

from unclench.engine.values.filled_in import Score
from unclench.web.demo.person import FLARE, DemoPerson
from unclench.web.questionnaires.services import Ready, keep_score

_FIRST = 5
SCORES = {
    _FIRST: (
        Score("start_back", 5, {"psychosocial": 2}, 9, 9),
        Score("roland_morris", 14, {}, 24, 24),
    ),
    40: (Score("roland_morris", 5, {}, 24, 24),),
    FLARE + 5: (Score("roland_morris", 9, {}, 24, 24),),
    FLARE + 40: (Score("roland_morris", 2, {}, 24, 24), Score("oswestry", 8.89, {}, 9, 10)),
}


def questionnaires(person: DemoPerson, day: int) -> None:
    """Now and then they filled one in, and brought the file in the same evening."""
    for score in SCORES.get(day, ()):
        about = f"{person.seed} {person.date_of(day)} {score.measure}"
        fingerprint = hashlib.sha256(about.encode()).hexdigest()
        ready = Ready(score, person.date_of(day), fingerprint)
        row_id = uuid.uuid5(uuid.NAMESPACE_OID, about)
        keep_score(person.visitor, ready, at=person.at(day, 19, 5), row_id=row_id)
