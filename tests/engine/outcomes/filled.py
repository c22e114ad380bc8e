"""Questionnaires that somebody filled in, with only what matters to a test."""

from collections.abc import Iterable

from unclench.engine.values.filled_in import FilledIn, Item, ItemKind

YES_NO, WEIGHT, NUMBER = ItemKind.YES_NO, ItemKind.WEIGHT, ItemKind.NUMBER


def filled(*items: Item, **more) -> FilledIn:
    return FilledIn(items=items, fingerprint="0" * 64, **more)


def answers(values: Iterable[float | None], kind: ItemKind = NUMBER) -> list[Item]:
    """Answers to the questions 1, 2, 3 and so on; None was not answered."""
    return [Item(f"q{number}", value, kind) for number, value in enumerate(values, 1)]


def total(value: float, link: str = "total") -> Item:
    """The score, told by the file itself."""
    return Item(link, value)
