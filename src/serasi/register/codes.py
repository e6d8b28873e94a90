"""The code lists of an event record (domain 4), as data for forms, tables and papers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Trigger(models.TextChoices):
    """The eight triggers (pemicu) of the founding document."""

    T1 = "T1", _("Bentrok antarwarga")
    T2 = "T2", _("Isu keamanan")
    T3 = "T3", _("Isu SARA")
    T4 = "T4", _("Kesenjangan sosial")
    T5 = "T5", _("Institusi pendidikan")
    T6 = "T6", _("Konflik ormas")
    T7 = "T7", _("Sengketa lahan/SDA")
    T8 = "T8", _("Ekses politik")


TRIGGER_SHORT = {
    "T1": _("Antarwarga"),
    "T2": _("Keamanan"),
    "T3": _("SARA"),
    "T4": _("Kesenjangan"),
    "T5": _("Pendidikan"),
    "T6": _("Ormas"),
    "T7": _("Lahan/SDA"),
    "T8": _("Politik"),
}


class LawSource(models.TextChoices):
    """The five sources of conflict of UU 7/2012 article 5."""

    UA = "U-a", _("Politik, ekonomi, sosial budaya")
    UB = "U-b", _("Antar/intern umat beragama, antarsuku, antaretnis")
    UC = "U-c", _("Batas wilayah desa, kabupaten/kota, provinsi")
    UD = "U-d", _("Sumber daya alam antarmasyarakat atau dengan pelaku usaha")
    UE = "U-e", _("Distribusi sumber daya alam tidak seimbang")


class Form(models.TextChoices):
    """The 22 forms (bentuk) of an event."""

    F01 = "F01", _("Ujaran kebencian atau hoaks tersebar")
    F02 = "F02", _("Ancaman, intimidasi, ultimatum")
    F03 = "F03", _("Demonstrasi damai")
    F04 = "F04", _("Demonstrasi dibubarkan")
    F05 = "F05", _("Kekerasan berlebihan terhadap pengunjuk rasa")
    F06 = "F06", _("Blokade, penyegelan")
    F07 = "F07", _("Pelarangan atau penolakan ibadah, bangunan")
    F08 = "F08", _("Kerusuhan massa")
    F09 = "F09", _("Pengeroyokan, amuk massa, main hakim sendiri")
    F10 = "F10", _("Tawuran, bentrok tanpa senjata api")
    F11 = "F11", _("Bentrok bersenjata antarkelompok terorganisasi")
    F12 = "F12", _("Penyerangan atau penganiayaan oleh kelompok")
    F13 = "F13", _("Penculikan, penyanderaan")
    F14 = "F14", _("Kekerasan seksual terkait konflik")
    F15 = "F15", _("Perusakan, pembakaran, penjarahan")
    F16 = "F16", _("Bom, ledakan")
    F17 = "F17", _("Pengusiran, pengungsian")
    F18 = "F18", _("Penangkapan, penertiban")
    F19 = "F19", _("Dialog, mediasi")
    F20 = "F20", _("Kesepakatan damai")
    F21 = "F21", _("Bantuan, LDP, rehabilitasi")
    F22 = "F22", _("Permintaan maaf, pemaafan, restitusi")


VIOLENT_FORMS = frozenset(
    {"F05", "F08", "F09", "F10", "F11", "F12", "F13", "F14", "F15", "F16", "F17"}
)
PEACEFUL_FORMS = frozenset({"F03", "F19", "F20", "F21", "F22"})


class Precision(models.TextChoices):
    """How exactly the time of an event is known."""

    MINUTE = "minute", _("menit")
    HOUR = "hour", _("jam")
    PART = "part_of_day", _("bagian hari")
    DAY = "day", _("hari")
    WEEK = "week", _("pekan")
    MONTH = "month", _("bulan")
    YEAR = "year", _("tahun")


class Weapon(models.TextChoices):
    NONE = "none", _("tidak ada")
    BLUNT = "blunt", _("tumpul")
    SHARP = "sharp", _("tajam")
    HOMEMADE = "homemade", _("api rakitan")
    FIREARM = "firearm", _("api organik")
    BOMB = "bomb", _("bom")
    FIRE = "fire", _("bakar")
    VEHICLE = "vehicle", _("kendaraan")
    OTHER = "other", _("lainnya")


class Kip(models.TextChoices):
    """Public-information class (UU 14/2008 article 17)."""

    OPEN = "open", _("terbuka")
    A = "a", _("dikecualikan: huruf a (penegakan hukum, pelapor, korban)")
    C = "c", _("dikecualikan: huruf c (pertahanan dan keamanan)")
    H = "h", _("dikecualikan: huruf h (rahasia pribadi)")
    I = "i", _("dikecualikan: huruf i (memorandum internal)")  # noqa: E741 - the law's letter


CODEBOOK = "2026-1"

DEFAULT_LAW = {
    "T1": "U-a",
    "T2": "U-a",
    "T3": "U-b",
    "T4": "U-e",
    "T5": "U-a",
    "T6": "U-a",
    "T7": "U-d",
    "T8": "U-a",
}
"""What crosswalk A (domain 4.3) proposes; the coder decides, since one never follows the other."""


class RiskScale(models.IntegerChoices):
    """Likelihood and impact of a tension (domain 3.3)."""

    ONE = 1, _("rendah")
    TWO = 2, _("sedang")
    THREE = 3, _("tinggi")
    FOUR = 4, _("sangat tinggi")
