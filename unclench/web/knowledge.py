"""The knowledge that this site works with: read once for the life of the process."""

from functools import cache

from django.conf import settings

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.load import shipped


@cache
def knowledge() -> KnowledgeBase:
    """The packaged knowledge, as the site's settings want it. Raises KnowledgeError."""
    off = frozenset() if settings.STENOSIS_EXCEPTION else frozenset({"stenosis_exception"})
    return shipped(off)
