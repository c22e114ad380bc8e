"""Words that say one thing, such as a part of the body in everybody's words."""

from dataclasses import dataclass

from unclench.engine.values.record import Provenance


@dataclass(frozen=True, kw_only=True)
class WordFamily(Provenance):
    """Words that say one thing, in every spelling that people use.

    A topic's signs name families: one about a part of the body and one about what is wrong with it
    find every pair of their words. `numb*` is a beginning, `give way` a phrase, `70-99` any whole
    number of these.
    """

    id: str
    words: tuple[str, ...]
