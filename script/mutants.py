"""Counts the mistakes in red flags that the invented people notice, and names those they do not.

A mistake that they do not notice is looked at by the solver: either nobody at all would be told
anything else, or the person is shown who would be.
"""

from unclench.engine.knowledge.load import load
from unclench.evaluation.equivalence import Notice
from unclench.evaluation.mutation import every_mutant, survivors
from unclench.evaluation.people import cases_of
from unclench.proofs.proof import Proof


def main() -> None:
    base = load()
    cases, mutants = cases_of(base), every_mutant(base)
    alive = survivors(base, cases, mutants)
    proof = Proof(base)
    notice = Notice(proof)
    noticed = 0
    for mutant in alive:
        found = notice.somebody_told_otherwise(mutant)
        if found is not None:
            noticed += 1
            print(f"SURVIVES: {mutant}")
            print(f"    {proof.sentence(found, 'and would be told something else')}")
    killed = len(mutants) - len(alive)
    print(f"{len(mutants)} mistakes, {killed} noticed by {len(cases)} people,")
    print(f"{len(alive) - noticed} that change nothing for anybody (proved), {noticed} survive.")
    raise SystemExit(noticed > 0)


if __name__ == "__main__":
    main()
