"""Row-level security of meetings on PostgreSQL.

A meeting is seen where its area is, by the agency that convenes it and by those invited; its
points, conclusions and those present are seen where the meeting is.
"""

from django.db import migrations

from serasi.network.walls import (
    OWN,
    child_policy_sql,
    drop_policy_sql,
    own_policy_sql,
    policy_sql,
    run_on_postgresql,
)

# The rows of those invited have a wall of their own, by agency; a meeting stands behind it.
INVITED = "EXISTS (SELECT 1 FROM facilitate_invitee i WHERE i.meeting_id = facilitate_meeting.id)"
TAKES = f"minute_taker_id = {OWN}"
OF_MEETING = (
    "facilitate_attendance",
    "facilitate_agendapoint",
    "facilitate_conclusion",
    "facilitate_correctionnote",
)
OF_POINT = ("facilitate_pointtext", "facilitate_correction")


def up(apps, schema_editor):
    statements = own_policy_sql(
        "facilitate_invitee", person_column="person_id", agency_column="agency_id"
    )
    statements += policy_sql(
        "facilitate_meeting",
        person_column="made_by_id",
        agency_columns=("agency_id",),
        also=(INVITED, TAKES),
    )
    for table in OF_MEETING:
        statements += child_policy_sql(table, facilitate_meeting=f"p.id = {table}.meeting_id")
    for table in OF_POINT:
        statements += child_policy_sql(table, facilitate_agendapoint=f"p.id = {table}.point_id")
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    statements = []
    for table in (*OF_POINT, *OF_MEETING, "facilitate_meeting", "facilitate_invitee"):
        statements += drop_policy_sql(table)
    run_on_postgresql(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("facilitate", "0001_initial")]

    operations = [migrations.RunPython(up, down)]
