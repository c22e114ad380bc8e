"""Checks where to go: every disposition has an order, and an emergency calls first."""

from collections.abc import Iterator

from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.care import NO_CHECK, Care, CareOrder
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.record import Provenance

Note = tuple[str, str]


def care_problems(record: Provenance) -> Iterator[Note]:
    """What is wrong with where to go, by key; nothing for any other record."""
    if not isinstance(record, Care):
        return
    needed = [*map(str, Disposition), NO_CHECK]
    for name in needed:
        if name not in record.orders:
            yield "orders", f"there is no order for `{name}`"
    for name, order in record.orders.items():
        if name not in needed:
            yield "orders", f"no disposition is called `{name}`.{did_you_mean(name, needed)}"
        yield from (("orders", text) for text in _order_problems(record, name, order))


def _order_problems(care: Care, name: str, order: CareOrder) -> Iterator[str]:
    known = [kind.id for kind in care.kinds]
    for kind in order.kinds:
        if kind not in known:
            yield f"no kind of place is called `{kind}`.{did_you_mean(kind, known)}"
    if not order.kinds:
        yield f"`{name}` names no kind of place"
    if name == Disposition.EMERGENCY and not order.call_first:
        yield "`emergency` needs `call_first: true`: the number stands above every place"
