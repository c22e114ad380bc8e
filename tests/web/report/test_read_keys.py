"""Keys for other programs: made and taken away by their person, kept as a hash, looks noted."""

import pytest

from unclench.web.archive.erase import erase
from unclench.web.archive.models import Looked
from unclench.web.read_keys.keys import MOST
from unclench.web.read_keys.models import ReadKey


def lines(*what: str) -> list[tuple[str, str, str]]:
    rows = Looked.objects.filter(what__in=what).order_by("pk")
    return list(rows.values_list("who", "what", "part"))


def test_a_key_is_shown_once(owner):
    key = owner.makes_a_key()

    assert key not in owner.opens("/report/programs/").content.decode()


def test_what_is_kept_of_a_key_opens_nothing(owner):
    owner.makes_a_key()

    kept = ReadKey.objects.get().key_hash

    assert owner.asks("Patient", kept).status_code == 401
    assert owner.asks("Patient", f"unclench_{kept}").status_code == 401


def test_a_key_that_was_taken_away_opens_nothing(owner):
    key = owner.makes_a_key()
    assert owner.asks("Patient", key).status_code == 200

    owner.sends(f"/report/programs/{ReadKey.objects.get().pk}/away/")

    assert owner.asks("Patient", key).status_code == 401


def test_whatever_happens_to_a_key_stands_in_the_list(owner):
    key = owner.makes_a_key("My clinic")
    owner.asks("Patient", key)
    owner.sends(f"/report/programs/{ReadKey.objects.get().pk}/away/")

    assert lines("key_made", "looked", "key_taken_away") == [
        ("you", "key_made", "My clinic"),
        ("program", "looked", "My clinic"),
        ("you", "key_taken_away", "My clinic"),
    ]


def test_a_program_that_looks_often_makes_one_line_a_day(owner):
    key = owner.makes_a_key()

    owner.asks("Patient", key)
    owner.asks("Goal", key)

    assert len(lines("looked")) == 1


def test_nobody_takes_away_a_key_of_another(owner, newcomer):
    owner.makes_a_key()
    newcomer.finishes()

    answer = newcomer.sends(f"/report/programs/{ReadKey.objects.get().pk}/away/")

    assert answer.status_code == 404
    assert ReadKey.objects.exists()


def test_a_key_without_a_name_is_not_made(owner):
    assert owner.sends("/report/programs/", name=" ").status_code == 422
    assert not ReadKey.objects.exists()


def test_there_is_an_end_to_the_keys(owner, lived):
    hashes = (f"{n:064}" for n in range(MOST))
    ReadKey.objects.bulk_create(
        ReadKey(visitor=lived, name="x", key_hash=h, made_at=lived.created_at) for h in hashes
    )

    assert owner.sends("/report/programs/", name="One more").status_code == 422
    assert ReadKey.objects.count() == MOST


@pytest.mark.django_db(transaction=True)
def test_a_key_goes_with_its_person(owner, lived):
    key = owner.makes_a_key()

    erase(lived)

    assert owner.asks("Patient", key).status_code == 401
    assert not ReadKey.objects.exists()
