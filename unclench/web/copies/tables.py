"""Which tables a copy holds, as they stand in a database now, whatever version wrote them.

The models are those of the migrations that were applied there, not those of this program: so a
database can be copied before it is brought up to date, and an old copy can be put back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.apps.registry import Apps
from django.db import connections, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

Node = tuple[str, str]
# Made anew by every database for itself.
LEFT_OUT = ("auth.permission", "auth.group_permissions", "contenttypes.contenttype")


class CopyError(Exception):
    """A copy that cannot be made or put back. Its words name what is wrong and what to do."""


@dataclass(frozen=True)
class Shape:
    """The migrations that a database stands at, the last of each app, and the models they make."""

    nodes: tuple[Node, ...]
    apps: Apps

    @property
    def models(self) -> list[type[models.Model]]:
        """The tables in the order of their names; references are checked at the end."""
        found = self.apps.get_models(include_auto_created=True)
        return sorted(
            (m for m in found if m._meta.managed and m._meta.label_lower not in LEFT_OUT),
            key=lambda model: model._meta.label_lower,
        )


def shape_of(alias: str) -> Shape:
    """How a database stands now. Raises CopyError if a newer version wrote it."""
    loader = MigrationLoader(connections[alias])
    unknown = set(loader.applied_migrations) - set(loader.graph.nodes)
    named = sorted(node for node in unknown if node not in loader.replacements)
    if named:
        app, name = named[0]
        raise CopyError(
            f"This database was written by a newer version of Unclench: it holds the change "
            f"{app}.{name}, which this version does not know. Use that version or a newer one."
        )
    return _shape(loader, _last_of_each(loader))


def shape_at(nodes: Sequence[Node]) -> Shape:
    """The shape at the named migrations. Raises CopyError if one is not known here."""
    loader = MigrationLoader(connections["default"])
    for app, name in nodes:
        if (app, name) not in loader.graph.nodes:
            raise CopyError(
                f"The copy was made by another version of Unclench: the change {app}.{name} is "
                "not known here. Put it back with that version or a newer one."
            )
    return _shape(loader, tuple(nodes))


def bring_to(nodes: Sequence[Node]) -> None:
    """Makes the tables of the site's empty database as they were at these migrations, all or none.

    They are made as the last migration leaves them. Going through all of them leads to the same
    and takes ten times as long.
    """
    connection = connections["default"]
    executor = MigrationExecutor(connection)
    apps = executor.loader.project_state(list(nodes)).apps
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        for migration, _ in executor.migration_plan(list(nodes)):
            executor.record_migration(migration)  # type: ignore[call-arg, arg-type]  # wrong in the stubs


def newest() -> list[Node]:
    """The migrations at which the tables of this version stand."""
    return list(MigrationLoader(None).graph.leaf_nodes())


def is_up_to_date() -> bool:
    """Whether the tables of the site's database are those of this version."""
    executor = MigrationExecutor(connections["default"])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def is_empty() -> bool:
    """Whether there is no table at all in the site's database."""
    with connections["default"].cursor() as cursor:
        return not connections["default"].introspection.table_names(cursor)


def _last_of_each(loader: MigrationLoader) -> tuple[Node, ...]:
    applied = set(loader.applied_migrations) & set(loader.graph.nodes)
    return tuple(sorted(node for node in applied if not _goes_on(loader, node, applied)))


def _goes_on(loader: MigrationLoader, node: Node, applied: set[Node]) -> bool:
    after = (child.key for child in loader.graph.node_map[node].children)
    return any(child in applied and child[0] == node[0] for child in after)


def _shape(loader: MigrationLoader, nodes: tuple[Node, ...]) -> Shape:
    return Shape(nodes, loader.project_state(list(nodes)).apps)
