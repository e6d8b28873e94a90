"""`serasi invite`: bring the first people into a house that nobody manages yet."""

from __future__ import annotations

import click

from serasi.problems import Problem


@click.command()
@click.argument("name")
@click.option("--agency", required=True, help="nama instansi / agency, e.g. Bakesbangpol Kab. X")
@click.option("--area", "areas", multiple=True, required=True, help="kode wilayah / area code")
@click.option("--kind", default="bakesbangpol", show_default=True)
@click.option("--title", default="Pengelola Jaringan", show_default=True)
@click.option("--role", default="keeper", show_default=True)
@click.option("--base", default="http://127.0.0.1:8000", show_default=True)
def invite(
    name: str,
    agency: str,
    areas: tuple[str, ...],
    kind: str,
    title: str,
    role: str,
    base: str,
) -> None:
    """Undang orang pertama dan cetak tautannya / invite the first people and print the link.

    \b
    Undang dua pengelola, agar yang satu dapat mengesahkan yang lain.
    Invite two keepers, so that one can confirm what the other gives.
    """
    from django.utils import timezone

    from serasi.network import actions
    from serasi.network.models import Agency, AgencyKind
    from serasi.network.policy import system_viewer
    from serasi.problems import FORM_INVALID

    if kind not in AgencyKind.values:
        raise Problem(FORM_INVALID, what=f"--kind: {', '.join(AgencyKind.values)}")
    now = timezone.now()
    house = system_viewer("serasi invite")
    found = Agency.objects.filter(name__iexact=agency).first()
    if found is None:
        found = actions.found_agency(
            house,
            kind=kind,
            name=agency,
            short_name=agency[:60],
            areas=areas,
            start=timezone.localdate(now),
            now=now,
        )
    office = actions.Office(agency_id=found.pk, title=title, role=role)
    offer = actions.invite(house, name=name, office=office, now=now)
    click.echo(f"{base}/undangan/{offer.token}/")
