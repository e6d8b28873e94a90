"""Meetings, outcomes, aid and guards: what answers a dispute, told in whatever words."""

from __future__ import annotations

import re

from serasi.science.text.labels.case import Case, Label, Weights

_MEETING = re.compile(
    r"(?<![a-z])(?:pertemuan|rapat|musyawarah|mediasi|rembuk|rembug|dialog|audiensi|hearing|rdp|"
    r"klarifikasi bersama|sidang adat|silaturahmi|sowan|bertemu|ketemu|menemui|duduk|didudukkan|"
    r"dipertemukan|mempertemukan|dikumpulkan|perundingan|berunding|negosiasi|forum|"
    r"fasilitasi|difasilitasi|memfasilitasi|hasil pertemuan|sumpah|ritual|selamatan bersama|"
    r"bertempat|rakor|pertemuan adat|kesepakatan|ikrar|deklarasi)(?![a-z])"
)
_OUTCOME = re.compile(
    r"(?<![a-z])(?:sepakat|disepakati|kesepakatan|setuju|bersedia|berjanji|janji|menyanggupi|"
    r"dikembalikan|mengembalikan|dicabut|ditarik|dibuka kembali|dibuka lagi|dilepas|dibongkar "
    r"sendiri|ditanggung|mengganti|diganti|ganti rugi|dibantu|dimaafkan|memaafkan|maaf|rukun|"
    r"salaman|berjabat|jabat tangan|teken|tanda tangan|tandatangani|tandatangan|materai|meterai|"
    r"bermaterai|menerima|legowo|akur|baikan|damai|berita acara|surat pernyataan|status quo|"
    r"dipindah|diukur|dijadwal ulang|bergantian|bergiliran|tuntas|selesai|menarik rencana|"
    r"membuka portal|membuka palang|hasil|hasilnya|poin|pokok)(?![a-z])"
)
# Outcomes that also end a day's work or a demonstration.
_COMMON = frozenset(
    ["hasil", "hasilnya", "poin", "pokok", "selesai", "janji", "menerima", "tuntas", "damai",
     "diganti", "dipindah", "bersedia", "dibantu"]
)  # fmt: skip
_TO_KEEP_PEACE = re.compile(r"sepakat (?:untuk )?(?:men)?jaga|sepakat (?:mendukung|bersama)")
_DISPUTE = re.compile(
    r"(?<![a-z])(?:sengketa|perselisihan|berselisih|konflik|bentrok|bentrokan|tawuran|keributan|"
    r"pengeroyokan|penganiayaan|pembacokan|carok|pelemparan|perusakan|pembakaran|perkelahian|"
    r"penolakan|menolak|protes|tuntutan|pelaku|keluarga korban|korban|kedua|kedua belah|"
    r"dua (?:kelompok|pihak|kubu|desa|kampung|keluarga|dusun|bani|marga|suku|negeri|perguruan)|"
    r"para pihak|masing masing pihak|pihak|blokade|palang|portal|segel|bertikai|berseteru|"
    r"perguruan|psht|jemaat|batas|penyerobotan|ulayat|pencurian ternak|ketegangan)(?![a-z])"
)
_MEDIATOR = re.compile(
    r"(?<![a-z])(?:camat|kapolsek|danramil|kapolres|fkub|kades|kepala desa|bupati|kiai|kyai|tokoh|"
    r"forkopim\w*|muspika|polsek|polres|dinas|disnaker|dprd|lurah|raja|adat|wali ?kota|gubernur|"
    r"kesbang\w*|pendeta|pastor|uskup|mui|babinsa|bhabin\w*|koramil|balai desa|kantor|mapolsek|"
    r"mapolres|aula|pendopo|bendesa|klebun|penghulu|damang|ondoafi|keuchik|rektor|dekan|kepala "
    r"sekolah)(?![a-z])"
)
_AID = re.compile(
    r"(?<![a-z])(?:bantuan|sembako|santunan|dapur umum|menyalurkan|penyaluran|menyerahkan|logistik|"
    r"tenda|terpal|beras|jenguk|menjenguk|psikososial|psikolog|trauma|ldp|tagana|dinsos|baznas|"
    r"pmi|peksos|selimut|huntara|pemulangan|pendampingan|biaya pengobatan|rehabilitasi)(?![a-z])"
)
_STRICKEN = re.compile(
    r"(?<![a-z])(?:korban|pengungsi|mengungsi|terdampak|kk|jiwa|keluarga|anak anak|rumah duka|"
    r"penghuni|warga)(?![a-z])"
)
_BY_PEOPLE = re.compile(
    r"(?<![a-z])(?:bentrok|bentrokan|konflik|kerusuhan|perang|penganiayaan|pengeroyokan|pembakaran|"
    r"tawuran|carok|pembacokan|penyerangan|serangan|diserang|pengusiran|diusir|dirusak|perusakan|"
    r"penembakan|"
    r"baku tembak|pertikaian|sengketa|kekerasan)(?![a-z])"
)
_NATURE = re.compile(
    r"(?<![a-z])(?:banjir|longsor|gempa|kebakaran|korsleting|puting beliung|erupsi|kekeringan|rob|"
    r"angin|tsunami|galodo|laka|kecelakaan)(?![a-z])"
)
_GUARD = re.compile(
    r"(?<![a-z])(?:patroli|pam|pengamanan|penjagaan|penyekatan|pos pam|disiagakan|siaga|dijaga|"
    r"menjaga|penebalan|dalmas|brimob|dikawal)(?![a-z])"
)
_AFTER = re.compile(
    r"(?<![a-z])(?:pasca\w*|paska|balasan|susulan|aduan|eskalasi|hari ke-? ?\d+|buntut|"
    r"menindaklanjuti|ditindaklanjuti|tindak lanjut)(?![a-z])"
)


def driven_out(text: str, /) -> bool:
    """Tell whether a text names what men do to men, the cause of a flight.

    Examples
    --------
    >>> driven_out("mengungsi akibat bentrok dua desa"), driven_out("mengungsi karena banjir")
    (True, False)
    """
    return _BY_PEOPLE.search(text) is not None


def by_nature(text: str, /) -> bool:
    """Tell whether a text names a disaster and nothing that men do."""
    return _NATURE.search(text) is not None and not driven_out(text)


def settlement(case: Case, weights: Weights, /) -> Label | None:
    """Find a meeting with an outcome between parties, aid to the stricken, or a guard kept.

    Notes
    -----
    Each is told by two or three signs together, none of which says it alone: a meeting, its
    outcome and a dispute; aid, people and what men did to them; officers on guard and what came
    before.
    """
    if weights.fact >= 1 or weights.planned >= 1 or weights.called or case.hurt:
        return None
    text = case.text
    outcomes = {m.group() for m in _OUTCOME.finditer(text)}
    disputed = _DISPUTE.search(text)
    signs = bool(_MEETING.search(text)) + bool(_MEDIATOR.search(text)) + min(2, len(outcomes))
    firm = outcomes - _COMMON
    if firm <= {"sepakat"} and _TO_KEEP_PEACE.search(text):
        return None
    stirred = weights.pressure >= 1 or weights.unrest >= 2
    if disputed and firm and signs >= 3 and not (stirred and len(firm) < 2):
        return Label("response", 0.62, "settlement")
    aided = _AID.search(text) and _STRICKEN.search(text) and _BY_PEOPLE.search(text)
    if aided and not _NATURE.search(text):
        return Label("response", 0.65, "aid")
    after = _AFTER.search(text) is not None and weights.unrest < 1
    if after and (disputed or _GUARD.search(text) and case.acts):
        return Label("response", 0.6, "guard")
    if firm and _MEETING.search(text) and not stirred:
        return Label("response", 0.55, "settlement")
    return None
