"""The agencies of seven regencies and the people who hold their offices, all invented."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime

from serasi.network.models import Agency, AgencyKind, Jurisdiction, Nature, OfficeHolding, Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.regions.models import Area

REGENCIES = ("35.08", "35.09", "35.10", "35.11", "35.12", "35.13", "35.74")
HOME = "35.09"
PASSWORD = "tepo-seliro-2026"  # noqa: S105 - printed on purpose, demo only
SINCE = date(2024, 1, 1)
GOVERNOR = "Gubernur Jawa Timur"

OF_REGENCY: tuple[tuple[AgencyKind, str, str, str], ...] = (
    (AgencyKind.BAKESBANGPOL, "Bakesbangpol", "Kepala Badan", "head"),
    (AgencyKind.SATPOL_PP, "Satpol PP", "Kepala Bidang Trantibum", "agency"),
    (AgencyKind.DINSOS, "Dinas Sosial", "Kepala Bidang Linjamsos", "agency"),
    (AgencyKind.KOMINFO, "Dinas Kominfo", "Kepala Bidang IKP", "agency"),
    (AgencyKind.FKUB, "FKUB", "Ketua", "fkub"),
    (AgencyKind.FKDM, "FKDM", "Ketua", "field"),
    (AgencyKind.POLRES, "Polres", "Kasat Binmas", "agency"),
    (AgencyKind.KODIM, "Kodim", "Pasi Intel", "agency"),
    (AgencyKind.KEMENAG, "Kantor Kemenag", "Kasubbag", "agency"),
    (AgencyKind.BPN, "Kantor Pertanahan", "Kepala Seksi Sengketa", "agency"),
    (AgencyKind.BPBD, "BPBD", "Kepala Bidang Kedaruratan", "agency"),
    (AgencyKind.DP3A, "DP3A", "Kepala UPTD PPA", "agency"),
    (AgencyKind.DINKES, "Dinas Kesehatan", "Kepala Bidang Yankes", "agency"),
    (AgencyKind.DISDIK, "Dinas Pendidikan", "Kepala Bidang Pembinaan", "agency"),
    (AgencyKind.DPRD, "DPRD", "Ketua Komisi", "agency"),
    (AgencyKind.KEPALA_DAERAH, "Kepala Daerah", "Kepala Daerah", "leader"),
    (AgencyKind.INSPEKTORAT, "Inspektorat", "Inspektur Pembantu", "auditor"),
)

FIRST = [
    "Dewi",
    "Rini",
    "Bagus",
    "Hendra",
    "Surya",
    "Laras",
    "Tirto",
    "Wulan",
    "Anwar",
    "Yoga",
    "Mira",
    "Darsono",
    "Sekar",
    "Galih",
    "Ratih",
    "Bimo",
    "Intan",
    "Joko",
    "Ningsih",
    "Arif",
    "Lestari",
    "Panji",
    "Sulis",
    "Wahyu",
    "Nurul",
    "Fajar",
    "Kirana",
    "Damar",
    "Endah",
    "Suroso",
    "Tutik",
    "Aditya",
    "Menik",
    "Haryo",
    "Siti",
    "Rahmat",
    "Puji",
    "Seno",
    "Yanti",
    "Gunawan",
]
LAST = [
    "Anggraini",
    "Kusumawati",
    "Prayitno",
    "Wibisono",
    "Atmaja",
    "Pertiwi",
    "Hadi",
    "Sari",
    "Fauzi",
    "Pratama",
    "Handayani",
    "Santoso",
    "Maharani",
    "Nugroho",
    "Utami",
    "Saputra",
    "Wardani",
    "Purnomo",
    "Rahayu",
    "Setiawan",
    "Hidayat",
    "Puspita",
    "Susilo",
    "Permana",
    "Astuti",
    "Kurniawan",
    "Widodo",
    "Safitri",
    "Hartono",
    "Mulyani",
]


@dataclass(frozen=True)
class Login:
    """A demo log-in to print: who, in which role, with which name."""

    username: str
    name: str
    post: str
    role: str


LOGINS: tuple[tuple[str, str, AgencyKind, str, str, str], ...] = (
    ("piket", "Dewi Anggraini", AgencyKind.BAKESBANGPOL, HOME, "Petugas Piket", "duty"),
    ("analis", "Rini Kusumawati", AgencyKind.BAKESBANGPOL, HOME, "Analis", "analyst"),
    ("kepala", "Hendra Wibisono", AgencyKind.BAKESBANGPOL, HOME, "Kepala Badan", "head"),
    ("camat", "Surya Atmaja", AgencyKind.KECAMATAN, "35.09.11", "Camat", "camat"),
    ("desa", "Darsono", AgencyKind.DESA, "35.09.11.2001", "Kasun", "field"),
    ("satpol", "Wulan Sari", AgencyKind.SATPOL_PP, HOME, "Kepala Bidang Trantibum", "agency"),
    ("dinsos", "Sinta Maharani", AgencyKind.DINSOS, HOME, "Kepala Bidang Linjamsos", "social"),
    ("fkub", "Anwar Fauzi", AgencyKind.FKUB, HOME, "Sekretaris", "fkub"),
    ("bupati", "Laras Pertiwi", AgencyKind.KEPALA_DAERAH, HOME, "Bupati", "leader"),
    ("gubernur", "Gandi Purnomo", AgencyKind.KEPALA_DAERAH, "35", "Gubernur", "governor"),
    ("banyuwangi", "Intan Wardani", AgencyKind.BAKESBANGPOL, "35.10", "Petugas Piket", "duty"),
    ("pencacah", "Nanda Prakoso", AgencyKind.BAKESBANGPOL, HOME, "Pewawancara", "enumerator"),
    ("bakorwil", "Tirto Hadi", AgencyKind.BAKORWIL, "", "Bidang Kemasyarakatan", "region"),
    ("pengelola", "Yoga Pratama", AgencyKind.BAKESBANGPOL, HOME, "Pengelola Jaringan", "keeper"),
    ("pemeriksa", "Mira Handayani", AgencyKind.INSPEKTORAT, HOME, "Auditor", "auditor"),
)


def acting(username: str, now: datetime) -> Viewer:
    """Return one of the log-ins as who works at a moment."""
    return viewer_of(Person.objects.get(username=username), now=now, second_factor=True)


def agency_at(kind: str, area: str = HOME) -> Agency:
    """Return the agency of a kind that answers for an area."""
    found = Agency.objects.filter(kind=kind, jurisdictions__area_id=area).order_by("pk").first()
    if found is None:
        raise LookupError(f"no {kind} at {area}")
    return found


def _agency(kind: AgencyKind, name: str, codes: list[str]) -> Agency:
    agency, _made = Agency.objects.get_or_create(
        name=name, defaults={"kind": kind, "short_name": name}
    )
    Jurisdiction.objects.bulk_create(
        [Jurisdiction(agency=agency, area_id=code, valid_from=SINCE) for code in codes],
        ignore_conflicts=True,
    )
    return agency


def regency_label(area: Area) -> str:
    """Return "Kab. Jember" or "Kota Probolinggo"."""
    bare = area.name.removeprefix("Kabupaten ").removeprefix("Kota ").removeprefix("Kab. ")
    return f"{'Kota' if area.kind == 'kota' else 'Kab.'} {bare}"


def _name(kind: AgencyKind, name: str, regency: Area) -> str:
    if kind == AgencyKind.KEPALA_DAERAH:
        bare = regency_label(regency).partition(" ")[2]
        return f"{'Wali Kota' if regency.kind == 'kota' else 'Bupati'} {bare}"
    return f"{name} {regency_label(regency)}"


def build_agencies() -> None:
    """Make Bakorwil, province, and the agencies of each regency, district and some villages."""
    areas = {a.code: a for a in Area.objects.filter(code__in=REGENCIES)}
    _agency(AgencyKind.BAKORWIL, "Bakorwil V Jember", list(REGENCIES))
    _agency(AgencyKind.BAKESBANGPOL_PROV, "Bakesbangpol Provinsi Jawa Timur", ["35"])
    _agency(AgencyKind.KEPALA_DAERAH, GOVERNOR, ["35"])
    for code in REGENCIES:
        label = regency_label(areas[code])
        for kind, name, _title, _role in OF_REGENCY:
            _agency(kind, _name(kind, name, areas[code]), [code])
    districts = Area.objects.filter(parent_id__in=REGENCIES, level=3, valid_to=None)
    for district in districts.select_related("parent"):
        label = f"{district.name}, {regency_label(district.parent)}"
        _agency(AgencyKind.KECAMATAN, f"Kecamatan {label}", [district.code])
        if district.code.startswith(HOME):
            _agency(AgencyKind.KORAMIL, f"Koramil {label}", [district.code])
            _agency(AgencyKind.POLSEK, f"Polsek {label}", [district.code])
    villages = Area.objects.filter(code__startswith=HOME, level=4, valid_to=None)
    for village in villages.select_related("parent"):
        word = "Kelurahan" if village.kind == "kelurahan" else "Desa"
        name = f"{word} {village.name}, {village.parent.name}, Kab. Jember"
        _agency(AgencyKind.DESA, name, [village.code])


def _hold(person: Person, agency: Agency, title: str, role: str, nature: Nature) -> None:
    OfficeHolding.objects.get_or_create(
        person=person,
        agency=agency,
        title=title,
        defaults={"role": role, "nature": nature, "start": SINCE},
    )


def _find(kind: AgencyKind, code: str) -> Agency:
    agencies = Agency.objects.filter(kind=kind)
    if code:
        agencies = agencies.filter(areas__code=code)
    found = agencies.order_by("name").first()
    if found is None:
        raise LookupError(f"no {kind} at {code}")
    return found


def build_people(rng: random.Random, password_hash: str) -> list[Login]:
    """Make the demo log-ins, one for each role, and the staff behind the history."""
    logins = []
    for username, name, kind, code, title, role in LOGINS:
        person, _made = Person.objects.get_or_create(
            username=username, defaults={"name": name, "password": password_hash}
        )
        agency = _find(kind, code)
        _hold(person, agency, title, role, Nature.DEFINITIVE)
        logins.append(Login(username, name, f"{title}, {agency.short_name}", role))
    _build_staff(rng)
    return logins


def _build_staff(rng: random.Random) -> None:
    """Give every agency somebody who cannot log in: names for reports, codings and duties."""
    agencies = list(Agency.objects.exclude(kind=AgencyKind.DESA).order_by("pk"))
    titles = {kind: (title, role) for kind, _n, title, role in OF_REGENCY}
    people, posts = [], []
    taken = set(Person.objects.values_list("username", flat=True))
    for agency in agencies:
        title, role = titles.get(AgencyKind(agency.kind), ("Camat", "camat"))
        if agency.name == GOVERNOR:
            title, role = "Kepala Biro Pemerintahan", "region"
        elif agency.kind == AgencyKind.KORAMIL:
            title, role = "Babinsa", "field"
        elif agency.kind == AgencyKind.POLSEK:
            title, role = "Bhabinkamtibmas", "field"
        elif agency.kind in (AgencyKind.BAKORWIL, AgencyKind.BAKESBANGPOL_PROV):
            title, role = "Kepala Bidang", "region"
        wanted = [(title, role)]
        if agency.kind == AgencyKind.BAKESBANGPOL:
            wanted = [("Petugas Piket", "duty"), ("Analis", "analyst")]
        for number, (title, role) in enumerate(wanted):
            username = f"staf-{agency.pk}-{number}"
            if username in taken:
                continue
            name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
            people.append(Person(username=username, name=name, password="!"))  # noqa: S106
            posts.append((username, agency, title, role))
    Person.objects.bulk_create(people)
    by_name = Person.objects.in_bulk([p[0] for p in posts], field_name="username")
    natures = rng.choices(
        [Nature.DEFINITIVE, Nature.PLT, Nature.PLH, Nature.PJ], [90, 6, 2, 2], k=len(posts)
    )
    OfficeHolding.objects.bulk_create(
        OfficeHolding(
            person=by_name[username],
            agency=agency,
            title=title,
            role=role,
            nature=nature,
            start=SINCE,
        )
        for (username, agency, title, role), nature in zip(posts, natures, strict=True)
    )
