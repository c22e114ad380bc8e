"""A link that opens a record in one browser, once: for a record that came in by the command line.

The record has no key yet, so nobody is locked out by it. What is stored is a hash, which does not
work as a key; the browser gets its own key when the link is used, and the link is void.
"""

from datetime import timedelta

from django.core import signing

from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import Keeper
from unclench.web.secret_words import hash_of, new_secret

OPENS_FOR = timedelta(days=1)
_SIGNER = signing.TimestampSigner(salt="unclench.open")


def new_link(visitor: Visitor) -> str:
    """The secret part of the address. Raises ValueError for a record that can be opened already."""
    token = new_secret()
    mine = Visitor.objects.filter(pk=visitor.pk, key_hash=None, user=None)
    if not mine.update(key_hash=_hash_of_link(token)):
        raise ValueError("this record is kept by a browser or an account")
    return _SIGNER.sign(token)


def visitor_at(link: str) -> Visitor | None:
    """Whose record a link opens; None once it was used, or is more than a day old."""
    try:
        token = _SIGNER.unsign(link, max_age=OPENS_FOR)
    except signing.BadSignature:
        return None
    return Visitor.objects.filter(key_hash=_hash_of_link(token)).first()


def open_here(keeper: Keeper, visitor: Visitor) -> bool:
    """Hands the record to the browser of a request. False if another one was faster."""
    key = new_secret()
    mine = Visitor.objects.filter(pk=visitor.pk, key_hash=visitor.key_hash)
    if not mine.update(key_hash=hash_of(key)):
        return False
    keeper.new_key, keeper.visitor = key, visitor
    return True


def _hash_of_link(token: str) -> str:
    return hash_of(f"link {token}")
