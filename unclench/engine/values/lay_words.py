"""What people call things, and the words that the library has for them."""

from dataclasses import dataclass

from unclench.engine.values.record import Provenance


@dataclass(frozen=True, kw_only=True)
class LayWords(Provenance):
    """Words in people's own language and what they mean in the library's.

    `words`: as they would be typed; `numb*` is a beginning, `put my back out` a phrase. `means`:
    words or phrases to look for in their place. Without any, the words speak of something that the
    library does not hold, such as a cold in the head, and are left out of the search.
    `names_the_back`: a question with these words is about what the library is about.
    """

    id: str
    words: tuple[str, ...]
    means: tuple[str, ...] = ()
    names_the_back: bool = False
