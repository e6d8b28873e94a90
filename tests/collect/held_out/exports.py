"""The three chats in three real export formats, filled up with small talk to about 150 messages."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import datetime, timedelta

from tests.collect.held_out.chats import BANYUWANGI, CHATTER, JEMBER, SITUBONDO, Said

SIZE = 150


def _moments(chat: list[Said], year: int, month: int, seed: int) -> list[tuple[datetime, Said]]:
    """Give each message its moment and fill up with small talk, in the order of time."""
    rng = random.Random(seed)
    real = []
    for said in chat:
        hour, minute = said.clock.split(".")
        real.append((datetime(year, month, said.day, int(hour), int(minute)), said))
    senders = sorted({said.sender for said in chat})
    filled = list(real)
    while len(filled) < SIZE:
        at, _said = rng.choice(real)
        later = at + timedelta(minutes=rng.randint(1, 50))
        text = rng.choice(CHATTER)
        filled.append((later, Said(later.day, "", rng.choice(senders), text)))
    return sorted(filled, key=lambda pair: pair[0])


def jember() -> list[tuple[datetime, Said]]:
    return _moments(JEMBER, 2025, 3, 1)


def banyuwangi() -> list[tuple[datetime, Said]]:
    return _moments(BANYUWANGI, 2026, 7, 2)


def situbondo() -> list[tuple[datetime, Said]]:
    return _moments(SITUBONDO, 2026, 1, 3)


def android_indonesian(moments: list[tuple[datetime, Said]]) -> bytes:
    """Android, Indonesian, 24 hours: `10/03/25 07.02 - Nama: teks`."""
    lines = [
        "10/03/25 07.00 - Pesan dan panggilan dienkripsi secara end-to-end. Hanya orang dalam chat"
        " ini yang bisa membaca, mendengarkan, atau membagikannya.",
        '10/03/25 07.00 - Admin Kesbang membuat grup "FKDM Kab. Jember"',
        "10/03/25 07.01 - Anda ditambahkan",
    ]
    for number, (at, said) in enumerate(moments):
        lines.append(f"{at:%d/%m/%y} {at:%H.%M} - {said.sender}: {said.text}")
        if number == 20:
            lines.append(f"{at:%d/%m/%y} {at:%H.%M} - +62 857-0000-3344: <Media tidak disertakan>")
            lines.append(f"{at:%d/%m/%y} {at:%H.%M} - Bu Endah FKDM: Pesan ini dihapus")
    return ("\n".join(lines) + "\n").encode()


def iphone_english(moments: list[tuple[datetime, Said]]) -> bytes:
    """iPhone, English (US), 12 hours, month first, with the marks that iOS writes."""
    lines = [
        "[7/6/26, 6:50:01\u202fAM] Tiga Pilar Banyuwangi: \u200eMessages and calls are end-to-end"
        " encrypted. Only people in this chat can read, listen to, or share them.",
    ]
    for number, (at, said) in enumerate(moments):
        hour = at.hour % 12 or 12
        half = "AM" if at.hour < 12 else "PM"
        stamp = f"{at.month}/{at.day}/{at:%y}, {hour}:{at:%M}:{number % 60:02d}\u202f{half}"
        lines.append(f"[{stamp}] {said.sender}: {said.text}")
        if number == 30:
            lines.append(f"\u200e[{stamp}] Serka Budi: \u200eimage omitted")
            lines.append(f"[{stamp}] Aiptu Rahmat: \u200eThis message was deleted.")
    return ("\r\n".join(lines) + "\r\n").encode()


def iphone_indonesian_zip(moments: list[tuple[datetime, Said]], photo: bytes) -> bytes:
    """iPhone, Indonesian, 24 hours, as the zip that WhatsApp shares, with one photo."""
    lines = []
    for number, (at, said) in enumerate(moments):
        stamp = f"{at:%d/%m/%y} {at:%H.%M}.{number % 60:02d}"
        lines.append(f"[{stamp}] {said.sender}: {said.text}")
        if "Mohon fotonya" in said.text:
            name = "00000042-PHOTO-2026-01-05-14-52-10.jpg"
            lines.append(f"\u200e[{stamp}] Sekcam Asembagus: \u200e<terlampir: {name}>")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("_chat.txt", "\n".join(lines))
        out.writestr("00000042-PHOTO-2026-01-05-14-52-10.jpg", photo)
    return archive.getvalue()
