"""The cast stands where the site itself would have led them."""

from unclench.web.check.models import Check, Decision


def kept_of(number: int) -> tuple[dict, dict]:
    """The answers and the result of a check, by the order in which they were begun."""
    check = Check.objects.order_by("started_at")[number]
    return check.answers, Decision.objects.get(safety_check=check).result


def test_a_check_kept_for_somebody_is_the_one_that_they_would_have_walked(person, stranger):
    person.walks_to_the_result()
    stranger.finishes()

    walked, kept = kept_of(0), kept_of(1)

    assert kept == walked


def test_somebody_whose_check_was_kept_for_them_can_open_its_result(person):
    assert person.opens(person.finishes()).status_code == 200
