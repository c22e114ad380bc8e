"""Room for calls within calls. Without it Python asks the system for memory at many a single call.

Python keeps what runs in pieces of memory of 16 KB. Where a piece ends just between a loop and what
the loop calls, every call fetches the next piece and gives it back. That was a third of the time
of our pages. Below one call that asks for a large piece there is room for all that follow.
"""

import gc
from collections.abc import Callable
from typing import TypeVar

import pytest

T = TypeVar("T")
SLOTS = 2**17  # of eight bytes; Python rounds up to a power of two, and the rest is the room


def with_room(called: Callable[[], T]) -> T:
    """Calls it with a megabyte of room below."""
    return called()


with_room.__code__ = with_room.__code__.replace(co_stacksize=SLOTS)


class Room:
    """Lets all tests run with room, and keeps what was read before out of every look for rubbish.

    Of all the tests and what they know there is much, and none of it ever becomes rubbish.
    """

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> object:
        gc.collect()
        gc.freeze()
        plugins = session.config.pluginmanager
        usual = plugins.subset_hook_caller("pytest_runtestloop", [self])
        return with_room(lambda: usual(session=session))
