"""What tests of pictures share."""

import pytest

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.library import NoticeableChange


@pytest.fixture(scope="session")
def noticeable(base: KnowledgeBase) -> NoticeableChange:
    """The change that reviews call worth noticing."""
    return base.noticeable_change
