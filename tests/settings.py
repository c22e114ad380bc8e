"""The site's settings, with a data folder of the tests' own."""

import os
import tempfile

os.environ["UNCLENCH_DATA"] = tempfile.mkdtemp(prefix="unclench-tests-")

from unclench.web.settings import *  # noqa: F403
from unclench.web.settings import DATA, DATABASES, STATIC_ROOT

# A file, as on a real site. In memory the server's thread and the test's would share one
# connection, and a late request's rollback could undo the emptying between two tests.
DATABASES["default"]["TEST"] = {"NAME": DATA / "tests.sqlite3"}

STATIC_ROOT.mkdir()
