"""What the house itself installs."""

from __future__ import annotations

from datetime import datetime

from serasi.network.models import LegalParam
from serasi.register.params import default_rows


def install_params(now: datetime) -> int:
    """Install the default clocks that are not there yet; return how many were added."""
    del now
    before = LegalParam.objects.count()
    LegalParam.objects.bulk_create(
        [LegalParam(**row) for row in default_rows()], ignore_conflicts=True
    )
    return LegalParam.objects.count() - before
