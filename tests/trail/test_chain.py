"""The chain: no change goes unnoticed, neither in a file nor in the database."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from serasi.cli.trail import trail as command
from serasi.problems import Problem
from serasi.trail import queries, rules, verifier
from serasi.trail.actions import Note, record, record_many
from serasi.trail.models import Entry
from tests.cast import NOW

settings.register_profile(
    "chain", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50
)
settings.load_profile("chain")

words = st.text(max_size=12)
facts = st.dictionaries(
    words, st.one_of(words, st.integers(), st.none(), st.booleans()), max_size=3
)
acts = st.tuples(words, words, words, facts, words)


def _chain(given_acts: list[tuple]) -> list[rules.Line]:
    lines, prev = [], rules.GENESIS
    for seq, (actor, action, subject, data, reason) in enumerate(given_acts, 1):
        parts = {
            "seq": seq,
            "at": "2026-11-25T09:03:00+07:00",
            "actor": actor,
            "action": action,
            "subject": subject,
            "data": rules.canonical(data),
            "reason": reason,
        }
        made = rules.seal(prev, **parts)
        lines.append(rules.Line(prev=prev, hash=made, **parts))
        prev = made
    return lines


@given(st.lists(acts, max_size=8))
def test_an_untouched_chain_is_intact(given_acts):
    verdict = rules.check(_chain(given_acts))
    assert verdict.ok
    assert verdict.entries == len(given_acts)


@given(st.lists(acts, min_size=1, max_size=8), st.data())
def test_any_changed_part_is_found_at_its_entry(given_acts, data):
    lines = _chain(given_acts)
    at = data.draw(st.integers(0, len(lines) - 1))
    part = data.draw(st.sampled_from(["at", "actor", "action", "subject", "data", "reason"]))
    changed = rules.Line(**{**lines[at].__dict__, part: getattr(lines[at], part) + "x"})
    verdict = rules.check([*lines[:at], changed, *lines[at + 1 :]])
    assert (verdict.broken_at, verdict.why) == (at + 1, "changed")


@given(st.lists(acts, min_size=2, max_size=8), st.data())
def test_a_removed_entry_is_found(given_acts, data):
    lines = _chain(given_acts)
    at = data.draw(st.integers(0, len(lines) - 2))
    verdict = rules.check([*lines[:at], *lines[at + 1 :]])
    assert (verdict.broken_at, verdict.why) == (at + 1, "missing")


@given(st.lists(acts, min_size=2, max_size=6), st.data())
def test_an_entry_sealed_anew_breaks_the_link_of_the_next(given_acts, data):
    lines = _chain(given_acts)
    at = data.draw(st.integers(0, len(lines) - 2))
    parts = {k: v for k, v in lines[at].__dict__.items() if k != "hash"}
    parts["reason"] += "x"
    forged = rules.Line(**parts, hash=rules.seal(**parts))
    verdict = rules.check([*lines[:at], forged, *lines[at + 1 :]])
    assert (verdict.broken_at, verdict.why) == (at + 2, "link")


@given(st.lists(acts, min_size=1, max_size=8), st.data())
def test_withheld_entries_keep_the_chain_checkable(given_acts, data):
    lines = _chain(given_acts)
    hidden = data.draw(st.sets(st.integers(0, len(lines) - 1)))
    shown = [
        rules.Gap(line.seq, line.prev, line.hash) if n in hidden else line
        for n, line in enumerate(lines)
    ]
    written = [queries.as_text(line) for line in shown]
    verdict = queries.verify_file(written)
    assert verdict.ok
    assert verdict.withheld == len(hidden)
    alone = verifier.check(json.loads(text) for text in written)
    assert alone == (len(lines), len(hidden), verdict.head, None)


@given(facts)
def test_the_text_of_data_does_not_depend_on_the_order_of_its_keys(data):
    assert rules.canonical(data) == rules.canonical(dict(reversed(data.items())))


def _three(db_now=NOW) -> list[Entry]:
    notes = [Note("person:1", "uji", f"hal:{n}", {"n": n}, "sebab") for n in range(3)]
    return record_many(notes, now=db_now)


def test_entries_chain_in_order_and_the_house_verifies(db):
    _three()
    record("system", action="uji", subject="hal:9", now=NOW)
    verdict = queries.verify()
    assert verdict.ok
    assert verdict.entries == Entry.objects.count()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE trail_entry SET reason = 'lain'", "DELETE FROM trail_entry"],
)
def test_the_database_refuses_to_change_or_remove_an_entry(db, statement):
    _three()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert queries.verify().ok


def _behind_its_back(statement: str) -> None:
    """Change the table as somebody would who owns the database and takes its triggers away."""
    postgres = connection.vendor == "postgresql"
    names = (
        ["trail_entry_append_only ON trail_entry"]
        if postgres
        else ["trail_entry_no_update", "trail_entry_no_delete"]
    )
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(statement)


def test_verify_finds_a_row_changed_behind_its_back(db):
    first = _three()[0].seq
    _behind_its_back(f"UPDATE trail_entry SET reason = 'lain' WHERE seq = {first + 1}")  # noqa: S608
    verdict = queries.verify()
    assert (verdict.broken_at, verdict.why) == (first + 1, "changed")
    result = CliRunner().invoke(command, ["verify"])
    assert result.exit_code == 1
    assert f"nomor {first + 1} diubah" in result.output


def test_verify_finds_a_row_removed_behind_its_back(db):
    first = _three()[0].seq
    _behind_its_back(f"DELETE FROM trail_entry WHERE seq = {first + 1}")  # noqa: S608
    assert queries.verify().why == "missing"
    assert CliRunner().invoke(command, ["verify"]).exit_code == 1


def test_the_command_verifies_the_house_and_a_file_that_it_wrote(db, tmp_path):
    _three()
    assert CliRunner().invoke(command, ["verify"]).exit_code == 0
    path = tmp_path / "jejak.jsonl"
    assert CliRunner().invoke(command, ["write", str(path)]).exit_code == 0
    assert CliRunner().invoke(command, ["verify", str(path)]).exit_code == 0
    path.write_text(path.read_text(encoding="utf-8").replace("sebab", "sabab", 1), encoding="utf-8")
    assert CliRunner().invoke(command, ["verify", str(path)]).exit_code == 1


def test_a_file_is_checked_without_this_software(db, tmp_path):
    _three()
    path = tmp_path / "jejak.jsonl"
    path.write_text("".join(queries.as_file()), encoding="utf-8")
    run = [sys.executable, "-I", verifier.__file__, str(path)]
    good = subprocess.run(run, capture_output=True, text=True, check=False)  # noqa: S603
    assert good.returncode == 0
    assert "utuh" in good.stdout
    path.write_text(path.read_text(encoding="utf-8").replace("hal:1", "hal:7"), encoding="utf-8")
    bad = subprocess.run(run, capture_output=True, text=True, check=False)  # noqa: S603
    assert bad.returncode == 1


@pytest.mark.parametrize(
    "text", ["bukan json", "[]", '{"seq": 1}', '{"seq":"1","prev":"","hash":""}']
)
def test_a_file_that_is_no_chain_is_refused_with_its_line(text):
    with pytest.raises(Problem) as refusal:
        queries.verify_file([text])
    assert refusal.value.code == "S701"
    assert "Baris 1" in refusal.value.sentence


def test_who_saw_a_record_lists_reads_alone_newest_first(db):
    record("person:1", action="report.opened", subject="report:LP-1", now=NOW)
    record("person:2", action="report.triaged", subject="report:LP-1", now=NOW)
    record("person:3", action="sealed.read", subject="report:LP-1", now=NOW, reason="Ancaman")
    record("person:4", action="report.opened", subject="report:LP-2", now=NOW)
    assert [step.actor for step in queries.who_saw("report:LP-1")] == ["person:3", "person:1"]
