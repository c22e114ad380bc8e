"""Checks the shared cautions, and that whatever a caution reads is asked somewhere."""

from collections.abc import Iterator

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.spread_cautions import takes_away
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.intervention import Intervention
from unclench.engine.values.record import Provenance
from unclench.engine.values.shared_caution import SharedCaution

Note = tuple[str, str]
_UNWEIGHED = (
    "shared_cautions.yaml says nothing of `{}` for: {}. Name each here if it asks nothing of it; "
    "otherwise name the intervention there, under `leave_out`, `adapt` or `advice_for`"
)


def shared_caution_problems(base: KnowledgeBase, record: Provenance) -> Iterator[Note]:
    """What is wrong with a shared caution, or with what an intervention says of them, by key;
    nothing for any other record."""
    match record:
        case SharedCaution():
            unknown = [*_unknown_names(base, record), *_unknown_exit(base, record)]
            yield from unknown or _misfits(base, record)
        case Intervention():
            yield from _fit_problems(base, record)


def _fit_problems(base: KnowledgeBase, record: Intervention) -> Iterator[Note]:
    """Every shared caution is about an intervention or, by the intervention's own word, is not."""
    for name in record.fits:
        if name not in base.shared_cautions:
            hint = did_you_mean(name, base.shared_cautions)
            yield "fits", f"no shared caution is called `{name}`.{hint}"
    readable = [c for c in base.shared_cautions.values() if not list(_unknown_exit(base, c))]
    for caution in readable:
        if caution.id in record.fits and _is_about(caution, record.id, base):
            yield "fits", f"`{caution.id}` is about `{record.id}`, so it does not just fit"
    said = (*record.fits, *(c.id for c in readable if _names(c, record.id, base)))
    if forgotten := [c.id for c in readable if c.id not in said]:
        yield "fits", _UNWEIGHED.format(record.id, ", ".join(forgotten))


def _is_about(caution: SharedCaution, name: str, base: KnowledgeBase) -> bool:
    return takes_away(caution, name, base.exits) or bool(caution.care_with(name))


def _names(caution: SharedCaution, name: str, base: KnowledgeBase) -> bool:
    """Whether a caution says anything of an intervention; to take another's place is to fit."""
    listed = base.exits[caution.short_list].offer if caution.short_list else ()
    fits = (*caution.all_but, *listed, *caution.instead_for, caution.instead)
    return name in fits or _is_about(caution, name, base)


def _unknown_names(base: KnowledgeBase, caution: SharedCaution) -> Iterator[Note]:
    for key, name in _names_in(caution):
        if name not in base.interventions:
            hint = did_you_mean(name, base.interventions)
            yield key, f"no intervention is called `{name}`.{hint}"


def _names_in(caution: SharedCaution) -> Iterator[Note]:
    for key in ("leave_out", "all_but", "adapt", "advice_for", "instead_for"):
        yield from ((key, name) for name in getattr(caution, key))
    for replaced in caution.instead_for.values():
        yield from (("instead_for", name) for name in replaced)
    if caution.instead:
        yield "instead", caution.instead


def _unknown_exit(base: KnowledgeBase, caution: SharedCaution) -> Iterator[Note]:
    if caution.short_list and caution.short_list not in base.exits:
        hint = did_you_mean(caution.short_list, base.exits)
        yield "short_list", f"no exit is called `{caution.short_list}`.{hint}"


def _misfits(base: KnowledgeBase, caution: SharedCaution) -> Iterator[Note]:
    gone = {n: r for n, r in base.interventions.items() if takes_away(caution, n, base.exits)}
    key = "all_but" if caution.all_but else "leave_out" if caution.leave_out else "short_list"
    for name, record in gone.items():
        if record.calm_for_everyone:
            yield key, f"`{name}` is calm for everyone, so nothing may leave it out"
    yield from _replacement_problems(caution, set(gone))
    yield from _advice_problems(caution, set(gone))


def _replacement_problems(caution: SharedCaution, gone: set[str]) -> Iterator[Note]:
    listed = [name for replaced in caution.instead_for.values() for name in replaced]
    for new in caution.instead_for:
        if new in gone:
            yield "instead_for", f"`{new}` is left out itself; name one that stays"
    if caution.instead in gone:
        yield "instead", f"`{caution.instead}` is left out itself; name one that stays"
    for name in dict.fromkeys(listed):
        if name not in gone:
            yield "instead_for", f"`{name}` is not left out, so nothing takes its place"
        if listed.count(name) > 1:
            yield "instead_for", f"`{name}` is replaced twice; name one replacement"


def _advice_problems(caution: SharedCaution, gone: set[str]) -> Iterator[Note]:
    for key in ("adapt", "advice_for"):
        for name in getattr(caution, key):
            if name in gone:
                yield key, f"`{name}` is left out, so it needs no advice; keep one of the two"
    if caution.adapt and not caution.advice:
        yield "adapt", "`advice` is missing: what to do differently"
    for name in caution.adapt:
        if name in caution.advice_for:
            yield "adapt", f"`{name}` has words of its own under `advice_for`; name it there only"
    if not gone and not caution.adapt and not caution.advice_for:
        yield "id", "it changes nothing; give `leave_out`, `all_but`, `short_list` or `adapt`"
