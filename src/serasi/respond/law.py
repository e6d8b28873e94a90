"""What law asks of the steps of handling, as words with their source (domain 1.1).

The two conditions, the consultation and the 90 days are checked against public texts of UU 7/2012;
the numbers of articles and the rule of extension are not, and the page says so. Days and counts are
`LegalParam` rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Ground:
    """One demand of law: its words, and where they stand."""

    article: str
    words: str | Promise


BOTH = Ground(
    "UU 7/2012 Pasal 14",
    _("konflik tidak dapat dikendalikan Polri dan fungsi pemerintahan terganggu"),
)
REGENCY = Ground(
    "UU 7/2012 Pasal 16", _("bupati/wali kota menetapkan sesudah konsultasi pimpinan DPRD")
)
PROVINCE = Ground("UU 7/2012 Pasal 17", _("gubernur menetapkan sesudah konsultasi pimpinan DPRD"))
NATION = Ground("UU 7/2012 Pasal 18", _("Presiden menetapkan sesudah konsultasi pimpinan DPR"))
DURATION = Ground("UU 7/2012 Pasal 28", _("paling lama 90 hari"))
EXTENSION = Ground(
    "UU 7/2012 Pasal 29", _("perpanjangan paling lama 30 hari sesudah konsultasi pimpinan DPRD")
)
TNI = Ground("UU 7/2012 Pasal 33", _("bantuan TNI hanya sesudah status ditetapkan"))
PEACE_FIRST = Ground(
    "UU 7/2012 Pasal 41", _("penyelesaian lewat pranata adat atau sosial didahulukan")
)

DAYS, EXTENSION_DAYS, EXTENSIONS = "status.days", "status.extension_days", "status.extensions"
CALM_DAYS = "closing.calm_days"
WARNED_BEFORE = (30, 14, 7, 1)
"""Days before a status ends on which its keepers are told (domain 3.2, no. 10)."""
