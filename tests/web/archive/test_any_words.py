"""Whatever somebody wrote comes back letter by letter."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import deep
from tests.web.archive.conftest import brought_in, files_in, rows_in, taken_out
from unclench.web.accounts.models import Visitor
from unclench.web.plan.models import FlarePlan
from unclench.web.relief.models import Session

pytestmark = pytest.mark.django_db
NOW = "2026-03-01T08:00:00.123456+00:00"
WORDS = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=200)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | NUMBERS | WORDS
VALUES = st.dictionaries(WORDS, st.recursive(SCALARS, st.lists, max_leaves=5), max_size=4)
SEVERAL = settings(
    max_examples=deep.of(40, usually=20),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _who_wrote(words: str, value: dict) -> Visitor:
    visitor = Visitor.objects.create()
    told = {"cautions": value, "steps": [words], "note": words, "knowledge_version": "x"}
    Session.objects.create(visitor=visitor, started_at=NOW, **told)
    FlarePlan.objects.create(visitor=visitor, eases=words, first_day=words, changed_at=NOW)
    return visitor


@given(WORDS, VALUES)
@SEVERAL
def test_any_words_and_values_have_the_same_bytes_on_the_next_server(words, value):
    visitor = _who_wrote(words, value)
    archive = taken_out(visitor)
    visitor.delete()

    assert taken_out(brought_in(archive)) == archive


@given(WORDS)
@SEVERAL
def test_no_cell_for_people_begins_like_a_formula(words):
    files = files_in(taken_out(_who_wrote(words, {})))
    text = files["csv/flare_plan.csv"].decode("utf-8-sig")

    cell = next(csv.DictReader(io.StringIO(text, newline="")))["eases"]

    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == words.removeprefix("'")


@given(WORDS)
@SEVERAL
def test_any_words_stand_in_the_archive_as_they_were_written(words):
    assert rows_in(taken_out(_who_wrote(words, {})), "flare_plan")[0]["eases"] == words
