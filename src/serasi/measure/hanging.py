"""What surveys say to an area that is to leave a case: a survey after it was drawn there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from serasi.measure.models import Wave
from serasi.respond.hanging import Leaving


def surveyed(leaving: Leaving) -> list[str]:
    """Return the surveys after the case whose place, or a village drawn, lies there alone."""
    return [
        _("survei %(code)s") % {"code": row.code}
        for row in Wave.objects.filter(case=leaving.case)
        if any(leaving.only_here(code) for code in (row.area_id, *(v[0] for v in row.frame)))
    ]
