"""Reports of one event fall into one group, whatever their order; others stay apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.text.grouping.clusters import Clusters, Group, cluster
from serasi.science.text.grouping.likeness import Trace, content_words, likeness, may_be_one

DAY = date(2025, 3, 12)
PACE, GARAHAN, SUKODONO = "35.09.28.2001", "35.09.28.2003", "35.08.10.2001"
BESIDE = {"35.09.28": frozenset({"35.09.27"}), "35.09.27": frozenset({"35.09.28"})}


def trace(key: int, text: str, *, area: str = PACE, day: date = DAY, **more: object) -> Trace:
    made = Trace(key, area, day, content_words(text), trigger="T1", form="F10", rank=float(key))
    return replace(made, **more)  # type: ignore[arg-type]  # fields by name


CLASH = "bentrok pemuda krajan lawan pemuda sumberjo di lapangan pace gara gara orkes"
AGAIN = "keributan di lapangan pace, anak krajan dan sumberjo saling lempar batu"
OTHER = "kotak suara pilkades dibakar pendukung yang kalah di balai desa garahan"


def keys(groups: list[Group]) -> list[tuple[int, ...]]:
    return [group.keys for group in groups]


def test_two_witnesses_tell_of_one_event() -> None:
    assert keys(cluster([trace(1, CLASH), trace(2, AGAIN)])) == [(1, 2)]


def test_another_matter_of_the_same_district_and_day_stays_apart() -> None:
    far = trace(2, OTHER, area=GARAHAN, trigger="T8", form="F15")
    assert keys(cluster([trace(1, CLASH), far])) == [(1,), (2,)]


def test_the_same_village_next_year_does_not_merge() -> None:
    later = trace(2, CLASH, day=DAY + timedelta(days=365))
    assert keys(cluster([trace(1, CLASH), later])) == [(1,), (2,)]


def test_an_old_message_sent_again_next_year_does_not_merge() -> None:
    old, new = trace(1, CLASH, origin="x"), trace(2, CLASH, origin="x", day=date(2026, 3, 12))
    assert keys(cluster([old, new])) == [(1,), (2,)]


def test_an_update_changes_the_counts_and_stays_with_its_event() -> None:
    first = trace(1, CLASH, counts={"injured": 3, "deaths": 0})
    update = trace(2, "update lapangan pace: " + AGAIN, counts={"injured": 5})
    [group] = cluster([update, first])
    assert group.keys == (1, 2)
    assert dict(group.counts) == {"injured": 5, "deaths": 0}


def test_copies_count_as_one_source() -> None:
    copies = [trace(n, CLASH, origin="same") for n in (1, 2, 3)]
    [group] = cluster([*copies, trace(4, AGAIN)])
    assert (len(group.keys), group.sources) == (4, 2)


def test_told_dates_two_days_apart_forbid_one_event() -> None:
    one, other = trace(1, CLASH, dated=True), trace(2, CLASH, dated=True, day=date(2025, 3, 14))
    assert not may_be_one(one, other)
    assert keys(cluster([one, other])) == [(1,), (2,)]
    assert may_be_one(one, replace(other, dated=False))


def test_what_people_kept_apart_stays_apart() -> None:
    one, other = trace(1, CLASH, event="LP-1"), trace(2, CLASH, event="LP-2")
    assert keys(cluster([one, other, trace(3, AGAIN)])) in ([(1, 3), (2,)], [(1,), (2, 3)])


def test_villages_of_two_districts_forbid_one_event_unless_one_report_names_both() -> None:
    one, other = trace(1, CLASH), trace(2, CLASH, area="35.09.27.2002")
    assert keys(cluster([one, other], adjacent=BESIDE)) == [(1,), (2,)]
    border = replace(other, places=frozenset({PACE}))
    assert keys(cluster([one, border], adjacent=BESIDE)) == [(1, 2)]


def test_a_report_that_tells_the_regency_only_finds_its_event_by_names() -> None:
    coarse = trace(2, "info: krajan lawan sumberjo ribut lapangan pace", area="35.09")
    assert keys(cluster([trace(1, CLASH), coarse])) == [(1, 2)]


def test_a_far_district_is_never_compared() -> None:
    assert keys(cluster([trace(1, CLASH), trace(2, CLASH, area=SUKODONO)])) == [(1,), (2,)]


def test_likeness_is_symmetric_and_bounded() -> None:
    one, other = trace(1, CLASH, counts={"injured": 3}), trace(2, AGAIN, counts={"injured": 4})
    assert likeness(one, other).score == likeness(other, one).score
    assert 0.0 <= likeness(one, other).score <= 1.0


TEXTS = [CLASH, AGAIN, OTHER, "carok di pasar garahan satu orang luka", "lapangan pace ribut lagi"]
TRACES = st.lists(
    st.builds(
        lambda text, area, days, dated, origin, event, trigger: (text, area, days, dated, origin,
                                                                 event, trigger),
        st.sampled_from(TEXTS), st.sampled_from([PACE, GARAHAN, "35.09.28", "35.09", "35.09.27"]),
        st.integers(0, 9), st.booleans(), st.sampled_from(["", "", "a", "b"]),
        st.sampled_from(["", "", "", "E1", "E2"]), st.sampled_from(["T1", "T2", ""]),
    ),
    max_size=14,
)  # fmt: skip


def _made(rows: list[tuple[str, str, int, bool, str, str, str]]) -> list[Trace]:
    return [
        trace(n, text, area=area, day=DAY + timedelta(days=days), dated=dated, origin=origin,
              event=event, trigger=trigger)
        for n, (text, area, days, dated, origin, event, trigger) in enumerate(rows)
    ]  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(TRACES, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(rows: list, random: object) -> None:  # type: ignore[type-arg]
    made = _made(rows)
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    groups = cluster(made, adjacent=BESIDE)
    assert cluster(shuffled, adjacent=BESIDE) == groups
    assert sorted(k for g in groups for k in g.keys) == list(range(len(made)))


@settings(max_examples=80, deadline=None)
@given(TRACES)
def test_one_report_at_a_time_gives_the_group_that_all_together_give(rows: list) -> None:  # type: ignore[type-arg]
    made = _made(rows)
    found = Clusters(BESIDE)
    for one in made:
        found.add(one)
        found.group_of(one.key)
    groups = found.groups()
    assert all(found.group_of(key) == group for group in groups for key in group.keys)
    assert all(not (a.event and b.event and a.event != b.event)
               for g in groups for a in made for b in made
               if a.key in g.keys and b.key in g.keys)  # fmt: skip


def test_a_crowded_day_gives_the_same_groups_in_any_order() -> None:
    made = [
        trace(n, f"{TEXTS[n % 3]} regu {n}", area=(PACE, GARAHAN)[n % 2],
              trigger=("T1", "T8")[n % 3 == 2], form=("F10", "F15")[n % 3 == 2])
        for n in range(300)
    ]  # fmt: skip
    assert cluster(made) == cluster(list(reversed(made)))
