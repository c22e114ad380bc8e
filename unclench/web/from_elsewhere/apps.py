"""What was brought in listens for two records that become one."""

from typing import Any

from django.apps import AppConfig


class FromElsewhereConfig(AppConfig):
    """Steps, sleep and workouts from files of other programs."""

    name = "unclench.web.from_elsewhere"

    def ready(self) -> None:
        """Its days are worked out again after joining."""
        from unclench.web.accounts.joining import record_joined

        record_joined.connect(_fold)


def _fold(**told: Any) -> None:
    # Not at the start of a command.
    from unclench.web.from_elsewhere.services import fold_after_joining

    fold_after_joining(**told)
