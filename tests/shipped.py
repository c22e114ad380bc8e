"""The knowledge that is shipped, read once for all the tests."""

from unclench.engine.knowledge.load import shipped

BASE = shipped(frozenset())
