"""The work of `unclench learn simulate`; numpy is loaded with it."""

from dataclasses import asdict
from typing import Any

from unclench.commands.given import knowledge
from unclench.engine.learning.simulate.population import VERSION, Settings
from unclench.engine.learning.simulate.run import Plan, simulate


def simulate_values(given: dict[str, Any]) -> dict[str, Any]:
    """The plan, the version of the population, and the figures."""
    settings = Settings(**{name: given[name] for name in asdict(Settings())})
    rest = {name: value for name, value in given.items() if name not in asdict(settings)}
    plan = Plan(settings=settings, **rest)
    figures = simulate(plan, knowledge().relief_rules)
    shown = {name: round(value, 4) for name, value in figures.items()}
    return {"population": VERSION, "plan": asdict(plan), "figures": shown}
