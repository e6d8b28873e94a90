"""Accounts, agencies, offices and rights."""

from __future__ import annotations

from tests.access.doors.model import (
    Door,
    agency_of,
    holding_of,
    jurisdiction_of,
    manage_door,
    person_of,
    pk_of,
)
from tests.access.doors.people import EVERYBODY, KEEPERS

DOORS: dict[str, Door] = {
    # doors of the house
    "account_login": Door(EVERYBODY, public=True),
    "account_logout": Door(EVERYBODY, public=True),
    "account_reset_password": Door(EVERYBODY, public=True),
    "account_inactive": Door(EVERYBODY, public=True),
    "account_reauthenticate": Door(EVERYBODY),
    "account_change_password": Door(EVERYBODY),
    "account_set_password": Door(EVERYBODY),
    "mfa_index": Door(EVERYBODY),
    "mfa_authenticate": Door(EVERYBODY),
    "mfa_reauthenticate": Door(EVERYBODY),
    "mfa_activate_totp": Door(EVERYBODY),
    "mfa_deactivate_totp": Door(KEEPERS | {"sinta"}),
    "mfa_view_recovery_codes": Door(frozenset()),
    "mfa_generate_recovery_codes": Door(EVERYBODY),
    "mfa_download_recovery_codes": Door(frozenset()),
    "mfa_list_webauthn": Door(EVERYBODY),
    "mfa_add_webauthn": Door(EVERYBODY),
    "mfa_reauthenticate_webauthn": Door(EVERYBODY),
    "mfa_remove_webauthn": Door(frozenset(), own=lambda world: {"pk": 1}, alike=True),
    "mfa_edit_webauthn": Door(frozenset(), own=lambda world: {"pk": 1}, alike=True),
    "mfa_login_webauthn": Door(EVERYBODY, public=True),
    "set_language": Door(EVERYBODY, public=True, method="POST"),
    # network
    "network:my_access": Door(EVERYBODY),
    "network:agencies": Door(KEEPERS, queries=("", "?q=Banyuwangi", "?jenis=bakesbangpol")),
    "network:new_agency": Door(KEEPERS),
    "network:agency": Door(
        KEEPERS,
        agency_of("Bakesbangpol Kab. Jember"),
        agency_of("Bakesbangpol Kab. Banyuwangi"),
        {"pk": 999999},
        foreign_opens=frozenset(),
    ),
    "network:invitation": Door(
        EVERYBODY,
        lambda world: {"token": world["token"]},
        unknown={"token": "x" * 43},
        public=True,
    ),
    "network:new_password": Door(
        frozenset(), lambda world: {"token": "x" * 43}, unknown={"token": "y" * 43}, public=True
    ),
    "network:end_area": manage_door(
        jurisdiction_of("Satpol PP Kab. Jember"),
        jurisdiction_of("Bakesbangpol Kab. Banyuwangi"),
        "GET",
    ),
    "network:end_office": manage_door(holding_of("dewi"), holding_of("bagus"), "GET"),
    "network:close_account": manage_door(person_of("dewi"), person_of("bagus"), "GET"),
    "network:renewal_link": manage_door(person_of("dewi"), person_of("bagus")),
    "network:confirm_renewal": manage_door(pk_of("renewal_jember"), pk_of("renewal_banyuwangi")),
    "network:withdraw": manage_door(pk_of("invitation_jember"), pk_of("invitation_banyuwangi")),
    "network:confirm": manage_door(pk_of("invitation_jember"), pk_of("invitation_banyuwangi")),
}

DOORS |= {
    f"network:{name}": manage_door(
        agency_of("Satpol PP Kab. Jember"), agency_of("Bakesbangpol Kab. Banyuwangi")
    )
    for name in ("invite", "appoint", "add_area")
}
