"""A call goes out by the channels of its person, and one that does not arrive is an alarm."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_string
from email.policy import default

import pytest

from serasi.channels import actions as channels
from serasi.channels.models import Delivery
from serasi.channels.queries import copies
from serasi.warn import actions
from serasi.warn.models import Warning
from serasi.warn.queries.picture import picture
from tests.cast import NOW, House
from tests.channels.conftest import mail_server, reach, telegram
from tests.channels.stubs import HttpStub, SmtpStub
from tests.warn.conftest import minutes

Standing = Callable[..., Warning]
__all__ = ["mail_server", "reach", "telegram"]


@pytest.mark.django_db
def test_smtp_and_telegram_receive_what_they_should(
    office: House, standing: Standing, mail_server: SmtpStub, telegram: HttpStub,
    reach: Callable[..., None],
) -> None:  # fmt: skip
    reach("surya", "mail")
    reach("guntur", "telegram")
    standing(2)
    channels.deliver_due(NOW + minutes(1))
    [letter] = mail_server.mails
    told = message_from_string(letter, policy=default)
    body = told.get_content() if not told.is_multipart() else str(told.get_body())
    assert "Oranye: Siaga di Kec. Wuluhan, Jember" in body
    assert "/jawab/" in body and "I03" not in letter
    [sent] = [asked for asked in telegram.got if "sendMessage" in asked.path]
    assert b"/jawab/" in sent.body and b"987654321" in sent.body
    states = dict(Delivery.objects.values_list("person__username", "state"))
    assert states["surya"] == "accepted" and states["guntur"] in ("accepted", "delivered")


@pytest.mark.django_db
def test_an_undelivered_oranye_is_itself_an_alarm(office: House, standing: Standing) -> None:
    standing(2)
    later = picture(office.viewer("hendra"), now=NOW + minutes(10))
    assert later.unreached == 8
    assert "belum sampai lewat saluran mana pun" in later.headline


@pytest.mark.django_db
def test_a_carried_text_lets_nobody_answer_for_another(office: House, standing: Standing) -> None:
    row = standing(2)
    texts = copies(office.viewer("dewi"), now=NOW)
    assert {c.name for c in texts} >= {"Guntur", "Surya Atmaja"}
    assert all("/jawab/" not in c.text and f"/siaga/{row.number}/" in c.text for c in texts)
    notice = row.notices.get(person__username="guntur")
    actions.acknowledge(office.viewer("guntur"), notice_id=notice.pk, now=NOW)
    assert "Guntur" not in {c.name for c in copies(office.viewer("dewi"), now=NOW)}
    actions.end(
        office.viewer("hendra"), number=row.number, version=row.version, reason="reda", now=NOW
    )
    assert copies(office.viewer("dewi"), now=NOW) == []
