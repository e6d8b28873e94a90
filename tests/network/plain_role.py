"""Acting as an application does in production on PostgreSQL: without the powers of a superuser."""

from __future__ import annotations

from django.db import connection


def act_as_plain_role() -> None:
    """Drop to a role that row-level security binds, for the rest of this test's transaction.

    On SQLite there is no second wall and nothing happens. The role is made inside the transaction,
    under the name of this worker's database, so that nothing of it is left.
    """
    if connection.vendor != "postgresql":
        return
    name = f"plain_{connection.settings_dict['NAME']}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE ROLE "{name}" NOLOGIN NOSUPERUSER NOBYPASSRLS')
        cursor.execute(f'GRANT USAGE ON SCHEMA public TO "{name}"')
        cursor.execute(f'GRANT ALL ON ALL TABLES IN SCHEMA public TO "{name}"')
        cursor.execute(f'GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO "{name}"')
        cursor.execute(f'SET LOCAL ROLE "{name}"')


def act_as_owner() -> None:
    """Take the powers of the tests' own role back."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
