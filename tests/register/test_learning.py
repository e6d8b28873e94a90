"""What officers decide teaches the reader of this house, and of this house only."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from serasi.cli.text import text
from serasi.collect import learned, reading
from serasi.problems import Problem
from serasi.register.models import Handling
from serasi.register.queries.corrections import corrections
from tests.cast import NOW as now  # noqa: N811 - read as a value
from tests.register.conftest import confirmed, report_in

pytestmark = pytest.mark.django_db
SAID = "Arek-arek podo rame ning prapatan nggowo pentungan, embuh arep opo"


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("SERASI_HOME", str(tmp_path))


def _learn(*arguments):
    return json.loads(
        CliRunner().invoke(text, ["learn", *arguments], catch_exceptions=False).stdout
    )


def _label(message):
    return reading.read(message, sent_at=None, area="35.09.11").label


def test_confirmed_events_and_closed_reports_are_the_corrections(house):
    event = confirmed(house, text=SAID)
    quiet = report_in(house, "Giat posyandu lancar, banyak balita ditimbang.", at=now)
    Handling.objects.filter(report=quiet).update(
        outcome=Handling.Outcome.NOT_EVENT, closed_at=now, state=Handling.State.CLOSED
    )
    unproven = report_in(house, "Katanya ada ribut di pasar, tidak ada yang tahu.", at=now)
    Handling.objects.filter(report=unproven).update(
        outcome=Handling.Outcome.UNPROVEN, closed_at=now, state=Handling.State.CLOSED
    )
    found = [(c.text, c.label, c.trigger) for c in corrections()]
    assert found == [(SAID, "conflict", event.trigger), (quiet.text, "not_event", None)]


def test_a_draft_teaches_nothing_yet(house):
    report_in(house, SAID, at=now)
    assert list(corrections()) == []


def test_learning_from_the_register_changes_the_next_reading(house):
    assert _label(SAID) != "conflict"
    confirmed(house, text=SAID)
    told = _learn()
    assert told["corrections"] == 1
    assert told["right_after"] == {"labels": 1, "triggers": 1}
    assert _label(SAID) == "conflict"
    assert learned.path().exists()


def test_learning_from_a_file_keeps_to_the_home_of_this_house(tmp_path):
    file = tmp_path / "koreksi.jsonl"
    file.write_text(json.dumps({"text": SAID, "label": "response"}) + "\n", encoding="utf-8")
    told = _learn(str(file))
    assert told["weights"] == str(tmp_path / "learnt" / "text.npz")
    assert _label(SAID) == "response"
    learned.path().unlink()
    assert _label(SAID) != "response"


def test_an_unknown_code_is_refused_and_nothing_is_written(tmp_path):
    file = tmp_path / "koreksi.jsonl"
    file.write_text(json.dumps({"text": SAID, "label": "perang"}) + "\n", encoding="utf-8")
    with pytest.raises(Problem, match="S360"):
        _learn(str(file))
    assert not learned.path().exists()


def test_damaged_weights_do_not_stop_the_reading(caplog):
    learned.path().parent.mkdir(parents=True)
    learned.path().write_bytes(b"no archive")
    assert _label("Bentrok antar pemuda, dua orang luka") == "conflict"
    assert "damaged" in caplog.text
