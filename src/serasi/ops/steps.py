"""Whether the database of this house was made by steps that this Serasi knows."""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader


def unknown_steps() -> tuple[str, ...]:
    """Return the migrations of our rooms that the database holds and this Serasi does not."""
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("serasi.")}
    loader = MigrationLoader(connection)
    unknown = set(loader.applied_migrations or {}) - set(loader.disk_migrations or {})
    return tuple(sorted(f"{room}.{name}" for room, name in unknown if room in ours))
