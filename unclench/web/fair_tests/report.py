"""The report of a test, item by item after the CENT statement for trials with one person.

What is asked stands in the knowledge (`fair_tests/report.yaml`), the answers in `report_answers`.
"""

from itertools import groupby
from statistics import mean
from typing import Any

from django.template.defaultfilters import date as date_format
from django.urls import reverse

from unclench.engine.values.fair_test import ReportItem
from unclench.web.fair_tests import verdict_pages
from unclench.web.fair_tests.case import NOT_TOLD, Case, percent
from unclench.web.fair_tests.models import FairTest
from unclench.web.fair_tests.protocol import Stretch
from unclench.web.fair_tests.report_answers import ANSWERS
from unclench.web.knowledge import knowledge


def report_context(test: FairTest) -> dict[str, Any]:
    """The report by its parts, the table of periods and that of days."""
    case = Case(test)
    items = knowledge().fair_tests.report.values()
    return {
        "test": test,
        "protocol": case.protocol,
        "verdict": case.verdict.title,
        "parts": [
            {"title": title, "rows": [_row(case, item) for item in group]}
            for title, group in groupby(items, key=lambda item: item.part)
        ],
        "periods": period_rows(case),
        "day_rows": day_rows(case),
        "picture": verdict_pages.days_chart(case.days, case.protocol),
        "difference": verdict_pages.difference_chart(case.result, case.protocol),
        "back_url": reverse("fair_test", args=[test.pk]),
        "sources": [knowledge().sources[key] for key in ("ln_cent_2015", "ln_cent_2015_explained")],
    }


def _row(case: Case, item: ReportItem) -> dict[str, Any]:
    said = ANSWERS[item.id](case)
    lines = [said] if isinstance(said, str) else said
    return {"item": item.item, "asks": item.asks, "lines": [line for line in lines if line]}


def period_rows(case: Case) -> list[dict[str, Any]]:
    """Each period: its days, what it was for, what came out, how much was done."""
    rows = []
    for stretch in case.protocol.stretches:
        days = [day for day in case.days if day.period == stretch.number]
        values = [day.value for day in days if day.value is not None]
        rows.append(
            {
                "number": stretch.number,
                "arm": case.protocol.titles[stretch.arm],
                "days": _days(stretch),
                "told": f"{len(values)} of {(stretch.last - stretch.first).days + 1}",
                "mean": f"{mean(values):.1f}" if values else "none",
                "adherence": percent(days),
            }
        )
    return rows


def _days(stretch: Stretch) -> str:
    first, last = (date_format(day, "j M") for day in (stretch.first, stretch.last))
    return first if first == last else f"{first} to {last}"


def day_rows(case: Case) -> list[dict[str, str]]:
    """Each day."""
    scale = verdict_pages.scale_of(case.protocol)
    return [
        {
            "day": date_format(day.day, "j M Y"),
            "period": str(day.period),
            "arm": case.protocol.titles[day.arm],
            "value": NOT_TOLD if day.value is None else scale.said(day.value),
            "did": verdict_pages.did_words(day) or NOT_TOLD,
        }
        for day in case.days
    ]
