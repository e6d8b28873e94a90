"""Commands that run the house: serve, demo, doctor, backup, restore, manage."""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path

import click

from serasi.ops.parts import Part, keep_running
from serasi.problems import HOUSE_OF_ANOTHER, PORT_TAKEN, Problem


def _migrate() -> None:
    from django.core.management import call_command

    from serasi.ops.steps import unknown_steps

    if unknown := unknown_steps():
        raise Problem(HOUSE_OF_ANOTHER, steps=", ".join(unknown[:3]))
    call_command("migrate", verbosity=0, interactive=False)


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _parts(host: str, port: int, workers: int) -> list[Part]:
    here = Path(sys.executable).parent
    server = [
        str(here / "granian"), "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
        "serasi.wsgi:application",
    ]  # fmt: skip
    serasi = str(here / "serasi")
    return [
        Part(server, carries=True),
        Part([serasi, "manage", "db_worker", "--queue-name", "*"]),
        Part([serasi, "manage", "clock"]),
    ]


def _serve(host: str, port: int, workers: int) -> None:
    if not _free(port):
        raise Problem(PORT_TAKEN, port=port)
    _migrate()
    told: list[int] = []
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda number, _frame: told.append(number))
    click.echo(f"Serasi: http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/")  # noqa: S104
    if not keep_running(_parts(host, port, workers), stopped=lambda: bool(told)):
        raise SystemExit(1)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=2, show_default=True, help="proses server / server processes")
def serve(host: str, port: int, workers: int) -> None:
    """Jalankan server, pekerja, dan penjadwal / run server, worker and scheduler."""
    _serve(host, port, workers)


@click.command()
@click.option("--serve", "then_serve", is_flag=True, help="lalu jalankan / then serve")
@click.option("--port", default=8000, show_default=True)
@click.option("--pack", type=click.Path(exists=True, file_okay=False, path_type=Path))
def demo(then_serve: bool, port: int, pack: Path | None) -> None:  # noqa: FBT001 - click's flag
    """Siapkan rumah contoh Bakorwil V Jember / build the demo house."""
    from serasi.ops.demo import build

    if then_serve and not _free(port):
        raise Problem(PORT_TAKEN, port=port)
    os.environ["SERASI_DEMO"] = "1"
    _migrate()
    logins = build.demo(pack=pack, say=click.echo)
    click.echo(f"\nAkun contoh, semua dengan kata sandi {build.PASSWORD}:")
    for login in logins:
        click.echo(f"  {login.username:<10} {login.name}, {login.post}")
    click.echo("")
    if then_serve:
        _serve("127.0.0.1", port, 2)


@click.command()
def doctor() -> None:
    """Periksa yang tidak aman atau kurang / check what is unsafe or missing."""
    from serasi.ops import doctor as doctor_room

    findings = doctor_room.examine()
    for finding in findings:
        click.echo(f"{finding.grade:<10} {finding.subject}: {finding.advice}")
    bad = sum(finding.grade == doctor_room.WRONG for finding in findings)
    click.echo(f"{bad} bahaya, {len(findings) - bad} perlu diperhatikan")
    if bad:
        raise SystemExit(1)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Simpan seluruh rumah ke FILE / back the whole house up."""
    from serasi.ops import backup as backup_room

    for name, checksum in backup_room.backup(file).items():
        click.echo(f"{checksum}  {name}")


@click.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
def restore(file: Path) -> None:
    """Pulihkan FILE ke rumah kosong / restore into an empty house."""
    from serasi.ops import backup as backup_room

    backup_room.restore(file)
    click.echo("Pulih. Periksa dengan serasi trail verify. / Restored.")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Perintah Django untuk pengelola server / Django's own commands."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["serasi manage", *arguments])
