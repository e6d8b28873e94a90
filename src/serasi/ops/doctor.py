"""What is configured unsafely or missing, in plain words; `serasi doctor` prints it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from serasi.ops.steps import unknown_steps
from serasi.problems import HOUSE_OF_ANOTHER, Problem

OK, NOTE, WRONG = "baik", "perhatikan", "bahaya"
LEAKPROOF = "ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) LEAKPROOF"


@dataclass(frozen=True)
class Finding:
    """One line of the doctor: how it stands, about what, and what to do."""

    grade: str
    subject: str
    advice: str


def _debug() -> Iterator[Finding]:
    if settings.DEBUG:
        yield Finding(WRONG, "SERASI_DEBUG", "Matikan: halaman galat membocorkan isi data.")
    if settings.DEMO:
        yield Finding(NOTE, "SERASI_DEMO", "Ini rumah contoh; jangan masukkan data sungguhan.")


def _https() -> Iterator[Finding]:
    local = {"localhost", "127.0.0.1", "[::1]", "testserver"}
    public = [host for host in settings.ALLOWED_HOSTS if host not in local]
    if "*" in settings.ALLOWED_HOSTS:
        yield Finding(WRONG, "SERASI_HOSTS", "Tulis nama host; tanda * menerima semua.")
    if public and not settings.HTTPS:
        yield Finding(WRONG, "SERASI_HTTPS", "Dapat dicapai dari luar tanpa HTTPS; pasang 1.")
    elif not settings.HTTPS:
        yield Finding(NOTE, "SERASI_HTTPS", "Tanpa HTTPS, hanya untuk mesin ini sendiri.")


def _home() -> Iterator[Finding]:
    home = Path(settings.HOME)
    if home.exists() and stat.S_IMODE(home.stat().st_mode) & 0o077:
        yield Finding(WRONG, "SERASI_HOME", f"Folder {home} terbuka bagi orang lain; chmod 700.")


def _keys() -> Iterator[Finding]:
    for name, file in (("SERASI_SECRET_KEY", "secret.key"), ("SERASI_SEAL_KEY", "seal.key")):
        path = Path(settings.HOME) / file
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Finding(WRONG, name, f"Berkas {file} terbaca orang lain; chmod 600.")
    if len(settings.SEAL_KEY) < 32:
        yield Finding(WRONG, "SERASI_SEAL_KEY", "Terlalu pendek; pakai paling sedikit 32 tanda.")
    if settings.SEAL_KEY == settings.SECRET_KEY:
        yield Finding(WRONG, "SERASI_SEAL_KEY", "Sama dengan SERASI_SECRET_KEY; pisahkan.")


def _database() -> Iterator[Finding]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = user")
            row = cursor.fetchone()
        if row and row[0]:
            yield Finding(
                WRONG,
                "SERASI_DATABASE_URL",
                "Peran basis data ini melewati row-level security; pakai peran biasa.",
            )
        if not _search_uses_its_index():
            yield Finding(
                NOTE,
                "pencarian",
                "Row-level security menahan indeks kata; cari menjadi lambat di atas 100.000 baris."
                f" Minta pengelola basis data menjalankan: {LEAKPROOF};",
            )
    else:
        yield Finding(NOTE, "SERASI_DATABASE_URL", "SQLite: cukup untuk satu server kecil.")
    if unknown := unknown_steps():
        problem = Problem(HOUSE_OF_ANOTHER, steps=", ".join(unknown[:3]))
        yield Finding(WRONG, "migrasi", str(problem))
        return
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Finding(WRONG, "migrasi", "Belum lengkap; jalankan serasi manage migrate.")


def _search_uses_its_index() -> bool:
    """Say whether PostgreSQL may use the index of words before the row-level policy."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT bool_and(proleakproof) FROM pg_proc WHERE proname = 'ts_match_vq'")
        row = cursor.fetchone()
    return bool(row and row[0])


def _regions() -> Iterator[Finding]:
    from serasi.regions.models import Area, Boundary

    if not Area.objects.exists():
        yield Finding(WRONG, "wilayah", "Kosong; jalankan serasi regions install.")
    elif not Boundary.objects.exists():
        yield Finding(NOTE, "wilayah", "Tanpa batas; peta berupa ubin sampai paket dipasang.")


def _people() -> Iterator[Finding]:
    from allauth.mfa.models import Authenticator
    from django.utils import timezone

    from serasi.network.models import OfficeHolding
    from serasi.network.roles import NEEDS_SECOND_FACTOR, ROLES

    today = timezone.localdate()
    roles = [code for code, role in ROLES.items() if role.can & NEEDS_SECOND_FACTOR]
    people = set(
        OfficeHolding.objects.filter(role__in=roles, start__lte=today)
        .exclude(end__lte=today)
        .exclude(person__password="!")  # noqa: S106 - the mark of "cannot log in"
        .values_list("person_id", flat=True)
    )
    armed = set(Authenticator.objects.filter(user_id__in=people).values_list("user_id", flat=True))
    if people - armed:
        yield Finding(
            NOTE,
            "faktor kedua",
            f"{len(people - armed)} dari {len(people)} orang belum memasangnya;"
            " hak pentingnya ditahan sampai terpasang.",
        )


def _trail() -> Iterator[Finding]:
    from serasi.trail import queries

    verdict = queries.verify()
    if not verdict.ok:
        yield Finding(WRONG, "jejak", f"Rantai putus pada catatan {verdict.broken_at}.")


def _files() -> Iterator[Finding]:
    manifest = Path(settings.DJANGO_VITE["default"]["manifest_path"])
    if not manifest.exists():
        yield Finding(WRONG, "tampilan", "Belum dibangun; jalankan npm ci lalu npm run build.")


CHECKS = (_debug, _https, _home, _keys, _database, _regions, _people, _trail, _files)


def examine() -> list[Finding]:
    """Run every check and return what is worth saying."""
    return [finding for check in CHECKS for finding in check()]
