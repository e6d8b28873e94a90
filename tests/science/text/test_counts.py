"""Counts of people and things, with the traps that look like counts."""

from __future__ import annotations

from typing import Any

import pytest

from serasi.science import text

CASES: list[tuple[str, dict[str, Any]]] = [
    ("Bentrok dua desa, 571 personel dikerahkan, 3 warga luka", {"injured": 3, "deaths": None}),
    ("Korban tewas dengan 48 luka bacok di tubuhnya", {"deaths": 1, "injured": None}),
    ("Bentrok pecah 200 meter dari balai desa, 22 orang diamankan", {"injured": None}),
    ("Update: korban MD menjadi 2 org, pengungsi 52 KK / 177 jiwa",
     {"deaths": 2, "displaced_people": 177, "displaced_kk": 52}),
    ("Tawuran pemuda tadi malam. Korban 3 org LR, 1 org LB, MD nihil",
     {"injured": 4, "deaths": 0}),
    ("Bentrok di Ds. Sumber: MD 2 org LB 5 org", {"deaths": 2, "injured": 5}),
    ("Bentrok di Ds. Sumber: 1 org MD 3 org LB 2 org LR", {"deaths": 1, "injured": 5}),
    ("Tawuran, luka 6 orang (2 LB, 4 LR)", {"injured": 6}),
    ("Warga keroyok pencuri, korban masih hidup", {"deaths": 0}),
    ("Bentrok antar pemuda, 2 warga dan 1 anggota Satpol PP luka lecet", {"injured": 3}),
    ("Kericuhan di pasar, dua polisi luka terkena lemparan batu", {"injured": 2}),
    ("Terjadi pengeroyokan tadi sore", {"deaths": None, "injured": None}),
    ("Terjadi tawuran tadi sore, tidak ada korban", {"deaths": 0, "injured": 0}),
    ("Terjadi tawuran, Korban luka nihil, MD nihil", {"deaths": 0, "injured": 0}),
    ("Suami istri selamat, 2 rumah dan 4 sepeda motor dirusak massa",
     {"buildings_damaged": 2, "vehicles_damaged": 4}),
    ("Tidak benar ada 12 orang tewas seperti pesan yang beredar", {"deaths": None}),
    ("Seorang pria dibacok, MD di TKP, 2 anaknya LB", {"deaths": 1}),
    ("Massa membawa 1 peti mati sebagai simbol di depan kantor bupati", {"deaths": None}),
    ("Jml luka bukan 8 tapi 12 org", {"injured": 12}),
    ("Tiga kelompok pesilat bertemu, tidak ada jiwa melayang", {"deaths": 0}),
    ("Karyawan dilarang masuk, tidak ada yang dipukul", {"injured": None}),
    ("Tawuran dua dusun, yang mati alhamdulillah tidak ada", {"deaths": 0}),
    ("Tawuran dua dusun, MD/LB nihil", {"deaths": 0, "injured": 0}),
    ("Tawuran dua dusun, kios dibakar 5, motor hangus 2",
     {"buildings_damaged": 5, "vehicles_damaged": 2}),
    ("Tawuran dua dusun, dua nyawa melayang", {"deaths": 2}),
    ("Seorang kernet dibacok saat melintas, dijahit di puskesmas", {"injured": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("message", "wanted"), CASES, ids=[c[0][:40] for c in CASES])
def test_a_count_is_read_as_the_sentence_means_it(message: str, wanted: dict[str, Any]) -> None:
    coded = text.code(message).to_json()
    assert {key: coded[key] for key in wanted} == wanted


def test_a_number_of_years_past_is_no_count_of_this_report() -> None:
    from datetime import datetime

    sent = datetime(2026, 5, 2, 9, 0)  # noqa: DTZ001 - a chat's local time
    coded = text.code("Mengenang 62 pemuda yang gugur dalam tragedi 1965", sent_at=sent)
    assert coded.counts.deaths is None
