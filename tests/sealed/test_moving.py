"""The table of sealed data moved between rooms: rows that lay there live on, and can go back."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager

from django.db import connection

STORY = """
import sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from serasi.network.walls import open_wall

UUID = "11111111-1111-1111-1111-111111111111"

def to(*targets):
    for app, name in targets:
        call_command("migrate", app, name, verbosity=0)

def apps_at(*targets):
    return MigrationExecutor(connection).loader.project_state(list(targets)).apps

open_wall()
to(("network", "0005"), ("collect", "0004"))
old = apps_at(("network", "0005_renewals"), ("collect", "0004_followed_area"))
area = old.get_model("regions", "Area").objects.create(
    code="35.09.11", name="Wuluhan", level=3, kind="kecamatan", search_name="wuluhan",
    valid_from="2000-01-01")
agency = old.get_model("network", "Agency")
desk = agency.objects.create(kind="bakesbangpol", name="B", short_name="B")
old.get_model("collect", "Report").objects.create(
    uuid=UUID, receipt="LP-1", channel="form", text="x", received_at="2026-01-01T00:00:00Z",
    desk_id=desk.pk, area_id=area.pk, area_source="stated")
old.get_model("collect", "Sealed").objects.create(
    subject=f"report:{UUID}", kind="sender", box=b"\\x01kotak", created_at="2026-01-01T00:00:00Z")

to(("network", "0007"))
from serasi.network.sealed_models import Sealed
row = Sealed.objects.values_list("subject", "kind", "box", "area_id", "district_code").get()
assert (row[0], row[1], bytes(row[2]), *row[3:]) == (
    f"report:{UUID}", "sender", b"\\x01kotak", "35.09.11", "35.09.11"), row
assert "collect_sealed" not in connection.introspection.table_names()
Sealed.objects.bulk_create(
    [Sealed(subject=f"report:{UUID}", kind="sender", box=b"", area_id="35.09.11",
            created_at="2026-01-01T00:00:00Z")], ignore_conflicts=True)
assert Sealed.objects.count() == 1

to(("network", "0005"), ("collect", "0004"))
back = old.get_model("collect", "Sealed").objects.values_list("subject", "kind", "box").get()
assert (back[0], back[1], bytes(back[2])) == (f"report:{UUID}", "sender", b"\\x01kotak")
assert "network_sealed" not in connection.introspection.table_names()

to(("network", "0007"))
Sealed.objects.create(subject="party:1", kind="name", box=b"x", area_id="35.09.11",
                      created_at="2026-01-01T00:00:00Z")
try:
    to(("network", "0005"))
except RuntimeError:
    print("kept")
"""


@contextmanager
def _empty_database(folder):
    """Yield the address of an empty database of the kind that these tests run on."""
    if connection.vendor != "postgresql":
        yield f"sqlite:///{folder}/rumah.sqlite3"
        return
    import psycopg

    known = connection.settings_dict
    name = f"{known['NAME']}_pindah"
    door = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"]}
    with psycopg.connect(
        dbname="postgres", password=known["PASSWORD"], autocommit=True, **door
    ) as house:
        house.execute(f'DROP DATABASE IF EXISTS "{name}"')
        house.execute(f'CREATE DATABASE "{name}"')
        try:
            secret = f":{known['PASSWORD']}" if known["PASSWORD"] else ""
            yield f"postgres://{door['user']}{secret}@{door['host']}:{door['port']}/{name}"
        finally:
            house.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_rows_sealed_before_the_move_live_on_in_their_area_and_may_go_back(tmp_path):
    with _empty_database(tmp_path) as address:
        done = subprocess.run(  # noqa: S603 - our own story, in a house of its own
            [sys.executable, "-c", STORY],
            env={
                **os.environ,
                "SERASI_DATABASE_URL": address,
                "SERASI_HOME": str(tmp_path),
                "DJANGO_SETTINGS_MODULE": "serasi.settings",
                "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            },
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.stdout.strip() == "kept", done.stderr[-2000:]
