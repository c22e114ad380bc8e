"""Two tabs or two devices of one person at the same moment: the answers of both are kept."""

import threading
from collections.abc import Callable

import pytest
from django.db import connections, transaction

from tests.web.conftest import Person
from unclench.web.accounts.models import Visitor
from unclench.web.check import services as check
from unclench.web.medicines import services as medicines

pytestmark = pytest.mark.django_db(transaction=True)
WAITS_S = 0.3


def beside(act: Callable[[], object]) -> threading.Thread:
    """Does it in another connection; comes back after a moment, done or not."""

    def acts() -> None:
        try:
            act()
        finally:
            connections.close_all()

    other = threading.Thread(target=acts)
    other.start()
    other.join(WAITS_S)
    return other


@pytest.fixture
def visitor(transactional_db) -> Visitor:
    Person().finishes()
    return Visitor.objects.get()


def test_of_two_pages_of_a_check_at_once_both_are_kept(visitor):
    with transaction.atomic():
        check.keep_answers(visitor, {"pain_nprs": 4.0})
        other = beside(lambda: check.keep_answers(visitor, {"age": 50.0}))
    other.join()

    (answered,) = visitor.checks.filter(finished_at=None)
    assert {"pain_nprs", "age"} <= answered.answers.keys()


def test_of_two_pages_about_medicines_at_once_both_are_kept(visitor):
    with transaction.atomic():
        medicines.keep_answers(visitor, {"kidney_disease": False})
        other = beside(lambda: medicines.keep_answers(visitor, {"liver_disease": False}))
    other.join()

    (answered,) = visitor.medicine_answers.all()
    assert len(answered.answers) == 2
