"""What was brought in listens for two records that become one."""

from django.apps import AppConfig


class FromElsewhereConfig(AppConfig):
    """Steps, sleep and workouts from files of other programs."""

    name = "unclench.web.from_elsewhere"

    def ready(self) -> None:
        """Its days are worked out again after joining."""
        from unclench.web.accounts.joining import record_joined
        from unclench.web.from_elsewhere.services import fold_after_joining

        record_joined.connect(fold_after_joining)
