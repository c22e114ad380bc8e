"""The form of the shipped knowledge, made once."""

import pytest

from tests.fhir.form import items_of
from unclench.fhir.questionnaire import questionnaire


@pytest.fixture(scope="session")
def form(base):
    return questionnaire(base)


@pytest.fixture(scope="session")
def items(form):
    return {item["linkId"]: item for item in items_of(form)}
