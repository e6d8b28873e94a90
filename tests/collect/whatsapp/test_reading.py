"""Exports of every kind of phone become the same messages."""

from __future__ import annotations

from datetime import date

import pytest

from serasi.collect.whatsapp import read_export
from serasi.problems import Problem
from tests.collect.whatsapp.chats import (
    LRM,
    STYLES,
    Said,
    android_id,
    at,
    ios_id,
    small_chat,
    written,
    zipped,
)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_style_of_head_gives_the_same_messages(style, newline):
    write, order = STYLES[style]
    chat = small_chat()
    export = read_export(written(chat, write, newline=newline))
    assert [(m.sender, m.text) for m in export.messages] == [(s.sender, s.text) for s in chat]
    minutes = [m.sent_at.replace(second=0) for m in export.messages]
    assert minutes == [s.at.replace(second=0) for s in chat]
    assert (export.date_order, export.order_certain) == (order, True)
    assert [m.index for m in export.messages] == list(range(len(chat)))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_recognised(codec):
    text = written([Said(at(13, "08.00"), "Bu Sri", "aman 👍🏽 – “kondusif”")]).decode()
    export = read_export(text.encode(codec))
    assert export.messages[0].text == "aman 👍🏽 – “kondusif”"


def test_windows_codepage_is_recognised_and_stated():
    text = written([Said(at(13, "08.00"), "Bu Sri", "± 50 orang – kafé")]).decode()
    export = read_export(text.encode("cp1252"))
    assert export.messages[0].text == "± 50 orang – kafé"
    assert export.encoding == "cp1252"
    assert "encoding" in {a.id for a in export.assumptions}


def test_one_broken_byte_does_not_turn_the_chat_into_another_codepage():
    raw = written([Said(at(13, "08.00"), "Bu Sri", "é" * 30)] * 3) + b"\xe2\x80"
    export = read_export(raw)
    assert export.encoding == "utf-8"
    assert export.messages[0].text == "é" * 30


@pytest.mark.parametrize(
    ("dates", "order", "certain"),
    [
        (["13/03/25", "14/03/25"], "dmy", True),
        (["3/13/25", "3/14/25"], "mdy", True),
        (["03/02/25", "01/03/25", "02/04/25"], "dmy", True),
        (["02/03/25", "03/01/25", "04/02/25"], "mdy", True),
        (["03/02/25"], "dmy", True),
        (["01/03/25", "02/03/25", "03/03/25", "04/03/25"], "dmy", False),
        (["03/01/25", "03/02/25", "03/03/25", "03/04/25"], "mdy", False),
        (["2025/03/02"], "ymd", True),
    ],
)
def test_date_order_is_decided_for_the_whole_file(dates, order, certain):
    chat = "".join(f"{date} 19.45 - Adi: pesan {n}\n" for n, date in enumerate(dates))
    export = read_export(chat.encode())
    assert (export.date_order, export.order_certain) == (order, certain)
    stated = next(a for a in export.assumptions if a.id == "date_order")
    assert stated.choice == order
    assert order not in stated.alternatives


@pytest.mark.parametrize(
    ("head", "order"),
    [("03/02/25 19:45", "dmy"), ("3/2/25, 7:45 PM", "mdy"), ("03/02/2025, 7:45 pm", "dmy")],
)
def test_a_single_day_leaves_the_order_uncertain(head, order):
    export = read_export(f"{head} - Adi: satu\n".encode())
    assert (export.date_order, export.order_certain) == (order, False)


def test_an_officer_may_overrule_the_date_order():
    chat = b"03/02/25 19.45 - Adi: satu\n"
    assert read_export(chat).messages[0].sent_at == at(3, "19.45", month=2)
    assert read_export(chat, date_order="mdy").messages[0].sent_at == at(2, "19.45")


def test_an_order_that_fits_no_line_is_refused():
    with pytest.raises(Problem) as refused:
        read_export(b"13/02/25 19.45 - Adi: satu\n", date_order="mdy")
    assert refused.value.code == "S322"


@pytest.mark.parametrize(
    ("clock", "hour"),
    [
        ("12:05 AM", 0),
        ("12:05 PM", 12),
        ("7:05\u202fpm", 19),
        ("7:05 a.m.", 7),
        ("7.05 malam", 19),
        ("12.05 malam", 0),
        ("1.05 siang", 13),
        ("5.05 sore", 17),
        ("3.05 dini hari", 3),
    ],
)
def test_half_day_clocks(clock, hour):
    export = read_export(f"13/3/25, {clock} - Adi: satu".encode())
    assert export.messages[0].sent_at.hour == hour


def test_notices_are_counted_apart_from_messages():
    notices = [
        "Pesan dan panggilan dienkripsi secara end-to-end. Hanya orang di chat ini yang dapat"
        " membaca: pelajari selengkapnya.",
        "Pak Camat membuat grup “Siaga: Jember”",
        "Pak Camat mengubah subjek grup dari “Siaga: Jember” menjadi “Siaga: Silo”",
        "Anda ditambahkan",
        "+62 812-3456-7890 bergabung menggunakan tautan undangan grup ini",
        "+62 812-3456-7890 mengganti nomor teleponnya ke nomor baru.",
        "Kode keamanan Anda dengan Bu Sri berubah. Ketuk untuk info selengkapnya.",
        "Bu Sri keluar",
    ]
    chat = [Said(at(13, "08.00"), None, text) for text in notices]
    chat.append(Said(at(13, "08.01"), "Bu Sri", "Pak Budi sudah keluar dari balai desa"))
    for style in (android_id, ios_id):
        export = read_export(written(chat, style))
        assert (len(export.messages), export.system) == (1, len(notices))
        assert export.messages[0].index == 0
        assert {m.kind for m in export.notices} == {"system"}


def test_notices_in_english():
    chat = "".join(
        f"13/03/25, 08:00 - {text}\n"
        for text in (
            "Messages and calls are end-to-end encrypted. Only people in this chat can read.",
            "Camat created group “Siaga”",
            "Camat changed the subject from “A: B” to “C”",
            "Adi joined using this group's invite link",
            "Your security code with Sri changed. Tap to learn more.",
        )
    )
    export = read_export((chat + "13/03/25, 08:01 - Adi: halo\n").encode())
    assert (len(export.messages), export.system) == (1, 5)


@pytest.mark.parametrize(
    ("text", "name", "caption"),
    [
        ("<Media tidak disertakan>", None, ""),
        ("<Media omitted>", None, ""),
        ("<Media tidak disertakan>\nPasar Silo", None, "Pasar Silo"),
        ("IMG-20250312-WA0001.jpg (file terlampir)", "IMG-20250312-WA0001.jpg", ""),
        (f"{LRM}IMG-1.jpg (file attached)\nBalai desa", "IMG-1.jpg", "Balai desa"),
        (f"{LRM}<attached: 00000012-PHOTO-2025.jpg>", "00000012-PHOTO-2025.jpg", ""),
        (f"Balai desa\n{LRM}<attached: 00000012.jpg>", "00000012.jpg", "Balai desa"),
        (f"{LRM}<terlampir: 00000012-PHOTO.jpg>", "00000012-PHOTO.jpg", ""),
        (f"{LRM}image omitted", None, ""),
        (f"{LRM}gambar tidak disertakan", None, ""),
        (f"Lapdu.pdf • {LRM}3 halaman {LRM}dokumen tidak disertakan", "Lapdu.pdf", ""),
        ("null", None, ""),
    ],
)
def test_media_placeholders(text, name, caption):
    export = read_export(written([Said(at(13, "08.00"), "Adi", text)]))
    message = export.messages[0]
    assert (message.kind, message.media_name, message.text) == ("media", name, caption)
    assert export.media == 1


@pytest.mark.parametrize(
    "text",
    [
        "Pesan ini dihapus",
        f"{LRM}Pesan ini telah dihapus.",
        "Anda menghapus pesan ini",
        f"{LRM}You deleted this message.",
        "This message was deleted",
        f"{LRM}Pesan ini dihapus oleh admin Pak Camat.",
    ],
)
def test_deleted_messages_leave_a_trace_only(text):
    export = read_export(written([Said(at(13, "08.00"), "Adi", text)]))
    assert (export.messages[0].kind, export.messages[0].text) == ("deleted", "")
    assert (export.deleted, len(export.messages)) == (1, 1)


def test_speaking_of_a_deleted_message_is_not_a_deletion():
    export = read_export(written([Said(at(13, "08.00"), "Adi", "kenapa pesan ini dihapus pak?")]))
    assert export.messages[0].kind == "text"


def test_marks_of_editing_and_forwarding_are_taken_off():
    chat = [
        Said(at(13, "08.00"), "Adi", f"korban 2 org {LRM}<Pesan ini diedit>"),
        Said(at(13, "08.01"), "Adi", "korban 3 org <This message was edited>"),
        Said(at(13, "08.02"), "Adi", "*Diteruskan*\nada massa di Silo"),
        Said(at(13, "08.03"), "Adi", "Fwd: ada massa di Silo"),
        Said(at(13, "08.04"), "Adi", "diteruskan ke kapolsek ya"),
    ]
    messages = read_export(written(chat)).messages
    assert [m.text for m in messages] == [
        "korban 2 org",
        "korban 3 org",
        "ada massa di Silo",
        "ada massa di Silo",
        "diteruskan ke kapolsek ya",
    ]
    assert [m.edited for m in messages] == [True, True, False, False, False]
    assert [m.forwarded for m in messages] == [False, False, True, True, False]


@pytest.mark.parametrize(
    ("text", "form", "point"),
    [
        (
            "lokasi: https://maps.google.com/?q=-8.172357,113.700302",
            "location",
            (-8.172357, 113.700302),
        ),
        ("https://www.google.com/maps?q=-8.17,113.7&z=17", "location", (-8.17, 113.7)),
        ("https://www.google.com/maps/@-8.17,113.7,17z", "location", (-8.17, 113.7)),
        ("location: https://maps.google.com/?q=-98.1,113.7", "plain", None),
        ("POLL:\nRapat kapan?\nOPTION: Senin (3 votes)\nOPTION: Selasa (1 vote)", "poll", None),
        ("Budi Santosa.vcf (file terlampir)", "contact", None),
    ],
)
def test_places_polls_and_contacts(text, form, point):
    message = read_export(written([Said(at(13, "08.00"), "Adi", text)])).messages[0]
    assert (message.form, message.point) == (form, point)


@pytest.mark.parametrize(
    "quote",
    [
        "11/03/25 19.45 - Pak Kades: ada keributan",
        "13/03/25 07.10 - Pak Kades: ada keributan",
        "[12/03/25 19.45.10] Pak Kades: ada keributan",
        "12/3/25, 7:45 PM - Pak Kades: ada keributan",
        "31/02/25 19.45 - Pak Kades: ada keributan",
    ],
)
def test_a_quoted_head_stays_inside_its_message(quote):
    chat = [
        Said(at(13, "07.00"), "Bu Sri", "pagi"),
        Said(at(13, "08.00"), "Adi", f"Saya teruskan dari grup sebelah:\n{quote}\nMohon dicek"),
        Said(at(13, "08.05"), "Bu Sri", "siap"),
    ]
    export = read_export(written(chat))
    assert [m.text for m in export.messages] == [s.text for s in chat]


def test_line_ends_tell_a_quotation_in_iphone_exports():
    quote = ios_id(Said(at(13, "08.01.59"), "Bu Sri", "sudah kondusif?"))
    texts = ["satu", "dua", f"jawab dua\n{quote}", "empat\nlima", "enam"]
    chat = [Said(at(13, f"08.0{n}.00"), "Adi", text) for n, text in enumerate(texts)]
    export = read_export(written(chat, ios_id, newline="\r\n"))
    assert [m.text for m in export.messages] == texts


def test_a_plan_inside_a_message_does_not_swallow_what_follows():
    plan = "Jadwal:\n15/03/25 08.00 - Apel\n15/03/25 10.00 - Rapat koordinasi: aula\nDemikian"
    chat = [
        Said(at(13, "08.00"), "Adi", "pagi"),
        Said(at(13, "08.10"), "Adi", plan),
        Said(at(13, "08.15"), "Sri", "siap"),
        Said(at(13, "08.20"), "Sri", "86"),
        Said(at(13, "08.30"), "Adi", "terima kasih"),
    ]
    assert [m.text for m in read_export(written(chat)).messages] == [said.text for said in chat]


def test_a_message_from_a_wrong_clock_stays_a_message():
    chat = [Said(at(13, f"08.{n:02d}"), "Adi", f"pesan {n}") for n in range(9)]
    chat[4] = Said(at(13, "08.00", year=2030), "Adi", "jam telepon saya salah")
    assert len(read_export(written(chat)).messages) == 9


def test_lines_of_a_report_that_begin_with_its_own_time_stay_inside():
    report = "LAPORAN\n13/03/25 07.30 - keributan di pasar\n13/03/25 07.45 - massa bubar\nDUMP"
    chat = [
        Said(at(13, "07.40"), "Bu Sri", "ada apa di pasar?"),
        Said(at(13, "08.00"), "Adi", report),
        Said(at(13, "08.01"), "Bu Sri", "siap"),
    ]
    assert [m.text for m in read_export(written(chat)).messages] == [said.text for said in chat]


def test_a_message_that_came_late_stays_a_message():
    chat = [
        Said(at(13, "08.00"), "Adi", "satu"),
        Said(at(13, "08.30"), "Sri", "dua"),
        Said(at(13, "08.10"), "Adi", "tiga, tadi tanpa sinyal"),
        Said(at(13, "08.31"), "Sri", "empat"),
    ]
    assert len(read_export(written(chat)).messages) == 4


def test_two_exports_glued_together_are_both_read():
    first = [Said(at(day, "08.00"), "Adi", f"pesan {day}") for day in range(1, 28)]
    export = read_export(written(first + first))
    assert len(export.messages) == 2 * len(first)


def test_messages_copied_from_a_phone_take_the_year_in_which_they_came():
    pasted = b"[30/12 19.45] Adi: satu\n[2/1 07.10] Bu Sri: dua\nlanjutan"
    export = read_export(pasted, newest=date(2025, 1, 3))
    assert [m.sent_at for m in export.messages] == [
        at(30, "19.45", month=12, year=2024),
        at(2, "07.10", month=1, year=2025),
    ]
    assert export.messages[1].text == "dua\nlanjutan"
    assert "year" in {a.id for a in export.assumptions}
    with pytest.raises(Problem) as refused:
        read_export(pasted)
    assert refused.value.code == "S311"


def test_a_name_in_quotation_marks_does_not_make_a_notice():
    chat = [
        Said(at(13, "08.00"), 'Pak "Gus" Budi', "tadi Pak Adi sudah bergabung"),
        Said(at(13, "08.01"), "“Gus” Budi", "beliau keluar"),
    ]
    export = read_export(written(chat))
    assert (len(export.messages), export.system) == (2, 0)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "S310"),
        (b"halo ini bukan ekspor\nsama sekali", "S311"),
        (b"\xff\xfe", "S311"),
        (bytes(range(256)) * 50, "S311"),
    ],
)
def test_what_is_no_export_is_refused_with_its_number(raw, code):
    with pytest.raises(Problem) as refused:
        read_export(raw)
    assert refused.value.code == code


def test_a_photo_comes_out_of_the_zip_by_the_name_in_the_message():
    from serasi.collect.whatsapp import open_media

    chat = written([Said(at(13, "08.00"), "Adi", f"{LRM}IMG-1.jpg (file terlampir)\nBalai")])
    export = read_export(zipped(chat, {"IMG-1.jpg": b"photo"}))
    assert export.media_files == ("IMG-1.jpg",)
    name = export.messages[0].media_name
    assert name is not None
    assert open_media(export, name).read() == b"photo"
