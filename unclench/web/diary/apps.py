"""The diary listens for two records that become one."""

from django.apps import AppConfig


class DiaryConfig(AppConfig):
    """A diary of days, each the fold of what arrived."""

    name = "unclench.web.diary"

    def ready(self) -> None:
        """Its days are worked out again after joining."""
        from unclench.web.accounts.joining import record_joined
        from unclench.web.diary.services import fold_after_joining

        record_joined.connect(fold_after_joining)
