"""The `serasi` command: sets Django up, then hands over to the command groups of each room."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from serasi.problems import Problem

GROUPS = {
    "tables": "serasi.cli.tables:tables",
    "text": "serasi.cli.text:text",
    "regions": "serasi.cli.regions:regions",
    "warn": "serasi.cli.warn:warn",
    "measure": "serasi.cli.measure:measure",
    "collect": "serasi.cli.collect:collect",
    "publish": "serasi.cli.publish:publish",
    "exchange": "serasi.cli.exchange:exchange",
    "invite": "serasi.cli.network:invite",
    "trail": "serasi.cli.trail:trail",
    "serve": "serasi.cli.house:serve",
    "demo": "serasi.cli.house:demo",
    "doctor": "serasi.cli.house:doctor",
    "backup": "serasi.cli.house:backup",
    "restore": "serasi.cli.house:restore",
    "manage": "serasi.cli.house:manage",
}
WITHOUT_DATABASE = frozenset({"measure", "tables", "text", "warn"})
"""Groups whose commands read files alone, or set the house up themselves."""
SMALL_MATRICES = frozenset({"measure"})
"""Their matrices are so small that several threads cost more than they give."""
BEFORE_DATABASE = frozenset({"serve", "demo", "restore", "manage"})


class House(click.Group):
    """Loads a command only when it is called, so that `serasi tables` needs no database."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(GROUPS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        target = GROUPS.get(cmd_name)
        if target is None:
            return None
        if cmd_name in SMALL_MATRICES:
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        if cmd_name not in WITHOUT_DATABASE:
            set_up()
            if cmd_name not in BEFORE_DATABASE and "--help" not in sys.argv:
                require_tables()
        module, name = target.split(":")
        return getattr(import_module(module), name)  # type: ignore[no-any-return]

    def main(self, *args: object, **kwargs: object) -> object:  # type: ignore[override]
        try:
            return super().main(*args, **kwargs)  # type: ignore[arg-type]
        except Problem as problem:
            click.echo(str(problem), err=True)
            sys.exit(2)


def set_up() -> None:
    """Set Django up and open the walls for a task of the house."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serasi.settings")
    import django

    django.setup()
    from serasi.network.walls import open_wall

    open_wall()


def require_tables() -> None:
    """Refuse when the house has no tables yet."""
    from django.db import connection

    from serasi.problems import HOUSE_NOT_READY

    if "django_migrations" not in connection.introspection.table_names():
        raise Problem(HOUSE_NOT_READY)


@click.group(cls=House)
@click.version_option(package_name="serasi")
def cli() -> None:
    """Serasi: jaringan keserasian sosial / the social-harmony network.

    \b
    Tulis `serasi PERINTAH --help` untuk bantuan.
    Type `serasi COMMAND --help` for help.
    """
