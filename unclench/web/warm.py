"""What every visit needs, made ready once and before the web processes part.

They are forked from here, so that they share its memory, and the first page that somebody in pain
opens is as quick as the later ones.
"""

import gc
import io
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections

from unclench.web.knowledge import knowledge
from unclench.web.operations.metrics import COUNTED

# What somebody opens who has never been here and is in pain.
FIRST_PAGES = ("/", "/check/now/", "/check/help/", "/relief/")


def make_ready() -> None:
    """Loads the knowledge and opens the first pages as a stranger would; nothing is kept of it.

    What is there by now is taken out of the search for garbage, which would otherwise go through
    all of the knowledge again and again.
    """
    knowledge()
    site = get_wsgi_application()
    for path in FIRST_PAGES:
        b"".join(site(_visit(path), _unheard))
    connections.close_all()
    COUNTED.forget()
    gc.collect()
    gc.freeze()


def _unheard(status: str, headers: list[tuple[str, str]], fault: Any = None) -> Callable[..., Any]:
    """Nobody waits for the answer."""
    return bytes


def _visit(path: str) -> dict[str, Any]:
    """A visit from this computer, without any cookie."""
    host = next((name for name in settings.ALLOWED_HOSTS if name[:1] not in ".*"), "localhost")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SERVER_NAME": host,
        "SERVER_PORT": str(settings.PORT),
        "HTTP_HOST": host,
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.url_scheme": "https" if settings.OVER_HTTPS else "http",
        "wsgi.input": io.BytesIO(),
    }
