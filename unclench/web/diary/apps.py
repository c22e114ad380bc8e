"""The diary listens for two records that become one."""

from typing import Any

from django.apps import AppConfig


class DiaryConfig(AppConfig):
    """A diary of days, each the fold of what arrived."""

    name = "unclench.web.diary"

    def ready(self) -> None:
        """Its days are worked out again after joining."""
        from unclench.web.accounts.joining import record_joined

        record_joined.connect(_fold)


def _fold(**told: Any) -> None:
    from unclench.web.diary.services import fold_after_joining  # not at the start of a command

    fold_after_joining(**told)
