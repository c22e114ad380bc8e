"""Makes keys for other programs, takes them away, and finds out whose a key is."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.archive.looked import note
from unclench.web.archive.models import What, Who
from unclench.web.read_keys.models import ReadKey
from unclench.web.secret_words import hash_of, new_secret

MOST = 10
BEGINS = "unclench_"
_SCHEME = "bearer "


def keys_of(visitor: Visitor | None) -> Sequence[ReadKey]:
    """The keys of a visitor, the newest first."""
    return list(visitor.read_keys.order_by("-made_at", "-pk")) if visitor else []


@transaction.atomic
def make(visitor: Visitor, name: str, who: Who) -> str | None:
    """A new key, told once and never again; None where there are too many."""
    Visitor.objects.select_for_update().get(pk=visitor.pk)
    if visitor.read_keys.count() >= MOST:
        return None
    key = f"{BEGINS}{new_secret()}"
    ReadKey.objects.create(
        visitor=visitor, name=name, key_hash=hash_of(key), made_at=timezone.now()
    )
    note(visitor, who, What.KEY_MADE, name)
    return key


@transaction.atomic
def take_away(visitor: Visitor, key_id: int, who: Who) -> bool:
    """The key opens nothing any more; False where this person has no such key."""
    key = ReadKey.objects.filter(visitor=visitor, pk=key_id).first()
    if key is None:
        return False
    key.delete()
    note(visitor, who, What.KEY_TAKEN_AWAY, key.name)
    return True


def visitor_with(authorization: str) -> Visitor | None:
    """Whose key came with a request. The first look of each day makes a line in their list."""
    if not authorization.lower().startswith(_SCHEME):
        return None
    told = authorization[len(_SCHEME) :].strip()
    key = ReadKey.objects.select_related("visitor").filter(key_hash=hash_of(told)).first()
    if key is None:
        return None
    _note_use(key)
    return key.visitor


def _note_use(key: ReadKey) -> None:
    today = timezone.localdate()
    if ReadKey.objects.filter(pk=key.pk).exclude(used_on=today).update(used_on=today):
        note(key.visitor, Who.PROGRAM, What.LOOKED, key.name)
