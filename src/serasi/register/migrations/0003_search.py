"""Full-text indexes of reports and events, kept by triggers on both databases."""

from django.db import migrations

CODES = "'w' || substr({a}, 1, 2) || ' w' || replace(substr({a}, 1, 5), '.', '') || ' w' || replace(substr({a}, 1, 8), '.', '') || ' w' || replace({a}, '.', '')"
OPEN = " || CASE WHEN {r}closed_at IS NULL THEN ' wopen' ELSE '' END"
NAMES = (
    "coalesce((SELECT a.name || ' ' || coalesce(p.name, '') || ' ' || coalesce(g.name, '')"
    " FROM regions_area a LEFT JOIN regions_area p ON p.code = a.parent_id"
    " LEFT JOIN regions_area g ON g.code = p.parent_id WHERE a.code = {a}), '')"
)
EVENT_WORDS = (
    "{r}public_id || ' ' || {r}title || ' ' || {r}facts || ' ' || {r}place_words || ' ' ||"
    " {r}root || ' ' || {r}party_a || ' ' || {r}party_b"
)
EVENT_COLUMNS = "public_id, title, facts, place_words, root, party_a, party_b, area_id"
OTHER_CODES = (
    "coalesce((SELECT group_concat(' w' || substr(o.area_id, 1, 2) || ' w' ||"
    " replace(substr(o.area_id, 1, 5), '.', '') || ' w' || replace(substr(o.area_id, 1, 8), '.', '')"
    " || ' w' || replace(o.area_id, '.', ''), '') FROM register_event_other_areas o"
    " WHERE o.event_id = {id}), '')"
)


def _sqlite():
    report_words = (
        "NEW.title || ' ' || (SELECT r.receipt || ' ' || r.text FROM collect_report r"
        " WHERE r.id = NEW.report_id) || ' ' || " + NAMES.format(a="NEW.area_id")
    )
    event_words = EVENT_WORDS.format(r="NEW.") + " || ' ' || " + NAMES.format(a="NEW.area_id")
    event_codes = CODES.format(a="NEW.area_id") + " || " + OTHER_CODES.format(id="NEW.id")
    tables = [
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5(words, codes, tokenize='unicode61"
        " remove_diacritics 2', prefix='3')"
        for table in ("register_handling", "register_event")
    ]

    def keep(table, key, words, codes, columns):
        put = (
            f"INSERT INTO {table}_fts(rowid, words, codes) VALUES (NEW.{key}, {words}, {codes});"
        )
        drop = f"DELETE FROM {table}_fts WHERE rowid = OLD.{key};"
        return [
            f"CREATE TRIGGER {table}_fts_in AFTER INSERT ON {table} BEGIN {put} END",
            f"CREATE TRIGGER {table}_fts_up AFTER UPDATE OF {columns} ON {table}"
            f" BEGIN {drop} {put} END",
            f"CREATE TRIGGER {table}_fts_out AFTER DELETE ON {table} BEGIN {drop} END",
        ]

    area = "(SELECT e.area_id FROM register_event e WHERE e.id = {id})"
    others = []
    for name, when, row in (("in", "INSERT", "NEW"), ("out", "DELETE", "OLD")):
        mine = area.format(id=f"{row}.event_id")
        others.append(
            f"CREATE TRIGGER register_event_other_{name} AFTER {when} ON register_event_other_areas"
            f" WHEN {mine} IS NOT NULL BEGIN UPDATE register_event_fts SET codes ="
            f" {CODES.format(a=mine)} || {OTHER_CODES.format(id=row + '.event_id')}"
            f" WHERE rowid = {row}.event_id; END"
        )
    return [
        *tables,
        *keep(
            "register_handling",
            "report_id",
            report_words,
            CODES.format(a="NEW.area_id") + OPEN.format(r="NEW."),
            "title, area_id, closed_at",
        ),
        *keep("register_event", "id", event_words, event_codes, EVENT_COLUMNS),
        *others,
    ]


def _sqlite_back():
    triggers = [
        f"DROP TRIGGER IF EXISTS {table}_fts_{name}"
        for table in ("register_handling", "register_event")
        for name in ("in", "up", "out")
    ]
    triggers += [f"DROP TRIGGER IF EXISTS register_event_other_{name}" for name in ("in", "out")]
    return [*triggers, "DROP TABLE register_handling_fts", "DROP TABLE register_event_fts"]


PG_CODES = (
    "array_to_tsvector(ARRAY['w' || substr({a}, 1, 2), 'w' || replace(substr({a}, 1, 5), '.', ''),"
    " 'w' || replace(substr({a}, 1, 8), '.', ''), 'w' || replace({a}, '.', '')])"
)
PLAIN = "to_tsvector('simple', regexp_replace({words}, '[^[:alnum:]]+', ' ', 'g'))"


def _postgresql():
    report = (
        PLAIN.format(
            words="NEW.title || ' ' || coalesce((SELECT r.receipt || ' ' || r.text FROM"
            " collect_report r WHERE r.id = NEW.report_id), '') || ' ' || "
            + NAMES.format(a="NEW.area_id")
        )
        + " || "
        + PG_CODES.format(a="NEW.area_id")
        + " || CASE WHEN NEW.closed_at IS NULL THEN 'wopen:1'::tsvector ELSE ''::tsvector END"
    )
    event = (
        PLAIN.format(
            words=EVENT_WORDS.format(r="NEW.") + " || ' ' || " + NAMES.format(a="NEW.area_id")
        )
        + " || "
        + PG_CODES.format(a="NEW.area_id")
        + " || coalesce((SELECT array_to_tsvector(array_agg(DISTINCT c)) FROM"
        " register_event_other_areas o, LATERAL unnest(ARRAY['w' || substr(o.area_id, 1, 2),"
        " 'w' || replace(substr(o.area_id, 1, 5), '.', ''), 'w' || replace(substr(o.area_id, 1, 8),"
        " '.', ''), 'w' || replace(o.area_id, '.', '')]) c WHERE o.event_id = NEW.id),"
        " ''::tsvector)"
    )
    out = []
    for table, value, columns in (
        ("register_handling", report, "title, area_id, closed_at"),
        ("register_event", event, EVENT_COLUMNS + ", cross_border, version"),
    ):
        out += [
            f"ALTER TABLE {table} ADD COLUMN words tsvector",
            f"CREATE FUNCTION {table}_words() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" NEW.words := {value}; RETURN NEW; END $$",
            f"CREATE TRIGGER {table}_words BEFORE INSERT OR UPDATE OF {columns} ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_words()",
            f"CREATE INDEX {table}_words ON {table} USING gin (words)",
        ]
    return out + [
        "CREATE FUNCTION register_event_other_words() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " UPDATE register_event SET title = title WHERE id = coalesce(NEW.event_id, OLD.event_id);"
        " RETURN NULL; END $$",
        "CREATE TRIGGER register_event_other_words AFTER INSERT OR DELETE ON"
        " register_event_other_areas FOR EACH ROW EXECUTE FUNCTION register_event_other_words()",
    ]


def _postgresql_back():
    out = [
        "DROP TRIGGER register_event_other_words ON register_event_other_areas",
        "DROP FUNCTION register_event_other_words()",
    ]
    for table in ("register_handling", "register_event"):
        out += [
            f"DROP TRIGGER {table}_words ON {table}",
            f"DROP FUNCTION {table}_words()",
            f"ALTER TABLE {table} DROP COLUMN words",
        ]
    return out


def _run(schema_editor, sqlite, postgresql):
    pick = postgresql if schema_editor.connection.vendor == "postgresql" else sqlite
    for statement in pick():
        schema_editor.execute(statement, None)


def make(apps, schema_editor):
    _run(schema_editor, _sqlite, _postgresql)


def drop(apps, schema_editor):
    _run(schema_editor, _sqlite_back, _postgresql_back)


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0002_params"),
        ("collect", "0001_initial"),
        ("regions", "0001_initial"),
    ]

    operations = [migrations.RunPython(make, drop)]
