"""From enqueue to the person: trying again, falling through, quiet hours, receipts, workers."""

from __future__ import annotations

import json
from datetime import time, timedelta

import pytest

from serasi.channels import actions, adapters, queries
from serasi.channels.actions import delivering
from serasi.channels.adapters import Telegram
from serasi.channels.adapters.http import Patience
from serasi.channels.adapters.webhook import signature
from serasi.channels.adapters.whatsapp_text import copy_text
from serasi.channels.messages import Message, Urgency
from serasi.channels.models import Address, Channel, Delivery, Outgoing
from serasi.problems import Problem
from tests.cast import NOW, House
from tests.channels.conftest import SECRET, told
from tests.channels.stubs import Reply
from tests.network.plain_role import act_as_owner, act_as_plain_role

State = Delivery.State
MINUTE = timedelta(minutes=1)


def call(key: str = "notice:7", **facts) -> Message:
    """Return an urgent call."""
    given = {
        "kind": "notice",
        "subject": "ORANYE di Wuluhan",
        "text": "Mohon jawab.",
        "link": "https://serasi.example/jawab/rahasia",
        "urgency": Urgency.URGENT,
    }
    return Message(key=key, **(given | facts))


def digest(key: str = "digest:1", **facts) -> Message:
    """Return a message that can wait."""
    return call(key, kind="digest", urgency=Urgency.NORMAL, **facts)


def states(key: str = "notice:7") -> dict[str, str]:
    """Return the state of each delivery of a message by its channel."""
    return dict(Delivery.objects.filter(message=key).values_list("channel", "state"))


def send(house: House, message: Message, *who: str, now=NOW) -> None:
    """Enqueue a message to some of the cast."""
    actions.enqueue(message, [house.people[name] for name in who], now=now)


def test_a_call_comes_to_the_first_channel_alone(house, reach, telegram, mail_server):
    reach("dewi", "telegram", "mail")
    send(house, call(), "dewi")
    assert actions.deliver_due(NOW) == 1
    assert states() == {"telegram": "delivered"}
    assert mail_server.mails == []


def test_a_message_enqueued_twice_goes_out_once(house, reach, telegram):
    reach("dewi", "telegram")
    send(house, call(), "dewi", "dewi")
    send(house, call(text="lain"), "dewi")
    actions.deliver_due(NOW)
    send(house, call(), "dewi")
    actions.deliver_due(NOW + MINUTE)
    assert len(telegram.got) == 1


def test_a_person_added_later_to_the_same_message_gets_it(house, reach, telegram):
    reach("dewi", "telegram")
    reach("rini", "telegram")
    send(house, call(), "dewi")
    send(house, call(), "dewi", "rini")
    actions.deliver_due(NOW)
    assert len(telegram.got) == 2


def test_an_address_that_is_not_proved_or_paused_gets_nothing(house, reach, telegram):
    reach("dewi", "telegram", active=False)
    reach("rini", "telegram")
    Address.objects.filter(person=house.people["rini"]).update(verified_at=None)
    send(house, digest(), "dewi", "rini")
    assert actions.deliver_due(NOW) == 0
    assert states("digest:1") == {}


def test_an_urgent_message_to_somebody_without_a_channel_waits_to_be_copied(house):
    send(house, call(), "darsono")
    assert states() == {"whatsapp_text": "to_copy"}


def test_a_channel_that_fails_is_tried_again_in_time_then_the_next_takes_over(
    house, reach, telegram, mail_server
):
    telegram.reply = lambda asked: Reply(status=500)
    reach("dewi", "telegram", "mail")
    send(house, digest(), "dewi")
    tried = []
    for minute in range(30):
        before = len(telegram.got)
        actions.deliver_due(NOW + minute * MINUTE)
        tried += [minute] * (len(telegram.got) - before)
    assert tried == [0, 1, 3, 8, 23]
    assert states("digest:1") == {"telegram": "failed", "mail": "accepted"}
    assert len(mail_server.mails) == 1


def test_an_urgent_one_begins_on_the_next_channel_after_the_first_failure(
    house, reach, telegram, mail_server
):
    telegram.reply = lambda asked: Reply(status=500)
    reach("dewi", "telegram", "mail")
    send(house, call(), "dewi")
    actions.deliver_due(NOW)
    assert states() == {"telegram": "waiting", "mail": "accepted"}
    actions.deliver_due(NOW + MINUTE)
    assert states() == {"telegram": "expired", "mail": "accepted"}
    assert len(telegram.got) == 1


def test_a_refusal_falls_through_at_once_down_to_a_text_to_copy(house, reach, telegram, sms):
    telegram.reply = lambda asked: told(ok=False, error_code=403)
    sms.reply = lambda asked: Reply(status=404)
    reach("dewi", "telegram", "webhook")
    send(house, call(), "dewi")
    actions.deliver_due(NOW)
    assert states() == {"telegram": "failed", "webhook": "failed", "whatsapp_text": "to_copy"}
    [first, *_rest] = queries.travels(["notice:7"])
    assert first.last_error == "Penerima memblokir atau belum memulai bot."


def test_a_channel_that_hangs_holds_up_no_other(house, reach, telegram, mail_server, monkeypatch):
    impatient = Telegram(Patience(connect_seconds=0.3, total_seconds=0.3))
    monkeypatch.setitem(adapters._ADAPTERS, Channel.TELEGRAM, impatient)
    telegram.reply = lambda asked: Reply(pause=0.6)
    for name in house.people:
        reach(name, "telegram", "mail")
    send(house, call(), *house.people)
    actions.deliver_due(NOW)
    assert len(mail_server.mails) == len(house.people) > delivering.AT_ONCE
    assert len(telegram.got) == delivering.AT_ONCE


def test_quiet_hours_put_off_what_can_wait_and_nothing_else(house, reach, telegram):
    night = NOW.replace(hour=16)  # 23.00 WIB
    reach("dewi", "telegram", quiet_from=time(21), quiet_to=time(5))
    send(house, digest(), "dewi", now=night)
    send(house, call(), "dewi", now=night)
    actions.deliver_due(night)
    assert states("digest:1") == {"telegram": "waiting"}
    assert states() == {"telegram": "delivered"}
    actions.deliver_due(NOW.replace(hour=21, minute=59))
    assert states("digest:1") == {"telegram": "waiting"}
    actions.deliver_due(NOW.replace(hour=22, minute=0))  # 05.00 WIB
    assert states("digest:1") == {"telegram": "delivered"}


def test_a_worker_that_comes_late_does_not_wake_anybody(house, reach, telegram):
    reach("dewi", "telegram", quiet_from=time(21), quiet_to=time(5))
    send(house, digest(), "dewi", now=NOW.replace(hour=13, minute=59))  # 20.59 WIB
    assert actions.deliver_due(NOW.replace(hour=15)) == 0
    [row] = Delivery.objects.all()
    assert (row.state, row.attempts) == ("waiting", 0)
    assert row.next_try_at == NOW.replace(hour=22, minute=0)


def test_what_has_expired_is_not_sent(house, reach, telegram):
    reach("dewi", "telegram")
    send(house, call(expires_at=NOW + MINUTE), "dewi")
    actions.deliver_due(NOW + MINUTE)
    assert states() == {"telegram": "expired"}
    assert telegram.got == []


def test_a_gateway_that_says_sent_and_is_not_is_found_out(house, reach, sms, mail_server):
    reach("dewi", "webhook", "mail")
    send(house, call(), "dewi")
    actions.deliver_due(NOW)
    assert states() == {"webhook": "accepted"}
    assert queries.failed_urgent(NOW + 5 * MINUTE)
    actions.deliver_due(NOW + 9 * MINUTE)
    assert states() == {"webhook": "accepted"}
    actions.deliver_due(NOW + 10 * MINUTE)
    assert states() == {"webhook": "failed", "mail": "accepted"}


def test_a_receipt_confirms_also_when_it_is_late_or_comes_twice(house, reach, sms):
    reach("dewi", "webhook")
    send(house, call(), "dewi")
    actions.deliver_due(NOW)
    actions.deliver_due(NOW + 10 * MINUTE)
    assert states() == {"webhook": "failed", "whatsapp_text": "to_copy"}
    for minute in (11, 12):
        row = actions.confirm_delivery("sms-1", now=NOW + minute * MINUTE)
        assert row.delivered_at == NOW + 11 * MINUTE
    actions.deliver_due(NOW + 13 * MINUTE)
    assert states() == {"webhook": "delivered", "whatsapp_text": "expired"}
    assert queries.failed_urgent(NOW + 20 * MINUTE) == []


@pytest.mark.parametrize("ref", ["", "sms-99"])
def test_a_receipt_of_nothing_confirms_nothing(house, reach, sms, ref):
    reach("dewi", "webhook")
    send(house, call(), "dewi")
    assert actions.confirm_delivery(ref, now=NOW) is None


def test_a_receipt_that_says_no_falls_through(house, reach, sms, telegram):
    reach("dewi", "webhook", "telegram")
    send(house, call(), "dewi")
    actions.deliver_due(NOW)
    actions.deny_delivery("sms-1", now=NOW)
    actions.deliver_due(NOW)
    assert states() == {"webhook": "failed", "telegram": "delivered"}


class TestTheDoorOfReceipts:
    def _receipt(self, body: bytes, *, secret: str = SECRET):
        stamp = str(int(NOW.timestamp()))
        signed = signature(secret, stamp=stamp, body=body)
        return actions.receive_receipt(body, stamp=stamp, signed=signed, now=NOW)

    @pytest.fixture(autouse=True)
    def _accepted(self, house, reach, sms):
        reach("dewi", "webhook")
        send(house, call(), "dewi")
        actions.deliver_due(NOW)

    @pytest.mark.parametrize(
        ("status", "state"),
        [("delivered", "delivered"), ("FAILED", "failed"), ("queued", "accepted")],
    )
    def test_a_signed_receipt_is_taken_at_its_word(self, status, state):
        self._receipt(json.dumps({"id": "sms-1", "status": status}).encode())
        assert states()["webhook"] == state

    @pytest.mark.parametrize(
        "body", [b"", b"[]", b"{", b"\xff", b"[" * 9000, b" " * 20_000, b'"delivered"']
    )
    def test_a_body_that_is_no_receipt_is_refused(self, body):
        with pytest.raises(Problem):
            self._receipt(body)

    def test_a_receipt_that_somebody_else_signed_is_refused(self):
        with pytest.raises(Problem) as refused:
            self._receipt(b'{"id": "sms-1", "status": "delivered"}', secret="guessed")
        assert refused.value.status == 404
        assert states() == {"webhook": "accepted"}


def test_two_workers_never_send_one_delivery_twice(house, reach, telegram, monkeypatch):
    reach("dewi", "telegram")
    send(house, call(), "dewi")
    keep = delivering._keep

    def with_a_second_worker(parcel, outcome, *, now):
        monkeypatch.setattr(delivering, "_keep", keep)
        assert delivering.deliver_due(NOW + 2 * MINUTE) == 0
        keep(parcel, outcome, now=now)

    monkeypatch.setattr(delivering, "_keep", with_a_second_worker)
    assert delivering.deliver_due(NOW) == 1
    assert len(telegram.got) == 1
    assert states() == {"telegram": "delivered"}


def test_only_one_worker_wins_a_claim(house, reach):
    reach("dewi", "telegram")
    send(house, call(), "dewi")
    [row] = Delivery.objects.all()
    assert delivering.claim_delivery(row.pk, claim="a", now=NOW)
    assert not delivering.claim_delivery(row.pk, claim="b", now=NOW)
    row.refresh_from_db()
    assert row.claim == "a"


def test_the_claim_of_a_dead_worker_is_given_back(house, reach, telegram):
    reach("dewi", "telegram")
    send(house, call(), "dewi")
    [row] = Delivery.objects.all()
    delivering.claim_delivery(row.pk, claim="dead", now=NOW)
    assert actions.deliver_due(NOW + 4 * MINUTE) == 0
    assert actions.deliver_due(NOW + 5 * MINUTE) == 1
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("delivered", 2)


def test_a_delivery_on_which_workers_die_again_and_again_fails_in_the_end(
    house, reach, telegram, mail_server
):
    reach("dewi", "telegram", "mail")
    send(house, digest(), "dewi")
    [row] = Delivery.objects.all()
    for round_ in range(5):
        now = NOW + round_ * 5 * MINUTE
        delivering._take_back(now)
        delivering.claim_delivery(row.pk, claim="dead", now=now)
    actions.deliver_due(NOW + 25 * MINUTE)
    assert states("digest:1") == {"telegram": "failed", "mail": "accepted"}
    assert telegram.got == []


def test_a_bug_in_one_channel_stops_no_other_and_shows_no_address(
    house, reach, telegram, mail_server, monkeypatch, caplog
):
    def broken(self, address, message):
        raise KeyError(address)

    monkeypatch.setattr("serasi.channels.adapters.telegram.Telegram.send", broken)
    reach("dewi", "telegram", "mail")
    send(house, call(), "dewi")
    actions.deliver_due(NOW)
    assert states() == {"telegram": "waiting", "mail": "accepted"}
    assert "KeyError" in caplog.text
    assert "987654321" not in caplog.text


def test_an_account_closed_meanwhile_gets_nothing(house, reach, telegram):
    reach("dewi", "telegram")
    send(house, call(), "dewi")
    house.people["dewi"].is_active = False
    house.people["dewi"].save()
    actions.deliver_due(NOW)
    assert telegram.got == []
    assert states() == {"telegram": "failed"}
    assert queries.failed_urgent(NOW + 9 * MINUTE) == []


class TestAlarm:
    def test_an_urgent_message_that_came_to_nobody_in_time_is_found(
        self, house, reach, telegram, mail_server
    ):
        telegram.reply = lambda asked: Reply(status=500)
        reach("dewi", "telegram")
        reach("rini", "mail")
        send(house, call(), "dewi", "rini")
        send(house, digest(), "dewi")
        actions.deliver_due(NOW)
        assert queries.failed_urgent(NOW + 4 * MINUTE) == []
        found = queries.failed_urgent(NOW + 5 * MINUTE)
        assert [(f.message_key, f.person_id, f.since) for f in found] == [
            ("notice:7", house.people["dewi"].pk, NOW)
        ]

    def test_kinds_and_age_narrow_the_search(self, house):
        send(house, call(), "dewi")
        assert queries.failed_urgent(NOW + 9 * MINUTE, kinds=["notice"])
        assert not queries.failed_urgent(NOW + 9 * MINUTE, kinds=["other"])
        assert not queries.failed_urgent(NOW + timedelta(days=2))


class TestCopying:
    def test_the_desk_of_the_person_copies_and_its_name_stays(self, house, reach):
        reach("darsono", "whatsapp_text")
        send(house, call(), "darsono")
        dewi = house.viewer("dewi")
        [copy] = queries.copies(dewi, now=NOW)
        assert copy.name == "Darsono"
        assert copy.text == copy_text(call())
        row = actions.mark_copied(dewi, delivery_id=copy.delivery_id, now=NOW)
        assert (row.state, row.marked_by_id) == ("accepted", house.people["dewi"].pk)
        assert queries.copies(dewi, now=NOW) == []
        assert queries.failed_urgent(NOW + 9 * MINUTE) == []

    @pytest.mark.parametrize("who", ["bagus", "anwar", "tirto", "yoga", "mira", "darsono"])
    def test_nobody_else_sees_or_marks_it(self, house, who):
        send(house, call(), "darsono")
        [row] = Delivery.objects.all()
        viewer = house.viewer(who)
        assert queries.copies(viewer, now=NOW) == []
        with pytest.raises(Problem) as refused:
            actions.mark_copied(viewer, delivery_id=row.pk, now=NOW)
        assert refused.value.status == 404

    def test_an_expired_text_is_not_offered(self, house):
        send(house, call(expires_at=NOW + MINUTE), "darsono")
        assert queries.copies(house.viewer("dewi"), now=NOW + MINUTE) == []


def test_words_and_addresses_lie_encrypted(house, reach, telegram):
    reach("dewi", "telegram")
    send(house, call(), "dewi")
    [row], [address] = Outgoing.objects.all(), Address.objects.all()
    assert b"rahasia" not in bytes(row.words)
    assert b"987654321" not in bytes(address.box)
    assert row.message() == call()


def test_a_house_with_another_key_fails_plainly_and_sends_the_rest(
    house, reach, telegram, mail_server, settings
):
    reach("dewi", "telegram")
    send(house, call(), "dewi")
    settings.SEAL_KEY = "another"
    reach("rini", "mail")
    send(house, call("notice:8"), "rini")
    actions.deliver_due(NOW)
    assert states() == {"telegram": "failed", "whatsapp_text": "to_copy"}
    assert states("notice:8") == {"mail": "accepted"}
    assert queries.copies(house.viewer("hendra"), now=NOW) == []
    assert [m.address for m in queries.address_book(house.viewer("yoga"), now=NOW)] == [
        "•••",
        "d•••@j•••.example",
    ]


def test_words_are_forgotten_after_a_month_and_addresses_of_closed_accounts(house, reach, telegram):
    reach("dewi", "telegram")
    reach("rini", "telegram")
    send(house, call(), "dewi")
    send(house, call("notice:8"), "darsono")
    actions.deliver_due(NOW)
    house.people["rini"].is_active = False
    house.people["rini"].save()
    assert actions.forget_old(NOW + timedelta(days=29)) == 0
    assert actions.forget_old(NOW + timedelta(days=31)) == 1
    assert Outgoing.objects.get(key="notice:7").message() is None
    assert Outgoing.objects.get(key="notice:8").message() is not None
    assert states() == {"telegram": "delivered"}
    assert [a.person_id for a in Address.objects.all()] == [house.people["dewi"].pk]


def test_the_minute_job_asks_for_a_round_only_when_something_is_due(house, reach, telegram):
    from django_tasks_db.models import DBTaskResult

    from serasi.channels.tasks import deliver_if_due

    reach("dewi", "telegram")
    assert not deliver_if_due(NOW)
    send(house, call(), "dewi")
    assert deliver_if_due(NOW)
    assert DBTaskResult.objects.count() == 1


def test_a_request_sees_no_delivery_or_address_but_ones_own(house, reach, telegram):
    from django.db import connection

    from serasi.network.walls import raise_wall

    if connection.vendor != "postgresql":
        pytest.skip("skipped, no PostgreSQL")
    reach("dewi", "telegram")
    reach("rini", "telegram")
    send(house, call(), "dewi", "rini")
    act_as_plain_role()
    raise_wall(house.viewer("dewi"))
    mine = {house.people["dewi"].pk}
    assert {a.person_id for a in Address.objects.all()} == mine
    assert {d.person_id for d in Delivery.objects.all()} == mine
    send(house, call("notice:8"), "rini")
    assert not Outgoing.objects.filter(key="notice:8").exists()
    assert actions.deliver_due(NOW) == 3
    act_as_owner()


def test_what_goes_to_telegram_is_the_message(house, reach, telegram):
    reach("dewi", "telegram")
    send(house, call(), "dewi")
    actions.deliver_due(NOW)
    text = json.loads(telegram.got[0].body)["text"]
    assert text == "ORANYE di Wuluhan\n\nMohon jawab.\n\nhttps://serasi.example/jawab/rahasia"


def test_channels_are_named_for_people():
    assert [str(Channel(c).label) for c in Channel] == [
        "surel",
        "Telegram",
        "SMS",
        "WhatsApp (disalin)",
        "peramban",
    ]
