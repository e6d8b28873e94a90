"""The eight examples of the text conventions come out as expected, field by field."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from serasi.science import text
from tests.science.text.sample_places import gazetteer

SENT = datetime(2025, 3, 13, 8, 0)  # noqa: DTZ001 - a chat's local time
CLASH = (
    "*LAPORAN KEJADIAN* Yth. Bpk Camat. Mohon ijin melaporkan, pd hari Rabu tgl 12/03/2025 "
    "sekira pkl 19.30 WIB di Dsn. Krajan RT 02 RW 05 Ds. Mulyorejo Kec. Silo telah terjadi "
    "keributan antar pemuda ±50 org. Korban: 3 org LR, 1 org LB dirujuk ke RSD. MD nihil. Rusak "
    "2 rmh 4 sepeda motor. Situasi terkendali. DUMP"
)
PATROL = (
    "Ijin melaporkan hasil patroli malam Ds. Tanggung Kec. Padang, hal menonjol NIHIL, "
    "sitkamtibmas kondusif. Dok terlampir"
)
NEAR_CLASH = (
    "Mohon izin komandan, tadi malam jam setengah sebelas 2 kelompok pesilat nyaris bentrok di "
    "perbatasan Ds. Sukorejo dan Ds. Bangsalsari, sdh dibubarkan, korban tdk ada. Perkembangan "
    "menyusul"
)
STAKES = (
    "Info A1 warga mau pasang patok lagi di lahan HGU afd. Wonojati besok pagi, massa seratusan"
)
THREAT = "Tolong pak, tetangga saya diancam krn beda aliran, sudah 2 minggu ini"
HOAX = "Hoaks! Video bentrok itu bukan di Pasar Tanjung, itu kejadian lama di kota lain"
DRILL = "Simulasi sispamkota: massa membakar ban dan melempari kantor KPU"
UPDATE = "Update: korban MD menjadi 2 org, pengungsi 52 KK / 177 jiwa"

KEYS = (
    "label label_confidence trigger trigger_confidence form place places event_date event_time "
    "date_precision deaths injured displaced_people displaced_kk buildings_damaged "
    "vehicles_damaged mass_min mass_max actors harm rumour missing is_update evidence"
)


@pytest.fixture(scope="module")
def gaz() -> text.Gazetteer:
    return gazetteer()


def _code(message: str, gaz: text.Gazetteer) -> text.Coded:
    return text.code(message, gazetteer=gaz, sent_at=SENT)


def test_a_clash_with_casualties_damage_and_a_full_address(gaz: text.Gazetteer) -> None:
    coded = _code(CLASH, gaz)
    assert (coded.label, coded.trigger, coded.form) == ("conflict", "T1", "F10")
    assert coded.place is not None
    assert (coded.place.code, coded.place.level) == ("35.09.30.2006", 4)
    assert (coded.event_date, coded.event_time) == (date(2025, 3, 12), "19:30")
    assert coded.when.start == "2025-03-12T19:30+07:00"
    counts = coded.counts
    assert (counts.deaths, counts.injured) == (0, 4)
    assert (counts.buildings_damaged, counts.vehicles_damaged) == (2, 4)
    assert (counts.mass_min, counts.mass_max) == (50, 50)
    assert "camat" not in [actor.name for actor in coded.actors]


def test_a_quiet_patrol_is_no_event(gaz: text.Gazetteer) -> None:
    coded = _code(PATROL, gaz)
    assert (coded.label, coded.trigger, coded.counts.deaths) == ("not_event", None, None)


def test_a_near_clash_of_silat_schools_is_a_tension_kept_open(gaz: text.Gazetteer) -> None:
    coded = _code(NEAR_CLASH, gaz)
    assert (coded.label, coded.trigger, coded.averted) == ("tension", "T6", True)
    assert coded.when.start == "2025-03-12T22:30+07:00"
    assert (coded.counts.deaths, coded.counts.injured) == (0, 0)
    assert {place.code for place in coded.places} == {"35.09.09.2006", "35.09.09.2003"}
    assert coded.stays_open
    assert not coded.is_update


def test_an_announced_land_action_is_an_early_warning(gaz: text.Gazetteer) -> None:
    coded = _code(STAKES, gaz)
    assert (coded.label, coded.trigger, coded.planned) == ("tension", "T7", True)
    assert coded.event_date == date(2025, 3, 14)
    assert (coded.counts.mass_min, coded.counts.mass_max) == (100, 199)


def test_a_threat_over_belief_without_a_place_asks_back(gaz: text.Gazetteer) -> None:
    coded = _code(THREAT, gaz)
    assert (coded.label, coded.trigger, coded.place) == ("tension", "T3", None)
    assert "where" in coded.missing


def test_a_debunked_video_is_no_event_but_a_claim(gaz: text.Gazetteer) -> None:
    coded = _code(HOAX, gaz)
    assert (coded.label, coded.label_reason) == ("not_event", "debunk")
    assert coded.rumour.checkworthy


def test_a_drill_is_no_event(gaz: text.Gazetteer) -> None:
    coded = _code(DRILL, gaz)
    assert (coded.label, coded.label_reason) == ("not_event", "drill")


def test_an_update_does_not_add_families_to_people(gaz: text.Gazetteer) -> None:
    coded = _code(UPDATE, gaz)
    assert coded.is_update
    counts = coded.counts
    assert (counts.deaths, counts.displaced_people, counts.displaced_kk) == (2, 177, 52)


def test_the_json_has_exactly_the_keys_of_the_contract(gaz: text.Gazetteer) -> None:
    written = _code(CLASH, gaz).to_json()
    assert list(written) == [
        "label",
        "label_confidence",
        "trigger",
        "trigger_confidence",
        "form",
        "place",
        "places",
        "event_date",
        "event_time",
        "date_precision",
        "deaths",
        "injured",
        "displaced_people",
        "displaced_kk",
        "buildings_damaged",
        "vehicles_damaged",
        "mass_min",
        "mass_max",
        "actors",
        "harm",
        "rumour",
        "missing",
        "is_update",
        "evidence",
    ]
    assert list(written["place"]) == ["code", "level", "role", "alternatives"]


def test_every_span_of_evidence_shows_its_words(gaz: text.Gazetteer) -> None:
    evidence = _code(CLASH, gaz).to_json()["evidence"]
    shown = {name: [CLASH[s:e] for s, e in spans] for name, spans in evidence.items()}
    assert shown["deaths"] == ["MD nihil"]
    assert shown["injured"] == ["3 org LR", "1 org LB"]
    assert shown["place"] == ["Ds. Mulyorejo"]
    assert shown["mass"] == ["±50 org"]


def test_without_a_gazetteer_all_but_the_place_is_coded() -> None:
    coded = text.code(CLASH, sent_at=SENT)
    assert (coded.label, coded.place, coded.counts.injured) == ("conflict", None, 4)
