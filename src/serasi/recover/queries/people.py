"""People of a case as those who care for them see them: the list, one person, a search by hash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.network.sealed import kinds_of
from serasi.recover.models import (
    VULNERABILITIES,
    Client,
    Consent,
    Help,
    Need,
    Referral,
    Solution,
    Stay,
    Support,
    Visit,
)
from serasi.recover.queries.scope import clients
from serasi.recover.queries.totals import VULNERABLE, with_fate
from serasi.recover.secrets import KINDS, name_key, nik_key
from serasi.respond.models import Case

VIEWS = ("", "mengungsi", "tanpa_solusi", "korban", "anak", "rentan", "ditarik")


def people(
    viewer: Viewer, row: Case, *, view: str = "", point: int | None = None
) -> QuerySet[Client]:
    """Return the people of a case in the viewer's care, of one view and perhaps one point."""
    rows = with_fate(clients(viewer).filter(case=row)).select_related("household", "area")
    vulnerable = Q()
    for name in VULNERABILITIES:
        vulnerable |= Q(**{name: True})
    wanted = {
        "mengungsi": Q(displaced=True, is_staying=True),
        "tanpa_solusi": Q(displaced=True, has_solution=False),
        "korban": Q(harm__isnull=False),
        "anak": Q(child=True),
        "rentan": vulnerable,
        "ditarik": Q(withdrawn_at__isnull=False),
    }.get(view, Q())
    rows = rows.filter(wanted)
    if point is not None:
        rows = rows.filter(pk__in=Stay.objects.filter(point=point, left_on=None).values("client"))
    return rows.order_by("number")


def vulnerabilities(client: Client) -> list[str]:
    """Return the vulnerabilities of somebody in words."""
    return [str(words) for name, words in VULNERABLE.items() if getattr(client, name)]


@dataclass(frozen=True)
class Card:
    """One person by code, with everything that was done for them; no name among it."""

    client: Client
    vulnerable: Sequence[str]
    secrets: Sequence[str]
    stays: Sequence[Stay]
    solution: Solution | None
    consents: Sequence[Consent]
    needs: Sequence[Need]
    helps: Sequence[Help]
    support: Support | None
    visits: Sequence[Visit]
    referrals: Sequence[Referral]

    @property
    def here(self) -> Stay | None:
        """Return where the person stays now."""
        return next((one for one in self.stays if one.left_on is None), None)


def person_card(viewer: Viewer, client: Client) -> Card:
    """Return the card of a person whom the viewer was let in to."""
    held = kinds_of(client.subject)
    support = Support.objects.filter(client=client).select_related("agency").first()
    visits = () if support is None else tuple(support.visits.select_related("by"))
    return Card(
        client=client,
        vulnerable=vulnerabilities(client),
        secrets=[str(words) for kind, words in KINDS.items() if kind in held],
        stays=tuple(client.stays.select_related("point").order_by("-entered_on", "-pk")),
        solution=client.solutions.filter(undone_at=None).first(),
        consents=tuple(client.consents.select_related("recorded_by")),
        needs=tuple(client.needs.select_related("agency")),
        helps=tuple(client.helps.select_related("agency")),
        support=support,
        visits=visits,
        referrals=tuple(client.referrals.select_related("agency")),
    )


def open_needs(viewer: Viewer, row: Case) -> QuerySet[Need]:
    """Return the open needs of a case where the viewer cares for people, the most urgent first."""
    rows = Need.objects.filter(granted(viewer, Can.VICTIMS), case=row, state=Need.State.OPEN)
    return rows.select_related("client", "household", "point", "agency").order_by("due_at", "pk")


def find_person(
    viewer: Viewer, row: Case, *, nik: str = "", name: str = "", birth_year: int | None = None
) -> list[Client]:
    """Find somebody of a case by NIK, or by name and year of birth, without opening any name."""
    found = Q(pk__in=[])
    if nik.strip():
        found |= Q(nik_key=nik_key(nik))
    if name.strip():
        keys = [
            name_key(name, birth_year=year, sex=sex)
            for sex in ("L", "P", "T")
            for year in (_around(birth_year) if birth_year else [None])
        ]
        found |= Q(name_key__in=[key for key in keys if key])
    rows = clients(viewer).filter(found, case=row).exclude(nik_key="", name_key="")
    return list(rows.order_by("number")[:20])


def _around(year: int) -> list[int | None]:
    """Return a year and its neighbours: who told an age may be a year off."""
    return [None, year - 1, year, year + 1]
