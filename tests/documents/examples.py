"""One invented example of each official paper."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from serasi.documents.model import Document, Letterhead, Signature
from serasi.documents.naskah.common import Issue
from serasi.documents.naskah.letters import (
    Criterion,
    Enclosure,
    Invitation,
    StatusProposal,
    covering_letter,
    invitation,
    status_proposal,
)
from serasi.documents.naskah.meetings import (
    AgendaItem,
    Attendee,
    FollowUp,
    Meeting,
    Minutes,
    Spoken,
    attendance,
    minutes,
)
from serasi.documents.naskah.orders import Assignment, Decision, Person, assignment, decision
from serasi.documents.naskah.peace import Obligation, Party, PeaceRecord, Witness, peace_record
from serasi.documents.naskah.public import (
    Approval,
    Clarification,
    PressRelease,
    Verdict,
    clarification,
    press_release,
)
from tests.documents.papers import SHIELD

DAY = date(2026, 9, 8)
KOP = Letterhead(
    ("Pemerintah Kabupaten Jember", "Badan Kesatuan Bangsa dan Politik"),
    "Jalan Rekaan Nomor 1, Jember 68118, telepon (0331) 000000, laman contoh.go.id",
    SHIELD,
)
REGENT = Letterhead(("Bupati Jember",), "", SHIELD, crowned=True)
HEAD = Signature(
    "Kepala Badan",
    "Drs. Rekaan Wibowo, M.Si.",
    "Plt.",
    "19700101 199503 1 001",
    rank="Pembina Tk. I",
)
REGENT_SIGNS = Signature("Bupati Jember", "Nama Rekaan")
ISSUE = Issue(KOP, "Jember", DAY, (HEAD,), "300.2.3/123/35.09.405/2026")
MEETING = Meeting(
    "Rapat Koordinasi Tim Terpadu Penanganan Konflik Sosial",
    DAY,
    time(9),
    "Aula Badan Kesatuan Bangsa dan Politik",
    "Kepala Badan Kesatuan Bangsa dan Politik",
    "Sari Lestari, S.Sos.",
    time(11, 30),
)


def invited() -> Document:
    issue = Issue(
        KOP, "Jember", DAY, (HEAD,), "300.2.3/123/35.09.405/2026",
        ("Bupati Jember sebagai laporan", "Kepala Bakorwil V Jember"), urgency="Segera",
    )  # fmt: skip
    told = Invitation(
        "Undangan Rapat Koordinasi Tim Terpadu Penanganan Konflik Sosial",
        ("Camat Wuluhan", "Kepala Satuan Polisi Pamong Praja", "Ketua FKUB Kabupaten Jember"),
        "hasil pemantauan situasi di Kecamatan Wuluhan pada 24 Agustus 2026",
        date(2026, 9, 15),
        time(9),
        "Aula Badan Kesatuan Bangsa dan Politik, Jalan Rekaan Nomor 1, Jember",
        ("Pembahasan situasi Agustus 2026", "Pembagian tugas pencegahan"),
        "Sekretaris Daerah Kabupaten Jember",
        notes=(
            "membawa data kejadian bulan Agustus 2026;",
            "wakil yang hadir berwenang mengambil keputusan;",
            "konfirmasi kehadiran paling lambat 14 September 2026.",
        ),
        annexed=1,
    )
    return invitation(told, issue)


def minuted() -> Document:
    signatures = (
        Signature("Notulis", "Sari Lestari, S.Sos."),
        Signature("Pimpinan Rapat", "Drs. Rekaan Wibowo, M.Si."),
    )
    told = Minutes(
        MEETING,
        24,
        ("kecamatan", "kepolisian", "FKUB", "tokoh pemuda"),
        (
            AgendaItem(
                "Situasi Agustus 2026",
                (
                    Spoken("Camat Wuluhan", "Dua kali kejar-mengejar pemuda; keadaan kini tenang."),
                    Spoken("Kasat Binmas", "Patroli malam ditambah sampai akhir bulan."),
                ),
            ),
            AgendaItem("Pembagian tugas"),
        ),
        (
            "Pertemuan pemuda dua desa diadakan sebelum 20 September 2026.",
            "Jadwal orkes disepakati bersama panitia, Polsek, dan kecamatan.",
        ),
        (
            FollowUp("Mempertemukan pemuda dua desa", "Camat Wuluhan", date(2026, 9, 20)),
            FollowUp("Menyusun jadwal ronda bersama", "Kepala Desa Dukuhdempok", None),
        ),
        "Foto terlampir dalam arsip rapat.",
    )
    return minutes(told, Issue(KOP, "Jember", DAY, signatures))


def attended() -> Document:
    people = (
        Attendee("Ahmad Rekaan", "Kecamatan Wuluhan", "kecamatan", "L", "0812-0000-0001"),
        Attendee("Siti Contoh", "FKUB Kabupaten Jember", "FKUB", "P", "0812-0000-0002"),
        Attendee("Budi Misal", "Polsek Wuluhan", "kepolisian", "L"),
        Attendee("Rina Umpama", "Karang Taruna Lojejer", "tokoh pemuda", "P"),
        Attendee("Dwi Andai", "Karang Taruna Dukuhdempok", "tokoh pemuda"),
    )
    return attendance(MEETING, people, Issue(KOP, "Jember", DAY, (HEAD,)), blank_rows=5)


def agreed() -> Document:
    record = PeaceRecord(
        datetime(2026, 9, 8, 10, 0),
        "Balai Desa Dukuhdempok, Kecamatan Wuluhan, Kabupaten Jember",
        ("Undang-Undang Nomor 7 Tahun 2012 tentang Penanganan Konflik Sosial", "hasil musyawarah"),
        (
            Party("Slamet Rekaan", 41, "petani", "Dukuhdempok", "warga Dusun Krajan", "SK/1/2026"),
            Party("Hadi Contoh", None, "pedagang", "Lojejer"),
        ),
        (Witness("Camat Wuluhan", "Dra. Ratna Misal"),),
        "Pada malam 24 Agustus 2026 dua kelompok pemuda saling mengejar setelah sebuah acara; tiga "
        "orang luka ringan dan satu sepeda motor rusak.",
        (
            Obligation("Pihak Kesatu", "mengganti perbaikan satu sepeda motor", date(2026, 9, 30),
                       Decimal(2_500_000), "kuitansi bengkel"),
            Obligation("Pihak Kedua", "menyampaikan maaf di balai desa", None),
        ),
        "warga kedua desa",
        date(2026, 9, 15),
        ("Camat Wuluhan", "Kepala Desa Dukuhdempok"),
        ("teguran tertulis", "kerja bakti di desa pihak lain", "proses hukum"),
        (
            Witness("Ketua RT 02", "Mulyono"),
            Witness("Tokoh agama", "Kiai Rekaan"),
            Witness("Wakil perempuan", "Sri Umpama"),
        ),
        (
            Witness("Kepala Desa Dukuhdempok", "Suyitno"),
            Witness("Bhabinkamtibmas"),
            Witness("Babinsa"),
            Witness("Camat Wuluhan", "Dra. Ratna Misal"),
        ),
        "Penyidikan atas luka yang dialami tiga orang tetap berjalan.",
    )  # fmt: skip
    return peace_record(record, ISSUE)


def assigned() -> Document:
    order = Assignment(
        ("Rencana Aksi Terpadu Tahun 2026", "Laporan Camat Wuluhan tanggal 25 Agustus 2026"),
        (
            Person("Sari Lestari, S.Sos.", "Analis Konflik", "19900101 201503 2 001"),
            Person("Bagus Prayitno, S.H.", "Penelaah Kebijakan", "19880101 201403 1 002"),
        ),
        (
            "memantau keadaan di Desa Dukuhdempok dan Lojejer pada 9–12 September 2026;",
            "melaporkan hasilnya paling lambat 14 September 2026.",
        ),
    )
    return assignment(order, ISSUE)


def decided() -> Document:
    told = Decision(
        "Bupati Jember",
        "Pembentukan Tim Terpadu Penanganan Konflik Sosial Tahun 2026",
        (
            "untuk melaksanakan pencegahan, penghentian, dan pemulihan pascakonflik diperlukan "
            "kerja sama antarinstansi",
            "berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a perlu menetapkan "
            "Keputusan Bupati",
        ),
        (
            "Undang-Undang Nomor 7 Tahun 2012 tentang Penanganan Konflik Sosial",
            "Peraturan Pemerintah Nomor 2 Tahun 2015 tentang Peraturan Pelaksanaan Undang-Undang "
            "Nomor 7 Tahun 2012",
        ),
        (
            "Membentuk Tim Terpadu dengan susunan sebagaimana tercantum dalam Lampiran.",
            "Tim bertugas menyusun dan melaksanakan Rencana Aksi Terpadu.",
            "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
        ),
        ("hasil rapat Forkopimda tanggal 1 September 2026",),
        (
            Person("Nama Rekaan", "Bupati Jember", role="Ketua"),
            Person("Drs. Rekaan Wibowo, M.Si.", "Kepala Bakesbangpol", role="Sekretaris"),
        ),
    )
    issue = Issue(REGENT, "Jember", DAY, (REGENT_SIGNS,), "100.3.3.2/45/35.09.013/2026",
                  ("Gubernur Jawa Timur", "Ketua DPRD Kabupaten Jember"))  # fmt: skip
    return decision(told, issue)


def proposed() -> Document:
    told = StatusProposal(
        "Bupati Jember",
        "Kecamatan Wuluhan",
        "tingkat kabupaten",
        14,
        "Dua desa terdampak; pasar dan dua sekolah tutup sejak 5 September 2026.",
        (
            Criterion("Konflik tidak dapat dikendalikan Polri", "Pasal 13", True, "Surat Polres"),
            Criterion("Fungsi pemerintahan terganggu", "Pasal 13", True, "Berita acara camat"),
            Criterion("Konsultasi dengan pimpinan DPRD", "Pasal 16", None),
        ),
        ((date(2026, 8, 24), "Kejar-mengejar dua kelompok."), (date(2026, 9, 5), "Pasar ditutup.")),
        "Nomor B/77/IX/2026 tanggal 6 September 2026",
        ("pelayanan kantor desa berhenti", "pasar tutup"),
        "berita acara tanggal 7 September 2026",
        (
            "pembatasan kegiatan malam hari;",
            "pos pengamanan bersama;",
            "layanan dukungan psikososial.",
        ),
        "Belanja tidak terduga sebesar Rp150.000.000",
    )
    issue = Issue(KOP, "Jember", DAY, (HEAD,), "300.2.1/9/35.09.405/2026", security="Terbatas",
                  urgency="Sangat Segera", draft="DRAF")  # fmt: skip
    return status_proposal(told, issue)


def released() -> Document:
    told = PressRelease(
        "Keadaan Wuluhan Tenang, Dua Desa Sepakat Berdamai",
        "perselisihan dua kelompok pemuda; tiga orang luka ringan",
        "Senin, 24 Agustus 2026, sekitar pukul 21.30 WIB",
        "Kecamatan Wuluhan, Kabupaten Jember",
        "tenang sejak 25 Agustus 2026; kegiatan warga berjalan biasa",
        ("mempertemukan kedua pihak pada 8 September 2026", "menambah patroli bersama"),
        ("tidak meneruskan kabar yang belum jelas", "melapor ke posko bila melihat tanda bahaya"),
        (("Posko", "Kantor Kecamatan Wuluhan, 24 jam"), ("Telepon", "112")),
        "Kepala Badan Kesatuan Bangsa dan Politik Kabupaten Jember",
        "humas@contoh.go.id",
        Approval("Sekretaris Daerah", datetime(2026, 9, 8, 14, 5)),
    )
    return press_release(told, ISSUE)


def clarified() -> Document:
    told = Clarification(
        "“Akan ada penyerangan ke pasar Jumat malam.”",
        "Tidak ada rencana penyerangan. Pesan itu pernah beredar di daerah lain pada 2019.",
        ("Polsek Wuluhan, 8 September 2026", "Kepala Desa Dukuhdempok, 8 September 2026"),
        Verdict.HOAX,
        ("jangan meneruskan pesan itu", "tanyakan kebenarannya ke posko"),
        "Posko Wuluhan, telepon 112",
        ("https://contoh.go.id/klarifikasi/12",),
        Approval("Kepala Bakesbangpol", datetime(2026, 9, 8, 15, 0)),
    )
    return clarification(told, ISSUE)


def covered() -> Document:
    sent = (
        Enclosure("Laporan pelaksanaan Rencana Aksi B08 Tahun 2026", 1, note="Untuk diteruskan"),
        Enclosure("Peta rawan konflik", 2, "lembar"),
    )
    return covering_letter("Gubernur Jawa Timur c.q. Kepala Bakesbangpol Provinsi", sent, ISSUE)


EXAMPLES = {
    "invitation": invited,
    "minutes": minuted,
    "attendance": attended,
    "peace_record": agreed,
    "assignment": assigned,
    "decision": decided,
    "status_proposal": proposed,
    "press_release": released,
    "clarification": clarified,
    "covering_letter": covered,
}
