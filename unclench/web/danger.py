"""The danger signs that stand beside whatever eases, and on the page of a fault."""

from unclench.engine.values.disposition import Disposition
from unclench.web.knowledge import knowledge


def danger_signs() -> list[str]:
    """The signs that stand on every page of relief."""
    return list(knowledge().advice[Disposition.SELF_CARE].watch_for[:4])
