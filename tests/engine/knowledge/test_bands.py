"""A band of a one-tap answer means the same as any value inside it."""

import itertools

import pytest

from tests.shipped import BASE
from unclench.engine.knowledge.check_conditions import conditions_of
from unclench.engine.values.condition import Compare, atoms_of

BANDED = [finding for finding in BASE.findings.values() if finding.bands]
RECORDS = [
    *BASE.red_flags.values(),
    *BASE.exits.values(),
    *BASE.interventions.values(),
    *BASE.causes.values(),
    *BASE.self_tests.values(),
    *BASE.capacity_tests.values(),
    BASE.sleep,
    *(rule for group in BASE.medicine_rules.values() for rule in group.values()),
]
COMPARED = {
    atom
    for record in RECORDS
    for _, condition in conditions_of(record)
    for atom in atoms_of(condition)
    if isinstance(atom, Compare) and isinstance(atom.literal, float)
}


@pytest.mark.parametrize("finding", BANDED, ids=lambda finding: finding.id)
def test_no_threshold_of_any_rule_falls_inside_a_band(finding):
    edges = [band.low for band in finding.bands] + [finding.high + 1]
    whole = [range(int(low), int(high)) for low, high in itertools.pairwise(edges)]

    split = [
        (compare, band)
        for compare in COMPARED
        if compare.finding == finding.id
        for band in whole
        if len({compare.holds(float(value)) for value in band}) > 1
    ]

    assert split == []
