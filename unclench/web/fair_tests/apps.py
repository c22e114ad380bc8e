"""Fair tests listen for two records that become one, for one that is erased, and for whoever asks
what they found."""

from django.apps import AppConfig


class FairTestsConfig(AppConfig):
    """Comparisons in an order drawn beforehand."""

    name = "unclench.web.fair_tests"

    def ready(self) -> None:
        """Of two tests that would run side by side, one goes on; an erased one leaves no number."""
        from unclench.web.accounts.joining import record_joined
        from unclench.web.archive.erase import somebody_erased
        from unclench.web.fair_tests.finished import tell_of_options
        from unclench.web.fair_tests.services import end_all_but_newest
        from unclench.web.fair_tests.trial import forget_designs
        from unclench.web.what_helps.elsewhere import told_elsewhere

        record_joined.connect(end_all_but_newest)
        somebody_erased.connect(forget_designs)
        told_elsewhere.connect(tell_of_options)
