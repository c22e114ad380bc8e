"""How many people's red flags are decided in a second: here, by json-logic and by CEL.

All evaluate the same rules of the same people, and must agree on every one before a clock is
started. What is not installed (`bench/requirements.txt`) is left out. Prints JSON.
"""

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from bench.loading.translated import as_answers, as_cel, as_json_logic
from bench.million import somebody
from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.load import load
from unclench.engine.values.circuit import Verdict
from unclench.engine.values.condition import evaluate
from unclench.engine.values.findings import Findings, NotSure

BASE = load()
PEOPLE, SECONDS = 200, 4.0
Decide = Callable[[int], list[bool]]
SIZES = (1, 2, 4)


def main() -> None:
    """The rates, side by side, and how they fall with more knowledge."""
    told = _people()
    ways = {name: made(told) for name, made in WAYS.items()}
    ways = {name: way for name, way in ways.items() if way is not None}
    _must_agree(ways)
    ways["unclench, whole triage"] = lambda at: [bool(triage(BASE, told[at]).fired)]
    found = {"rules": len(BASE.rules), "a_second": _rates(ways), "sizes": _sizes(told)}
    print(json.dumps(found))


def _people() -> list[Findings]:
    """People who answered everything, and were sure."""
    chance, found = random.Random(5), []
    while len(found) < PEOPLE:
        person = somebody(chance)
        answers = {k: v for k, v in person.answers.items() if not isinstance(v, NotSure)}
        filled = {name: False for name in BASE.read_by_rules} | answers
        found.append(Findings(filled))
    return found


def _compiled(told: Sequence[Findings]) -> Decide:
    circuit = BASE.rule_circuit
    return lambda at: [verdict is Verdict.HOLDS for verdict in circuit.verdicts(told[at])]


def _plainly(told: Sequence[Findings]) -> Decide:
    rules = [rule.when for _, rule in BASE.rules]
    return lambda at: [evaluate(rule, told[at]) is True for rule in rules]


def _json_logic(told: Sequence[Findings]) -> Decide | None:
    try:
        from json_logic import jsonLogic
    except ImportError:
        return None
    rules = [as_json_logic(rule.when) for _, rule in BASE.rules]
    answers = [as_answers(each) for each in told]
    return lambda at: [bool(jsonLogic(rule, answers[at])) for rule in rules]


def _cel_python(told: Sequence[Findings]) -> Decide | None:
    try:
        import celpy
    except ImportError:
        return None
    language = celpy.Environment()
    rules = [language.program(language.compile(as_cel(rule.when))) for _, rule in BASE.rules]
    answers = [{"told": celpy.json_to_cel(as_answers(each))} for each in told]
    return lambda at: [bool(rule.evaluate(answers[at])) for rule in rules]


def _cel_rust(told: Sequence[Findings]) -> Decide | None:
    try:
        import cel
    except ImportError:
        return None
    rules = [cel.compile(as_cel(rule.when)) for _, rule in BASE.rules]
    answers = [as_answers(each) for each in told]

    def decide(at: int) -> list[bool]:
        # Turned into its own values once for all rules of a person; by rule it takes a hundred
        # times as long.
        context = cel.Context(variables={"told": answers[at]})
        return [bool(rule.execute(context)) for rule in rules]

    return decide


WAYS: dict[str, Callable[[Sequence[Findings]], Decide | None]] = {
    "unclench, compiled": _compiled,
    "unclench, as written": _plainly,
    "json-logic-qubit": _json_logic,
    "common-expression-language (Rust)": _cel_rust,
    "cel-python": _cel_python,
}


def _must_agree(ways: dict[str, Decide]) -> None:
    """Every rule of every person is the same in all of them."""
    for at in range(PEOPLE // 4):
        answers = {name: decide(at) for name, decide in ways.items()}
        first = answers["unclench, as written"]
        wrong = [name for name, found in answers.items() if found != first]
        if wrong:
            raise SystemExit(f"{wrong} decide otherwise about person {at}")


def _rates(ways: dict[str, Decide]) -> dict[str, float]:
    """People a second, by turns in short stretches, so that a busy machine slows all alike."""
    spent, done = dict.fromkeys(ways, 0.0), dict.fromkeys(ways, 0)
    while min(spent.values()) < SECONDS / 4:
        for name, decide in ways.items():
            began = time.process_time()
            while time.process_time() - began < SECONDS / 20:
                decide(done[name] % PEOPLE)
                done[name] += 1
            spent[name] += time.process_time() - began
    return {name: round(done[name] / spent[name], 1) for name in ways}


def _sizes(told: Sequence[Findings]) -> dict[str, float]:
    """Milliseconds of a whole triage with every red flag once, twice and four times."""
    bases = {size: _larger(size) for size in SIZES}
    spent = dict.fromkeys(SIZES, 0.0)
    for person in told:
        for size, base in bases.items():
            began = time.process_time()
            triage(base, person)
            spent[size] += time.process_time() - began
    return {str(size): round(1000 * spent[size] / PEOPLE, 4) for size in SIZES}


def _larger(size: int) -> KnowledgeBase:
    """The same knowledge with copies of every flag under other names."""
    flags = dict(BASE.red_flags)
    for copy in range(1, size):
        flags |= {
            f"{name}_{copy}": replace(flag, id=f"{name}_{copy}")
            for name, flag in BASE.red_flags.items()
        }
    return replace(BASE, red_flags=flags)


if __name__ == "__main__":
    main()
