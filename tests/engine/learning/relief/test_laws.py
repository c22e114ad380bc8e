"""What has to hold of the model of relief whatever the ratings are."""

from dataclasses import replace

import numpy as np
import pytest

from tests.engine.learning.relief.truth import RULES, priors, record_of_all, somebody
from unclench.engine.learning.relief.analyse import analyse_relief
from unclench.engine.learning.relief.design import design
from unclench.engine.learning.relief.fit import fit, see
from unclench.engine.learning.relief.priors import OptionPrior, ReliefPriors
from unclench.engine.learning.relief.sessions import WAITED, ReliefSession

PRIORS = priors()
NAMES = (WAITED, *PRIORS.ids)


def sessions_of(seed: int, count: int) -> list[ReliefSession]:
    rows = somebody(np.random.default_rng(seed), count).sessions
    return [
        ReliefSession(
            day, NAMES[option], before, float(np.clip(after, 0, 10)), 45.0, bool(own), bout
        )
        for option, day, before, after, _, own, bout in rows
    ]


HISTORY = sessions_of(7, 25)


def numbers(result) -> dict[str, tuple[float, ...]]:
    return {
        each.option: (each.mean, each.sd, *each.interval_95, each.p_strict, each.prior_share)
        for each in result.options
    }


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (1, 0, 3, 2), (2, 3, 0, 1)])
def test_the_order_of_the_options_does_not_matter(order):
    turned = ReliefPriors(tuple(PRIORS.options[place] for place in order), RULES)

    mine, theirs = (numbers(analyse_relief(HISTORY, each)) for each in (PRIORS, turned))

    assert all(mine[name] == pytest.approx(theirs[name], abs=1e-6) for name in PRIORS.ids)


def test_the_order_in_which_sessions_are_given_does_not_matter():
    mixed = [HISTORY[place] for place in np.random.default_rng(1).permutation(len(HISTORY))]

    assert numbers(analyse_relief(mixed, PRIORS)) == numbers(analyse_relief(HISTORY, PRIORS))


def test_the_day_on_which_it_all_began_does_not_matter():
    later = [replace(each, day=each.day + 4000) for each in HISTORY]

    mine, theirs = (numbers(analyse_relief(each, PRIORS)) for each in (HISTORY, later))

    assert all(mine[name] == pytest.approx(theirs[name], abs=1e-6) for name in mine)


def test_the_names_of_the_bouts_do_not_matter():
    renamed = [replace(each, episode=each.episode * 7 + 3) for each in HISTORY]

    assert numbers(analyse_relief(renamed, PRIORS)) == numbers(analyse_relief(HISTORY, PRIORS))


def test_an_option_of_another_group_that_was_never_used_changes_nothing_of_the_others():
    without_spread = replace(RULES, spread_log_sd=1e-9)
    more = (*PRIORS.options, OptionPrior("new", "other", 1.0, 0.9))

    mine = numbers(analyse_relief(HISTORY, ReliefPriors(PRIORS.options, without_spread)))
    theirs = numbers(analyse_relief(HISTORY, ReliefPriors(more, without_spread)))

    assert all(mine[name] == pytest.approx(theirs[name], abs=1e-6) for name in mine)


def test_a_bigger_drop_raises_the_estimate_of_that_option():
    place = next(n for n, each in enumerate(HISTORY) if each.option == "o1" and each.after > 2)
    better = [*HISTORY]
    better[place] = replace(HISTORY[place], after=HISTORY[place].after - 1)

    mine, theirs = (analyse_relief(each, PRIORS).options[0].mean for each in (HISTORY, better))

    assert theirs > mine


def test_waiting_that_helps_as_much_lowers_what_is_put_down_to_the_options():
    waits = [ReliefSession(30 + n, WAITED, 6, 4) for n in range(8)]
    idle = [ReliefSession(30 + n, WAITED, 6, 6) for n in range(8)]
    used = [ReliefSession(float(n), "o1", 6, 4) for n in range(8)]

    falls, stays = (analyse_relief([*used, *each], PRIORS).options[0] for each in (waits, idle))

    assert falls.mean < stays.mean - 0.5
    assert falls.p_strict < 0.3 < stays.p_strict


def test_more_sessions_leave_less_unknown_on_average():
    people = [somebody(np.random.default_rng([3, n]), 30) for n in range(40)]
    few = [replace(person, sessions=person.sessions[:10]) for person in people]

    sds = [_mean_sd(each) for each in (few, people)]

    assert sds[1] < 0.85 * sds[0]


def _mean_sd(people) -> float:
    fitted = fit(see(design(record_of_all(people), PRIORS), RULES), PRIORS.action, RULES)
    return float(np.sqrt(np.diagonal(fitted.covariance, axis1=1, axis2=2)[:, 1:]).mean())


def test_many_people_at_once_are_the_same_as_one_by_one():
    people = [somebody(np.random.default_rng([4, n]), 14) for n in range(3)]
    together = fit(see(design(record_of_all(people), PRIORS), RULES), PRIORS.action, RULES)

    alone = fit(see(design(record_of_all(people[1:2]), PRIORS), RULES), PRIORS.action, RULES)

    assert together.mean[1] == pytest.approx(alone.mean[0], abs=1e-9)


def test_what_is_left_of_the_prior_falls_with_the_sessions():
    shares = [analyse_relief(HISTORY[:n], PRIORS).options[0].prior_share for n in (0, 8, 25)]

    assert shares[0] == pytest.approx(1.0)
    assert shares[0] > shares[1] > shares[2] > 0
