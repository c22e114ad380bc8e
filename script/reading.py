"""Shows how easy the texts are to read: every kind, then the hardest records."""

import sys
from itertools import groupby

from tests.docs.reading import Reading, readings
from unclench.engine.knowledge.load import load


def main() -> None:
    shown = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    found = readings(load())
    for kind, group in groupby(sorted(found, key=lambda one: one.kind), lambda one: one.kind):
        print(_of_kind(kind, list(group)))
    print()
    for reading in found[:shown]:
        print(_of_record(reading))


def _of_kind(kind: str, group: list[Reading]) -> str:
    middle = sorted(one.grade for one in group)[len(group) // 2]
    hardest = max(group, key=lambda one: one.grade)
    return (
        f"{kind:15} {len(group):3}  middle {middle:4.1f}  hardest {hardest.grade:4.1f} {hardest.id}"
    )


def _of_record(one: Reading) -> str:
    return (
        f"{one.grade:5.1f}  {one.kind}/{one.id}: {one.words} words; "
        f"longest sentence {one.longest}: {one.sentence}"
    )


if __name__ == "__main__":
    main()
