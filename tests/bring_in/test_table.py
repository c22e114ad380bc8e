"""A table of another program, read by its columns."""

import io
from datetime import date

import pytest

from tests.bring_in.exports import brought, how
from unclench.bring_in import text
from unclench.bring_in.columns import proposed
from unclench.bring_in.days import Day
from unclench.bring_in.open import recognise
from unclench.bring_in.values import BringInError, Kind

MAY_13 = date(2025, 5, 13)
PLAIN = "Date,Steps,Sleep\n2025-05-13,10234,7:30\n"


def table(raw: str | bytes, **asked):
    stream = io.BytesIO(raw.encode() if isinstance(raw, str) else raw)
    return recognise(stream, "days.csv", how(**asked))


def days(raw: str | bytes, **asked) -> tuple[Day, ...]:
    return brought(raw, "days.csv", **asked).days


def refusal(raw: str | bytes, **asked) -> str:
    with pytest.raises(BringInError) as told:
        days(raw, **asked)
    return str(told.value)


def test_a_row_is_a_day():
    assert days(PLAIN) == (Day(MAY_13, steps=10234, sleep_h=7.5),)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_cells_may_be_set_apart_in_four_ways(mark):
    assert days(PLAIN.replace(",", mark)) == days(PLAIN)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_is_read(encoding):
    raw = "Date,Steps,Gerät\n2025-05-13,900,Uhr für Ärzte\n".encode(encoding)

    assert brought(raw, "days.csv").sources == {"Uhr für Ärzte": 1}


def test_a_table_in_latin_letters_of_old_is_read():
    raw = "Date,Steps,Gerät\n2025-05-13,900,für\n".encode("latin-1")

    assert brought(raw, "days.csv").sources == {"für": 1}


def test_a_german_table_is_read():
    raw = "Datum;Schritte;Schlafdauer (h)\n13.05.2025;10.234;7,5\n"

    assert days(raw) == (Day(MAY_13, steps=10234, sleep_h=7.5),)


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("Sleep", "7.5"),
        ("Sleep", '"7,5"'),
        ("Sleep", "7:30"),
        ("Sleep", "7:30:00"),
        ("Sleep", "7 h 30"),
        ("Sleep", "7h 30m"),
        ("Sleep", "7 hr 30 min"),
        ("Sleep", "450"),
        ("Sleep", "27000"),
        ("Minutes Asleep", "450"),
        ("total_sleep_duration (s)", "27000"),
    ],
)
def test_time_asleep_may_be_written_in_many_ways(name, cell):
    assert days(f"Date,{name}\n2025-05-13,{cell}\n")[0].sleep_h == 7.5


@pytest.mark.parametrize("cell", ['"10,234"', "10234", "10 234", "10\u202f234", "10'234"])
def test_thousands_may_be_set_apart(cell):
    assert days(f"Date,Steps\n2025-05-13,{cell}\n")[0].steps == 10234


@pytest.mark.parametrize(
    "day", ["2025-05-13", "13/05/2025", "05/13/2025", "13.05.2025", "13 May 2025", "May 13, 2025"]
)
def test_a_day_may_be_written_in_many_ways(day):
    assert days(f'Date,Steps\n"{day}",9\n')[0].day == MAY_13


def test_a_day_that_could_be_two_is_asked_about():
    (question,) = table("Date,Steps\n03/04/2025,9\n").questions

    assert question.id == "day_order"
    assert question.text == "03/04/2025 could be 3 April 2025 or 4 March 2025. Which is it?"
    assert question.options == (("day_first", "3 April 2025"), ("month_first", "4 March 2025"))


def test_a_table_with_an_open_question_is_not_read():
    assert "03/04/2025 could be" in refusal("Date,Steps\n03/04/2025,9\n")


@pytest.mark.parametrize(
    ("answer", "day"), [("day_first", date(2025, 4, 3)), ("month_first", date(2025, 3, 4))]
)
def test_the_answer_settles_which_day_it_was(answer, day):
    assert days("Date,Steps\n03/04/2025,9\n", answers={"day_order": answer})[0].day == day


def test_one_day_that_tells_settles_all_the_others():
    assert days("Date,Steps\n03/04/2025,9\n25/04/2025,9\n")[0].day == date(2025, 4, 3)


def test_the_third_of_march_needs_no_question():
    assert table("Date,Steps\n03/03/2025,9\n").questions == ()


def test_a_time_without_a_unit_is_asked_about():
    (question,) = table("Date,Workout\n2025-05-13,45\n").questions

    assert question.text == "A workout of 45: is that hours, minutes or seconds?"


def test_the_answer_settles_the_unit():
    raw = "Date,Workout\n2025-05-13,45\n"

    assert days(raw, answers={"workout_in": "min"})[0].workout_min == 45


def test_workouts_with_times_last_from_start_to_end():
    raw = "Activity Type,Start,End\nYoga,2025-05-13 18:00,2025-05-13 18:40\n"

    assert days(raw) == (Day(MAY_13, workout_min=40),)


def test_workouts_with_a_duration_are_read():
    raw = "Activity Type,Date,Duration\nRunning,2025-05-13 18:00:00,00:40:30\n"

    assert days(raw) == (Day(MAY_13, workout_min=40),)


def test_the_kind_of_a_workout_is_kept():
    raw = "Activity Type,Start,End\nYoga,2025-05-13 18:00,2025-05-13 18:40\n"

    (record,) = table(raw).records()

    assert (record.kind, record.what) == (Kind.WORKOUT, "Yoga")


def test_the_person_says_which_column_is_which():
    raw = "When,How many,Other\n2025-05-13,9,7\n"

    assert days(raw, mapping={"day": "When", "steps": "How many"}) == (Day(MAY_13, steps=9),)


def test_a_column_that_was_taken_wrongly_is_taken_away():
    assert days(PLAIN, mapping={"sleep": ""}) == (Day(MAY_13, steps=10234),)


def test_columns_that_nothing_names_are_asked_about():
    (question,) = table("When,How many\n2025-05-13,9\n").questions

    assert question.id == "columns"
    assert [column for column, _ in question.options] == ["When", "How many"]


def test_a_table_without_names_has_numbered_columns():
    raw = "2025-05-13,9\n2025-05-14,8\n"

    assert table(raw).columns == ("column 1", "column 2")
    assert len(days(raw, mapping={"day": "column 1", "steps": "column 2"})) == 2


def test_names_may_stand_below_a_title():
    assert days("My activities\n\nDate,Steps\n2025-05-13,9\n") == (Day(MAY_13, steps=9),)


def test_two_columns_of_one_name_can_be_told_apart():
    raw = "Date,Steps,Steps\n2025-05-13,9,7\n"

    assert table(raw).columns == ("Date", "Steps", "Steps (2)")
    assert days(raw, mapping={"steps": "Steps (2)"})[0].steps == 7


def test_a_column_that_does_not_exist_is_refused_with_those_that_do():
    text = refusal(PLAIN, mapping={"steps": "Stepz"})

    assert "it has no column `Stepz`" in text
    assert "one of: Date, Steps, Sleep" in text


def test_a_field_that_does_not_exist_is_refused():
    assert "nothing is called `stepz`" in refusal(PLAIN, mapping={"stepz": "Steps"})


def test_the_first_rows_can_be_shown_beside_the_columns():
    assert table(PLAIN).samples == (("2025-05-13", "10234", "7:30"),)


@pytest.mark.parametrize("cell", ["=1+1", "=HYPERLINK(1)", "many", "-5", "1e9", "inf", "9999999"])
def test_a_cell_that_is_no_number_of_steps_is_skipped_with_its_line(cell):
    (skipped,) = brought(f"Date,Steps\n2025-05-13,{cell}\n", "days.csv").skipped

    assert (skipped.where, skipped.what) == ("line 2", "steps")


@pytest.mark.parametrize("day", ["", "soon", "2025-02-30", "1700-01-01", "2031-01-01"])
def test_a_row_without_a_day_that_can_be_is_skipped(day):
    (skipped,) = brought(f"Date,Steps\n{day},9\n", "days.csv").skipped

    assert "a day" in skipped.expected


def test_a_night_of_sixty_hours_is_skipped():
    (skipped,) = brought("Date,Sleep (h)\n2025-05-13,60\n", "days.csv").skipped

    assert str(skipped).startswith("line 2: sleep is `60 h`")


def test_a_row_with_more_cells_than_names_is_skipped():
    (skipped,) = brought("Date,Steps\n2025-05-13,7,5\n", "days.csv").skipped

    assert skipped.expected == "2 cells, as many as the columns have names"


def test_an_empty_cell_is_no_mistake():
    preview = brought("Date,Steps,Sleep\n2025-05-13,,7:30\n", "days.csv")

    assert (preview.days, preview.skipped) == ((Day(MAY_13, sleep_h=7.5),), ())


def test_a_source_that_looks_like_a_formula_stays_text():
    raw = 'Date,Steps,Source\n2025-05-13,9,"=cmd|calc"\n'

    assert brought(raw, "days.csv").sources == {"=cmd|calc": 1}


def test_a_table_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(text, "MOST_BYTES", 20)

    assert "it is larger than" in refusal(PLAIN)


def test_a_quote_without_an_end_is_refused_with_its_line():
    assert "the row on line 2 cannot be read" in refusal(
        'Date,Steps\n2025-05-13,"' + "9\n" * 90_000
    )


def test_more_columns_than_any_table_has_are_refused():
    assert "more than 500 columns" in refusal("Date,Steps" + ",x" * 600 + "\n2025-05-13,9\n")


@pytest.mark.parametrize("cell", ["1" + " " * 30_000 + "x", "1" * 60_000, "7:" * 30_000])
def test_a_very_long_cell_is_skipped(cell):
    (skipped,) = brought(f"Date,Sleep (h)\n2025-05-13,{cell}\n", "days.csv").skipped

    assert len(str(skipped)) < 250


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "9999-12-31 23:59"])
def test_a_day_at_the_end_of_the_calendar_is_skipped(day):
    assert brought(f"Date,Steps\n{day},9\n", "days.csv").skipped_in_all == 1


def test_a_cut_table_in_two_bytes_a_letter_is_refused():
    assert "cannot be used" in refusal(PLAIN.encode("utf-16")[:-1])


def test_text_without_columns_is_refused():
    assert "it has no columns" in refusal("Dear diary\nmy back hurts\n")


@pytest.mark.parametrize(
    ("columns", "field", "column"),
    [
        (("calendarDate", "totalSteps"), "steps", "totalSteps"),
        (("day", "Total Sleep Duration", "Steps"), "sleep", "Total Sleep Duration"),
        (("start_time", "step_count"), "start", "start_time"),
        (("Fecha", "Pasos"), "day", "Fecha"),
        (("Date", "Minutes Asleep"), "sleep", "Minutes Asleep"),
        (("Date", "sueño (h)"), "sleep", "sueño (h)"),
        (("Date", "Activity Type", "Duration"), "workout", "Duration"),
    ],
)
def test_a_column_is_known_by_the_names_it_often_has(columns, field, column):
    assert proposed(columns)[field] == column


def test_a_duration_alone_could_be_of_anything():
    assert "workout" not in proposed(("Date", "Duration"))
