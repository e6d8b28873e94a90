"""Pure decisions of delivery."""

from __future__ import annotations

import doctest
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serasi.channels import rules
from serasi.channels.messages import Message, Outcome, Result
from serasi.channels.rules import Quiet, Step, quiet_until
from serasi.problems import Problem
from tests.cast import NOW

WIB = ZoneInfo("Asia/Jakarta")
NIGHT = Quiet(time(21), time(5, 30))


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)  # the 25th is a Wednesday


@pytest.mark.parametrize(
    ("local", "until"),
    [
        (_at(25, 20, 59), None),
        (_at(25, 21), _at(26, 5, 30)),
        (_at(25, 23, 59), _at(26, 5, 30)),
        (_at(26, 0), _at(26, 5, 30)),
        (_at(26, 5, 29), _at(26, 5, 30)),
        (_at(26, 5, 30), None),
    ],
)
def test_quiet_hours_reach_across_midnight(local, until):
    assert quiet_until(local, NIGHT) == until


def test_a_night_belongs_to_the_day_on_which_it_begins():
    wednesday = Quiet(time(21), time(5), days=0b100)
    assert quiet_until(_at(25, 22), wednesday) == _at(26, 5)
    assert quiet_until(_at(26, 4), wednesday) == _at(26, 5)
    assert quiet_until(_at(25, 4), wednesday) is None
    assert quiet_until(_at(26, 22), wednesday) is None


def test_quiet_hours_within_a_day():
    noon = Quiet(time(12), time(13))
    assert quiet_until(_at(25, 12, 30), noon) == _at(25, 13)
    assert quiet_until(_at(25, 13), noon) is None


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [(time(5), time(5), 127), (time(1), time(2), 0), (time(1), time(2), 128)],
)
def test_quiet_hours_that_mean_nothing_are_refused(start, end, days):
    with pytest.raises(Problem):
        Quiet(start, end, days)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)),
    st.times(),
    st.times(),
    st.integers(1, 127),
)
def test_quiet_hours_always_end_later_and_within_a_day(local, start, end, days):
    if start == end:
        return
    moment = local.replace(tzinfo=WIB)
    until = quiet_until(moment, Quiet(start, end, days))
    assert until is None or timedelta() < until - moment <= timedelta(days=1)


def test_a_silent_channel_is_tried_after_1_2_5_and_15_minutes_and_no_more():
    silent = Outcome(Result.UNREACHABLE)
    pauses = []
    for attempts in range(1, rules.MOST_ATTEMPTS + 1):
        then = rules.after(silent, attempts=attempts, now=NOW)
        pauses.append(then.next_try_at and (then.next_try_at - NOW) // timedelta(minutes=1))
    assert pauses == [1, 2, 5, 15, None]
    assert then.state == Step.FAILED


@pytest.mark.parametrize(("asked", "minutes"), [(30, 1), (90, 1.5), (86_400, 15)])
def test_a_provider_may_ask_for_a_longer_pause_up_to_a_bound(asked, minutes):
    busy = Outcome(Result.UNREACHABLE, retry_after=timedelta(seconds=asked))
    then = rules.after(busy, attempts=1, now=NOW)
    assert then.next_try_at == NOW + timedelta(minutes=minutes)


def test_a_refusal_is_final_at_once():
    assert rules.after(Outcome(Result.REFUSED), attempts=1, now=NOW).state == Step.FAILED


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (rules.mail_address, "dewi"),
        (rules.mail_address, "dewi@jember"),
        (rules.mail_address, "dewi@x.id\nBcc: a@b.id"),
        (rules.mail_address, "a..b@x.id"),
        (rules.phone_number, "12"),
        (rules.phone_number, "+62812x"),
        (rules.phone_number, ""),
        (rules.chat_number, "@dewi"),
        (rules.chat_number, "0"),
        (rules.chat_number, "1" * 30),
    ],
)
def test_an_address_that_cannot_be_one_is_refused(check, text):
    with pytest.raises(Problem) as refused:
        check(text)
    assert refused.value.code == "S920"


@given(st.text(max_size=400), st.integers(10, 200))
def test_a_clipped_text_is_never_longer(text, longest):
    assert len(rules.clipped(text, longest)) <= longest


@given(st.text(max_size=60))
def test_a_masked_address_never_shows_more_than_a_few_characters(address):
    shown = list(rules.masked(address).replace("•", ""))
    assert "@" in address or len(shown) <= 6


def test_a_message_carries_its_time_zone_and_a_key():
    with pytest.raises(ValueError, match="time zone"):
        Message(key="a", kind="k", subject="s", text="t", expires_at=datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="key"):
        Message(key="", kind="k", subject="s", text="t")


def test_the_examples_in_the_docstrings_hold():
    from serasi.channels import ical
    from serasi.channels.cap import shapes, values

    for module in (rules, ical, shapes, values):
        assert doctest.testmod(module).failed == 0
