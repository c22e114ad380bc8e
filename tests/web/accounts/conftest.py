"""Accounts for the cast, and a browser for each."""

import re

import pytest
from django.core.cache import cache

from tests.web.conftest import Person

PASSWORD = "slow warm breath at night"


class Member(Person):
    """Somebody who may have an account."""

    def __init__(self, email: str = "vera@example.org") -> None:
        super().__init__()
        self.email = email

    def sends(self, address: str, **fields):
        return self.browser.post(address, fields)

    def signs_up(self, password: str = PASSWORD):
        return self.sends("/account/signup/", email=self.email, password1=password)

    def signs_in(self, password: str = PASSWORD, **more):
        return self.sends("/account/login/", login=self.email, password=password, **more)

    def signs_out(self):
        return self.sends("/account/logout/")

    def says_who(self) -> None:
        """Proves again that it is them, as before something that matters."""
        self.sends("/account/reauthenticate/", password=PASSWORD)

    def words_of(self, address: str) -> str:
        return re.sub(r"\s+", " ", self.opens(address).content.decode())


@pytest.fixture(autouse=True)
def _no_tries_counted(db):
    cache.clear()


@pytest.fixture
def vera(db) -> Member:
    return Member()


@pytest.fixture
def tom(db) -> Member:
    return Member("tom@example.org")
