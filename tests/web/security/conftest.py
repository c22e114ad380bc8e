"""Accounts for these tests."""

from tests.web.accounts.conftest import _no_tries_counted, tom, vera

__all__ = ["_no_tries_counted", "tom", "vera"]
