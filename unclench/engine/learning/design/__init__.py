"""Planning a single-person trial: how likely an answer is, which schedule, and what is fixed."""

from .choose import Design, Option, Question, chance_of_answer, design
from .protocol import Protocol, protocol_of

__all__ = ["Design", "Option", "Protocol", "Question", "chance_of_answer", "design", "protocol_of"]
