"""Row-level security of surveys on PostgreSQL.

A wave and its sample are seen where somebody works in surveys. Single answers are seen only by who
answers for the survey there, and by the interviewer who brought them.
"""

from django.db import migrations

from serasi.network.walls import (
    ANSWERS,
    OWN,
    SURVEY,
    child_policy_sql,
    drop_policy_sql,
    policy_sql,
    run_on_postgresql,
    setting_list,
)

OF_WAVE = ("stratum", "sampledplace", "weightset", "withdrawal", "import")
COLUMNS = ("province_code", "regency_code", "district_code", "area_id")


def _answered(table):
    """Return the condition that the wave `p` of a row lies where the viewer sees answers."""
    ways = [f"p.{column} = ANY({setting_list(ANSWERS)})" for column in COLUMNS]
    return f"p.id = {table}.wave_id AND ({' OR '.join(ways)})"


def up(apps, schema_editor):
    statements = policy_sql("measure_wave", setting=SURVEY)
    for name in OF_WAVE:
        table = f"measure_{name}"
        statements += child_policy_sql(table, measure_wave=f"p.id = {table}.wave_id")
    statements += child_policy_sql(
        "measure_household", measure_sampledplace="p.id = measure_household.place_id"
    )
    statements += child_policy_sql(
        "measure_visit", measure_household="p.id = measure_visit.household_id"
    )
    statements += child_policy_sql(
        "measure_interview",
        also=(f"enumerator_id = {OWN}",),
        measure_wave=_answered("measure_interview"),
    )
    statements += child_policy_sql(
        "measure_paperentry",
        also=(f"first_by_id = {OWN}", f"second_by_id = {OWN}"),
        measure_wave=_answered("measure_paperentry"),
    )
    statements += child_policy_sql(
        "measure_spotcheck", measure_interview="p.id = measure_spotcheck.interview_id"
    )
    statements += child_policy_sql(
        "measure_respondentweight",
        measure_interview="p.id = measure_respondentweight.interview_id",
    )
    run_on_postgresql(schema_editor, statements)


def down(apps, schema_editor):
    names = (
        *("respondentweight", "spotcheck", "paperentry", "interview", "visit", "household"),
        *OF_WAVE,
        "wave",
    )
    run_on_postgresql(
        schema_editor, [one for name in names for one in drop_policy_sql(f"measure_{name}")]
    )


class Migration(migrations.Migration):
    dependencies = [("measure", "0001_initial")]

    operations = [migrations.RunPython(up, down)]
