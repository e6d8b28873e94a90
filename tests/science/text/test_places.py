"""Places are read from how they stand in the text, and not guessed where they are not told."""

from __future__ import annotations

import pytest

from serasi.science import text
from tests.science.text.sample_places import KECAMATAN, gazetteer

JEMBER, BONDOWOSO, LUMAJANG = "35.09", "35.11", "35.08"


@pytest.fixture(scope="module")
def gaz() -> text.Gazetteer:
    return gazetteer()


def _place(message: str, gaz: text.Gazetteer, area: str | None) -> tuple[str | None, str | None]:
    place = text.code(message, gazetteer=gaz, area=area).place
    return (None, None) if place is None else (place.code, place.role)


@pytest.mark.parametrize(
    ("message", "area", "code"),
    [
        # a bare kecamatan at the head, after a preposition or with an office
        ("Tegalampel: warga menolak penutupan jalan, saling dorong", BONDOWOSO, "35.11.13"),
        ("Lap Silo, tadi malam dua kelompok pemuda bentrok", JEMBER, "35.09.30"),
        ("Malam ndan, Kencong ada gesekan pesilat", JEMBER, "35.09.02"),
        ("bentrok di puger barusan, 2 luka", JEMBER, "35.09.08"),
        ("KERIBUTAN DI WULUHAN, 3 LUKA", JEMBER, "35.09.11"),
        ("Danramil Ambulu melaporkan tawuran pemuda", JEMBER, "35.09.12"),
        ("info dari polsek sukowono, ada tawuran", JEMBER, "35.09.29"),
        # the sender's own desa is no place of the event
        ("Tegalampel: warga saling dorong", "35.11.05.2001", "35.11.13"),
        # a bare desa, with its kecamatan or in regional words
        ("bentrok nang Bangsalsari mau bengi", JEMBER, "35.09.09"),
        ("carok e Tisnogambar, sittong matè", JEMBER, "35.09.09.2008"),
        ("konvoi melempari rumah di Sukorejo, Bangsalsari", JEMBER, "35.09.09.2006"),
        # two sides from two villages: their kecamatan
        ("Bentrok di perbatasan Ds. Sukorejo dan Ds. Tisnogambar", JEMBER, "35.09.09"),
        ("tawuran pemuda Mojosari vs pemuda Kasiyan", JEMBER, "35.09.08"),
        # the target of those who come
        ("pemuda Desa Sukorejo menyerang pemuda Desa Wonorejo Kec. Kencong", JEMBER,
         "35.09.02.2005"),
        # home, hospital and where the culprits were caught are not the event's place
        ("warga Desa Sukorejo dikeroyok di Desa Wonorejo Kec. Kencong, dirawat di RSUD Jember",
         JEMBER, "35.09.02.2005"),
        ("Pengeroyokan di Kec. Kencong, pelaku ditangkap di Desa Tisnogambar", JEMBER, "35.09.02"),
        ("rumah warga Tisnogambar dilempari, konvoi bergeser ke Ambulu", JEMBER, "35.09.09.2008"),
        # the town of a news agency
        ("LUMAJANG - Dua kelompok bentrok di Kecamatan Kencong, Jember", None, "35.09.02"),
        # not there, the writer says
        ("bentrok di terminal Kencong? bukan, di Ambulu, 2 luka", JEMBER, "35.09.12"),
        # misspelt inside the sender's regency
        ("bentrok di Desa Tisnogember Kec. Bangsalsari", JEMBER, "35.09.09.2008"),
        ("Tisnogambr: dua keluarga bacok-bacokan", JEMBER, "35.09.09.2008"),
        ("bentrok di kec. Bangsal Sari", JEMBER, "35.09.09"),
        # an ambiguous desa stops at what its namesakes share
        ("keributan di Desa Tempursari", LUMAJANG, "35.08"),
        # a regency and a town of one name
        ("bentrok di Mayangan Kota Probolinggo", "35.13", "35.74.03"),
        # a village of ordinary words, and a street called after a village
        ("warga saling pukul di perempatan tegal wangi", JEMBER, "35.09.05.2008"),
        ("dua pemuda bentrok di jalan Tisnogambar", JEMBER, "35.09.09.2008"),
        ("Barusan dukuh dempok, 2 rumah dilempari batu", JEMBER, "35.09.11.2004"),
        # a group's village inside the kecamatan of the event
        ("Kericuhan di pasar Bangsalsari, pedagang dan warga Tisnogambar", JEMBER,
         "35.09.09.2008"),
        ("Kericuhan di pasar Bangsalsari, seorang warga Tisnogambar luka", JEMBER, "35.09.09"),
        # a renamed kecamatan by its former and its new name
        ("buruh kebun bentrok di Mapolsek Sempol", BONDOWOSO, "35.11.19"),
    ],
)  # fmt: skip
def test_the_place_of_the_event_is_found(
    message: str, area: str | None, code: str, gaz: text.Gazetteer
) -> None:
    assert _place(message, gaz, area)[0] == code


@pytest.mark.parametrize(
    "message",
    [
        "Jl. Ambulu macet, dua pemuda bentrok",
        "Sdr. Silo (34) dibacok tetangganya",
        "PT Ambulu dan buruh bentrok soal upah",
        "desa rawan konflik harap waspada",
        "dua kelompok bentrok, panti dan genteng rusak",
        "Pemuda bentrok, korban bernama Puger dirawat",
        "Pemuda dua kubu bentrok. Serang batu, 2 luka",
    ],
)
def test_streets_persons_companies_and_ordinary_words_are_no_places(
    message: str, gaz: text.Gazetteer
) -> None:
    assert _place(message, gaz, JEMBER) == (JEMBER, "sender")


def test_the_senders_regency_stands_in_and_the_question_stays_open(gaz: text.Gazetteer) -> None:
    coded = text.code("dua kelompok pemuda bentrok, 3 luka", gazetteer=gaz, area="35.09.30.2006")
    assert coded.place is not None
    assert (coded.place.code, coded.place.level, coded.place.role) == (JEMBER, 2, "sender")
    assert "where" in coded.missing
    assert "place" not in coded.evidence


def test_a_kecamatan_of_one_name_in_the_country_is_read_without_an_area(
    gaz: text.Gazetteer,
) -> None:
    assert _place("Bangsalsari: warga saling pukul", gaz, None)[0] == "35.09.09"


def test_without_an_area_nothing_stands_in(gaz: text.Gazetteer) -> None:
    assert _place("dua kelompok pemuda bentrok, 3 luka", gaz, None) == (None, None)


def test_a_desa_of_a_far_regency_is_not_taken_for_a_near_one(gaz: text.Gazetteer) -> None:
    code, role = _place("keributan di Desa Selok Awar-Awar", gaz, JEMBER)
    assert code is None or code == JEMBER, role


@pytest.mark.parametrize("area", ["35.09", "35.09.21.1002"])
@pytest.mark.parametrize("frame", ["{}: warga saling pukul", "Lap {}, pemuda bentrok",
                                   "bentrok di {} tadi malam"])  # fmt: skip
def test_every_kecamatan_of_the_senders_regency_is_read_bare(
    frame: str, area: str, gaz: text.Gazetteer
) -> None:
    names = KECAMATAN["35.09"].split(", ")
    missed = [
        name
        for name in names
        if (_place(frame.format(name), gaz, area)[0] or "")[:5] != JEMBER
        or len(_place(frame.format(name), gaz, area)[0] or "") < 8
    ]
    assert missed == []


def test_shorter_names_of_kecamatan_are_known() -> None:
    known = text.Gazetteer.build(
        [
            text.Place("12", "Sumatera Utara", 1, "provinsi"),
            text.Place("12.71", "Kota Medan", 2, "kota"),
            text.Place("12.71.08", "Medan Belawan", 3, "kecamatan"),
            text.Place("12.71.09", "Medan Barat", 3, "kecamatan"),
            text.Place("81.71.04.2001", "Hunuth/Durian Patah", 4, "desa"),
        ]
    )
    assert [known.codes[c] for c in known.named("belawan")] == ["12.71.08"]
    assert known.named("barat") == ()
    assert [known.codes[c] for c in known.named("hunuth")] == ["81.71.04.2001"]
    assert _place("tawuran di Belawan", known, "12.71")[0] == "12.71.08"
