"""Sentences of the register's screens: counts in words, spans of time, codes in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from serasi.register.codes import (
    TRIGGER_SHORT,
    Form,
    Kip,
    LawSource,
    Precision,
    Trigger,
    Weapon,
)
from serasi.register.models import Event
from serasi.register.pairs import content_words

PRIORITY_REASONS = {
    "nil": gettext_lazy("laporan nihil"),
    "life": gettext_lazy("pelapor menyebut nyawa terancam"),
    "deaths": gettext_lazy("teks menyebut korban jiwa"),
    "danger": gettext_lazy("teks menyebut senjata, kepungan, atau massa yang masih berkumpul"),
    "violence": gettext_lazy("bentuknya kekerasan"),
    "injured": gettext_lazy("teks menyebut korban luka"),
    "incitement": gettext_lazy("teks berisi ajakan"),
    "crowd": gettext_lazy("massa 50 orang atau lebih"),
    "rumour": gettext_lazy("kabar yang perlu dicek kebenarannya"),
    "response": gettext_lazy("laporan tindak lanjut"),
    "not_event": gettext_lazy("tampaknya bukan peristiwa"),
    "old": gettext_lazy("pesan susulan: dikirim lebih dari tujuh hari sebelum masuk"),
    "ordinary": gettext_lazy("tidak ada tanda bahaya dalam teks"),
    "officer": gettext_lazy("ditetapkan petugas"),
}
STEPS = {
    "ack": gettext_lazy("tanda terima"),
    "triage": gettext_lazy("pemilahan"),
    "check": gettext_lazy("cek lapangan"),
    "code": gettext_lazy("koding"),
    "second": gettext_lazy("pengesahan orang kedua"),
}
STRENGTHS = {
    "strong": gettext_lazy("kuat"),
    "medium": gettext_lazy("sedang"),
    "weak": gettext_lazy("lemah"),
}
RISKS = {
    "low": gettext_lazy("Rendah"),
    "medium": gettext_lazy("Sedang"),
    "high": gettext_lazy("Tinggi"),
    "very_high": gettext_lazy("Sangat Tinggi"),
}
_SMALL = (
    gettext_lazy("nol"),
    gettext_lazy("satu"),
    gettext_lazy("dua"),
    gettext_lazy("tiga"),
    gettext_lazy("empat"),
    gettext_lazy("lima"),
    gettext_lazy("enam"),
    gettext_lazy("tujuh"),
    gettext_lazy("delapan"),
    gettext_lazy("sembilan"),
    gettext_lazy("sepuluh"),
    gettext_lazy("sebelas"),
    gettext_lazy("dua belas"),
)


def grouped(number: int) -> str:
    """Write a count with its thousands."""
    return f"{number:,}".replace(",", ".")


def in_words(number: int) -> str:
    """Write a small count as a word and a larger one in digits."""
    return str(_SMALL[number]) if 0 <= number < len(_SMALL) else grouped(number)


def opening(number: int) -> str:
    """Write a count as the first word of a sentence."""
    words = in_words(number)
    return words[:1].upper() + words[1:]


def span(minutes: int) -> str:
    """Write a span of time in at most two units."""
    if minutes < 60:
        return ngettext("%(n)s menit", "%(n)s menit", minutes) % {"n": minutes}
    if minutes < 24 * 60:
        hours, rest = divmod(minutes, 60)
        whole = ngettext("%(n)s jam", "%(n)s jam", hours) % {"n": hours}
        return f"{whole} {span(rest)}" if rest else whole
    days = minutes // (24 * 60)
    return ngettext("%(n)s hari", "%(n)s hari", days) % {"n": days}


def target(minutes: int) -> str:
    """Write the length of a clock: "target 2 jam"."""
    return pgettext("clock", "target %(span)s") % {"span": span(minutes)}


def lateness(due: datetime, *, now: datetime) -> str:
    """Say how long a clock is past, or how long is left."""
    minutes = int(abs((due - now).total_seconds()) // 60)
    if due < now:
        return _("lewat %(span)s") % {"span": span(max(1, minutes))}
    return _("sisa %(span)s") % {"span": span(minutes)}


def trigger_name(code: str) -> str:
    """Return the short name of a trigger."""
    return str(TRIGGER_SHORT.get(code, ""))


COUNT_NAMES = {
    "deaths": gettext_lazy("meninggal"),
    "injured": gettext_lazy("luka"),
    "displaced_people": gettext_lazy("pengungsi"),
    "vehicles_damaged": gettext_lazy("kendaraan rusak"),
    "buildings_damaged": gettext_lazy("bangunan rusak"),
}


def _counts(names: str) -> str:
    return ", ".join(str(COUNT_NAMES.get(n, n)) for n in names.split(", "))


def reason_words(code: str, detail: str) -> str:
    """Say one reason why two reports may tell of one event."""
    words: Mapping[str, str] = {
        "officer": _("digabungkan petugas"),
        "follows": _("kelanjutan dalam grup yang sama"),
        "same_origin": _("pesan terusan dari sumber yang sama"),
        "same_village": _("desa sama"),
        "same_district": _("kecamatan sama"),
        "adjacent_district": _("kecamatan bertetangga"),
        "same_day": _("hari sama"),
        "days_apart": _("selisih %(n)s hari") % {"n": detail},
        "words": _("kata sama: %(words)s") % {"words": detail},
        "same_trigger": _("pemicu sama"),
        "same_form": _("bentuk sama"),
        "same_actors": _("pihak sama: %(words)s") % {"words": detail},
        "same_counts": _("jumlah sama: %(words)s") % {"words": _counts(detail)},
        "other_counts": _("jumlah beda: %(words)s") % {"words": _counts(detail)},
    }
    return words.get(code, code)


MASKED = frozenset({"words", "same_actors"})
"""Reasons whose details are words of a report, shown only to who may read it."""


def reasons_in_words(reasons: list[list[str]], *, masked: bool) -> str:
    """Say why two reports may tell of one event; masked, without any of their words."""
    said = [
        reason_words(code, detail) for code, detail in reasons if not (masked and code in MASKED)
    ]
    return ", ".join(said)


FIELD_NAMES: Mapping[str, object] = {
    "kind": gettext_lazy("Jenis"),
    "state": gettext_lazy("Keadaan"),
    "title": gettext_lazy("Judul"),
    "area": gettext_lazy("Tempat"),
    "start_date": gettext_lazy("Tanggal kejadian"),
    "start_time": gettext_lazy("Jam kejadian"),
    "end_date": gettext_lazy("Tanggal selesai"),
    "time_precision": gettext_lazy("Ketelitian waktu"),
    "place_words": gettext_lazy("Letak tepatnya"),
    "lat": gettext_lazy("Lintang"),
    "lng": gettext_lazy("Bujur"),
    "other_areas": gettext_lazy("Wilayah lain yang tersangkut"),
    "trigger": gettext_lazy("Pemicu utama"),
    "other_triggers": gettext_lazy("Pemicu lain"),
    "form": gettext_lazy("Bentuk"),
    "other_forms": gettext_lazy("Bentuk lain"),
    "law_source": gettext_lazy("Sumber konflik (UU 7/2012)"),
    "root": gettext_lazy("Akar masalah"),
    "party_a": gettext_lazy("Pihak A"),
    "party_b": gettext_lazy("Pihak B"),
    "crowd_min": gettext_lazy("Massa paling sedikit"),
    "crowd_max": gettext_lazy("Massa paling banyak"),
    "deaths": gettext_lazy("Meninggal"),
    "injured_heavy": gettext_lazy("Luka berat"),
    "injured_light": gettext_lazy("Luka ringan"),
    "missing_people": gettext_lazy("Hilang"),
    "displaced_people": gettext_lazy("Pengungsi (jiwa)"),
    "displaced_kk": gettext_lazy("Pengungsi (KK)"),
    "detained": gettext_lazy("Diamankan"),
    "buildings_damaged": gettext_lazy("Bangunan rusak"),
    "vehicles_damaged": gettext_lazy("Kendaraan rusak"),
    "loss_rp": gettext_lazy("Kerugian (Rp)"),
    "weapons": gettext_lazy("Senjata atau alat"),
    "facts": gettext_lazy("Fakta"),
    "opinion": gettext_lazy("Pendapat petugas"),
    "response": gettext_lazy("Tindakan yang diambil"),
    "likelihood": gettext_lazy("Kemungkinan"),
    "impact": gettext_lazy("Dampak"),
    "kip_class": gettext_lazy("Kelas informasi"),
    "merged": gettext_lazy("Digabungkan dari"),
    "merged_into": gettext_lazy("Digabungkan ke"),
    "split": gettext_lazy("Dipisahkan lagi"),
    "reports": gettext_lazy("Laporan"),
    "trashed": gettext_lazy("Di sampah"),
}


_CODE_LISTS: Mapping[str, type[models.TextChoices]] = {
    "trigger": Trigger,
    "other_triggers": Trigger,
    "form": Form,
    "other_forms": Form,
    "law_source": LawSource,
    "weapons": Weapon,
    "time_precision": Precision,
    "kip_class": Kip,
    "kind": Event.Kind,
    "state": Event.State,
}
_SPEAKING = frozenset({"kind", "state", "weapons", "time_precision", "kip_class"})


def value_words(field: str, value: object) -> str:
    """Write the value of a field for a list of differences."""
    if value is None or value in ("", []):
        return _("tidak ada data")
    if value is True:
        return _("ya")
    if value is False:
        return _("tidak")
    if isinstance(value, list):
        return ", ".join(value_words(field, v) for v in value)
    named = _CODE_LISTS.get(field)
    if named is None or value not in named.values:
        return str(value)
    label = str(named(value).label)
    return label if field in _SPEAKING else f"{value} {label}"


_WORD = re.compile(r"[A-Za-z]{4,}")


def shared_marked(text: str, other: str) -> SafeString:
    """Mark the content words of a text that another has as well."""
    common = content_words(text) & content_words(other)
    pieces, at = [], 0
    for found in _WORD.finditer(text):
        if found[0].lower() in common:
            pieces.append((text[at : found.start()], found[0]))
            at = found.end()
    marked = format_html_join("", '{}<mark class="who-what">{}</mark>', pieces)
    return format_html("{}{}", marked, text[at:])


_STATED = {
    "what": gettext_lazy("Apa"),
    "who": gettext_lazy("Siapa"),
    "when": gettext_lazy("Kapan"),
    "where": gettext_lazy("Di mana"),
    "how": gettext_lazy("Bagaimana"),
    "why": gettext_lazy("Mengapa"),
    "knows_how": gettext_lazy("Cara mengetahui"),
    "has_point": gettext_lazy("Titik lokasi"),
    "trigger": gettext_lazy("Pemicu menurut pelapor"),
    "event_date": gettext_lazy("Tanggal menurut pelapor"),
}
_KNOWS = {
    "saw": gettext_lazy("melihat sendiri"),
    "told": gettext_lazy("diberi tahu orang yang melihat"),
    "rumour": gettext_lazy("mendengar kabar"),
}


def stated_rows(stated: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return what the reporter stated beside the text, as rows of words."""
    rows = []
    for key, value in stated.items():
        if value in (None, "", [], {}):
            continue
        if key == "recap" and isinstance(value, dict):
            where = {"sheet": value.get("sheet"), "row": value.get("row")}
            rows.append((_("Buku rekap"), _("lembar %(sheet)s, baris %(row)s") % where))
            continue
        if key == "cap" and isinstance(value, dict):
            said = {"id": value.get("identifier"), "who": value.get("sender")}
            rows.append((f"CAP {value.get('msg_type')}", _("%(id)s dari %(who)s") % said))
            continue
        if key == "follows" and isinstance(value, dict):
            sent = datetime.fromisoformat(str(value.get("at")))
            rows.append((_("Mengikuti pesan"), f"{sent:%d/%m/%Y %H.%M}"))
            continue
        if key not in _STATED:
            continue
        if key == "knows_how":
            words = str(_KNOWS.get(str(value), value))
        elif key == "has_point":
            words = _("disertakan, tersegel")
        else:
            words = str(value)
        rows.append((str(_STATED[key]), words))
    return rows
