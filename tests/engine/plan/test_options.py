"""Which kinds of help may be tried by whom."""

from tests.people import a_person
from unclench.engine.plan.offer import Standing
from unclench.engine.plan.options import option_offers
from unclench.engine.values.findings import Findings


def standing(base, **who) -> dict[str, Standing]:
    return {each.option: each.standing for each in option_offers(base, a_person(base, **who))}


def test_somebody_whom_nothing_speaks_against_may_try_everything(base):
    assert set(standing(base).values()) == {Standing.OFFERED}


def test_skin_that_cannot_feel_heat_leaves_warmth_out_and_says_why(base):
    offers = option_offers(base, Findings({"heat_numb_skin": True}))
    warmth = next(each for each in offers if each.option == "warmth")

    assert not warmth.may_be_tried
    assert "burns" in warmth.why


def test_a_not_sure_about_such_skin_leaves_warmth_out_too(base):
    assert standing(base, not_sure=["heat_numb_skin"])["warmth"] is Standing.LEFT_OUT


def test_what_was_not_asked_yet_is_asked_first(base):
    offers = {each.option: each for each in option_offers(base, Findings())}

    assert offers["warmth"].standing is Standing.ASK_FIRST
    assert offers["position"].standing is Standing.OFFERED


def test_somebody_on_a_short_list_tries_only_what_is_on_it(base):
    offers = option_offers(base, a_person(base, pregnancy="pregnant"))
    listed = {each.shown for each in offers if each.may_be_tried}

    assert listed <= set(base.exits["pregnant"].offer)


def test_what_no_session_can_be_made_of_is_never_tried(base):
    assert "strength" not in standing(base)
