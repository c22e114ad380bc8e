"""What an answer of a QuestionnaireResponse counts, by FHIR's own means and never by its words."""

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from unclench.engine.values.filled_in import Item, ItemKind
from unclench.fhir.names import EXTENSION
from unclench.fhir.strict import plain

Options = Mapping[tuple[str, str, str], float]
"""The weight of an answer by link id, code system and code, where the Questionnaire tells it."""

_WEIGHTS = tuple(
    EXTENSION + name
    for name in ("ordinalValue", "itemWeight", "questionnaire-ordinalValue", "iso21090-CO-value")
)
_NUMBERS = ("valueInteger", "valueDecimal", "valueQuantity")


def weigh(link: str, answers: list[Mapping[str, Any]], options: Options) -> Item:
    """One item with its answer. What does not count is told as `unread`."""
    told = [(key, each) for each in answers for key in sorted(each) if _is_value(key, each)]
    if len(told) > 1:
        return Item(link, unread=f"`{len(told)} answers`")
    if not told:
        return Item(link)
    key, answer = told[0]
    item = _by_key(link, key, answer, options)
    return item or Item(link, unread=f"`{_shown(answer[key])}`")


def _is_value(key: str, answer: Mapping[str, Any]) -> bool:
    return key.startswith("value") and answer[key] is not None


def _by_key(link: str, key: str, answer: Mapping[str, Any], options: Options) -> Item | None:
    value = answer[key]
    if key == "valueBoolean" and isinstance(value, bool):
        return Item(link, float(value), ItemKind.YES_NO)
    weight = _weight_told(link, answer, value, options)
    if weight is not None:
        return Item(link, weight, ItemKind.WEIGHT)
    number = value.get("value") if isinstance(value, Mapping) else value
    counts = is_number(number) and key in _NUMBERS
    return Item(link, float(number)) if counts and number is not None else None


def _weight_told(
    link: str, answer: Mapping[str, Any], value: object, options: Options
) -> float | None:
    """The weight of an answer: on itself, on its code, or where the Questionnaire offers it."""
    weight = _weight_of(answer)
    if weight is None and isinstance(value, Mapping):
        weight = _weight_of(value)
        if weight is None:
            weight = options.get((link, str(value.get("system")), str(value.get("code"))))
    return weight


def _weight_of(holder: Mapping[str, Any]) -> float | None:
    """The weight that stands in an extension of a code or of an answer."""
    return next(_weights(holder.get("extension")), None)


def _weights(extensions: object) -> Iterator[float]:
    for each in extensions if isinstance(extensions, list) else ():
        if isinstance(each, Mapping) and each.get("url") in _WEIGHTS:
            for key in ("valueDecimal", "valueInteger"):
                if is_number(each.get(key)):
                    yield float(each[key])


def options_of(link: str, item: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str, str], float]]:
    """The weights of the answers that one item of a Questionnaire offers."""
    offered = item.get("answerOption")
    for option in offered if isinstance(offered, list) else ():
        coding = option.get("valueCoding") if isinstance(option, Mapping) else None
        if isinstance(coding, Mapping):
            weight = _weight_of(coding)
            weight = _weight_of(option) if weight is None else weight
            if weight is not None:
                yield (link, str(coding.get("system")), str(coding.get("code"))), weight


def is_number(value: object) -> bool:
    """Whether it is a number that can be counted with."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _shown(value: object) -> str:
    """An answer that does not count: the code of a code, and of anything else only its kind,
    because words may stand there."""
    if isinstance(value, Mapping):
        return plain(value.get("code", "something without a code"))
    return f"an answer of the kind {type(value).__name__}"
