"""Everything that changes the network; each act leaves its entry in the trail."""

from serasi.network.actions.accounts import (
    close_account,
    confirm_renewal,
    make_renewal,
    renew_password,
    void_lone_renewals,
)
from serasi.network.actions.agencies import end_jurisdiction, found_agency, set_jurisdiction
from serasi.network.actions.duties import (
    Promise,
    commit_duties,
    commit_duty,
    complete_duty,
    drop_duty,
    reassign_duty,
    start_duty,
)
from serasi.network.actions.invitations import (
    Newcomer,
    accept_invitation,
    accept_invitation_as,
    confirm_invitation,
    invite,
    withdraw_invitation,
)
from serasi.network.actions.offices import Appointment, Office, appoint, end_holding
from serasi.network.actions.passing import (
    answer_offer,
    make_feed,
    name_deputy,
    offer_duty,
    withdraw_offer,
)

__all__ = [
    "answer_offer",
    "make_feed",
    "name_deputy",
    "offer_duty",
    "start_duty",
    "withdraw_offer",
    "Appointment",
    "Newcomer",
    "Office",
    "Promise",
    "accept_invitation",
    "accept_invitation_as",
    "appoint",
    "close_account",
    "commit_duties",
    "commit_duty",
    "complete_duty",
    "confirm_invitation",
    "confirm_renewal",
    "drop_duty",
    "end_holding",
    "end_jurisdiction",
    "found_agency",
    "invite",
    "make_renewal",
    "reassign_duty",
    "renew_password",
    "set_jurisdiction",
    "void_lone_renewals",
    "withdraw_invitation",
]
