"""A house that nobody manages gets its first keeper by a command, through the same door."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from django.test import Client

from serasi.cli.network import invite
from serasi.network.models import OfficeHolding
from tests.cast import build_areas

pytestmark = pytest.mark.django_db


def test_the_first_keeper_comes_in_by_the_printed_link():
    build_areas()
    told = CliRunner().invoke(
        invite, ["Sri Lestari", "--agency", "Bakesbangpol Kab. Jember", "--area", "35.09"]
    )
    assert told.exit_code == 0, told.output
    path = told.output.strip().removeprefix("http://127.0.0.1:8000")
    client = Client()
    assert "Sri Lestari" in client.get(path).content.decode()
    form = {
        "username": "sri",
        "name": "Sri Lestari",
        "password": "padi-sawah-tujuh",
        "again": "padi-sawah-tujuh",
        "password1": "padi-sawah-tujuh",
        "password2": "padi-sawah-tujuh",
    }
    client.post(path, form)
    holding = OfficeHolding.objects.get(person__username="sri")
    assert (holding.role, holding.agency.name) == ("keeper", "Bakesbangpol Kab. Jember")


def test_an_unknown_area_is_refused_with_its_number():
    build_areas()
    told = CliRunner().invoke(invite, ["X", "--agency", "Y", "--area", "99.99"])
    assert "S201" in str(told.exception)
