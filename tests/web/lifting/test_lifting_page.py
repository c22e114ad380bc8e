"""How heavy is too heavy: what the page says of a lift, and when it says nothing."""

import re

import pytest

from unclench.engine.lifting.composite import composite_index
from unclench.engine.lifting.limit import weigh_lift
from unclench.engine.values.lifting import Grip, Lift, Place
from unclench.web.accounts.models import Visitor
from unclench.web.knowledge import knowledge
from unclench.web.lifting.forms import ALL

pytestmark = pytest.mark.django_db
PAGE = "/stay-well/lifting/"
BOX = {"weight": "12", "h": "50", "v": "75", "to": "100", "grip": "good", "times": "3"}


@pytest.fixture
def ask(person):
    """Opens the page for a lift, as a form without script sends it."""

    def ask(**given):
        return person.browser.get(PAGE, BOX | given)

    return ask


def words(response) -> str:
    """What stands on the page, in one line without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def shares(response) -> list[str]:
    return [row["share"][2:] for row in response.context["result"]["rows"]]


def fields(response) -> dict[str, str]:
    """Every number of the first lift as it stands in the form."""
    task = response.context["tasks"][0]
    return {f["name"]: f["value"] for f in task["measures"] + task["at_the_end"]}


def test_half_a_metre_away_half_of_the_weight_is_left(ask):
    assert "About 11.5 kg suits most healthy people" in words(ask())


def test_the_page_says_what_the_engine_says(ask):
    told = ask(twist="30", times="60", hours="2", grip="poor").context["result"]

    lift = Lift(
        weight_kg=12,
        origin=Place(50, 75, 30),
        d_cm=25,
        per_min=4,
        hours=2,
        coupling=Grip.POOR,
    )
    limit = weigh_lift(knowledge().lifting, lift).worst
    assert told["limit"] == f"{limit.rwl_kg:.1f} kg"
    assert f"{limit.li:.1f} times" in told["lead"]


def test_all_six_shares_stand_on_the_picture_and_in_the_table(ask):
    response = ask(h="40", v="30", to="100", twist="30", times="60", grip="fair")

    drawn = response.context["result"]["picture"]
    chips = re.findall(r'share[^"]*"[^>]*>\S (\d\.\d\d)<', drawn["svg"])
    tiles = [tile["share"][2:] for tile in drawn["tiles"]]
    height, way, reach = chips
    assert shares(response) == [reach, height, way, *tiles]


@pytest.mark.parametrize(
    ("worse", "said"),
    [
        ({"h": "60"}, "Hold it 35 cm nearer"),
        ({"h": "25", "v": "0", "to": "25"}, "Start 75 cm higher"),
        ({"h": "25", "v": "150", "to": "150"}, "Start 75 cm lower"),
        ({"h": "25", "twist": "90"}, "Turn with your feet"),
        ({"h": "25", "times": "120"}, "Lift it only once in five minutes"),
        ({"h": "25", "grip": "poor"}, "Get a good grip"),
    ],
)
def test_what_takes_most_is_named_first_with_what_it_would_give(ask, worse, said):
    first = ask(**worse).context["result"]["first"]

    assert first.startswith(said)
    assert re.search(r": \d+\.\d kg instead of \d+\.\d kg$", first)


def test_what_takes_most_is_the_only_thing_in_the_accent_colour(ask):
    page = ask(h="25", twist="90").content.decode()

    assert page.count("tag--first") == 1
    assert "chip--first" not in page


def test_an_easy_lift_leaves_nothing_to_change(ask):
    assert "What to change first" not in words(ask(h="25"))


def test_beyond_what_the_method_allows_no_weight_is_named_and_the_reason_is(ask):
    page = words(ask(h="70"))

    assert "Too much, whatever it weighs" in page
    assert "The hands are more than 63 cm away." in page
    assert "About" not in page.split("What do you lift?")[0]


def test_a_place_out_of_reach_is_drawn_as_near_as_it_gets_and_says_so(ask):
    assert "cannot reach that far" in words(ask(h="120"))
    assert "cannot reach that far" not in words(ask(h="50"))


def test_where_it_ends_counts_only_when_it_is_put_down_with_care(ask):
    far = {"h": "25", "h_end": "60"}

    assert ask(**far).context["result"]["limit"] == "23.0 kg"
    assert ask(**far, careful="on").context["result"]["limit"] == "8.9 kg"


def test_the_harder_end_is_the_one_that_is_drawn_in_full(ask):
    page = words(ask(h="25", h_end="60", careful="on"))

    assert "60 cm away" in page
    assert "Putting it down is the harder part" in page


def test_inches_and_pounds_are_worked_out_by_the_methods_own_rounding(ask):
    told = ask(units="us", weight="51", h="20", v="30", to="40").context["result"]

    assert told["limit"] == "25.5 lb"
    assert "2.0 times" in told["lead"]


def test_switching_the_units_keeps_the_lift(person, ask):
    there = person.opens(ask(switch="1")["Location"])
    back = person.browser.get(PAGE, there.wsgi_request.GET.dict() | {"switch": "1"})

    again = fields(person.opens(back["Location"]))
    assert fields(there)["h"] == "19.7"
    assert [float(again[name]) for name in ("weight", "h", "v", "to")] == pytest.approx(
        [12, 50, 75, 100], abs=0.15
    )


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("weight", "heavy", "“heavy” cannot be used. Write a number from 0.1 to 300 kg"),
        ("weight", "0", "“0” cannot be used"),
        ("h", "-3", "Write a number from 0 to 150 cm, such as 45."),
        ("v", "nan", "“nan” cannot be used"),
        ("to", "1e9", "Write a number from 0 to 250 cm"),
        ("twist", "", "nothing was written. Write a number from 0 to 180 degrees"),
        ("times", "0", "Write a number from 1 to 400 times"),
    ],
)
def test_a_number_that_makes_no_sense_is_named_with_what_was_expected(ask, field, value, told):
    response = ask(**{field: value})

    page = response.content.decode()
    assert response.status_code == 422
    assert told in page
    assert f'href="#{field}"' in page
    assert response.context["result"] is None


def test_a_decimal_comma_is_read(ask):
    assert "Your 12.5 kg" in words(ask(weight="12,5"))


def test_what_was_written_is_never_read_as_markup(ask):
    assert "<script>x" not in ask(weight="<script>x").content.decode()


def test_no_sum_is_made_for_people_and_their_page_is_shown_instead(ask):
    page = words(ask(what="person"))

    habit = knowledge().habits["handling_people"]
    assert "There is no such sum for people" in page
    assert habit.try_this[0] in page
    assert "suits most healthy people" not in page


@pytest.mark.parametrize("what", ["other_way", "not_lifted"])
def test_no_sum_is_made_for_what_the_method_does_not_fit(ask, what):
    response = ask(what=what)

    assert response.context["result"] is None
    assert "There is no sum for that" in words(response)


def test_the_page_says_that_it_is_an_estimate_and_not_for_a_sore_back(ask):
    page = words(ask())

    assert "an estimate, not a promise" in page
    assert "Is your back sore now? Then this sum is not for you yet." in page
    assert "Lifting people or animals" in page


def test_several_lifts_have_one_index_and_the_hardest_is_drawn(ask):
    told = ask(lifts="2", weight2="30", h2="40", v2="75", to2="100", grip2="good").context["result"]

    one, two = (
        Lift(
            weight_kg=kg,
            origin=Place(h, 75),
            d_cm=25,
            per_min=0.2,
            hours=1,
            coupling=Grip.GOOD,
        )
        for kg, h in ((12, 50), (30, 40))
    )
    index = composite_index(knowledge().lifting, [one, two])
    assert told["job"]["heading"] == f"All lifts together: {index:.1f}"
    assert "This is lift 2, the hardest." in told["lead"]


def test_a_lift_is_added_as_a_copy_of_the_last(person, ask):
    page = person.opens(ask(add="1")["Location"])

    assert [task["measures"][0]["value"] for task in page.context["tasks"]] == ["12", "12"]


def test_a_lift_is_taken_out_and_the_others_stay(person, ask):
    page = person.opens(ask(lifts="2", weight2="7", remove="1")["Location"])

    assert [task["measures"][0]["value"] for task in page.context["tasks"]] == ["7"]


def test_there_is_an_end_to_adding_lifts(ask):
    assert len(ask(lifts="99").context["tasks"]) == 5
    assert "Add another lift" not in words(ask(lifts="5"))


def test_an_address_that_leaves_things_out_takes_the_usual_ones(person):
    page = person.browser.get(PAGE, {"weight": "20"})

    assert fields(page)["weight"] == "20"
    assert page.context["result"]["limit"] == person.opens(PAGE).context["result"]["limit"]


@pytest.mark.parametrize(
    "odd", [{"lifts": "x"}, {"lifts": "²"}, {"units": "miles"}, {"grip": "wet"}, {"hours": "0"}]
)
def test_an_address_with_something_odd_is_read_as_usual(ask, odd):
    assert ask(**odd).status_code == 200


def test_nothing_of_it_is_stored(ask, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = ask()

    assert Visitor.objects.count() == 0
    assert not response.cookies


def test_the_cost_of_a_page_does_not_grow_with_the_lifts(ask, django_assert_num_queries):
    with django_assert_num_queries(0):
        ask(lifts="5")


def test_no_style_stands_in_the_page(ask):
    assert not re.search(r"\sstyle=|<style", ask().content.decode())


@pytest.mark.parametrize("habit", ["lifting", "handling_people", "work"])
def test_the_habits_lead_to_the_calculator_and_it_leads_back(person, habit):
    assert f'href="{PAGE}"' in person.opens(f"/library/{habit}/").content.decode()
    assert f'href="/library/{habit}/"' in person.opens(PAGE).content.decode()


def test_a_habit_about_something_else_does_not_lead_there(person):
    assert PAGE not in person.opens("/library/sleeping/").content.decode()


def test_every_number_begins_within_its_own_bounds():
    outside = [
        (measure.name, units)
        for measure in ALL
        for units in ("metric", "us")
        if not measure.bounds(units)[0] <= float(measure.start(units)) <= measure.bounds(units)[1]
    ]

    assert outside == []


def test_the_calculator_is_only_read(person):
    assert person.browser.post(PAGE, BOX).status_code == 405
