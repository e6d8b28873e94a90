"""A client in Wuluhan with sealed words, and one beyond the border."""

from __future__ import annotations

import pytest

from serasi.network.sealed import Secret, seal_many
from tests.cast import NOW, House

WULUHAN, KEDUNGREJO = "35.09.11", "35.10.05.2003"
TOLD = {"name": "Siti Rahmawati", "phone": "0811000222"}


@pytest.fixture
def clients(house: House) -> dict[str, str]:
    """Seal what is known of client 7 in Wuluhan and of client 9 in Banyuwangi."""
    seal_many(
        [
            *(Secret("client:7", kind, text, WULUHAN) for kind, text in TOLD.items()),
            Secret("client:9", "name", "Wayan Tirta", KEDUNGREJO),
        ],
        now=NOW,
    )
    return TOLD


@pytest.fixture
def client_of(house: House):
    """Return clients of people who have proved their second factor."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal import auth as totp

    def made(name: str):
        if not Authenticator.objects.filter(user=house.people[name]).exists():
            totp.TOTP.activate(house.people[name], totp.generate_totp_secret())
        return house.client(name)

    return made
