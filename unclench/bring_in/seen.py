"""Which records were met before, in few bytes: a plain set of them would grow too large."""

from array import array
from bisect import bisect_left

from unclench.bring_in.values import Measured

MOST_A_DAY = 20_000
"""Records of one kind on one day. Several programs that each write every minute stay below."""

_DAY_S = 86_400


class TooMany(Exception):  # noqa: N818 -- the reader of the file says it with the file's name
    """More than anybody's programs write; the message says of what."""


class Seen:
    """The identities of the records of each day, in order."""

    def __init__(self) -> None:
        self._days: dict[tuple[str, int], array[int]] = {}

    def is_new(self, record: Measured) -> bool:
        """Whether a record was not met before; from now on it was. Raises TooMany."""
        day = int(record.start.timestamp()) // _DAY_S
        known = self._days.setdefault((record.kind, day), array("q"))
        identity = record.identity
        place = bisect_left(known, identity)
        if place < len(known) and known[place] == identity:
            return False
        if len(known) >= MOST_A_DAY:
            raise TooMany(f"there are more than {MOST_A_DAY} records on {record.start.date()}")
        known.insert(place, identity)
        return True
