"""Makes people who are in the middle of things, in a site's database; prints who they are.

    UNCLENCH_DATA=FOLDER python -m tests.faults.people 6

Each has finished a check, has a plan, and has a session of relief and one of the plan open.
"""

import json
import os
import sys
from typing import Any


def prepare() -> None:
    """The site's own settings and tables, and a browser that tells what a page was made of."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "unclench.web.settings"
    from unclench.commands.site import open_site

    open_site()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    call_command("createcachetable", verbosity=0)
    setup_test_environment()


def somebody() -> dict[str, Any]:
    """One person: the key of their browser, and what they have open."""
    from tests.web.conftest import Person
    from tests.web.plan.conftest import denies_cautions
    from unclench.web.accounts.models import Visitor

    person = Person()
    person.finishes()
    denies_cautions(person)
    relief = person.browser.post("/relief/session/")["Location"].split("/")[3]
    plan = person.browser.post("/plan/session/", {"pain_before": "3"})["Location"].split("/")[3]
    visitor = Visitor.objects.latest("pk").pk
    return {"key": person.key, "visitor": visitor, "relief": relief, "plan": plan}


if __name__ == "__main__":
    prepare()
    print(json.dumps([somebody() for _ in range(int(sys.argv[1]))]))  # noqa: T201
