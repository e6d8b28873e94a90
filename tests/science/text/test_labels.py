"""Labels by the mood and scope of the wording, each kind apart."""

from __future__ import annotations

from datetime import datetime

import pytest

from serasi.science import text

SENT = datetime(2026, 5, 2, 9, 0)  # noqa: DTZ001 - a chat's local time

NOT_EVENTS = [
    # words of command and requests among officers
    "Segera pertemukan kedua pihak ya",
    "Tolong dicek info ini",
    "Siap laksanakan",
    "Monitor",
    "Kepada seluruh babinsa, besok siaga di desa masing-masing, antisipasi konvoi",
    "Mohon segera dimediasi pak, jangan sampai bentrok",
    # questions
    "Izin bertanya, apakah tawuran pelajar juga masuk laporan harian?",
    "Pak, apa benar nanti malam ada tawuran?",
    # drills, also with invented victims
    "Gladi posko di aula kecamatan: digambarkan dua desa bentrok, 5 warga luka, 3 rumah dibakar",
    "Simulasi sispamkota, massa melempari petugas dan membakar ban, 2 orang luka",
    # denials of a claim
    "Hoaks! Tidak ada bentrok di pasar, video itu kejadian lama di kota lain",
    "Disinformasi: kabar kades dibacok tidak benar, yang bersangkutan sehat",
    'Pesan berjudul "40 orang tewas dalam bentrok" sudah dicek, akun anonim, keadaan normal',
    # years past, plays, games, pests, metaphors
    "Diskusi buku sejarah: tahun 1998 banyak rumah dibakar massa di kota ini",
    "Pemutaran film dokumenter tentang tawuran di aula sekolah",
    "Laga final futsal berjalan keras, skor 3-2, saling serang sampai menit akhir",
    "Gropyokan tikus, petani menyerang sarang sejak pagi",
    "Jadwal vaksinasi bentrok dengan jadwal posyandu",
    "Perang harga beras antar toko makin panas",
    # accident, disaster and crime without groups
    "Laka lantas di jalur pantura, 1 orang MD 2 orang LR",
    "Banjir bandang di dua desa, 34 jiwa mengungsi ke musala",
    "Curanmor di parkiran pasar, satu motor hilang",
    # routine
    "Patroli malam di tiga desa, hal menonjol nihil, situasi kondusif",
    "Rekap mingguan: unjuk rasa 0, konflik warga 0, laka 2",
]
CONFLICTS = [
    "Tadi malam warga dua dusun saling lempar batu di perbatasan desa, 2 orang luka",
    "Rumah kepala dusun dibakar massa malam ini, satu motor hangus",
    "Pencuri sapi dikeroyok warga di pasar, korban babak belur, hidup",
    "Sepulang latihan gabungan terjadi bentrok pesilat di jalan desa, 3 orang luka",
]
TENSIONS = [
    "Dua kelompok pesilat nyaris bentrok di perempatan, berhasil dihalau polisi",
    "Ayo kita serbu kampung sebelah malam ini, jangan takut",
    "Besok warga mau menduduki kantor desa, menolak hasil pilkades",
    "Warga memasang portal di jalan tambang, menolak truk pasir lewat",
    "Kalau tidak dibayar, kantor kebun akan dibakar, kata warga",
]
UNGROUNDED = [
    "Perang tarif ojek makin sengit",
    "Kubu durian lawan kubu mangga, ribut terus",
]
RESPONSES = [
    "Kedua keluarga yang bertikai sepakat damai di balai desa disaksikan kapolsek",
    "Pelaku pelemparan meminta maaf kepada keluarga korban, diselesaikan secara kekeluargaan",
    "Dinsos menyerahkan santunan kepada keluarga korban bentrok dua desa",
    "Pasca keributan di pelabuhan, patroli gabungan sampai dini hari, situasi normal",
]
CASES = [
    (message, label)
    for label, messages in (
        ("not_event", NOT_EVENTS),
        ("not_event", UNGROUNDED),
        ("conflict", CONFLICTS),
        ("tension", TENSIONS),
        ("response", RESPONSES),
    )
    for message in messages
]


@pytest.mark.parametrize(("message", "label"), CASES, ids=[m[:48] for m, _ in CASES])
def test_a_message_has_the_label_of_its_mood(message: str, label: str) -> None:
    coded = text.code(message, sent_at=SENT)
    assert coded.label == label, coded.label_reason


def test_a_fight_of_two_groups_outranks_what_broke_in_it() -> None:
    coded = text.code("Bentrok dua kelompok pemuda di lapangan desa, 3 rumah dan 2 motor dirusak")
    assert coded.form == "F10"


def test_a_source_of_what_is_told_is_no_party() -> None:
    coded = text.code("Menurut warga, dua kelompok pesilat PSHT dan IKSPI bentrok di pasar")
    names = {actor.name for actor in coded.actors if actor.role == "party"}
    assert "PSHT" in names
    assert not any(name.startswith("warga") for name in names)


def test_an_update_that_counts_victims_anew_is_left_to_a_person_not_thrown_away():
    """It stands in its chat without the words of what happened; the message before has them."""
    told = text.code("Update: korban menjadi 2 org", area="35.09.11.2004")
    assert told.is_update
    assert told.label in ("unsure", "conflict")
    assert (
        text.code("Update skor: Persid 2-1, dua kartu merah", area="35.09.11.2004").label
        == "not_event"
    )
