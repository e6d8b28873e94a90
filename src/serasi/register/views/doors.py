"""The rights that the register's doors ask for, and the way back from a form."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can

__all__ = ["COUNTS", "READS_EVENTS", "READS_REPORTS", "OfficeRequest", "door", "way_back"]

READS_REPORTS = (Can.READ_REPORTS, Can.READ_RESTRICTED)
READS_EVENTS = (Can.READ_EVENTS, Can.CROSS_BORDER, Can.CODE, Can.CONFIRM)
COUNTS = (Can.COUNT, Can.READ_EVENTS)


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Return where a form asked to return to, when that is one of our own pages."""
    target = request.POST.get("next", "")
    if target and url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        return target
    return otherwise
