"""What came in is never changed: triggers on both databases; reports stand behind the wall."""

from django.db import migrations

from serasi.network.walls import drop_policy_sql, policy_sql

RAW = ("uuid", "receipt", "channel", "text", "received_at", "sent_at", "sender_key")

SQLITE = [
    f"""CREATE TRIGGER collect_report_raw BEFORE UPDATE OF {", ".join(RAW)} ON collect_report
        WHEN {" OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in RAW)}
        BEGIN SELECT RAISE(ABORT, 'a report as received is never changed'); END""",
    """CREATE TRIGGER collect_report_kept BEFORE DELETE ON collect_report
       BEGIN SELECT RAISE(ABORT, 'a report as received is never deleted'); END""",
]
POSTGRES = [
    """CREATE OR REPLACE FUNCTION collect_report_as_received() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'a report as received is never changed or deleted'; END $$""",
    f"""CREATE TRIGGER collect_report_raw BEFORE UPDATE ON collect_report FOR EACH ROW
        WHEN ({" OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in RAW)})
        EXECUTE FUNCTION collect_report_as_received()""",
    """CREATE TRIGGER collect_report_kept BEFORE DELETE ON collect_report
       FOR EACH ROW EXECUTE FUNCTION collect_report_as_received()""",
    *policy_sql("collect_report", person_column="reporter_id"),
]
SQLITE_BACK = ["DROP TRIGGER collect_report_raw", "DROP TRIGGER collect_report_kept"]
POSTGRES_BACK = [
    *drop_policy_sql("collect_report"),
    "DROP TRIGGER collect_report_raw ON collect_report",
    "DROP TRIGGER collect_report_kept ON collect_report",
    "DROP FUNCTION collect_report_as_received()",
]


def _run(schema_editor, sqlite, postgres):
    chosen = postgres if schema_editor.connection.vendor == "postgresql" else sqlite
    for statement in chosen:
        schema_editor.execute(statement)


def guard(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRES)
    apps.get_model("collect", "ReceiptCounter").objects.create(pk=1, last=0)


def unguard(apps, schema_editor):
    _run(schema_editor, SQLITE_BACK, POSTGRES_BACK)
    apps.get_model("collect", "ReceiptCounter").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("collect", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
