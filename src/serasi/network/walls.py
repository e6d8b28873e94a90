"""The second wall: PostgreSQL row-level security by areas, set for each request's connection.

`policy.granted` is the first wall. On PostgreSQL each scoped table also has a policy that compares
its columns with the session setting `serasi.areas`. Commands and workers, which act for the house,
open the wall by name; a connection on which nobody did either sees no row.
"""

from __future__ import annotations

from django.db import connection

from serasi.network.policy import Viewer
from serasi.network.roles import Can

READS = (Can.READ_REPORTS, Can.READ_EVENTS, Can.COUNT, Can.CROSS_BORDER, Can.OWN, Can.REPORT)
EVERYWHERE = "*"


def _set(areas: str, person: str) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('serasi.areas', %s, false), set_config('serasi.person', %s, false)",
            [areas, person],
        )


def raise_wall(viewer: Viewer) -> None:
    """Let this connection see the areas of the viewer and nothing else."""
    _set(",".join(sorted(viewer.areas(*READS))), str(viewer.person_id or ""))


def open_wall() -> None:
    """Let this connection see everything: for commands, workers and migrations of the house."""
    _set(EVERYWHERE, "")


def policy_sql(table: str, *, person_column: str | None = None) -> list[str]:
    """Return the statements that put a table with placed rows behind the wall."""
    own = (
        f" OR {person_column}::text = NULLIF(current_setting('serasi.person', true), '')"
        if person_column
        else ""
    )
    areas = "string_to_array(current_setting('serasi.areas', true), ',')"
    seen = (
        f"(current_setting('serasi.areas', true) = '*' OR province_code = ANY({areas})"
        f" OR regency_code = ANY({areas}) OR district_code = ANY({areas})"
        f" OR area_id = ANY({areas}){own})"
    )
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY {table}_wall ON {table} USING {seen} WITH CHECK (true)",
    ]


def drop_policy_sql(table: str) -> list[str]:
    """Return the statements that take the wall of a table down again."""
    return [
        f"DROP POLICY IF EXISTS {table}_wall ON {table}",
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    ]
