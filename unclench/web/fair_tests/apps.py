"""Fair tests listen for two records that become one, for one that is erased, and for whoever asks
what they found."""

from typing import Any

from django.apps import AppConfig


class FairTestsConfig(AppConfig):
    """Comparisons in an order drawn beforehand."""

    name = "unclench.web.fair_tests"

    def ready(self) -> None:
        """Of two tests that would run side by side, one goes on; an erased one leaves no number."""
        from unclench.web.accounts.joining import record_joined
        from unclench.web.archive.erase import somebody_erased
        from unclench.web.what_helps.elsewhere import told_elsewhere

        record_joined.connect(_end)
        somebody_erased.connect(_forget)
        told_elsewhere.connect(_tell)


def _end(**told: Any) -> None:
    from unclench.web.fair_tests.services import end_all_but_newest  # not at the start of a command

    end_all_but_newest(**told)


def _forget(**told: Any) -> None:
    from unclench.web.fair_tests.trial import forget_designs  # it brings along what computes

    forget_designs(**told)


def _tell(**asked: Any) -> None:
    from unclench.web.fair_tests.finished import tell_of_options  # not at the start of a command

    tell_of_options(**asked)
