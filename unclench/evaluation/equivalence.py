"""Whether a mistake in a red flag could be noticed by anybody at all."""

import z3

from unclench.evaluation.mutants import Mutant
from unclench.proofs.decision import Decision
from unclench.proofs.person import Formula, any_of
from unclench.proofs.proof import Proof
from unclench.proofs.witness import Witness


class Notice:
    """Looks for somebody who would be told something else because of a mistake."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self._proper = proof.decision

    def somebody_told_otherwise(self, mutant: Mutant) -> Witness | None:
        """A person who answered everything and is told something else; None if there is nobody."""
        person = self.proof.person
        asked = [person.asked(name) for name in self.proof.base.findings]
        differs = self._differs(mutant)
        return self.proof.somebody(self._proper.no_marks(), differs, *asked, plain=True)

    def _differs(self, mutant: Mutant) -> Formula:
        wrong = Decision(mutant.planted(self.proof.base), self.proof.person)
        wrong.share(self._proper, besides=mutant.flag.id)
        return any_of(
            z3.Xor(self._proper.level_reaches(level), wrong.level_reaches(level))
            for level in self._proper.levels
        )
