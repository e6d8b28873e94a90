"""The verification sheets of a report, as rules and screens need them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from serasi.register import rules
from serasi.register.models import Handling, Verification


def sheets_of(row: Handling) -> list[rules.Sheet]:
    """Return the sheets of a handling that the viewer was already let in to."""
    rows = Verification.objects.filter(handling=row).order_by("created_at", "pk")
    return [rules.Sheet(v.side, v.source, v.independent, v.finding) for v in rows]


def lacking_words(lacking: Iterable[str]) -> str:
    """Say what a ground check lacks."""
    words = {
        "side_a": _("keterangan pihak A belum ada"),
        "side_b": _("keterangan pihak B belum ada"),
        "two_sources": _("perlu dua sumber yang berdiri sendiri"),
        "false_finding": _("belum ada lembar cek yang menyatakan tidak benar"),
        "any_sheet": _("belum ada lembar cek"),
    }
    return ", ".join(words[code] for code in lacking)
