"""Spreads the shared cautions over the interventions that they are about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from unclench.engine.values.advice import Exit
from unclench.engine.values.intervention import Contraindication, Intervention, Precaution
from unclench.engine.values.shared_caution import SharedCaution

Cautions = Mapping[str, SharedCaution]
Exits = Mapping[str, Exit]


def takes_away(caution: SharedCaution, name: str, exits: Exits) -> bool:
    """Whether the caution leaves this intervention out."""
    if caution.short_list:
        return name not in exits[caution.short_list].offer
    return name not in caution.all_but if caution.all_but else name in caution.leave_out


def spread(
    interventions: Mapping[str, Intervention], cautions: Cautions, exits: Exits
) -> Mapping[str, Intervention]:
    """Every intervention with what is its own first, then what it shares, in the table's order."""
    return MappingProxyType(
        {name: _with_shared(record, cautions, exits) for name, record in interventions.items()}
    )


def _with_shared(record: Intervention, cautions: Cautions, exits: Exits) -> Intervention:
    against = [c for c in cautions.values() if takes_away(c, record.id, exits)]
    care = [c for c in cautions.values() if c not in against and c.care_with(record.id)]
    about = [*against, *care]
    return replace(
        record,
        contraindications=(*record.contraindications, *_contraindications(record.id, against)),
        precautions=(*record.precautions, *_precautions(record.id, care)),
        facts=_once(record.facts, *((c.row,) for c in about)),
        source=_once(record.source, *(c.source for c in about)),
    )


def _contraindications(name: str, cautions: Iterable[SharedCaution]) -> Iterator[Contraindication]:
    for caution in cautions:
        instead = caution.replacement_for(name)
        yield Contraindication(when=caution.when, why=caution.why, row=caution.row, instead=instead)


def _precautions(name: str, cautions: Iterable[SharedCaution]) -> Iterator[Precaution]:
    for caution in cautions:
        yield Precaution(when=caution.when, advice=caution.care_with(name), row=caution.row)


def _once(*lists: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))
