"""What was read of a file, on its way through the pages: in the form itself, and signed.

So nothing at all is kept before the person says so, and nothing has to be thrown away.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core import signing

from unclench.engine.values.filled_in import FilledIn, Item, ItemKind

SALT = "unclench.web.questionnaires"
KEPT_FOR_S = 24 * 3600
LONGEST = 200_000
"""Letters. The form that carries it may be a little larger (`DATA_UPLOAD_MAX_MEMORY_SIZE`)."""


class TooMuchError(ValueError):
    """More was read than a form can carry."""


class TooOldError(ValueError):
    """What was carried is a day old, or was changed on its way."""


def pack(read: Sequence[FilledIn]) -> str:
    """What was read as one word of a form. Raises TooMuchError."""
    word = signing.dumps([_plain(each) for each in read], salt=SALT, compress=True)
    if len(word) > LONGEST:
        raise TooMuchError
    return word


def unpack(word: str) -> list[FilledIn]:
    """What was packed. Raises TooOldError."""
    try:
        told = signing.loads(word, salt=SALT, max_age=KEPT_FOR_S)
    except signing.BadSignature as error:
        raise TooOldError from error
    return [_read(each) for each in told]


def _plain(filled: FilledIn) -> dict[str, Any]:
    return {
        "items": [[item.link, item.value, item.kind, item.unread] for item in filled.items],
        "fingerprint": filled.fingerprint,
        "urls": filled.urls,
        "codes": filled.codes,
        "authored": filled.authored.isoformat() if filled.authored else None,
    }


def _read(told: dict[str, Any]) -> FilledIn:
    authored = told["authored"]
    return FilledIn(
        items=tuple(Item(link, value, ItemKind(k), un) for link, value, k, un in told["items"]),
        fingerprint=told["fingerprint"],
        urls=tuple(told["urls"]),
        codes=tuple(told["codes"]),
        authored=_moment(authored) if authored else None,
    )


def _moment(told: str) -> date | datetime:
    return datetime.fromisoformat(told) if "T" in told else date.fromisoformat(told)
