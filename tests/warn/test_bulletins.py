"""What a level tells other systems: CAP 1.2, each message naming those that it supersedes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from lxml import etree

from serasi.channels import cap
from serasi.warn import actions
from serasi.warn.models import Bulletin, Observation, Warning
from tests.cast import NOW, House
from tests.channels.oasis import cap_schema
from tests.warn.conftest import minutes

pytestmark = pytest.mark.django_db
Observe = Callable[..., Observation]
Standing = Callable[..., Warning]
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def fetch(office: House) -> Callable[..., cap.Alert]:
    """Fetch the CAP of a level by its page's address, as another system does; valid or it fails."""

    def act(row: Warning, who: str = "dewi") -> cap.Alert:
        answer = office.client(who).get(reverse("warn:cap", args=[row.number]))
        assert answer.status_code == 200
        cap_schema().assertValid(etree.fromstring(answer.content))
        read, findings = cap.examine(answer.content)
        assert read is not None and findings == []
        return read

    return act


def named(message: cap.Alert) -> list[str]:
    return [one.identifier for one in message.references]


def renew(office: House, row: Warning, *, now: datetime) -> Warning:
    viewer = office.viewer("hendra", now=now)
    return actions.renew(viewer, number=row.number, version=row.version, reason="masih", now=now)


def test_a_new_level_is_an_alert_for_the_network_alone_and_tells_no_reason(
    standing: Standing, fetch: Callable[..., cap.Alert]
) -> None:
    said = fetch(standing(3))
    assert (said.msg_type, said.references, said.note) == ("Alert", (), None)
    assert said.scope == "Restricted" and said.restriction and not said.addresses
    assert [i.severity for i in said.infos] == ["Extreme", "Extreme"]
    assert "I03" not in cap.write(said).decode()


def test_renewals_are_updates_that_name_what_still_held(
    office: House, standing: Standing, fetch: Callable[..., cap.Alert]
) -> None:
    row = standing(2)
    first = fetch(row)
    second = fetch(renew(office, row, now=NOW + timedelta(hours=40)))
    row.refresh_from_db()
    assert (second.msg_type, named(second)) == ("Update", [first.identifier])
    assert second.references[0].sent == first.sent == NOW
    assert second.infos[0].expires == row.valid_until != first.infos[0].expires
    third = fetch(renew(office, row, now=NOW + timedelta(hours=71)))
    assert named(third) == [second.identifier, first.identifier]
    row.refresh_from_db()
    fourth = fetch(renew(office, row, now=NOW + timedelta(hours=111)))
    assert named(fourth) == [third.identifier, second.identifier]  # the first holds no more
    assert len({m.identifier for m in (first, second, third, fourth)}) == 4


def test_what_is_lifted_is_cancelled_by_name(
    office: House, standing: Standing, fetch: Callable[..., cap.Alert]
) -> None:
    row = standing(2)
    first = fetch(row)
    actions.end(
        office.viewer("hendra"), number=row.number, version=row.version, reason="rahasia",
        now=LATER,
    )  # fmt: skip
    last = fetch(row)
    assert (last.msg_type, last.sent, named(last)) == ("Cancel", LATER, [first.identifier])
    assert last.infos[0].responses == ("AllClear",) and last.infos[0].urgency == "Past"
    assert last.note and "rahasia" not in cap.write(last).decode()


def test_a_lowered_level_updates_the_one_above_it_and_answers_at_its_address(
    office: House, standing: Standing, fetch: Callable[..., cap.Alert]
) -> None:
    row = standing(2)
    first = fetch(row)
    lower = actions.end(
        office.viewer("hendra"), number=row.number, version=row.version, reason="reda", to=1,
        now=LATER,
    )  # fmt: skip
    said = fetch(lower)
    assert (said.msg_type, named(said)) == ("Update", [first.identifier])
    assert said.infos[0].severity == "Moderate"
    assert fetch(row) == said
    assert not Bulletin.objects.filter(kind="Cancel").exists()


def test_a_higher_level_updates_the_one_that_it_replaces(
    office: House, standing: Standing, observe: Observe, fetch: Callable[..., cap.Alert]
) -> None:
    row = standing(1)
    first = fetch(row)
    observe("I03", 600)
    [above] = actions.propose(now=LATER)
    # What is only proposed tells nobody anything.
    hidden = office.client("dewi").get(reverse("warn:cap", args=[above.number]))
    assert hidden.status_code == 404 and fetch(row) == first
    above = actions.confirm(
        office.viewer("laras"), number=above.number, version=above.version, now=LATER
    )
    assert named(fetch(above)) == [first.identifier] and fetch(row) == fetch(above)


def test_a_level_that_ran_out_is_not_cancelled_and_the_next_is_an_alert_of_its_own(
    office: House, standing: Standing, fetch: Callable[..., cap.Alert]
) -> None:
    row = standing(2)
    first, over = fetch(row), NOW + timedelta(hours=72)
    actions.expire(now=over)
    assert fetch(row) == first
    waits = Warning.objects.get(state="proposed")
    new = actions.confirm(
        office.viewer("hendra"), number=waits.number, version=waits.version, now=over + minutes(5)
    )
    assert (fetch(new).msg_type, fetch(new).references) == ("Alert", ())


def test_somebody_of_another_regency_fetches_nothing(office: House, standing: Standing) -> None:
    row = standing(2)
    assert office.client("bagus").get(reverse("warn:cap", args=[row.number])).status_code == 404
