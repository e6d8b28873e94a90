"""Hidden counts stay hidden: the search against an attack that was written apart from it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from serasi.science.disclosure import Pattern, Sum, Unsound, audit, linked, protect, replaces
from serasi.science.disclosure.system import System

SLOW = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def _two_way(counts: list[list[int]], *, name: str = "") -> System:
    rows, columns = range(len(counts)), range(len(counts[0]))
    values = {f"{name}{r}.{c}": counts[r][c] for r in rows for c in columns}
    sums = []
    for r in rows:
        values[f"{name}row{r}"] = sum(counts[r])
        sums.append(Sum(f"{name}row{r}", tuple(f"{name}{r}.{c}" for c in columns)))
    for c in columns:
        values[f"{name}column{c}"] = sum(counts[r][c] for r in rows)
        sums.append(Sum(f"{name}column{c}", tuple(f"{name}{r}.{c}" for r in rows)))
    values[f"{name}all"] = sum(map(sum, counts))
    sums.append(Sum(f"{name}all", tuple(f"{name}row{r}" for r in rows)))
    sums.append(Sum(f"{name}all", tuple(f"{name}column{c}" for c in columns)))
    return linked(values, sums)


def _attack(system: System, found: Pattern) -> None:
    shown = {key: value for key, value in system.values.items() if found.shows(key)}
    assert all(value >= 3 for key, value in shown.items() if key not in system.shown)
    seen = audit(shown, found.small | found.others, system.sums, small=found.small)
    assert seen.exact == ()
    assert seen.narrow == ()


tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=2, max_size=4
    )
)


@SLOW
@given(tables)
def test_no_hidden_count_of_a_table_with_totals_is_found_out(counts):
    system = _two_way(counts)
    _attack(system, protect(system))


@SLOW
@given(st.lists(st.lists(st.integers(0, 6), min_size=3, max_size=3), min_size=6, max_size=6))
def test_linked_tables_of_areas_periods_and_triggers_stay_closed(counts):
    """Two periods of three areas by three triggers, with the sum of the periods beside them."""
    first, second = _two_way(counts[:3], name="a"), _two_way(counts[3:], name="b")
    values = {**first.values, **second.values}
    sums = [*first.sums, *second.sums]
    both = _two_way(
        [
            [x + y for x, y in zip(*rows, strict=True)]
            for rows in zip(counts[:3], counts[3:], strict=True)
        ],
        name="y",
    )
    values.update(both.values)
    sums += both.sums
    sums += [Sum(key, (f"a{key[1:]}", f"b{key[1:]}")) for key in both.values]
    system = linked(values, sums)
    _attack(system, protect(system))


@SLOW
@given(tables)
def test_the_same_counts_give_the_same_pattern_in_any_order(counts):
    system = _two_way(counts)
    turned = linked(dict(reversed(system.values.items())), system.sums)
    assert protect(system) == protect(turned)


@SLOW
@given(tables)
def test_none_of_the_others_could_be_shown(counts):
    """Whoever shows one more count gives a small one away: nothing is lost for nothing."""
    system = _two_way(counts)
    found = protect(system)
    for key in found.others:
        shown = {k: v for k, v in system.values.items() if found.shows(k) or k == key}
        hidden = (found.small | found.others) - {key}
        assert not audit(shown, hidden, system.sums, small=found.small).safe


@pytest.mark.parametrize(
    "counts", [[[1, 5, 8], [6, 7, 4], [9, 3, 6]], [[0, 4, 7], [5, 5, 2], [8, 6, 3]]]
)
def test_as_few_more_counts_are_lost_as_can_be(counts):
    """Against every smaller choice, tried one by one."""
    system = _two_way(counts)
    found = protect(system)
    assert len(found.others) == _fewest(system, found)


def _fewest(system: System, found: Pattern) -> int:
    spare = sorted(set(system.values) - found.small)
    for size in range(len(found.others) + 1):
        for chosen in itertools.combinations(spare, size):
            hidden = found.small | set(chosen)
            shown = {k: v for k, v in system.values.items() if k not in hidden}
            if audit(shown, hidden, system.sums, small=found.small).safe:
                return size
    return len(found.others)


def test_what_is_out_already_is_never_hidden_and_later_periods_protect_it():
    """January was shown, February was hidden; the sum of both may not come out afterwards."""
    values = {"jan": 5, "feb": 1, "both": 6}
    system = linked(values, [Sum("both", ("jan", "feb"))], shown=frozenset({"jan"}))
    found = protect(system)
    assert found.hidden == {"feb", "both"}
    shown = linked(values, [Sum("both", ("jan", "feb"))], shown=frozenset({"jan", "both"}))
    with pytest.raises(Unsound):
        protect(shown)


def test_a_small_count_that_everybody_knows_is_told_apart():
    system = linked({"a": 1, "b": 4}, [], shown=frozenset({"a"}))
    assert protect(system).known == {"a"}


def test_counts_behind_the_tables_are_protected_without_being_shown():
    values = {"x": 1, "y": 8, "all": 9}
    found = protect(linked(values, [Sum("all", ("x", "y"))], never=frozenset({"x", "y"})))
    assert found.shows("all")
    assert not found.shows("y")


def test_the_attack_finds_what_plain_hiding_leaves_open():
    """The test itself must be able to fail: a lone hidden count is its total less the rest."""
    system = _two_way([[1, 5], [6, 7]])
    shown = {key: value for key, value in system.values.items() if value >= 3}
    assert audit(shown, ["0.0"], system.sums, small=["0.0"]).exact == ("0.0",)


def test_tables_that_contradict_themselves_are_refused():
    with pytest.raises(Unsound):
        linked({"all": 4, "a": 1, "b": 2}, [Sum("all", ("a", "b"))])
    with pytest.raises(Unsound):
        linked({"a": -1}, [])


class TestReplacing:
    def test_a_late_record_does_not_move_a_published_count(self):
        standing = replaces({"all": 20, "a": 12, "b": 8}, {"all": 21, "a": 13, "b": 8})
        assert not standing.may
        assert standing.waits == ("a", "all")

    def test_three_late_records_in_one_place_may_be_shown(self):
        assert replaces({"all": 20, "a": 12, "b": 8}, {"all": 23, "a": 15, "b": 8}).may

    def test_a_total_may_not_give_away_the_change_of_what_is_hidden(self):
        """4 more in all and 3 more in a: the hidden rest grew by 1."""
        sums = [Sum("all", ("a", "b", "c"))]
        standing = replaces({"all": 20, "a": 12}, {"all": 24, "a": 15}, sums)
        assert standing.waits == ("all",)

    def test_nothing_changed_needs_no_new_edition(self):
        assert not replaces({"a": 5}, {"a": 5}).may

    @SLOW
    @given(
        st.dictionaries(st.sampled_from("abcdef"), st.integers(3, 30), min_size=1),
        st.dictionaries(st.sampled_from("abcdef"), st.integers(3, 30), min_size=1),
    )
    def test_no_difference_of_editions_is_a_small_count(self, old, new):
        if replaces(old, new).may:
            assert all(
                old[k] == new[k] or abs(old[k] - new[k]) >= 3 for k in old.keys() & new.keys()
            )
