"""Files of opened secrets: one asks, another agrees, the first fetches once; each step is kept."""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import struct
import zlib
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.db import IntegrityError, transaction
from django.urls import reverse

from serasi.channels.models import Delivery
from serasi.collect.sealed import CONTACT, SENDER, subject_of
from serasi.network.models import OfficeHolding, SealedExport
from serasi.network.sealed import Secret, seal_many
from serasi.network.sealed.exporting import (
    approve_export,
    ask_export,
    fetch_export,
    refuse_export,
    visible_to,
    withdraw_export,
)
from serasi.problems import Problem
from serasi.trail import queries as trail
from tests.cast import NOW, House
from tests.register.conftest import report_in

pytestmark = pytest.mark.django_db
WHY = "Diminta penyidik Polres, surat B/112/XI/2026."
PASSWORD = "kuda laut di teluk"
LOJEJER = "35.09.11.2001"


def unlocked(content: bytes, password: str) -> dict[str, bytes]:
    """Open a locked ZIP as another program would, by WinZip's description of AE-2."""
    found, at = {}, 0
    while content[at : at + 4] == b"PK\x03\x04":
        (flags, method) = struct.unpack_from("<HH", content, at + 6)
        size, plain, name_length, extra_length = struct.unpack_from("<IIHH", content, at + 18)
        name = content[at + 30 : at + 30 + name_length].decode()
        start = at + 30 + name_length + extra_length
        extra = content[start - extra_length : start]
        assert (flags & 1, method, extra[:2]) == (1, 99, b"\x01\x99")
        held = content[start : start + size]
        salt, check, hidden, seal = held[:16], held[16:18], held[18:-10], held[-10:]
        keys = hashlib.pbkdf2_hmac("sha1", password.encode(), salt, 1000, 66)
        if keys[64:] != check:
            raise ValueError("wrong password")
        assert hmac.new(keys[32:64], hidden, "sha1").digest()[:10] == seal
        packed = b""
        for n in range(0, len(hidden), 16):
            block = Cipher(algorithms.AES(keys[:32]), modes.ECB()).encryptor()  # noqa: S305
            stream = block.update((n // 16 + 1).to_bytes(16, "little"))
            part = hidden[n : n + 16]
            packed += bytes(a ^ b for a, b in zip(part, stream, strict=False))
        found[name] = zlib.decompress(packed, -15)
        assert len(found[name]) == plain
        at = start + size
    return found


@pytest.fixture
def second(house: House):
    """Let Jember have a second head of desk: the right is held twice."""
    OfficeHolding.objects.create(
        person=house.people["rini"],
        agency=house.agencies["Bakesbangpol Kab. Jember"],
        title="Plt. Kepala",
        role="head",
        start=NOW.date() - timedelta(days=2),
    )
    return house


@pytest.fixture
def told(second: House):
    report = report_in(second, "Ribut di balai desa.", area=LOJEJER)
    subject = subject_of(report.uuid)
    seal_many(
        [
            Secret(subject, SENDER, "=Karsih", LOJEJER),
            Secret(subject, CONTACT, "0811000333", LOJEJER),
        ],
        now=NOW,
    )
    return report


def _ask(house: House, name: str = "hendra", **more: object) -> SealedExport:
    given = {"kind": "report.senders", "area": "35.09", "why": WHY, "now": NOW, **more}
    return ask_export(house.viewer(name), **given)


def _approve(house: House, row: SealedExport, name: str = "rini", **more: object) -> SealedExport:
    return approve_export(
        house.viewer(name), export_id=row.pk, **{"answer": "sesuai surat", "now": NOW, **more}
    )


def _fetch(house: House, row: SealedExport, name: str = "hendra", **more: object):
    return fetch_export(
        house.viewer(name), export_id=row.pk, **{"password": PASSWORD, "now": NOW, **more}
    )


def test_one_asks_another_agrees_and_the_file_is_fetched_once(second, told):
    row = _ask(second)
    assert set(
        Delivery.objects.filter(message__key=row.key).values_list("person__username", flat=True)
    ) <= {"rini"}
    _approve(second, row)
    made = _fetch(second, row)
    files = unlocked(made.content, PASSWORD)
    [sheet, facts] = files.values()
    [head, line] = csv.reader(io.StringIO(sheet.decode("utf-8-sig")))
    assert head[0] == "Tanda terima"
    assert (line[0], line[3], line[4]) == (told.receipt, "'=Karsih", "0811000333")
    assert "Hendra" in facts.decode() and WHY in facts.decode()
    row.refresh_from_db()
    assert (row.state, row.count) == ("fetched", 1)
    assert row.sha256 == hashlib.sha256(made.content).hexdigest()
    with pytest.raises(Problem, match="S639"):
        _fetch(second, row)


def test_every_step_is_in_the_trail_with_count_and_checksum(second, told):
    row = _ask(second)
    _approve(second, row)
    _fetch(second, row)
    row.refresh_from_db()
    steps = trail.story(row.key)[::-1]
    assert [step.action for step in steps] == [
        "sealed.export_asked",
        "sealed.export_approved",
        "sealed.export_fetched",
    ]
    assert steps[0].reason == WHY and steps[1].reason == "sesuai surat"
    assert (steps[2].data["count"], steps[2].data["sha256"]) == (1, row.sha256)
    [read] = trail.story(f"report:{told.receipt}", only=["sealed.read"])
    assert read.reason == WHY and read.actor == second.people["hendra"].key


def test_the_file_opens_with_its_password_alone(second, told):
    row = _ask(second)
    _approve(second, row)
    content = _fetch(second, row).content
    with pytest.raises(ValueError, match="wrong password"):
        unlocked(content, "kuda laut di telaga")
    assert b"Karsih" not in content and b"0811000333" not in content


def test_nobody_agrees_to_their_own_request(second, told):
    row = _ask(second)
    with pytest.raises(Problem, match="S638"):
        _approve(second, row, "hendra")
    with pytest.raises(Problem, match="S639"):
        _fetch(second, row)
    with pytest.raises(IntegrityError), transaction.atomic():
        SealedExport.objects.filter(pk=row.pk).update(decided_by=row.asked_by_id)


@pytest.mark.parametrize("name", ["dewi", "mira", "sinta", "bagus", "surya"])
def test_who_lacks_the_right_neither_asks_nor_agrees(second, told, name):
    with pytest.raises(Problem, match="S10"):
        _ask(second, name)
    row = _ask(second)
    with pytest.raises(Problem, match="S10"):
        _approve(second, row, name)
    with pytest.raises(Problem, match="S10"):
        _fetch(second, row, name)


def test_the_one_who_agreed_does_not_fetch(second, told):
    row = _ask(second)
    _approve(second, row)
    with pytest.raises(Problem, match="S101"):
        _fetch(second, row, "rini")


def test_a_day_later_it_is_over(second, told):
    row = _ask(second)
    _approve(second, row)
    with pytest.raises(Problem, match="S639"):
        _fetch(second, row, now=NOW + timedelta(hours=24))
    assert _fetch(second, row, now=NOW + timedelta(hours=23)).content


def test_who_lost_the_right_meanwhile_fetches_nothing(second, told):
    row = _ask(second)
    _approve(second, row)
    OfficeHolding.objects.filter(person=second.people["hendra"]).update(role="analyst")
    with pytest.raises(Problem, match="S10"):
        _fetch(second, row)


def test_a_refusal_needs_a_reason_and_ends_it(second, told):
    row = _ask(second)
    with pytest.raises(Problem, match="S106"):
        refuse_export(second.viewer("rini"), export_id=row.pk, answer=" ", now=NOW)
    refuse_export(second.viewer("rini"), export_id=row.pk, answer="surat belum ada", now=NOW)
    for act in (_approve, _fetch):
        with pytest.raises(Problem, match="S639"):
            act(second, row)


def test_a_request_may_be_withdrawn_by_its_asker_alone(second, told):
    row = _ask(second)
    with pytest.raises(Problem, match="S101"):
        withdraw_export(second.viewer("rini"), export_id=row.pk, now=NOW)
    withdraw_export(second.viewer("hendra"), export_id=row.pk, now=NOW)
    with pytest.raises(Problem, match="S639"):
        _approve(second, row)


@pytest.mark.parametrize("password", ["pendek", "123456789012345"])
def test_a_weak_password_is_refused_and_the_download_stays(second, told, password):
    row = _ask(second)
    _approve(second, row)
    with pytest.raises(Problem, match="S104"):
        _fetch(second, row, password=password)
    assert _fetch(second, row).content


def test_a_reason_in_name_only_is_refused(second, told):
    with pytest.raises(Problem, match="S106"):
        _ask(second, why="perlu data itu")


def test_inspectors_see_requests_and_others_do_not(second, told):
    row = _ask(second)
    seen = {n for n in second.people if visible_to(second.viewer(n)).filter(pk=row.pk).exists()}
    assert seen == {"hendra", "rini", "mira"}


def test_it_goes_through_the_pages(second, told, client_of):
    hendra, rini = client_of("hendra"), client_of("rini")
    asked = hendra.post(
        reverse("sealed:exports"), {"kind": "report.senders", "area": "35.09.11", "why": WHY}
    )
    row = SealedExport.objects.get()
    page = reverse("sealed:export", args=[row.pk])
    assert asked.headers["Location"] == page
    assert "Rini Kusumawati" in hendra.get(page).content.decode()
    rini.post(reverse("sealed:decide", args=[row.pk]), {"do": "approve", "answer": ""})
    assert "Unduh, satu kali" in hendra.get(page).content.decode()
    fetch = reverse("sealed:fetch", args=[row.pk])
    wrong = hendra.post(fetch, {"password": PASSWORD, "again": "lain sekali ya"})
    assert wrong.status_code == 422
    answer = hendra.post(fetch, {"password": PASSWORD, "again": PASSWORD})
    assert answer.headers["Content-Type"] == "application/zip"
    assert "no-store" in answer.headers["Cache-Control"]
    assert len(unlocked(answer.content, PASSWORD)) == 2
    assert hendra.post(fetch, {"password": PASSWORD, "again": PASSWORD}).status_code == 409
    row.refresh_from_db()
    assert row.sha256 in rini.get(page).content.decode()
