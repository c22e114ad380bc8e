"""Seals the secrets of one-time codes that stood in the database as they were."""

from typing import Any

from django.db import migrations

from unclench.web.accounts.sealed import MARK, seal

NAMES = ("secret", "seed")


def seal_all(apps: Any, schema_editor: Any) -> None:
    """Each secret once, however often this runs."""
    rows = apps.get_model("mfa", "Authenticator").objects.filter(type__in=("totp", "recovery_codes"))
    for row in rows:
        row.data = {name: _sealed(name, value) for name, value in row.data.items()}
        row.save(update_fields=["data"])


def _sealed(name: str, value: Any) -> Any:
    is_plain = name in NAMES and not str(value).startswith(MARK)
    return seal(value) if is_plain else value


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_invitation"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [migrations.RunPython(seal_all, migrations.RunPython.noop)]
