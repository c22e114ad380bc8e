"""A sign of whose page it is: what waits on a device never goes into another person's record."""

from django.utils.crypto import constant_time_compare, salted_hmac

from unclench.web.accounts.models import Visitor


def whose(visitor: Visitor | None) -> str:
    """The sign of this record; "" where there is none yet. It opens nothing."""
    return salted_hmac("unclench.diary", str(visitor.pk)).hexdigest()[:16] if visitor else ""


def is_mine(visitor: Visitor | None, sign: str) -> bool:
    """Whether an entry with that sign belongs here. One without a sign was somebody's first."""
    return not sign or constant_time_compare(sign, whose(visitor))
