"""A note stands beside the plan and beside the check, and never in them."""

import uuid

import pytest
from django.utils import timezone

from tests.web.clinician.conftest import text_of
from tests.web.plan.conftest import checked, planned
from unclench.web.accounts.models import Visitor
from unclench.web.clinician_notes.services import NOTHING, Written, keep_note

__all__ = ["checked", "planned"]
NUMB = "Numb between the legs, cannot pee. Leave out all exercises and stop your check."


@pytest.fixture
def note():
    """What writes a note to the one person there is."""

    def write() -> None:
        told = Written(
            key=uuid.uuid4(), who="Tom Reed", given_to="Tom Reed", text=NUMB, about=NOTHING
        )
        assert keep_note(Visitor.objects.get(), told, timezone.now())

    return write


def test_the_plan_says_that_there_is_a_new_one(planned, note):
    note()

    assert "New: a note from Tom Reed" in text_of(planned.opens("/plan/"))


def test_what_is_planned_stays_as_it_was(planned, note):
    before = planned.items()

    note()

    assert planned.items() == before


def test_what_is_due_stays_as_it_was(planned, note):
    before = [planned.opens(page).context["due"] for page in ("/", "/you/")]

    note()

    assert [planned.opens(page).context["due"] for page in ("/", "/you/")] == before
