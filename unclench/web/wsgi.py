"""The door for WSGI servers: `unclench.web.wsgi:application`. Work that waits is done beside it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
application = get_wsgi_application()


def _work_beside() -> None:
    from django.conf import settings

    from unclench.web.reminders.background import Background

    if settings.WORKER:
        Background().start()


_work_beside()
