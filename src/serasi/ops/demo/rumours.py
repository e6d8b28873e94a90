"""Rumours of the demo: one answered, one checked that waits for a second person, one just seen."""

from __future__ import annotations

from datetime import datetime, timedelta

from serasi.ops.demo.network import acting
from serasi.warn.actions import rumours as act

AMBULU, WULUHAN = "35.09.12", "35.09.11"


def tell(now: datetime) -> None:
    """Write the three down, each as far as it has come."""
    seen = now - timedelta(days=6)
    answered = act.write_rumour(
        acting("piket", seen), area=AMBULU, reach=900, seen_at=seen, now=seen,
        claim="Info valid! Anak hilang diculik di pasar Ambulu, sebarkan ke semua grup",
    )  # fmt: skip
    told = seen + timedelta(hours=2)
    act.check_rumour(
        acting("piket", told), rumour_id=answered.pk, finding="false", now=told,
        how="Polsek dan tiga pedagang ditanya; anak itu sudah di rumah kerabat",
        clarification="Tidak ada penculikan di pasar Ambulu. Anak yang dicari sudah bersama"
        " keluarganya. Kabar tanpa sumber tidak perlu diteruskan.",
    )  # fmt: skip
    told += timedelta(minutes=25)
    act.approve_answer(acting("analis", told), rumour_id=answered.pk, now=told)
    act.publish_answer(
        acting("piket", told), rumour_id=answered.pk, reach=1400, now=told + timedelta(minutes=10)
    )
    seen = now - timedelta(hours=20)
    waiting = act.write_rumour(
        acting("piket", seen), area=WULUHAN, seen_at=seen, now=seen,
        claim="Besok malam ada serangan balasan ke dusun sebelah, jaga rumah masing-masing",
    )  # fmt: skip
    told = now - timedelta(hours=17)
    act.check_rumour(
        acting("piket", told), rumour_id=waiting.pk, finding="partly", now=told,
        how="Kedua kepala dusun dan Bhabinkamtibmas ditanya; yang ada rencana kerja bakti",
        clarification="Tidak ada rencana serangan. Kedua dusun mengadakan kerja bakti bersama.",
    )  # fmt: skip
    seen = now - timedelta(minutes=50)
    act.write_rumour(
        acting("piket", seen), area=AMBULU, seen_at=seen, now=seen,
        claim="Katanya bantuan pasar hanya untuk satu kelompok, ada daftarnya",
    )  # fmt: skip
