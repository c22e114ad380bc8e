"""The note for work: what its person says, and nothing about health."""

from datetime import date

import pytest

from unclench.report.on_paper import for_paper
from unclench.report.work_note import WorkWords, work_note

TODAY = date(2026, 11, 26)
WORDS = WorkWords(can=("Sit for an hour",), cannot=("Lift boxes",), until=date(2026, 12, 10))


def test_it_says_what_was_written_and_until_when():
    note = work_note(WORDS, TODAY, "Ann Example")

    assert [section.heading for section in note.first] == ["I can", "For now I cannot"]
    assert dict(note.about.rows)["I think until"] == "10 December 2026"


@pytest.mark.parametrize("word", ["back", "pain", "Unclench", "diagnos", "knowledge", "clinician"])
def test_it_names_no_illness_no_body_and_no_program(word):
    assert word.lower() not in str(for_paper(work_note(WORDS, TODAY))).lower()


def test_it_says_that_it_is_no_certificate():
    assert "not a medical certificate" in work_note(WORDS, TODAY).lead


def test_without_a_line_there_is_no_note():
    assert WorkWords(until=TODAY).is_empty
    assert not WORDS.is_empty
