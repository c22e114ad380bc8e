"""A million invented people through triage: how long one takes, and what they are told.

    script/bench [PEOPLE]

Every finding is drawn by itself: each danger from one person in 200, ages and pain as they come.
The mix says what the rules do with such a crowd, not what real people have.
"""

import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from unclench.engine.assessment.assess import triage
from unclench.engine.knowledge.load import load
from unclench.engine.values.finding import FindingType, Role
from unclench.engine.values.findings import NOT_SURE, Findings
from unclench.evaluation.people import usual_person

BASE = load()
USUAL = dict(usual_person(BASE))
SHARE = {Role.DANGER: 1 / 200, Role.CONTEXT: 1 / 20, Role.REASSURING: 1 / 20}
READ = [BASE.findings[name] for name in sorted(BASE.read_by_rules)]
YES_NO = [f for f in READ if f.type is FindingType.YES_NO]
CHOICES = [f for f in READ if f.type is FindingType.CHOICE]


def somebody(chance: random.Random) -> Findings:
    answers = dict(USUAL)
    for finding in YES_NO:
        drawn = chance.random()
        if drawn < SHARE[finding.role]:
            answers[finding.id] = True
        elif drawn > 0.9995:
            answers[finding.id] = NOT_SURE
    for finding in CHOICES:
        if finding.id != "pregnancy":
            answers[finding.id] = chance.choice(finding.options).id
    answers["age"] = float(chance.randint(18, 90))
    answers["pain_nprs"] = float(chance.randint(1, 10))
    answers["pain_days"] = float(int(chance.expovariate(1 / 14)))
    return Findings(answers)


def some_people(job: tuple[int, int]) -> tuple[Counter, float]:
    seed, people = job
    chance, told, spent = random.Random(seed), Counter(), 0.0
    for _ in range(people):
        person = somebody(chance)
        began = time.perf_counter()
        told[str(triage(BASE, person).urgency)] += 1
        spent += time.perf_counter() - began
    return told, spent


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    jobs = [(seed, wanted // 100) for seed in range(100)]
    told, spent, began = Counter(), 0.0, time.perf_counter()
    with ProcessPoolExecutor() as pool:
        for number, (mix, seconds) in enumerate(pool.map(some_people, jobs), 1):
            told += mix
            spent += seconds
            print(f"\r{number} of 100", end="", file=sys.stderr, flush=True)
    people = told.total()
    print(f"\r{people} people in {time.perf_counter() - began:.0f} s")
    print(f"triage took {spent / people * 1000:.3f} ms a person")
    for level, count in told.most_common():
        print(f"{level:10} {count / people:7.2%}")


if __name__ == "__main__":
    main()
