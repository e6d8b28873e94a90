"""Doors of the network room: agencies and offices, people, invitations, one's own rights."""

from serasi.network.views.agencies import (
    add_area,
    agencies,
    agency,
    appoint_to,
    end_area,
    end_office,
    invite_to,
    new_agency,
)
from serasi.network.views.links import (
    confirm,
    confirm_link,
    forgotten,
    invitation,
    new_password,
    renewal_link,
    withdraw,
)
from serasi.network.views.people import close, my_access

__all__ = [
    "add_area",
    "agencies",
    "agency",
    "appoint_to",
    "close",
    "confirm",
    "confirm_link",
    "end_area",
    "end_office",
    "forgotten",
    "invitation",
    "invite_to",
    "my_access",
    "new_agency",
    "new_password",
    "renewal_link",
    "withdraw",
]
