"""The three pages of what is learnt about one person, to choose from on each of them."""

from typing import Any

from django.urls import reverse

PARTS = {
    "what_eases": "What eases it",
    "looking_back_sets_off": "What sets it off",
    "fair_tests": "Fair tests",
}


def parts_with(chosen: str) -> list[dict[str, Any]]:
    """The pages, by the name of the one that is open."""
    return [
        {"title": title, "url": reverse(name), "chosen": name == chosen}
        for name, title in PARTS.items()
    ]
