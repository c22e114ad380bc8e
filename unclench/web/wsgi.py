"""The door for WSGI servers: `unclench.web.wsgi:application`. Work that waits is done beside it."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
Environ = dict[str, Any]
site = get_wsgi_application()


def application(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
    """The site. A path that a proxy leaves in front (`UNCLENCH_PATH`) is taken off."""
    from django.conf import settings

    path, under = environ.get("PATH_INFO", ""), settings.FORCE_SCRIPT_NAME
    if under and (path == under or path.startswith(f"{under}/")):
        environ["PATH_INFO"] = path[len(under) :] or "/"
    return site(environ, start)


def _read_all() -> None:
    """What the first visitor would wait for; and a file that is changed later changes nothing."""
    from django.urls import get_resolver

    from unclench.web.knowledge import knowledge

    knowledge()
    get_resolver().url_patterns  # noqa: B018  reading them is what loads them


def _work_beside() -> None:
    from django.conf import settings

    from unclench.web.reminders.background import Background

    if settings.WORKER:
        Background().start()


_read_all()
_work_beside()
