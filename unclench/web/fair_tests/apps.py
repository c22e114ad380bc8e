"""Fair tests listen for two records that become one."""

from django.apps import AppConfig


class FairTestsConfig(AppConfig):
    """Comparisons in an order drawn beforehand."""

    name = "unclench.web.fair_tests"

    def ready(self) -> None:
        """Of two tests that would run side by side, one goes on."""
        from unclench.web.accounts.joining import record_joined
        from unclench.web.fair_tests.services import end_all_but_newest

        record_joined.connect(end_all_but_newest)
