"""The site's settings, with a data folder of the tests' own."""

import os
import tempfile

from tests.postgres import database_of_the_tests

os.environ["UNCLENCH_DATA"] = tempfile.mkdtemp(prefix="unclench-tests-")
os.environ["UNCLENCH_DATABASE_URL"] = database_of_the_tests()

from unclench.web.settings import *  # noqa: F403
from unclench.web.settings import DATA, DATABASES, STATIC_ROOT

# Made at once, from the models: tests/upgrade shows that all migrations lead to the same tables.
DATABASES["default"]["TEST"] = {"MIGRATE": False}
# A file, as on a real site. In memory the server's thread and the test's would share one
# connection, and a late request's rollback could undo the emptying between two tests.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"]["NAME"] = DATA / "tests.sqlite3"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

STATIC_ROOT.mkdir()
