"""Which questionnaire a file holds, by the addresses and codes in it and never by its words."""

from collections.abc import Mapping

from unclench.engine.values.filled_in import FilledIn
from unclench.engine.values.scoring import KnownBy
from unclench.engine.values.tracker import MeasureKind, OutcomeMeasure


def imported_measures(measures: Mapping[str, OutcomeMeasure]) -> dict[str, OutcomeMeasure]:
    """The measures that are filled in elsewhere, by id."""
    return {name: m for name, m in measures.items() if m.kind is MeasureKind.IMPORTED}


def recognise(measures: Mapping[str, OutcomeMeasure], filled: FilledIn) -> str | None:
    """The id of the measure; None where none fits or more than one does, so that it is asked."""
    found = [
        name
        for name, measure in imported_measures(measures).items()
        if measure.known_by and _fits(measure.known_by, filled)
    ]
    return found[0] if len(found) == 1 else None


def _fits(names: KnownBy, filled: FilledIn) -> bool:
    by_name = {*names.urls} & {*filled.urls} or {*names.loinc} & {*filled.codes}
    by_questions = names.items and {*names.items} <= {*filled.codes}
    return bool(by_name or by_questions)
