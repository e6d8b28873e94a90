"""One's own addresses and their proof; who else may see what of them."""

from __future__ import annotations

import email
import re
from datetime import time, timedelta

import pytest

from serasi.channels import actions, queries
from serasi.channels.models import Address, Channel, Delivery
from serasi.channels.rules import Quiet
from serasi.network.policy import NOBODY
from serasi.problems import Problem
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.channels.stubs import Reply

MINUTE = timedelta(minutes=1)


def code_in(mail_server) -> str:
    """Return the code of the last mail."""
    body = email.message_from_string(mail_server.mails[-1]).get_payload(decode=True).decode()
    return re.search(r"\b\d{6}\b", body)[0]


@pytest.fixture
def dewi(house: House, mail_server):
    """Dewi, who has written down her e-mail address."""
    viewer = house.viewer("dewi")
    actions.set_address(viewer, channel="mail", address=" Dewi@Jember.Example ", now=NOW)
    return viewer


def try_code(viewer, code: str, *, now=NOW) -> str:
    """Return the problem of a try, or nothing."""
    try:
        actions.verify_address(viewer, channel="mail", code=code, now=now)
    except Problem as problem:
        return problem.code
    return ""


def test_an_address_counts_after_its_code_came_back(dewi, mail_server):
    actions.send_code(dewi, channel="mail", now=NOW)
    code = code_in(mail_server)
    assert queries.own_addresses(dewi).get().verified_at is None
    row = actions.verify_address(dewi, channel="mail", code=f" {code[:3]} {code[3:]} ", now=NOW)
    assert row.verified_at == NOW
    assert row.address == "Dewi@jember.example"
    assert try_code(dewi, code) == "S924"


def test_a_code_lives_fifteen_minutes(dewi, mail_server):
    actions.send_code(dewi, channel="mail", now=NOW)
    assert try_code(dewi, code_in(mail_server), now=NOW + 15 * MINUTE) == "S924"
    assert try_code(dewi, code_in(mail_server), now=NOW + 14 * MINUTE) == ""


def test_after_five_wrong_codes_the_right_one_is_worth_nothing(dewi, mail_server):
    actions.send_code(dewi, channel="mail", now=NOW)
    right = code_in(mail_server)
    wrong = "000000" if right != "000000" else "111111"
    assert [try_code(dewi, wrong) for _ in range(5)] == ["S923"] * 4 + ["S924"]
    assert try_code(dewi, right) == "S924"
    actions.send_code(dewi, channel="mail", now=NOW + MINUTE)
    assert try_code(dewi, code_in(mail_server), now=NOW + MINUTE) == ""


def test_a_code_proves_only_the_address_it_went_to(dewi, mail_server):
    actions.send_code(dewi, channel="mail", now=NOW)
    actions.set_address(dewi, channel="mail", address="other@jember.example", now=NOW)
    assert try_code(dewi, code_in(mail_server)) == "S924"


def test_codes_are_not_asked_for_too_often(dewi, mail_server):
    for minute in range(10):
        actions.send_code(dewi, channel="mail", now=NOW + minute * MINUTE)
        with pytest.raises(Problem) as soon:
            actions.send_code(dewi, channel="mail", now=NOW + (minute + 0.5) * MINUTE)
        assert soon.value.code == "S925"
    with pytest.raises(Problem, match="menit"):
        actions.send_code(dewi, channel="mail", now=NOW + 10 * MINUTE)
    actions.set_address(dewi, channel="mail", address="other@jember.example", now=NOW)
    with pytest.raises(Problem, match="menit"):
        actions.send_code(dewi, channel="mail", now=NOW + 11 * MINUTE)
    assert len(mail_server.mails) == 10
    actions.send_code(dewi, channel="mail", now=NOW + timedelta(days=1))


def test_a_code_that_could_not_be_sent_is_told(dewi, mail_server):
    mail_server.answers["RCPT"] = "550 no such mailbox"
    with pytest.raises(Problem, match="menolak alamat"):
        actions.send_code(dewi, channel="mail", now=NOW)


def test_a_telegram_chat_is_proved_by_the_bot(house, telegram):
    viewer = house.viewer("dewi")
    actions.set_address(viewer, channel="telegram", address="987654321", now=NOW)
    actions.send_code(viewer, channel="telegram", now=NOW)
    code = re.search(rb"\b\d{6}\b", telegram.got[0].body)[0].decode()
    assert actions.verify_address(viewer, channel="telegram", code=code, now=NOW).verified_at
    telegram.reply = lambda asked: Reply(status=500)
    actions.set_address(viewer, channel="telegram", address="1234567", now=NOW)
    with pytest.raises(Problem, match="tidak jelas"):
        actions.send_code(viewer, channel="telegram", now=NOW + MINUTE)


def test_a_whatsapp_number_is_proved_by_a_code_that_somebody_else_copies(house):
    viewer = house.viewer("dewi")
    actions.set_address(viewer, channel="whatsapp_text", address="0812 3456 7890", now=NOW)
    actions.send_code(viewer, channel="whatsapp_text", now=NOW)
    assert queries.copies(viewer, now=NOW) == []
    [copy] = queries.copies(house.viewer("rini"), now=NOW)
    code = re.search(r"\d{6}", copy.text)[0]
    row = actions.verify_address(viewer, channel="whatsapp_text", code=code, now=NOW)
    assert row.verified_at == NOW
    assert Delivery.objects.get().state == "to_copy"


@pytest.mark.parametrize("channel", ["telegram", "webhook", "pigeon"])
def test_a_channel_that_the_house_lacks_is_refused(settings, house, channel):
    settings.TELEGRAM_TOKEN = settings.GATEWAY_URL = ""
    with pytest.raises(Problem) as refused:
        actions.set_address(house.viewer("dewi"), channel=channel, address="987654321", now=NOW)
    assert refused.value.code in {"S921", "S101"}


def test_nobody_acts_on_another_persons_address(dewi, house):
    for act in (actions.remove_address, actions.pause_address, actions.send_code):
        for viewer in (house.viewer("hendra"), NOBODY):
            with pytest.raises(Problem) as refused:
                act(viewer, channel="mail", now=NOW)
            assert refused.value.status == 404


def test_keepers_see_masked_addresses_of_their_people_and_others_none(dewi, house):
    [seen] = queries.address_book(house.viewer("yoga"), now=NOW)
    assert (seen.name, seen.channel, seen.address) == (
        "Dewi Anggraini",
        Channel.MAIL,
        "D•••@j•••.example",
    )
    assert not seen.verified
    for who in ("bagus", "rini", "dewi", "mira"):
        with pytest.raises(Problem):
            queries.address_book(house.viewer(who), now=NOW)
    assert list(queries.own_addresses(house.viewer("hendra"))) == []


def test_the_trail_tells_the_act_and_never_the_address(dewi, mail_server):
    actions.send_code(dewi, channel="mail", now=NOW)
    try_code(dewi, code_in(mail_server))
    actions.remove_address(dewi, channel="mail", now=NOW)
    entries = Entry.objects.filter(action__startswith="address.").order_by("seq")
    assert [e.action for e in entries] == ["address.set", "address.verified", "address.removed"]
    assert all(e.data == '{"channel":"mail"}' for e in entries)
    assert not Address.objects.exists()


def test_quiet_hours_order_and_pause_are_ones_own_choice(house, telegram, dewi):
    actions.set_address(dewi, channel="telegram", address="987654321", now=NOW)
    actions.set_quiet_hours(dewi, channel="mail", quiet=Quiet(time(21), time(5)), now=NOW)
    actions.order_channels(dewi, channels=["telegram"], now=NOW)
    actions.pause_address(dewi, channel="mail", now=NOW)
    first, second = queries.own_addresses(dewi)
    assert (first.channel, second.channel) == ("telegram", "mail")
    assert second.quiet == Quiet(time(21), time(5))
    assert not second.active
    assert actions.resume_address(dewi, channel="mail", now=NOW).active
    assert actions.set_quiet_hours(dewi, channel="mail", quiet=None, now=NOW).quiet is None


def test_the_same_address_again_stays_proved(dewi, mail_server):
    actions.send_code(dewi, channel="mail", now=NOW)
    try_code(dewi, code_in(mail_server))
    row = actions.set_address(dewi, channel="mail", address="Dewi@jember.example", now=NOW)
    assert row.verified_at == NOW
