"""Hostile, broken and huge exports are refused in a sentence or read in little memory."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.collect.whatsapp import Limits, open_media, read_export, stream_export
from serasi.problems import Problem
from tests.collect.whatsapp.chats import Said, android_id, at, small_chat, written, zipped


def refusal(origin, **keywords):
    with pytest.raises(Problem) as refused:
        read_export(origin, **keywords)
    return refused.value.code


def archive(entries, *, patch=None):
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(name, content)
            if patch is not None:
                patch(file.filelist[-1])
    return box.getvalue()


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8"))))
def test_arbitrary_bytes_are_read_or_refused_never_a_crash(raw):
    try:
        export = read_export(raw)
    except Problem:
        return
    assert export.messages or export.notices


heads = st.builds(
    "{}{}{}{}{} {}{}{}{}{}: {}".format,
    st.sampled_from(["", "[", "\u200e[", " "]),
    st.integers(0, 40),
    st.sampled_from("/.-"),
    st.integers(0, 40),
    st.sampled_from(["/25", ".25", "-2025", "/2025,", "/0", "/9999"]),
    st.integers(0, 30),
    st.sampled_from(":."),
    st.integers(0, 99),
    st.sampled_from(["", ":10", " PM", "\u202fam", ".59"]),
    st.sampled_from([" - Adi", "] Adi", " - ", "] \u200eAdi", " – Adi\u200e"]),
    st.text(max_size=30),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(heads, min_size=1, max_size=20), st.sampled_from(["\n", "\r\n", "\r", "\n\r"]))
def test_near_heads_are_read_or_refused_never_a_crash(lines, newline):
    raw = newline.join(lines).encode("utf-8", "surrogatepass")
    try:
        export = read_export(raw)
    except Problem:
        return
    assert [m.index for m in export.messages] == list(range(len(export.messages)))


def test_every_cut_of_a_zip_is_refused_or_read_whole():
    whole = zipped(written(small_chat()), {"IMG-1.jpg": b"x" * 500})
    for cut in range(4, len(whole) - 1, 7):
        assert refusal(whole[:cut]) == "S313"


def test_a_zip_with_a_wrong_checksum_is_refused():
    raw = bytearray(archive([("_chat.txt", written(small_chat()))]))
    directory = raw.index(b"PK\x01\x02")
    raw[directory + 16] ^= 0xFF
    assert refusal(bytes(raw)) == "S313"


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([("_chat.txt", b"0" * 40_000_000)], "S314"),
        ([("_chat.txt", b"x"), *((f"{n}.jpg", b"") for n in range(60))], "S314"),
        ([("../_chat.txt", b"x")], "S315"),
        ([("/etc/_chat.txt", b"x")], "S315"),
        ([("C:\\_chat.txt", b"x")], "S315"),
        ([("_chat.txt", b"x"), ("a/../../b.jpg", b"x")], "S315"),
        ([("IMG-1.jpg", b"x")], "S317"),
        ([("inner.zip", b"PK\x03\x04")], "S317"),
        ([("_chat.txt", b"")], "S310"),
        ([], "S317"),
    ],
)
def test_zips_that_are_no_export_are_refused(entries, code):
    assert refusal(archive(entries), limits=Limits(zip_entries=50)) == code


def test_locked_zips_links_and_odd_packings_are_refused():
    chat = [("_chat.txt", written(small_chat()))]

    def lock(entry):
        entry.flag_bits |= 1

    def link(entry):
        entry.external_attr = 0o120777 << 16

    assert refusal(archive(chat, patch=lock)) == "S316"
    assert refusal(archive(chat, patch=link)) == "S315"
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("_chat.txt", written(small_chat()))
    assert refusal(box.getvalue()) == "S314"


def test_the_sizes_have_limits():
    chat = written(small_chat())
    assert refusal(chat, limits=Limits(text_bytes=100)) == "S312"
    assert refusal(zipped(chat), limits=Limits(text_bytes=100)) == "S312"
    assert refusal(zipped(chat), limits=Limits(zip_bytes=100)) == "S314"
    assert refusal(chat, limits=Limits(held_messages=3)) == "S319"
    assert refusal(chat + b"x" * 999, limits=Limits(message_chars=500)) == "S318"
    assert refusal(chat + b"x\n" * 999, limits=Limits(message_chars=500)) == "S318"


def test_an_inner_archive_beside_a_chat_is_named_and_left_shut():
    export = read_export(zipped(written(small_chat()), {"arsip.zip": b"PK\x03\x04"}))
    assert export.media_files == ()
    assert "inner_archives" in {a.id for a in export.assumptions}


def test_the_chat_is_chosen_among_several_texts_and_can_be_changed():
    other = written([Said(at(13, "08.00"), "Adi", "catatan" * 200)])
    box = zipped(written(small_chat()), {"catatan.txt": other, "__MACOSX/._chat.txt": b"\0"})
    export = read_export(box)
    assert len(export.messages) == len(small_chat())
    stated = next(a for a in export.assumptions if a.id == "chat_file")
    assert (stated.choice, stated.alternatives) == ("_chat.txt", ("catatan.txt",))
    assert len(read_export(box, chat_file="catatan.txt").messages) == 1


def test_a_missing_or_oversized_photo_is_refused():
    export = read_export(zipped(written(small_chat()), {"sub/IMG-1.jpg": b"x" * 500}))
    assert open_media(export, "img-1.JPG").read() == b"x" * 500
    for name, limits, code in (
        ("IMG-2.jpg", Limits(), "S320"),
        ("IMG-1.jpg", Limits(media_bytes=100), "S321"),
    ):
        with pytest.raises(Problem) as refused:
            open_media(export, name, limits=limits)
        assert refused.value.code == code
    with pytest.raises(Problem) as refused:
        open_media(read_export(written(small_chat())), "IMG-1.jpg")
    assert refused.value.code == "S320"


def test_the_name_of_the_chat_is_read_from_the_file(tmp_path):
    path = tmp_path / "Chat WhatsApp dengan Siaga Silo.txt"
    path.write_bytes(written(small_chat()))
    assert read_export(path).chat_name == "Siaga Silo"
    named = zipped(written(small_chat()), name="WhatsApp Chat with Siaga Silo.txt")
    assert read_export(named).chat_name == "Siaga Silo"


def test_a_stream_holds_little_of_a_large_chat(tmp_path):
    path = tmp_path / "_chat.txt"
    with path.open("wb") as file:
        for n in range(3_000):
            said = Said(at(1, "00.00") + timedelta(minutes=n), "Adi", f"{n} " + "lapor aman " * 180)
            file.write(written([said], android_id))
    assert path.stat().st_size > 6_000_000
    tracemalloc.start()
    try:
        count = sum(1 for _ in stream_export(path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 3_000
    assert peak < 3_000_000
