"""What the site costs to run, beside a bare Django page in the same process.

    script/bench load                        everything, some twenty minutes on two cores
    script/bench load --only pages years     some of it
    script/bench load --people 1000000       so many people in the full PostgreSQL; else 20,000
    script/bench load --rivals PYTHON        a Python that has what bench/requirements.txt lists

Writes bench/loading/results/cost.json, and from it docs/cost.md with its pictures.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.loading.run import main

main()
