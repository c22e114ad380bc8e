"""What is ready before the first visitor comes."""

import gc

import pytest

from unclench.web import warm
from unclench.web.knowledge import knowledge
from unclench.web.operations.metrics import COUNTED

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(monkeypatch):
    """Made ready, but for what would outlive the test; the answers that nobody hears."""
    heard: list[str] = []
    monkeypatch.setattr(warm.connections, "close_all", lambda: heard.append("closed"))
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(warm, "_unheard", lambda status, headers, fault=None: heard.append(status))
    knowledge.cache_clear()
    warm.make_ready()
    return heard


def test_the_knowledge_is_read_before_anybody_comes(ready):
    assert knowledge.cache_info().currsize == 1


def test_the_first_pages_of_somebody_in_pain_were_opened_and_no_connection_is_left(ready):
    assert ready == ["200 OK"] * len(warm.FIRST_PAGES) + ["closed"]


def test_making_ready_counts_as_no_visit(ready):
    assert COUNTED.answers == {}
