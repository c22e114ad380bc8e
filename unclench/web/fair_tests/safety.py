"""Who may begin a fair test, and what stops one: a worrying check, a flare-up, a new caution.

These stand above whatever a test would like to know.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from unclench.engine.assessment.assess import Offer, Standing, offer
from unclench.engine.knowledge.answers import stored_findings
from unclench.engine.values.fair_test import FairTestArm
from unclench.engine.values.findings import Findings
from unclench.engine.values.history import Flare
from unclench.web.accounts.models import Visitor
from unclench.web.check.models import Decision, Disposition
from unclench.web.check.services import latest_decision, open_check, result_of
from unclench.web.episodes.models import Mark
from unclench.web.episodes.services import marks_of
from unclench.web.fair_tests.days import hard_arm
from unclench.web.fair_tests.models import FairTest, Happened, Why
from unclench.web.fair_tests.protocol import Protocol
from unclench.web.knowledge import knowledge
from unclench.web.plan.services import flare_of
from unclench.web.told import told_by, told_since

URGENT = (Disposition.EMERGENCY, Disposition.SAME_DAY)


@dataclass(frozen=True)
class Hold:
    """Why no test goes on today. `ends`: it is over and does not go on later."""

    why: Why
    title: str
    text: str
    link_url: str = ""
    link_text: str = ""
    ends: bool = False


CHECK_FIRST = "A fair test is for a back that was checked. Two minutes, and then you can plan one."
OLD_CHECK = "Your last check is more than {days} days old. Check again first, it takes two minutes."
SEE_FIRST = (
    "Your check says that somebody should look at your back. That comes first. Nothing of what you "
    "noted is lost."
)
URGENT_TEXT = (
    "A check of yours asked you to get help soon. That comes before any test, so this test has "
    "ended. What you noted stays."
)
OPEN_CHECK = "Something you answered in a check needs a look. Finish that check first."
FLARED = (
    "It has flared up. Ease your back first, in whatever way is good for you. The test can go on "
    "when the flare-up is over. Days without it do no harm."
)


def hold_before(visitor: Visitor | None) -> Hold | None:
    """Why this person may not begin one; None when they may."""
    decision = latest_decision(visitor)
    if visitor is None or decision is None:
        return _check(CHECK_FIRST)
    counts = knowledge().plan.rules.check_counts_days
    if decision.made_at < timezone.now() - timedelta(days=counts):
        return _check(OLD_CHECK.format(days=counts))
    return _checked(visitor, decision) or _flare(visitor, timezone.localdate())


def hold_on(test: FairTest, today: date) -> Hold | None:
    """What stops a test that was agreed; None when it may go on."""
    visitor = test.visitor
    decision = latest_decision(visitor)
    return (
        _was_urgent(test)
        or (_checked(visitor, decision) if decision else _check(CHECK_FIRST))
        or _flare_in(test, today)
        or next(_cautions(test, decision), None)
    )


def _check(text: str) -> Hold:
    return Hold(Why.CHECK, "First a check", text, reverse("check_start"), "Check my back")


def _checked(visitor: Visitor, decision: Decision) -> Hold | None:
    """A red flag that is open: in the newest result, or in a check that was not finished."""
    if decision.disposition != Disposition.SELF_CARE or not decision.result["complete"]:
        result = reverse("check_result", args=[decision.pk])
        return Hold(Why.CHECK, "See somebody first", SEE_FIRST, result, "What your check says")
    check = open_check(visitor)
    if check is not None and any(not fired.settled for fired in result_of(check).fired):
        link = reverse("check_answers")
        return Hold(Why.CHECK, "Finish your check first", OPEN_CHECK, link, "Go on with the check")
    return None


def _was_urgent(test: FairTest) -> Hold | None:
    """Any urgent result since it was agreed, also one that a later check took back."""
    since = Decision.objects.filter(
        safety_check__visitor=test.visitor, made_at__gte=test.agreed_at, disposition__in=URGENT
    )
    found = since.order_by("-made_at").values_list("pk", flat=True).first()
    if found is None:
        return None
    link = reverse("check_result", args=[found])
    title = "This test has ended"
    return Hold(Why.CHECK, title, URGENT_TEXT, link, "What your check says", ends=True)


def _flare(visitor: Visitor, today: date) -> Hold | None:
    """The flare-up that the plan is in: the person marked it, or their ratings show it."""
    return _paused_for_it() if flare_of(visitor, today) else None


def _flare_in(test: FairTest, today: date) -> Hold | None:
    """The same while a test runs. Hard days with one of its things are asked about first, and who
    chose to go on after them goes on, unless they said themselves that it has flared up."""
    flare = flare_of(test.visitor, today)
    if flare is None:
        return None
    said = any(m.mark == Mark.FLARE and m.day >= flare.start for m in marks_of(test.visitor))
    if not said and _is_asked(test, flare, today):
        return None
    return _paused_for_it()


def _is_asked(test: FairTest, flare: Flare, today: date) -> bool:
    """Whether they are asked about the hard days, or were since it began."""
    asked = test.events.filter(happened=Happened.ASKED, day__gte=flare.start)
    return bool(hard_arm(test, Protocol.read(test.protocol), today)) or asked.exists()


def _paused_for_it() -> Hold:
    link = reverse("plan_flare")
    return Hold(Why.FLARE, "Paused for the flare-up", FLARED, link, "Your flare plan")


def _cautions(test: FairTest, decision: Decision | None) -> Iterator[Hold]:
    """What is compared and no longer suits this person."""
    told = told_since(decision) if decision else Findings()
    findings, arms = _with_its_own(test, told), knowledge().fair_tests.arms
    for arm in (arms[name] for name in test.arms if name in arms):
        weighed = offer_of(arm, findings)
        if weighed and weighed.standing is Standing.LEFT_OUT:
            said = " ".join(reason.why for reason in weighed.reasons)
            text = f"{arm.title} does not suit you now. {said}"
            yield Hold(Why.CAUTION, "Paused, because something changed", text)


def findings_of(test: FairTest) -> Findings:
    """All that the person told, and what they told before this test."""
    return _with_its_own(test, told_by(test.visitor))


def _with_its_own(test: FairTest, told: Findings) -> Findings:
    return told.with_(stored_findings(knowledge(), test.cautions))


def offer_of(arm: FairTestArm, findings: Findings) -> Offer | None:
    """Whether an arm may be offered; None for carrying on as usual, which speaks against nobody."""
    if arm.usual:
        return None
    return offer(knowledge(), knowledge().interventions[arm.intervention], findings)


def suits(arm: FairTestArm, findings: Findings) -> bool:
    """Whether nothing is known to speak against an arm; a caution may still have to be asked."""
    weighed = offer_of(arm, findings)
    return weighed is None or weighed.standing is not Standing.LEFT_OUT
