"""The site's settings, with a data folder of the tests' own."""

import os
import tempfile

os.environ["UNCLENCH_DATA"] = tempfile.mkdtemp(prefix="unclench-tests-")

from unclench.web.settings import *  # noqa: F403
from unclench.web.settings import STATIC_ROOT

STATIC_ROOT.mkdir()
