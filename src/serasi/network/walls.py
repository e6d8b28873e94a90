"""The second wall: PostgreSQL row-level security by areas, set for each request's connection.

`policy.granted` is the first wall. On PostgreSQL each scoped table also has a policy that compares
its columns with the session setting `serasi.areas`. Commands and workers, which act for the house,
open the wall by name; a connection on which nobody did either sees no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from serasi.network.policy import Viewer
from serasi.network.roles import Can

READS = (
    Can.READ_REPORTS,
    Can.READ_RESTRICTED,
    Can.READ_EVENTS,
    Can.CODE,
    Can.CONFIRM,
    Can.COUNT,
    Can.CROSS_BORDER,
    Can.TRAIL,
    Can.CASES,
    Can.VICTIMS,
)
WARNED = (Can.WARN_READ, Can.OBSERVE, Can.KUNING, Can.ORANYE, Can.MERAH)
"""Rights to levels open no reports, so that their areas are kept apart."""
EVERYWHERE = "*"
AREAS, PERSON, AGENCIES = "serasi.areas", "serasi.person", "serasi.agencies"
TOLD = "serasi.told"
CARE = "serasi.care"
"""The areas whose victims and displaced people somebody cares for; no other right opens them."""
SURVEYED = (Can.SURVEY, Can.SURVEY_READ, Can.INTERVIEW)
SURVEY = "serasi.survey"
"""The areas whose waves somebody sees or works in."""
ANSWERS = "serasi.answers"
"""The areas whose single interviews somebody answers for; others see only their own."""
OWN = "(SELECT NULLIF(current_setting('serasi.person', true), '')::bigint)"


def _set(name: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, false)", [name, value])


def _areas() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [AREAS])
        row = cursor.fetchone()
    return (row[0] if row else None) or ""


def raise_wall(viewer: Viewer) -> None:
    """Let this connection see what lies in the areas of the viewer, or is the viewer's own."""
    if connection.vendor != "postgresql":
        return
    settings = {
        AREAS: viewer.areas(*READS),
        PERSON: {str(viewer.person_id or "")},
        AGENCIES: {str(pk) for pk in viewer.agencies()},
        TOLD: viewer.areas(*WARNED),
        CARE: viewer.areas(Can.VICTIMS),
        SURVEY: viewer.areas(*SURVEYED),
        ANSWERS: viewer.areas(Can.SURVEY),
    }
    calls = ", ".join(["set_config(%s, %s, false)"] * len(settings))
    pairs = [part for name, value in settings.items() for part in (name, ",".join(sorted(value)))]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {calls}", pairs)


def open_wall() -> None:
    """Let this connection see everything: for commands, workers and migrations of the house."""
    if connection.vendor == "postgresql":
        _set(AREAS, EVERYWHERE)


def _broken() -> bool:
    """Say whether the running transaction has failed, so that it will be rolled back."""
    from psycopg.pq import TransactionStatus

    raw = connection.connection
    return raw is not None and raw.info.transaction_status == TransactionStatus.INERROR


@contextmanager
def opened() -> Iterator[None]:
    """Open the wall for an act that the house does on somebody's behalf, then raise it as before.

    A report goes to the desk of its area, a notice to a neighbour: PostgreSQL lets a row be written
    and returned only where it may be read. After a failed statement nothing is restored by hand,
    since the rollback of the transaction brings the former setting back.
    """
    if connection.vendor != "postgresql":
        yield
        return
    before = _areas()
    open_wall()
    try:
        yield
    finally:
        if not _broken():
            _set(AREAS, before)


def setting_list(name: str) -> str:
    """Return the SQL of a comma-separated session setting as an array, read once a statement."""
    return f"((SELECT string_to_array(current_setting('{name}', true), ','))::text[])"


def policy_sql(
    table: str,
    *,
    person_column: str | None = None,
    agency_columns: tuple[str, ...] = (),
    setting: str = AREAS,
    also: tuple[str, ...] = (),
) -> list[str]:
    """Return the statements that put a table with placed rows behind the wall.

    A row of one's own (`person_column`) or of one's agency (`agency_columns`) is seen wherever it
    lies. `setting` names the areas that open it, `also` further conditions.
    """
    areas = setting_list(setting)
    ways = [
        "(SELECT current_setting('serasi.areas', true)) = '*'",
        *(
            f"{column} = ANY({areas})"
            for column in ("province_code", "regency_code", "district_code", "area_id")
        ),
    ]
    if person_column:
        ways.append(f"{person_column} = {OWN}")
    ways += [
        f"{column}::text = ANY({setting_list('serasi.agencies')})" for column in agency_columns
    ]
    return _behind(table, [*ways, *also])


def own_policy_sql(table: str, *, person_column: str, agency_column: str) -> list[str]:
    """Return the statements that show a row of a table to its person and its agency alone."""
    return _behind(
        table,
        [
            "(SELECT current_setting('serasi.areas', true)) = '*'",
            f"{person_column} = {OWN}",
            f"{agency_column}::text = ANY({setting_list('serasi.agencies')})",
        ],
    )


def child_policy_sql(table: str, *, also: tuple[str, ...] = (), **parents: str) -> list[str]:
    """Return the statements that show a row of a table where a parent of it is seen.

    `parents` names each parent table by the condition on its row `p`; the parent's own wall, which
    holds inside the condition too, decides. `also` are further conditions on the row itself.
    """
    ways = [
        f"EXISTS (SELECT 1 FROM {parent} p WHERE {condition})"  # noqa: S608
        for parent, condition in parents.items()
    ]
    return _behind(table, ["(SELECT current_setting('serasi.areas', true)) = '*'", *ways, *also])


def desk_policy_sql(table: str) -> list[str]:
    """Return the statements that show a row of a table to the agency whose desk it lies on."""
    return _behind(
        table,
        [
            "(SELECT current_setting('serasi.areas', true)) = '*'",
            f"desk_id::text = ANY({setting_list('serasi.agencies')})",
        ],
    )


def house_policy_sql(table: str) -> list[str]:
    """Return the statements that show no row of a table to any request, only to acts of the house.

    What reads such a table asks for the right first, then opens the wall for that read alone.
    """
    return _behind(table, ["(SELECT current_setting('serasi.areas', true)) = '*'"])


def _behind(table: str, ways: list[str]) -> list[str]:
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY {table}_wall ON {table} USING ({' OR '.join(ways)}) WITH CHECK (true)",
    ]


def run_on_postgresql(schema_editor: Any, statements: Iterable[str]) -> None:
    """Run statements of a migration where there are walls; SQLite has none."""
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement)


def drop_policy_sql(table: str) -> list[str]:
    """Return the statements that take the wall of a table down again."""
    return [
        f"DROP POLICY IF EXISTS {table}_wall ON {table}",
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    ]
