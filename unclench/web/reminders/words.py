"""What a reminder says. Nothing about health, unless the person allowed it."""

from dataclasses import dataclass

from unclench.web.reminders.models import Kind


@dataclass(frozen=True)
class Words:
    """One reminder in words: `title` and `text`, and the name of the page it leads to."""

    title: str
    text: str
    page: str


QUIET = {
    Kind.DIARY: Words("Time for you", "A moment to note your day.", "diary"),
    Kind.SESSION: Words("Time for you", "A few quiet minutes, if they fit.", "plan"),
    Kind.FAIR_TEST: Words("Time for you", "One small thing is planned for today.", "fair_tests"),
}
PLAIN = {
    Kind.DIARY: Words("How is your back today?", "Ten seconds are enough.", "diary"),
    Kind.SESSION: Words("Your back session", "It is ready. Less is fine too.", "plan"),
    Kind.FAIR_TEST: Words("Your fair test", "See what today is for.", "fair_tests"),
}


def words_for(kind: str, *, plain: bool) -> Words:
    """The words for one kind of reminder."""
    return (PLAIN if plain else QUIET)[Kind(kind)]
