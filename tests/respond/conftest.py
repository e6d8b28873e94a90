"""What the tests of handling share: the office of early warning, and a case in Wuluhan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from serasi.respond.actions import casing
from serasi.respond.actions.casing import Opening
from serasi.respond.models import Case
from tests.cast import NOW, House
from tests.warn.conftest import WULUHAN, observe, office, standing

__all__ = ["observe", "office", "open_case", "standing"]


@pytest.fixture
def open_case(office: House) -> Callable[..., Case]:
    """Open a case as somebody."""

    def act(who: str = "dewi", **facts: Any) -> Case:
        told = {
            "title": "Pengeroyokan pemuda dua dusun", "trigger": "T1", "areas": (WULUHAN,),
            "parties": ("pemuda utara", "pemuda selatan"),
        } | facts  # fmt: skip
        now = told.pop("now", NOW)
        return casing.open_case(office.viewer(who, now=now), opening=Opening(**told), now=now)

    return act
