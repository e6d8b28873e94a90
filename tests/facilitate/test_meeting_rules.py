"""How written lines are read, and that no path of the machine of meetings leads around a step."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serasi.facilitate import rules
from serasi.facilitate.models import Meeting
from serasi.facilitate.rules import Named

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
WORDS = st.text(st.characters(whitelist_categories=("L", "N")), min_size=1, max_size=20).filter(
    lambda w: w.strip()
)


def test_the_machine_knows_every_state_and_no_other() -> None:
    assert set(rules.FOLLOWS) == set(Meeting.State.values)
    assert all(ends <= set(Meeting.State.values) for ends in rules.FOLLOWS.values())


@given(st.lists(st.sampled_from(Meeting.State.values), max_size=30))
def test_no_path_reaches_final_but_through_every_step(wishes: list[str]) -> None:
    state, walked = "draft", ["draft"]
    for wish in wishes:
        if rules.may_follow(state, wish):
            state = wish
            walked.append(wish)
    whole = ["draft", "invited", "held", "minuted", "corrected", "final"]
    assert walked == whole[: len(walked)] or (walked[-1] == "off" and "held" not in walked)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["L", "P", ""]), WORDS, WORDS), max_size=20))
def test_a_pasted_list_comes_back_line_by_line(people: list[tuple[str, str, str, str]]) -> None:
    text = "\n".join(f"{n}. {'; '.join(person)}" for n, person in enumerate(people, 1))
    found = [(p.name, p.sex, p.element, p.office) for p in rules.read_present(text)]
    assert found == people


@given(st.text(max_size=400))
def test_any_pasted_text_is_read_or_passed_over(text: str) -> None:
    for one in rules.read_present(text):
        assert one.name and one.sex in ("", "L", "P")
        assert max(map(len, (one.name, one.element, one.office))) <= 120
    for line in text.splitlines():
        found = rules.read_promise(line)
        assert found is None or all((found.what, found.agency, found.due))


@given(WORDS, WORDS, WORDS, st.sampled_from([" – ", " - ", " — ", "; ", "\t", " | "]))
def test_a_conclusion_comes_back_in_its_parts(what: str, who: str, due: str, dash: str) -> None:
    found = rules.read_promise(dash.join((what, who, due)))
    assert found is not None and (found.what, found.agency, found.due) == (what, who, due)


@given(st.text(max_size=30), DAYS)
def test_any_words_are_a_day_or_none(words: str, today: date) -> None:
    found = rules.read_due(words, today=today)
    assert found is None or isinstance(found, date)


@given(DAYS, DAYS)
def test_a_full_date_is_that_date_however_it_is_written(day: date, today: date) -> None:
    month = rules._MONTHS[day.month - 1]
    for words in (
        f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day.day}-{day.month}-{day.year}",
        f"{day.day} {month} {day.year}", f"{day.day} {month[:3]} {day.year}",
    ):  # fmt: skip
        assert rules.read_due(words, today=today) == day, words


@given(DAYS, DAYS)
def test_a_day_without_a_year_lies_ahead_within_a_year_or_on_the_next_leap_day(
    day: date, today: date
) -> None:
    found = rules.read_due(f"{day.day}/{day.month}", today=today)
    assert found is not None and found >= today
    assert (found.day, found.month) == (day.day, day.month)
    longest = 8 * 366 if (day.day, day.month) == (29, 2) else 366
    assert (found - today).days <= longest


@given(st.sampled_from(rules._DAYS), DAYS)
def test_a_weekday_is_the_coming_one_and_never_today(word: str, today: date) -> None:
    found = rules.read_due(word, today=today)
    assert found is not None and 1 <= (found - today).days <= 7
    assert found.weekday() == rules._DAYS.index(word)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("h+30", "2026-12-25"), ("1 bulan", "2026-12-25"), ("29/2", "2028-02-29"),
        ("minggu", "2026-11-29"), ("1 minggu", "2026-12-02"), ("32/1", None), ("13/13", None),
        ("0 hari", None), ("", None), ("12", None),
    ],
)  # fmt: skip
def test_deadlines_as_people_write_them(words: str, expected: str | None) -> None:
    found = rules.read_due(words, today=date(2026, 11, 25))
    assert (None if found is None else str(found)) == expected


def test_an_agency_is_known_by_its_short_and_its_common_name() -> None:
    known = [
        Named(1, ("Satpol PP Kab. Jember", "Satpol PP"), invited=True),
        Named(2, ("Polsek Wuluhan", "Polsek (Bhabinkamtibmas)")),
        Named(3, ("Polsek Ambulu", "Polsek (Bhabinkamtibmas)"), invited=True),
        Named(4, ("Dinas Sosial Kab. Jember", "Dinas Sosial")),
    ]
    assert rules.match_agency("SATPOL PP", known) == [1]
    assert rules.match_agency("polsek", known) == [3]  # of two, the one that is invited
    assert rules.match_agency("Polsek Wuluhan", known) == [2]
    assert rules.match_agency("sosial", known) == [4]
    assert rules.match_agency("sosialisasi", known) == []
    assert rules.match_agency("", known) == []


@given(
    st.lists(
        st.datetimes(datetime(2025, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC)),
        min_size=1, max_size=8,
    ),
    st.datetimes(datetime(2026, 11, 2), datetime(2027, 6, 1), timezones=st.just(UTC)),
)  # fmt: skip
def test_a_series_meets_next_in_the_future_on_its_own_weekday(
    starts: list[datetime], now: datetime
) -> None:
    found = rules.next_start(starts, now=now)
    assert found is not None and found > now
    last = max(starts)
    assert (found - last) % timedelta(weeks=1) == timedelta(0)


def test_minutes_that_differ_in_one_letter_have_another_hash() -> None:
    one, two = rules.digest({"notes": "a"}), rules.digest({"notes": "b"})
    assert one[1] != two[1] and len(one[1]) == 64
