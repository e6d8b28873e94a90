"""The shared cast: three regencies, their agencies, and officers with distinct rights.

Dewi keeps the desk of Jember, Rini is its analyst, Hendra its head; Surya is camat of Wuluhan,
Darsono village officer of Lojejer; Bagus keeps the desk of Banyuwangi. All are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.test import Client

from serasi.network.models import Agency, Jurisdiction, OfficeHolding, Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.regions.models import Area

NOW = datetime(2026, 11, 25, 2, 3, tzinfo=UTC)  # 09.03 WIB, a Wednesday
PASSWORD = "padi-sawah-tujuh"

AREAS = [
    ("35", "Jawa Timur", 1, "provinsi"),
    ("35.09", "Jember", 2, "kabupaten"),
    ("35.09.11", "Wuluhan", 3, "kecamatan"),
    ("35.09.11.2001", "Lojejer", 4, "desa"),
    ("35.09.11.2004", "Dukuhdempok", 4, "desa"),
    ("35.09.12", "Ambulu", 3, "kecamatan"),
    ("35.09.12.2002", "Sabrang", 4, "desa"),
    ("35.10", "Banyuwangi", 2, "kabupaten"),
    ("35.10.05", "Muncar", 3, "kecamatan"),
    ("35.10.05.2003", "Kedungrejo", 4, "desa"),
    ("35.11", "Bondowoso", 2, "kabupaten"),
    ("35.11.01", "Maesan", 3, "kecamatan"),
    ("35.11.01.2001", "Sumbersari", 4, "desa"),
]

AGENCIES = [
    ("bakorwil", "Bakorwil V Jember", ("35.09", "35.10", "35.11")),
    ("bakesbangpol", "Bakesbangpol Kab. Jember", ("35.09",)),
    ("bakesbangpol", "Bakesbangpol Kab. Banyuwangi", ("35.10",)),
    ("satpol_pp", "Satpol PP Kab. Jember", ("35.09",)),
    ("dinsos", "Dinas Sosial Kab. Jember", ("35.09",)),
    ("fkub", "FKUB Kab. Jember", ("35.09",)),
    ("kecamatan", "Kecamatan Wuluhan", ("35.09.11",)),
    ("desa", "Desa Lojejer", ("35.09.11.2001",)),
    ("kepala_daerah", "Bupati Jember", ("35.09",)),
    ("inspektorat", "Inspektorat Kab. Jember", ("35.09",)),
]

PEOPLE = [
    ("darsono", "Darsono", "Desa Lojejer", "Kasun", "field"),
    ("surya", "Surya Atmaja", "Kecamatan Wuluhan", "Camat", "camat"),
    ("dewi", "Dewi Anggraini", "Bakesbangpol Kab. Jember", "Piket", "duty"),
    ("rini", "Rini Kusumawati", "Bakesbangpol Kab. Jember", "Analis", "analyst"),
    ("hendra", "Hendra Wibisono", "Bakesbangpol Kab. Jember", "Kepala", "head"),
    ("bagus", "Bagus Prayitno", "Bakesbangpol Kab. Banyuwangi", "Piket", "duty"),
    ("wulan", "Wulan Sari", "Satpol PP Kab. Jember", "Kabid", "agency"),
    ("sinta", "Sinta Maharani", "Dinas Sosial Kab. Jember", "Kabid Linjamsos", "social"),
    ("anwar", "Anwar Fauzi", "FKUB Kab. Jember", "Anggota", "fkub"),
    ("laras", "Laras Pertiwi", "Bupati Jember", "Bupati", "leader"),
    ("tirto", "Tirto Hadi", "Bakorwil V Jember", "Bidang Kemasyarakatan", "region"),
    ("yoga", "Yoga Pratama", "Bakesbangpol Kab. Jember", "Pengelola", "keeper"),
    ("nanda", "Nanda Prakoso", "Bakesbangpol Kab. Jember", "Pewawancara", "enumerator"),
    ("mira", "Mira Handayani", "Inspektorat Kab. Jember", "Pemeriksa", "auditor"),
]


@dataclass
class House:
    """The built network, by name."""

    people: dict[str, Person] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)

    def viewer(self, username: str, *, now: datetime = NOW, second_factor: bool = True) -> Viewer:
        return viewer_of(self.people[username], now=now, second_factor=second_factor)

    def client(self, username: str) -> Client:
        client = Client()
        client.force_login(
            self.people[username], backend="django.contrib.auth.backends.ModelBackend"
        )
        enter_with_factor(client, self.people[username])
        return client


def enter_with_factor(client: Client, person: Person) -> None:
    """Let a session that is logged in have proved the person's second factor, if there is one."""
    factor = Authenticator.objects.filter(user=person).first()
    if factor is not None:
        request = HttpRequest()
        request.session = client.session
        record_authentication(request, person, "mfa", id=factor.pk, type=factor.type)
        request.session.save()


def build_areas() -> None:
    """Make the few areas that the cast lives in, as far as they are not there."""
    Area.objects.bulk_create(
        (
            Area(
                code=code,
                name=name,
                level=level,
                kind=kind,
                parent_id=code.rpartition(".")[0] or None,
                search_name=name.lower(),
                valid_from=date(2000, 1, 1),
            )
            for code, name, level, kind in AREAS
        ),
        ignore_conflicts=True,
    )


def build_house() -> House:
    """Make areas, agencies and people; call it inside a test's transaction."""
    build_areas()
    house = House()
    agencies = Agency.objects.bulk_create(
        Agency(kind=kind, name=name, short_name=name) for kind, name, _codes in AGENCIES
    )
    house.agencies = {agency.name: agency for agency in agencies}
    Jurisdiction.objects.bulk_create(
        Jurisdiction(agency=house.agencies[name], area_id=code, valid_from=date(2020, 1, 1))
        for _kind, name, codes in AGENCIES
        for code in codes
    )
    people = [Person(username=username, name=name) for username, name, *_post in PEOPLE]
    for person in people:
        person.set_unusable_password()
    house.people = {person.username: person for person in Person.objects.bulk_create(people)}
    OfficeHolding.objects.bulk_create(
        OfficeHolding(
            person=house.people[username],
            agency=house.agencies[agency],
            title=title,
            role=role,
            start=date(2025, 1, 1),
        )
        for username, _name, agency, title, role in PEOPLE
    )
    return house
