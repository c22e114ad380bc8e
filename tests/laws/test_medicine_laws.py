"""What holds for every person who asks about a painkiller, whatever they answer."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests import deep
from tests.laws.strategies import answers_to
from tests.people import denied
from tests.shipped import BASE
from unclench.engine.assessment.assess import (
    MedicineAnswer,
    MedicineStanding,
    check_medicine,
    check_medicines,
    next_medicine_page,
)
from unclench.engine.values.condition import findings_read
from unclench.engine.values.disposition import SAME_DAY
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import NOT_SURE, Findings
from unclench.engine.values.medicine import Action, Medicine

ASKED = [
    BASE.findings[name]
    for page in BASE.medicine_pages.pages
    for name in [*page.findings, *(s.finding for p in page.presets for s in p.sets)]
]
ASKED = list(dict.fromkeys(ASKED))
YES_NO = [f.id for f in ASKED if f.type is FindingType.YES_NO]
STRENGTH = {Action.ASK: 1, Action.BLOCK: 2, Action.STOP: 3}
MAY = MedicineStanding.MAY
medicines = st.sampled_from(list(BASE.medicines.values()))
countries = st.sampled_from([None, "GB", "US", "DE", "XX"])
MANY = settings(
    max_examples=deep.of(200, usually=100),
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)
ANSWERS = {finding.id: answers_to(finding) for finding in ASKED}
SOME_ASKED = st.lists(st.sampled_from(list(ANSWERS)), unique=True)
A_FEW = st.sets(st.sampled_from(list(ANSWERS)), max_size=4)
DENIED = denied(BASE)


@st.composite
def people(draw: st.DrawFn) -> Findings:
    """Anybody: each finding answered, not sure, or not asked. Half of them deny the rest."""
    asked = draw(SOME_ASKED)
    rest = DENIED if draw(st.booleans()) else {}
    return Findings({**rest, **{name: draw(ANSWERS[name]) for name in asked}})


@st.composite
def nearly_well_people(draw: st.DrawFn) -> Findings:
    """Somebody who denies everything, and was not asked some of it."""
    return Findings(DENIED).without(*draw(A_FEW))


def _strength(answer: MedicineAnswer) -> int:
    return max((STRENGTH[fired.rule.action] for fired in answer.fired), default=0)


@given(people(), st.sampled_from(YES_NO), medicines, countries)
@MANY
def test_a_further_yes_never_makes_an_answer_more_permissive(
    person: Findings, finding: str, medicine: Medicine, country: str | None
):
    before = check_medicine(BASE, medicine, person, country)

    after = check_medicine(BASE, medicine, person.with_({finding: True}), country)

    assert _strength(after) >= _strength(before)
    assert after.standing is not MAY or before.standing is MAY


@given(people(), st.sampled_from(YES_NO), medicines, countries)
@MANY
def test_an_unknown_is_never_read_as_a_no(
    person: Findings, finding: str, medicine: Medicine, country: str | None
):
    says_no = check_medicine(BASE, medicine, person.with_({finding: False}), country)

    not_sure = check_medicine(BASE, medicine, person.with_({finding: NOT_SURE}), country)
    not_asked = check_medicine(BASE, medicine, person.without(finding), country)

    assert _strength(not_sure) >= _strength(says_no)
    assert not (not_sure.standing is MAY and says_no.standing is not MAY)
    assert not (not_asked.standing is MAY and says_no.standing is not MAY)


@given(people(), medicines, countries)
@MANY
def test_not_sure_and_yes_are_answered_alike(
    person: Findings, medicine: Medicine, country: str | None
):
    unsure = {name for name in YES_NO if person.is_not_sure(name)}

    sure = check_medicine(BASE, medicine, person.with_(dict.fromkeys(unsure, True)), country)

    assert sure.standing is check_medicine(BASE, medicine, person, country).standing


@given(nearly_well_people(), st.data(), medicines, countries)
@MANY
def test_nothing_is_suggested_while_a_row_is_undecided(
    person: Findings, data: st.DataObject, medicine: Medicine, country: str | None
):
    answer = check_medicine(BASE, medicine, person, country)
    assume(answer.standing is MAY)
    rules = [rule for group in medicine.rules for rule in BASE.medicine_rules[group].values()]
    read = sorted(frozenset().union(*(findings_read(r.when) for r in rules)) - set(person))

    guess = {name: data.draw(answers_to(BASE.findings[name])) for name in read}

    assert check_medicine(BASE, medicine, person.with_(guess), country).standing is MAY


@given(people(), countries)
@MANY
def test_what_is_never_suggested_is_never_suggested(person: Findings, country: str | None):
    held_back = [m for m in BASE.medicines.values() if m.never_suggested]

    given_ = {check_medicine(BASE, m, person, country).standing for m in held_back}

    assert MAY not in given_


@given(people(), medicines)
@MANY
def test_an_unknown_country_is_never_answered_more_mildly(person: Findings, medicine: Medicine):
    known = [check_medicine(BASE, medicine, person, code) for code in ("GB", "US", "DE", "IN")]

    unknown = check_medicine(BASE, medicine, person, None)

    assert _strength(unknown) >= max(map(_strength, known))


@given(people(), countries)
@MANY
def test_everything_that_is_open_is_asked_on_some_page(person: Findings, country: str | None):
    check = check_medicines(BASE, person, country=country)

    assert bool(check.to_ask) == (next_medicine_page(BASE, check) is not None)


@given(people(), countries)
@MANY
def test_help_that_is_needed_now_leaves_no_medicine_answer(person: Findings, country: str | None):
    check = check_medicines(BASE, person, country=country)

    assert check.urgent is None or check.urgent <= SAME_DAY or check.answers == ()
