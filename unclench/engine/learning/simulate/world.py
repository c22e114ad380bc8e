"""How sessions go for invented people: pain before, what is chosen, pain after."""

from dataclasses import dataclass, field, replace

import numpy as np

from unclench.engine.learning.mixture import Floats
from unclench.engine.learning.relief.sessions import Record, Whole
from unclench.engine.learning.simulate.population import People, Settings

USUAL_MINUTES = 45.0
PAIN_SD, PAIN_CORRELATION = 1.8, 0.5
LEAST_PAIN = 1.0
NOVEL_USES = 2


@dataclass
class World:
    """The people, session by session. `record` is what they wrote down so far, `day` the last."""

    people: People
    settings: Settings
    sessions: int
    chance: np.random.Generator
    day: float = 0.0
    effects: Floats = field(init=False)
    uses: Floats = field(init=False)
    record: Record = field(init=False)

    def __post_init__(self) -> None:
        count = len(self.people.noise)
        self.effects = self.people.effects.copy()
        self.uses = np.zeros_like(self.effects)
        whole, real = np.zeros((count, 0), dtype=np.int64), np.zeros((count, 0))
        self.record = Record(whole, real, real, real, real, real, whole)
        self._mood, self._error = (self.chance.standard_normal(count) for _ in range(2))

    def pain(self, day: float) -> Floats:
        """Pain at the start of the session of that day; call it once before each `go`."""
        rho, spread = PAIN_CORRELATION, np.sqrt(1 - PAIN_CORRELATION**2)
        self._mood = rho * self._mood + spread * self.chance.standard_normal(len(self._mood))
        self.day = day
        pain = self.people.usual + PAIN_SD * self._mood - self._fallen()
        return self._rated(np.clip(pain, LEAST_PAIN, 10.0))

    def go(self, option: Whole, before: Floats, own: Floats) -> None:
        """One session: 0 is waiting, else the number of the option; own: picked by the person."""
        after = self._rated(np.clip(before - self._drop(option, before), 0.0, 10.0))
        bout = int(self.day * self.settings.bouts // self.sessions)
        now = {
            "option": option,
            "day": np.full(len(option), self.day),
            "before": before,
            "after": after,
            "minutes": np.full(len(option), USUAL_MINUTES),
            "own": own,
            "episode": np.full(len(option), bout),
        }
        longer = {n: np.column_stack((getattr(self.record, n), each)) for n, each in now.items()}
        self.record = replace(self.record, **longer)
        self._wear(option)

    def gain(self, option: Whole, before: Floats) -> Floats:
        """The true drop by the option beyond waiting, novelty left out, in points."""
        rows, used = np.arange(len(option)), option > 0
        effect = np.where(used, self.effects[rows, np.maximum(option - 1, 0)], 0.0)
        gain: Floats = effect * np.sqrt(before / 5.0)
        return gain

    def best_gain(self, before: Floats) -> Floats:
        """The true drop by the best option."""
        gain: Floats = self.effects.max(axis=1) * np.sqrt(before / 5.0)
        return gain

    def _fallen(self) -> float:
        return self.settings.course * self.day / self.sessions

    def _drop(self, option: Whole, before: Floats) -> Floats:
        people, rows = self.people, np.arange(len(option))
        place, used = np.maximum(option - 1, 0), option > 0
        novel = used & (self.uses[rows, place] < NOVEL_USES)
        bump = people.novelty[rows, place] + self.settings.expectation_at_first
        extra = novel * bump + used * self.settings.expectation
        above = people.above_usual * (before - people.usual + self._fallen())
        return people.by_itself + above + self.gain(option, before) + extra + self._noise()

    def _noise(self) -> Floats:
        rho = self.people.correlation
        fresh = self.chance.standard_normal(len(rho))
        if self.settings.heavy_tails:
            fresh = self.chance.standard_t(3, len(rho)) / np.sqrt(3.0)
        self._error = rho * self._error + np.sqrt(1 - rho**2) * fresh
        noise: Floats = self.people.noise * self._error
        return noise

    def _rated(self, pain: Floats) -> Floats:
        return np.round(pain) if self.settings.rounding else pain

    def _wear(self, option: Whole) -> None:
        """Effects fade with use, and drift."""
        rows = np.flatnonzero(option > 0)
        place = option[rows] - 1
        drift = self.settings.drift * self.chance.standard_normal(len(option))[rows]
        self.uses[rows, place] += 1
        self.effects[rows, place] *= 1 - self.settings.habituation
        self.effects[rows, place] += drift
