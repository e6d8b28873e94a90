"""One's own browsers: who may register and remove them, and a call on its way to their screens."""

from __future__ import annotations

import json
from contextlib import nullcontext
from datetime import time, timedelta

import pytest
from django.test import Client

from serasi.channels import actions, adapters, queries
from serasi.channels.actions import delivering
from serasi.channels.adapters.push import Push, payload
from serasi.channels.messages import Message, Outcome, Result, Urgency
from serasi.channels.models import Address, Browser, Channel, Delivery
from serasi.channels.rules import Quiet
from serasi.network.policy import NOBODY
from serasi.problems import Problem
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.channels.stubs import BrowserStub, HttpStub, Reply
from tests.network.plain_role import act_as_owner, act_as_plain_role

MINUTE = timedelta(minutes=1)
ADD, SHOWN = "/saluran/peramban/", "/saluran/peramban/tampil/"


def call(key: str = "notice:7", **facts) -> Message:
    """Return an urgent call."""
    given = {
        "kind": "notice",
        "subject": "ORANYE di Wuluhan",
        "text": "Mohon jawab.",
        "short": "Siaga oranye Wuluhan",
        "link": "https://serasi.example/jawab/rahasia/",
        "carried_link": "https://serasi.example/siaga/SG-2026-0001/",
        "urgency": Urgency.URGENT,
    }
    return Message(key=key, **(given | facts))


def states(key: str = "notice:7") -> dict[str, str]:
    """Return the state of each delivery of a message by its channel."""
    return dict(Delivery.objects.filter(message=key).values_list("channel", "state"))


def register(house: House, who: str, browser: BrowserStub, *, now=NOW) -> Browser:
    """Register a browser of somebody of the cast."""
    return actions.register_browser(house.viewer(who), **browser.form, name="Chrome", now=now)


def send(house: House, message: Message, *who: str, now=NOW) -> None:
    """Enqueue a message to some of the cast."""
    actions.enqueue(message, [house.people[name] for name in who], now=now)


@pytest.fixture
def phone(push_service: HttpStub) -> BrowserStub:
    """A browser whose push service is the stub."""
    return BrowserStub(f"{push_service.url}/kirim/hp")


@pytest.fixture
def desk(push_service: HttpStub) -> BrowserStub:
    """Another one."""
    return BrowserStub(f"{push_service.url}/kirim/meja")


class TestRegistering:
    def test_a_browser_registered_on_the_page_is_in_the_list_and_gets_calls(
        self, house, phone, push_service
    ):
        client = house.client("dewi")
        agent = "Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36"
        answer = client.post(ADD, phone.form, headers={"User-Agent": agent}, follow=True)
        assert answer.status_code == 200
        assert "Chrome, Android" in answer.content.decode()
        [row] = queries.own_browsers(house.viewer("dewi"))
        assert row.name == "Chrome, Android"
        assert row.digest in answer.content.decode()
        send(house, call(), "dewi")
        assert actions.deliver_due(NOW) == 1
        assert json.loads(phone.opened(push_service.got[0].body))["body"] == "Siaga oranye Wuluhan"

    def test_the_endpoint_is_encrypted_at_rest_and_in_no_trail(self, house, phone):
        row = register(house, "dewi", phone)
        assert phone.endpoint.encode() not in bytes(row.box)
        assert row.subscription.endpoint == phone.endpoint
        [entry] = Entry.objects.filter(action="browser.added")
        assert entry.data == '{"channel":"push"}'

    def test_the_same_browser_again_is_one_browser_with_its_new_keys(self, house, phone):
        register(house, "dewi", phone)
        again = BrowserStub(phone.endpoint)
        row = register(house, "dewi", again)
        assert Browser.objects.get() == row
        assert row.subscription.auth == again.form["auth"]
        assert Entry.objects.filter(action="browser.added").count() == 1

    def test_a_browser_is_one_persons_and_whoever_registers_it_takes_it_over(
        self, house, phone, push_service
    ):
        register(house, "dewi", phone)
        register(house, "rini", phone)
        assert not queries.own_browsers(house.viewer("dewi")).exists()
        assert not queries.own_addresses(house.viewer("dewi")).exists()
        [row] = queries.own_browsers(house.viewer("rini"))
        assert row.subscription.endpoint == phone.endpoint
        [taken] = Entry.objects.filter(action="browser.taken")
        assert taken.subject == house.people["dewi"].key
        send(house, call(), "dewi")
        actions.deliver_due(NOW)
        assert push_service.got == []

    def test_ten_browsers_are_enough(self, house, push_service):
        browsers = [BrowserStub(f"{push_service.url}/{number}") for number in range(11)]
        for browser in browsers[:10]:
            register(house, "dewi", browser)
        with pytest.raises(Problem) as full:
            register(house, "dewi", browsers[10])
        assert full.value.code == "S927"
        register(house, "dewi", browsers[0])
        register(house, "rini", browsers[10])
        assert Browser.objects.count() == 11

    @pytest.mark.parametrize(
        "wrong",
        [
            {"endpoint": ""},
            {"endpoint": "https://10.0.0.1/a"},
            {"endpoint": "http://push.example.com/a"},
            {"p256dh": ""},
            {"p256dh": "BAAA"},
            {"p256dh": "B" + "A" * 86},
            {"auth": ""},
            {"auth": "AAAA"},
            {"auth": "+" * 22},
        ],
    )
    def test_what_is_no_subscription_is_refused(self, house, phone, wrong):
        answer = house.client("dewi").post(ADD, phone.form | wrong)
        assert answer.status_code == 422
        assert "S928" in answer.content.decode()
        assert not Address.objects.exists()

    def test_a_stub_on_loopback_is_fit_in_a_test_alone(self, house, phone, settings):
        settings.PUSH_LOOPBACK = False
        with pytest.raises(Problem) as refused:
            register(house, "dewi", phone)
        assert refused.value.code == "S928"

    def test_a_house_without_pushes_refuses_and_does_not_offer_them(self, house, phone, settings):
        settings.PUSH = False
        client = house.client("dewi")
        assert "S921" in client.post(ADD, phone.form).content.decode()
        assert 'data-island="push"' not in client.get("/saluran/").content.decode()

    def test_the_page_hands_out_the_public_key_and_needs_no_written_address(self, house, phone):
        page = house.client("dewi").get("/saluran/").content.decode()
        from serasi.channels.configured import push_sender

        assert f'data-key="{push_sender().public}"' in page
        assert 'name="channel" value="push"' not in page
        assert "perlu JavaScript" in page

    @pytest.mark.parametrize("act", [actions.set_address, actions.send_code])
    def test_nothing_is_typed_in_for_a_browser(self, house, phone, act):
        register(house, "dewi", phone)
        facts = {"address": phone.endpoint} if act is actions.set_address else {}
        with pytest.raises(Problem) as refused:
            act(house.viewer("dewi"), channel="push", now=NOW, **facts)
        assert refused.value.status == 404


class TestRemoving:
    def test_ones_own_browser_is_removed_and_gets_nothing_more(
        self, house, phone, desk, push_service
    ):
        row = register(house, "dewi", phone)
        register(house, "dewi", desk)
        client = house.client("dewi")
        assert client.post(f"/saluran/peramban/{row.pk}/hapus/").status_code == 302
        send(house, call(), "dewi")
        actions.deliver_due(NOW)
        assert [asked.path for asked in push_service.got] == ["/kirim/meja"]
        assert Entry.objects.filter(action="browser.removed").count() == 1

    def test_with_the_last_browser_the_channel_goes_too(self, house, phone):
        row = register(house, "dewi", phone)
        actions.remove_browser(house.viewer("dewi"), browser_id=row.pk, now=NOW)
        assert not Address.objects.exists()
        send(house, call(), "dewi")
        assert states() == {"whatsapp_text": "to_copy"}

    @pytest.mark.parametrize("who", ["rini", "hendra", "yoga"])
    def test_nobody_removes_or_lists_the_browser_of_another(self, house, phone, who):
        row = register(house, "dewi", phone)
        act_as_plain_role()
        assert not queries.own_browsers(house.viewer(who)).exists()
        answer = house.client(who).post(f"/saluran/peramban/{row.pk}/hapus/")
        unknown = house.client(who).post("/saluran/peramban/999999/hapus/")
        assert (answer.status_code, unknown.status_code) == (404, 404)
        act_as_owner()
        assert Browser.objects.filter(pk=row.pk).exists()

    def test_who_is_not_logged_in_can_do_neither(self, house, phone):
        row = register(house, "dewi", phone)
        for path in (ADD, f"/saluran/peramban/{row.pk}/hapus/"):
            assert "/masuk/" in Client().post(path, phone.form)["Location"]
        for act in (
            lambda: actions.remove_browser(NOBODY, browser_id=row.pk, now=NOW),
            lambda: actions.register_browser(NOBODY, **phone.form, name="x", now=NOW),
        ):
            with pytest.raises(Problem) as refused:
                act()
            assert refused.value.status == 404

    def test_removing_the_channel_forgets_its_browsers(self, house, phone):
        register(house, "dewi", phone)
        actions.remove_address(house.viewer("dewi"), channel="push", now=NOW)
        assert not Browser.objects.exists()

    def test_browsers_of_a_closed_account_are_forgotten(self, house, phone):
        register(house, "dewi", phone)
        type(house.people["dewi"]).objects.filter(username="dewi").update(is_active=False)
        actions.forget_old(NOW)
        assert not Browser.objects.exists()

    def test_keepers_see_that_there_is_a_browser_and_not_where(self, house, phone):
        register(house, "dewi", phone)
        [seen] = queries.address_book(house.viewer("yoga"), now=NOW)
        assert (seen.channel, seen.address, seen.verified) == ("push", "•••", True)


class TestDelivering:
    def test_a_call_goes_to_every_browser_and_counts_when_one_showed_it(
        self, house, phone, desk, push_service
    ):
        register(house, "dewi", phone)
        register(house, "dewi", desk)
        send(house, call(), "dewi")
        actions.deliver_due(NOW)
        assert sorted(asked.path for asked in push_service.got) == ["/kirim/hp", "/kirim/meja"]
        assert states() == {"push": "accepted"}
        assert queries.failed_urgent(NOW + 5 * MINUTE)
        asked = next(a for a in push_service.got if a.path == "/kirim/hp")
        receipt = json.loads(phone.opened(asked.body))["receipt"]
        for _ in range(2):
            answer = Client().post(SHOWN, receipt, content_type="text/plain")
            assert answer.status_code == 200
        assert states() == {"push": "delivered"}
        assert queries.failed_urgent(NOW + 5 * MINUTE) == []

    def test_the_word_of_a_browser_may_be_faster_than_the_push_service(
        self, house, phone, monkeypatch
    ):
        class ShownAtOnce(Push):
            def send(self, address, message):
                receipt = json.loads(payload(message))["receipt"]
                actions.receive_shown(receipt, now=NOW)
                return Outcome(Result.ACCEPTED, ref=message.ref)

        class OneThread(nullcontext):
            map = staticmethod(map)

        monkeypatch.setattr(delivering, "ThreadPoolExecutor", lambda **_: OneThread(OneThread()))
        monkeypatch.setitem(adapters._ADAPTERS, Channel.PUSH, ShownAtOnce())
        register(house, "dewi", phone)
        send(house, call(), "dewi")
        actions.deliver_due(NOW)
        assert states() == {"push": "delivered"}
        assert Delivery.objects.get().delivered_at == NOW

    def test_a_browser_that_is_off_lets_the_next_channel_begin(
        self, house, phone, reach, mail_server
    ):
        register(house, "dewi", phone)
        reach("dewi", "mail", quiet_from=None)
        actions.order_channels(house.viewer("dewi"), channels=["push"], now=NOW)
        send(house, call(), "dewi")
        actions.deliver_due(NOW)
        assert states() == {"push": "accepted"}
        actions.deliver_due(NOW + 10 * MINUTE)
        assert states() == {"push": "failed", "mail": "accepted"}

    @pytest.mark.parametrize("receipt", ["", "x", "f" * 32, "f" * 32 + ":" + "a" * 43, "é"])
    def test_a_receipt_that_is_not_ours_finds_no_door(self, house, push_service, receipt):
        answer = Client().post(SHOWN, receipt, content_type="text/plain")
        assert answer.status_code == 404

    def test_a_receipt_too_long_is_not_read(self, house, push_service):
        assert Client().post(SHOWN, "x" * 201, content_type="text/plain").status_code == 413

    @pytest.mark.parametrize("status", [404, 410])
    def test_a_browser_that_its_push_service_forgot_is_removed(
        self, house, phone, desk, push_service, status
    ):
        register(house, "dewi", phone)
        kept = register(house, "dewi", desk)
        push_service.reply = lambda asked: Reply(
            b"", status=status if asked.path == "/kirim/hp" else 201
        )
        send(house, call(), "dewi")
        actions.deliver_due(NOW)
        assert Browser.objects.get() == kept
        assert states() == {"push": "accepted"}
        [gone] = Entry.objects.filter(action="browser.gone")
        assert (gone.actor, gone.subject) == ("system", house.people["dewi"].key)

    def test_when_the_last_one_is_gone_the_call_goes_on_by_the_next_way(
        self, house, phone, push_service
    ):
        register(house, "dewi", phone)
        push_service.reply = lambda asked: Reply(b"", status=410)
        send(house, call(), "dewi")
        actions.deliver_due(NOW)
        assert states() == {"push": "failed", "whatsapp_text": "to_copy"}
        assert not Address.objects.exists()
        [travel, _copy] = queries.travels(["notice:7"])
        assert travel.last_error == "Peramban ini sudah tidak menerima pesan."

    @pytest.mark.parametrize("status", [429, 503])
    def test_a_push_service_in_trouble_is_tried_again_as_the_other_channels_are(
        self, house, phone, push_service, status
    ):
        push_service.reply = lambda asked: Reply(b"", status=status)
        register(house, "dewi", phone)
        send(house, call(urgency=Urgency.NORMAL), "dewi")
        tried = []
        for minute in range(30):
            before = len(push_service.got)
            actions.deliver_due(NOW + minute * MINUTE)
            tried += [minute] * (len(push_service.got) - before)
        assert tried == [0, 1, 3, 8, 23]
        assert states() == {"push": "failed"}
        assert Browser.objects.exists()
        assert len({asked.headers["Topic"] for asked in push_service.got}) == 1

    def test_quiet_hours_and_pauses_hold_for_browsers_too(self, house, phone, push_service):
        viewer = house.viewer("dewi")
        register(house, "dewi", phone)
        actions.set_quiet_hours(viewer, channel="push", quiet=Quiet(time(21), time(5)), now=NOW)
        night = NOW.replace(hour=16)  # 23.00 WIB
        send(house, call("digest:1", urgency=Urgency.NORMAL), "dewi", now=night)
        assert actions.deliver_due(night) == 0
        actions.pause_address(viewer, channel="push", now=night)
        send(house, call(), "dewi", now=night)
        assert states() == {"whatsapp_text": "to_copy"}
        assert push_service.got == []

    def test_a_person_puts_the_browser_before_the_other_ways(self, house, phone, reach):
        reach("dewi", "mail")
        register(house, "dewi", phone)
        client = house.client("dewi")
        assert [r.channel for r in queries.own_addresses(house.viewer("dewi"))] == ["mail", "push"]
        client.post("/saluran/ubah/", {"channel": "push", "do": "first"})
        assert [r.channel for r in queries.own_addresses(house.viewer("dewi"))] == ["push", "mail"]

    def test_with_another_key_of_the_house_nothing_is_sent(
        self, house, phone, push_service, settings
    ):
        register(house, "dewi", phone)
        send(house, call(), "dewi")
        settings.SEAL_KEY = "another"
        actions.deliver_due(NOW)
        assert states()["push"] == "failed"
        assert push_service.got == []
