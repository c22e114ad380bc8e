"""Which address comes next in a check."""

from django.urls import reverse

from unclench.engine.assessment.assess import page_after, pages_answered
from unclench.web.check import services
from unclench.web.check.models import Check
from unclench.web.knowledge import knowledge


def road_ahead(check: Check | None) -> str:
    """The address of what comes next: answers that do not fit together, the result of an
    emergency, a page, or the summary."""
    unclear = services.contradiction_of(check)
    if unclear:
        return reverse("check_unclear", args=[unclear.id])
    result = services.result_of(check)
    if check and services.is_emergency(result):
        return result_url(check)
    page = page_after(knowledge(), services.findings_of(check), result)
    return reverse("check_page", args=[page.id]) if page else reverse("check_answers")


def after_summary(check: Check) -> str:
    """Once every question is answered: whether a clinician has seen it, then the result.

    What a clinician's check settles can open questions that were not worth asking before.
    """
    flag = services.flag_to_ask_about(check)
    if flag:
        return _about_clinicians(check, flag)
    return road_ahead(check) if services.next_page_of(check) else result_url(check)


def _about_clinicians(check: Check, flag: str) -> str:
    earlier = services.marks_to_confirm(check, flag)
    if earlier:
        return reverse("check_still", args=[earlier[0].pk])
    return reverse("check_seen", args=[flag])


def result_url(check: Check) -> str:
    """The result, decided now."""
    return reverse("check_result", args=[services.decide(check).pk])


def last_page(check: Check) -> str:
    """The page that was answered last."""
    road = pages_answered(knowledge(), services.findings_of(check))
    return reverse("check_page", args=[road[-1].id]) if road else reverse("home")
