"""Sentences of recovery that several doors share."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

CONTRADICTIONS = {
    "sex_pregnant": _("laki-laki tidak hamil atau menyusui"),
    "age_toddler": _("balita berumur di bawah lima tahun"),
    "age_elderly": _("lansia berumur enam puluh tahun ke atas"),
    "age_pregnant": _("balita tidak hamil atau menyusui"),
    "age_separated": _("anak terpisah berumur di bawah delapan belas tahun"),
}
WHY_NOT_GIVER = {
    "child": _("untuk anak, orang tua atau walinya yang menyetujui"),
    "dead": _("untuk yang meninggal, keluarganya yang menyetujui"),
    "self": _("orang dewasa menyetujui sendiri, atau lewat wali yang sah"),
}
WHY_NO_STAGE = {
    "order": _("urutannya kajian, pelaksanaan, evaluasi, tutup"),
    "assessment": _("kajian belum ditulis"),
    "plans": _("masih ada baris rencana yang berjalan"),
    "evaluation": _("evaluasi belum ditulis"),
    "displaced": _("masih ada pengungsi tanpa solusi"),
    "residual": _("cek keserasian residual belum direncanakan"),
}
QUESTION = _("Seberapa tenang Anda sepekan terakhir? 0 sama sekali tidak, 10 sangat tenang.")
