"""What is asked of a respondent last and may stay open: religion and ethnicity, coded.

They serve only to see whether the questions work alike for all; they are never shown for a village
or smaller. Their answers stand among the side answers.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from serasi.science.harmony import Question

FAITH = Question("agama", "one", (1, 2, 3, 4, 5, 6, 7))
ETHNICITY = Question("suku", "one", (1, 2, 3, 4, 5, 6, 7))
TRAITS = (FAITH, ETHNICITY)

TEXTS: dict[str, str | Promise] = {
    "agama": _("Agama atau kepercayaan Bapak/Ibu?"),
    "agama.1": _("Islam"),
    "agama.2": _("Kristen"),
    "agama.3": _("Katolik"),
    "agama.4": _("Hindu"),
    "agama.5": _("Buddha"),
    "agama.6": _("Khonghucu"),
    "agama.7": _("Kepercayaan lain"),
    "suku": _("Bapak/Ibu merasa termasuk suku apa?"),
    "suku.1": _("Jawa"),
    "suku.2": _("Madura"),
    "suku.3": _("Osing"),
    "suku.4": _("Tengger"),
    "suku.5": _("Tionghoa"),
    "suku.6": _("Arab"),
    "suku.7": _("Suku lain atau campuran"),
}
