"""Consent of a person: given by whom and for what, and withdrawn at any time, at once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.sealed import Secret, destroy, kinds_of, reseal_many
from serasi.network.walls import opened
from serasi.problems import (
    CONSENT_FIRST,
    CONSENT_GIVER,
    FORM_INVALID,
    GUARDIAN_FIRST,
    STAY_DATES,
    Problem,
)
from serasi.recover import rules
from serasi.recover.actions.rows import locked_client, locked_present, named
from serasi.recover.keeping import served_before
from serasi.recover.models import (
    Basis,
    CareOffer,
    Client,
    Consent,
    Giver,
    Harm,
    Help,
    Need,
    Purpose,
    Referral,
    Support,
    Visit,
)
from serasi.recover.phrases import WHY_NOT_GIVER
from serasi.recover.secrets import GUARDIAN, Identity, name_key
from serasi.regions.zones import local_day
from serasi.respond.actions.promising import rest
from serasi.trail.actions import record

ENDED = "withdrawn"


def is_child(client: Client, *, now: datetime) -> bool:
    """Say whether somebody is known to be a child today."""
    found = rules.child_on(
        local_day(now, client.area_id),
        birth_year=client.birth_year,
        age_band=client.age_band,
        told=client.child,
    )
    return bool(found)


def has_guardian(client: Client) -> bool:
    """Say whether a guardian is sealed."""
    return GUARDIAN in kinds_of(client.subject)


def in_force(client: Client, purpose: str) -> bool:
    """Say whether a consent holds."""
    return client.consents.filter(purpose=purpose, withdrawn_at=None).exists()


def need_consent(client: Client, purpose: Purpose, *, now: datetime) -> None:
    """Refuse a service without consent; for a child the guardian comes first."""
    if is_child(client, now=now) and not has_guardian(client):
        raise Problem(GUARDIAN_FIRST, code=client.code)
    if not in_force(client, purpose):
        raise Problem(CONSENT_FIRST, code=client.code, purpose=purpose.label)


@transaction.atomic
def give_consent(
    actor: Viewer,
    *,
    number: str,
    code: int,
    purpose: str,
    giver: str,
    on: date,
    now: datetime,
) -> Consent:
    """Write down a consent; one that holds already is left as it is."""
    client = locked_present(actor, number, code)
    if purpose not in Purpose.values or giver not in Giver.values:
        raise Problem(FORM_INVALID, what=_("tujuan dan pemberi persetujuan"))
    if on > local_day(now, client.area_id):
        raise Problem(STAY_DATES, why=_("persetujuan di masa depan"))
    child, dead = is_child(client, now=now), client.harm == Harm.DEAD
    if not rules.may_give(giver, child=child, dead=dead):
        why = "dead" if dead else "child" if child else "self"
        who = Giver(giver).label
        raise Problem(CONSENT_GIVER, code=client.code, giver=who, why=WHY_NOT_GIVER[why])
    if child and not has_guardian(client):
        raise Problem(GUARDIAN_FIRST, code=client.code)
    held = client.consents.filter(purpose=purpose, withdrawn_at=None).first()
    if held is not None:
        return held
    made = Consent.objects.create(
        client=client,
        purpose=purpose,
        giver=giver,
        given_on=on,
        recorded_at=now,
        recorded_by_id=actor.person_id,
    )
    if purpose == Purpose.DATA and client.basis != Basis.CONSENT:
        client.basis = Basis.CONSENT
        client.save(update_fields=["basis"])
    record(
        actor.key,
        action="consent.given",
        subject=named(client),
        now=now,
        data={"purpose": purpose, "giver": giver, "on": on},
    )
    return made


@transaction.atomic
def tell_identity(
    actor: Viewer, *, number: str, code: int, identity: Identity, now: datetime
) -> Client:
    """Seal what became known of somebody later, such as a guardian; what is held is replaced."""
    client = locked_present(actor, number, code)
    parts = identity.parts()
    if not parts:
        raise Problem(FORM_INVALID, what=_("nama, wali, nomor HP, atau alamat"))
    reseal_many(
        [Secret(client.subject, kind, value, client.area_id) for kind, value in parts.items()],
        now=now,
    )
    if identity.name.strip():
        client.name_key = name_key(identity.name, birth_year=client.birth_year, sex=client.sex)
        client.save(update_fields=["name_key"])
    record(
        actor.key,
        action="client.identified",
        subject=named(client),
        now=now,
        data={"kinds": ", ".join(sorted(parts))},
    )
    return client


@transaction.atomic
def withdraw_consent(
    actor: Viewer, *, number: str, code: int, purpose: str, now: datetime
) -> Client:
    """Withdraw a consent; no reason is asked, and what hangs on it ends at once.

    Withdrawn service or sharing ends visits and referrals. Withdrawn data destroys all that is
    sealed and all free text of the person; what remains is the count.
    """
    client = locked_client(actor, number, code)
    if purpose not in Purpose.values:
        raise Problem(FORM_INVALID, what=_("tujuan persetujuan"))
    if client.withdrawn_at is not None:
        return client
    everything = purpose == Purpose.DATA
    held = client.consents.filter(withdrawn_at=None)
    (held if everything else held.filter(purpose=purpose)).update(withdrawn_at=now)
    if everything or purpose == Purpose.SERVICE:
        _end_support(actor, client, now=now)
    if everything or purpose in (Purpose.SERVICE, Purpose.SHARE):
        _end_referrals(actor, client, now=now)
    if everything or purpose == Purpose.SHARE:
        _end_offers(actor, client, now=now)
    if everything:
        _end_needs(actor, client, now=now)
        _make_bare(client, now=now)
    record(
        actor.key,
        action="consent.withdrawn",
        subject=named(client),
        now=now,
        data={"purpose": purpose},
    )
    return client


def _why() -> str:
    return _("Persetujuan ditarik.")


def _rest(actor: Viewer, rows: QuerySet[Any], *, now: datetime) -> None:
    """Let the duties of some rows rest, whichever agencies owe and await them: it ends at once."""
    duties = rows.exclude(duty=None).values_list("duty_id", flat=True)
    rest(list(duties), by=actor.key, reason=_why(), now=now)


def _end_support(actor: Viewer, client: Client, *, now: datetime) -> None:
    rows = Visit.objects.filter(support__client=client, state=Visit.State.PLANNED)
    _rest(actor, rows, now=now)
    rows.update(state=Visit.State.CANCELLED, ended_at=now)
    Support.objects.filter(client=client, closed_at=None).update(closed_at=now, why_closed=ENDED)


def _end_referrals(actor: Viewer, client: Client, *, now: datetime) -> None:
    live = client.referrals.filter(state__in=(Referral.State.ASKED, Referral.State.ACCEPTED))
    _rest(actor, live, now=now)
    live.update(state=Referral.State.CANCELLED, answered_at=now)


def _end_offers(actor: Viewer, client: Client, *, now: datetime) -> None:
    with opened():
        live = client.care_offers.filter(state=CareOffer.State.ASKED)
        _rest(actor, live, now=now)
        live.update(state=CareOffer.State.WITHDRAWN, answered_at=now)


def _end_needs(actor: Viewer, client: Client, *, now: datetime) -> None:
    rows = Need.objects.filter(client=client, state=Need.State.OPEN)
    _rest(actor, rows, now=now)
    rows.update(state=Need.State.DROPPED, ended_at=now)


def _make_bare(client: Client, *, now: datetime) -> None:
    """Destroy what is sealed of somebody at once, and all else that could lead to them."""
    destroy(client.subject, reason=_why(), now=now)
    client.withdrawn_at = now
    strip(client, on=local_day(now, client.area_id))


def strip(client: Client, *, on: date) -> None:
    """Take everything from a row that could lead to the person; the counts stay as they were."""
    if client.birth_year is not None:
        client.age_band = rules.band_of(client.birth_year, on=on)
    client.birth_year = None
    client.nik_key = client.name_key = ""
    client.origin = None
    client.save(
        update_fields=["age_band", "birth_year", "nik_key", "name_key", "origin", "withdrawn_at"]
    )
    Visit.objects.filter(support__client=client).update(words="", calm=None)
    client.referrals.update(words="", answer="")
    client.care_offers.update(reason="", answer="")
    Support.objects.filter(client=client).update(complaint="", contact="any")
    Need.objects.filter(client=client).update(words="")
    Help.objects.filter(client=client).update(words="")


@transaction.atomic
def forget_people(*, now: datetime) -> int:
    """Strip the rows of people who are kept no longer; their secrets go by the same rule."""
    with opened():
        due = served_before(timezone.localdate(now)).select_for_update(of=("self",))
        rows = list(due.exclude(birth_year=None, nik_key="", name_key="", origin=None))
        for client in rows:
            strip(client, on=local_day(now, client.area_id))
    return len(rows)
