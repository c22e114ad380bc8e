"""Somebody who has used the site before."""

import pytest

from tests.web.conftest import Person


@pytest.fixture
def person_who_finished(db):
    person = Person()
    person.finishes()
    return person
