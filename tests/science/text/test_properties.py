"""Whatever is written, reading it never fails, never points outside and never wavers."""

from __future__ import annotations

from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from serasi.science import text
from tests.science.text.messages import MESSAGES
from tests.science.text.sample_places import gazetteer

GAZ = gazetteer()
SENT = datetime(2025, 3, 13, 8, 0)  # noqa: DTZ001 - a chat's local time
WORDS = st.lists(
    st.one_of(
        st.sampled_from(sorted({w for m in MESSAGES for w in m.text.split()})),
        st.integers(0, 10**7).map(str),
        st.text(max_size=6),
    ),
    max_size=40,
).map(" ".join)
ANY = st.one_of(st.text(max_size=300), WORDS)
INVISIBLE = st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e")
calm = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _code(message: str) -> text.Coded:
    return text.code(message, gazetteer=GAZ, sent_at=SENT, area="35.09")


@calm
@given(ANY)
def test_any_text_is_coded_with_spans_inside_it(message: str) -> None:
    written = _code(message).to_json()
    assert 0.0 <= written["label_confidence"] <= 1.0
    assert 0.0 <= written["trigger_confidence"] <= 1.0
    for spans in written["evidence"].values():
        assert all(0 <= start < end <= len(message) for start, end in spans)
    low, high = written["mass_min"], written["mass_max"]
    assert low is None or high is None or low <= high


@calm
@given(ANY)
def test_coding_is_the_same_every_time(message: str) -> None:
    assert _code(message).to_json() == _code(message).to_json()


@calm
@given(st.sampled_from(MESSAGES), st.lists(st.tuples(st.integers(0, 400), INVISIBLE), max_size=12))
def test_invisible_characters_change_nothing(message: object, marks: list[tuple[int, str]]) -> None:
    plain = message.text  # type: ignore[attr-defined]  # a Message
    marked = plain
    for at, mark in marks:
        place = min(at, len(marked))
        marked = marked[:place] + mark + marked[place:]
    before, after = _code(plain).to_json(), _code(marked).to_json()
    before.pop("evidence")
    after.pop("evidence")
    assert before == after


@calm
@given(ANY, st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_any_text_has_a_time_or_none(message: str, anchor: datetime) -> None:
    read = text.when(message, anchor=anchor)
    assert (read.start is None) == (read.end is None)
    if read.start and read.end:
        assert read.start[:10] <= read.end[:10]
