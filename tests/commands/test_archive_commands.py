"""A person's record from the command line."""

import re
import stat

import pytest
from click.testing import CliRunner

from tests.web.archive.conftest import LAST_DAY, brought_in, files_in, full_archive  # noqa: F401
from unclench.cli import main
from unclench.web.accounts.models import User, Visitor
from unclench.web.archive.models import Looked, What, Who
from unclench.web.demo import fill

pytestmark = pytest.mark.django_db


def run(*arguments, **how):
    return CliRunner().invoke(main, [*map(str, arguments)], **how)


@pytest.fixture
def file(tmp_path, full_archive):  # noqa: F811
    path = tmp_path / "unclench-record.zip"
    path.write_bytes(full_archive)
    return path


@pytest.fixture
def short_year(monkeypatch):
    """A demo that takes a second."""
    whole = fill.fill_demo
    monkeypatch.setattr(fill, "fill_demo", lambda seed, until: whole(seed, until, 3))


def test_the_only_person_needs_no_number(tmp_path, person_who_finished):
    output = tmp_path / "record.zip"

    outcome = run("export", "-o", output)

    assert outcome.exit_code == 0, outcome.output
    assert "tables/decision.json" in files_in(output.read_bytes())


def test_only_its_owner_may_read_the_file(tmp_path, person_who_finished):
    output = tmp_path / "record.zip"
    run("export", "-o", output)

    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["record.zip"]


def test_of_several_people_one_has_to_be_named(tmp_path):
    User.objects.create(email="ann@example.org")
    Visitor.objects.create()

    outcome = run("export", "-o", tmp_path / "record.zip")

    assert outcome.exit_code == 1
    assert "ann@example.org" in outcome.output
    assert "no account" in outcome.output
    assert not (tmp_path / "record.zip").exists()


def test_a_person_is_named_by_address_or_number(tmp_path):
    user = User.objects.create(email="ann@example.org")
    Visitor.objects.create()
    output = tmp_path / "record.zip"

    assert run("export", "-o", output, "--person", "Ann@example.org").exit_code == 0
    assert run("export", "-o", output, "--person", user.visitor_id).exit_code == 0


@pytest.mark.parametrize("person", ["7777", "nobody@example.org", "9" * 40, "²"])
def test_a_person_who_is_not_here_is_named(tmp_path, person):
    outcome = run("export", "-o", tmp_path / "record.zip", "--person", person)

    assert outcome.exit_code == 1
    assert person in outcome.output


def test_what_the_host_takes_out_stands_in_the_list_of_the_person(tmp_path, person_who_finished):
    run("export", "-o", tmp_path / "record.zip")

    line = Looked.objects.get()

    assert (line.who, line.what) == (Who.COMMAND_LINE, What.EXPORTED)


def test_a_place_that_cannot_be_written_is_named(person_who_finished):
    outcome = run("export", "-o", "/nowhere/record.zip")

    assert outcome.exit_code == 1
    assert "/nowhere/record.zip cannot be written" in outcome.output


def test_a_record_comes_in_with_a_link_that_opens_it(file, client):
    outcome = run("import", file)

    assert outcome.exit_code == 0, outcome.output
    link = re.search(r"/you/open/\S+", outcome.output)[0]
    assert client.post(link)["Location"] == "/you/"


def test_out_in_and_out_again_it_is_the_same_but_for_the_time(file, tmp_path, full_archive):  # noqa: F811
    run("import", file)
    run("export", "-o", tmp_path / "again.zip")

    again = files_in((tmp_path / "again.zip").read_bytes()) | {"archive.json": b""}

    assert again == files_in(full_archive) | {"archive.json": b""}


def test_a_record_with_rows_is_added_to_only_when_told(file, full_archive):  # noqa: F811
    visitor = brought_in(full_archive)

    refused = run("import", file, "--person", visitor.pk)

    assert refused.exit_code == 1
    assert "--add" in refused.output
    assert run("import", file, "--person", visitor.pk, "--add").exit_code == 0


def test_a_file_that_is_not_right_makes_no_new_record(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"no zip")

    outcome = run("import", tmp_path / "x.zip")

    assert outcome.exit_code == 1
    assert "not a zip file" in outcome.output
    assert not Visitor.objects.exists()


def test_a_file_that_is_not_there_is_named():
    assert "/nowhere.zip cannot be read" in run("import", "/nowhere.zip").output


def test_erasing_asks_first(person_who_finished):
    number = Visitor.objects.get().pk

    outcome = run("erase", "--person", number, input="n\n")

    assert outcome.exit_code == 1
    assert "for good?" in outcome.output
    assert Visitor.objects.exists()


def test_a_yes_erases(person_who_finished):
    number = Visitor.objects.get().pk

    outcome = run("erase", "--person", number, "--yes")

    assert "is erased" in outcome.output
    assert not Visitor.objects.exists()


def test_the_demo_says_that_it_is_invented_and_how_to_open_it(short_year, client):
    outcome = run("demo", "--until", LAST_DAY)

    assert outcome.exit_code == 0, outcome.output
    assert "invented" in outcome.output
    link = re.search(r"/you/open/\S+", outcome.output)[0]
    client.post(link)
    assert client.get("/you/").context["checks"]


def test_the_demo_is_not_put_where_somebody_keeps_a_record_unless_told(
    short_year, person_who_finished
):
    refused = run("demo", "--until", LAST_DAY)

    assert refused.exit_code == 1
    assert "--beside" in refused.output
    assert run("demo", "--until", LAST_DAY, "--beside").exit_code == 0
    assert Visitor.objects.count() == 2


def test_the_same_invented_person_is_not_made_twice(short_year):
    run("demo", "--until", LAST_DAY)

    again = run("demo", "--until", LAST_DAY, "--beside")

    assert again.exit_code == 1
    assert "Choose another number" in again.output


def test_a_day_that_is_none_is_named():
    assert "--until 'soon' is not a day" in run("demo", "--until", "soon").output
