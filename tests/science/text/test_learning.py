"""What officers correct is learnt at once, kept in plain arrays, and breaks nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science import text
from serasi.science.text.coder import study
from serasi.science.text.learning import calibration, learn, linear
from serasi.science.text.learning.training import train_mix, train_words
from serasi.science.text.learning.wording import LETTERS, SIZE, TOLD, WORDS, wording
from tests.science.text.messages import MESSAGES

SAID = "Arek-arek podo rame ning prapatan nggowo pentungan, embuh arep opo"


def rng() -> np.random.Generator:
    return np.random.default_rng(3)


def example(message: str, label: str) -> linear.Example:
    seen = study(message)
    return linear.Example(seen.wording, seen.label_signs, learn.LABELS.index(label))


@pytest.fixture(scope="module")
def base() -> linear.Model:
    """A model taught by some messages."""
    rows = [example(m.text, m.label) for m in MESSAGES[:60] if m.label in learn.LABELS]
    signs = sorted({name for row in rows for name in row.signs})
    blocks = (WORDS, LETTERS, TOLD)
    made = train_words(linear.blank(learn.LABELS, signs), rows, blocks=blocks)
    told = np.array([made.by_words(row.wording) for row in rows])
    return train_mix(made, rows, told)


def _label(model: linear.Model, message: str) -> str:
    seen = study(message)
    return model.classes[int(model.scores(seen.wording, seen.label_signs).argmax())]


def test_one_correction_changes_the_next_result(base: linear.Model) -> None:
    wanted = "response" if _label(base, SAID) != "response" else "tension"
    taught = learn.fit(base, [example(SAID, wanted)], rng=rng())
    assert _label(taught, SAID) == wanted
    assert _label(taught, SAID + ", mohon petunjuk") == wanted


def test_a_correction_leaves_most_other_results_alone(base: linear.Model) -> None:
    others = [m.text for m in MESSAGES[60:160]]
    before = [_label(base, m) for m in others]
    taught = learn.fit(base, [example(SAID, "response")], rng=rng())
    kept = sum(a == _label(taught, m) for a, m in zip(before, others, strict=True))
    assert kept >= 95


def test_a_thousand_corrections_take_seconds(base: linear.Model) -> None:
    rows = [example(m.text, m.label) for m in MESSAGES if m.label in learn.LABELS]
    many = (rows * (1 + 1000 // len(rows)))[:1000]
    begin = time.process_time()
    learn.fit(base, many, rng=rng())
    assert time.process_time() - begin < 30


def test_learning_twice_gives_the_same_weights(base: linear.Model) -> None:
    rows = [example(SAID, "response"), example("Pesilat konvoi lagi", "tension")]
    one, two = learn.fit(base, rows, rng=rng()), learn.fit(base, rows, rng=rng())
    assert np.array_equal(one.words, two.words)


def test_weights_are_written_and_read_back(base: linear.Model, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "learnt.npz"
    learn.save(learn.Learned(base, None, 7), path)
    back = learn.load(path)
    assert back.corrections == 7
    assert back.trigger is None
    assert back.label is not None
    assert back.label.classes == base.classes
    for message in MESSAGES[:30]:
        assert _label(back.label, message.text) == _label(base, message.text)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"not an archive"])
def test_damaged_weights_are_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "learnt.npz"
    path.write_bytes(content)
    with pytest.raises(learn.WeightsError):
        learn.load(path)


def test_weights_with_pickled_objects_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "learnt.npz"
    np.savez(path, format=np.array([object()], dtype=object), allow_pickle=True)
    with pytest.raises(learn.WeightsError):
        learn.load(path)


def test_no_learnt_weight_turns_a_drill_or_a_debunk_into_a_conflict(base: linear.Model) -> None:
    drills = [
        "Simulasi sispamkota: massa membakar ban dan melempari kantor KPU, 3 orang luka",
        "Hoaks! Video bentrok itu bukan di Pasar Tanjung, itu kejadian lama di kota lain",
    ]
    rows = [example(m, "conflict") for m in drills]
    taught = learn.Learned(learn.fit(base, rows * 5, rng=rng()))
    for message in drills:
        assert text.code(message, learned=taught).label == "not_event"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=500))
def test_any_wording_is_hashed_within_bounds(message: str) -> None:
    found = wording(message, message.split(), [message])
    assert len(found.index) == len(found.value) == len(set(found.index.tolist()))
    assert all(0 <= i < SIZE for i in found.index.tolist())
    assert np.array_equal(found.index, np.sort(found.index))


def test_platt_scaling_finds_the_curve_that_made_the_data() -> None:
    made = np.random.default_rng(1)
    margins = made.normal(0, 2, 4000)
    right = made.random(4000) < 1 / (1 + np.exp(-(0.5 * margins - 0.3)))
    slope, offset = calibration.fit_platt(list(margins), list(right))
    assert slope == pytest.approx(0.5, abs=0.06)
    assert offset == pytest.approx(-0.3, abs=0.1)


def test_platt_scaling_of_faultless_data_stays_finite() -> None:
    slope, offset = calibration.fit_platt([1.0, 2.0, 3.0], [True, True, True])
    assert np.isfinite([slope, offset]).all()
    assert calibration.confidence(3.0, (slope, offset)) < 1.0
