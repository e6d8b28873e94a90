"""The story of the demo house around sealed data holds together, whatever reports there are."""

from __future__ import annotations

from datetime import timedelta

import pytest

from serasi.network.models import GlassBreak, SealedExport
from serasi.network.sealed.openings import under
from serasi.ops.demo import sealed
from tests.cast import NOW
from tests.register.conftest import report_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(house):
    for ours, name in (("surya", "camat"), ("hendra", "kepala")):
        person = house.people[ours]
        person.username = name
        person.save(update_fields=["username"])
    return house


@pytest.mark.parametrize("reports", [0, 1])
def test_the_story_is_told(demo, reports):
    for _n in range(reports):
        then = NOW - timedelta(days=3)
        report_in(demo, "Ribut di balai desa.", at=then)
    sealed.tell(NOW)
    assert GlassBreak.objects.count() == reports
    for glass in GlassBreak.objects.all():
        assert len(under(glass)) == 1
        assert glass.ended_by == demo.people["hendra"]
    assert SealedExport.objects.get().state == "withdrawn"
