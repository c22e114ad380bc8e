"""What is known of an option from elsewhere. Whoever knows it knows this package, and it does not
know them."""

from django.dispatch import Signal

from unclench.web.accounts.models import Visitor

told_elsewhere = Signal()
"""Asks what else is known of `visitor`: each receiver puts a sentence into `told`, by option."""


def told_of(visitor: Visitor) -> dict[str, str]:
    """A sentence for each option of which something is known from elsewhere."""
    told: dict[str, str] = {}
    told_elsewhere.send(Visitor, visitor=visitor, told=told)
    return told
