"""Forums through their doors: written, read, refused with what was written, never leaked."""

from __future__ import annotations

import pytest
from django.urls import reverse

from serasi.facilitate.models import Forum
from tests.cast import NOW, House
from tests.facilitate.forum_path import LOJEJER, Path, add_colleague


@pytest.fixture
def path(house: House) -> Path:
    add_colleague(house)
    return Path(house)


def _act(path: Path, who: str, **told: object):
    url = reverse("facilitate:package_act", args=[path.forum.number, path.row.serial])
    return path.house.client(who).post(url, {"version": path.row.version, **told})


def test_a_forum_and_its_package_are_written_by_form(house: House) -> None:
    client = house.client("sinta")
    made = client.post(
        reverse("facilitate:new_forum"),
        {"area": "Lojejer", "name": "FKS Lojejer", "chair_name": "Sumarni"},
    )
    row = Forum.objects.get()
    assert made.status_code == 302 and row.area_id == LOJEJER
    page = client.get(reverse("facilitate:forum", args=[row.number])).content.decode()
    assert "nama tersegel" in page and "Sumarni" not in page
    act = reverse("facilitate:forum_act", args=[row.number])
    opened = client.post(act, {"do": "reveal", "reason": "undangan musyawarah"})
    assert "Sumarni" in opened.content.decode()
    client.post(act, {"do": "members", "p-women": "12", "l-elders": "5"})
    assert "12 perempuan, 5 laki-laki" in client.get(
        reverse("facilitate:forum", args=[row.number])
    ).content.decode().replace("\n", " ")
    assert client.post(act, {"do": "package", "theme": "Air", "funding": "APBD"}).status_code == 302
    url = reverse("facilitate:package_act", args=[row.number, 1])
    line = {"do": "line", "version": 1, "kind": "dialogue", "what": "Dialog"}
    wrong = client.post(url, {**line, "asked": "1,5"})
    assert wrong.status_code == 422 and "S1055" in wrong.content.decode()
    assert 'value="Dialog"' in wrong.content.decode()
    assert client.post(url, {**line, "asked": "Rp 35.000.000"}).status_code == 302
    assert (
        "35.000.000"
        in client.get(reverse("facilitate:package", args=[row.number, 1])).content.decode()
    )


def test_a_second_person_takes_the_package_to_its_end_by_form(path: Path) -> None:
    path.to("proposed")
    own = path.house.client("sinta").get(reverse("facilitate:package", args=[path.forum.number, 1]))
    assert "Usulan ini Anda ajukan sendiri" in own.content.decode()
    assert _act(path, "sinta", do="check", reason="ya").status_code == 409
    assert _act(path, "damar", do="check", reason="sesuai").status_code == 302
    granted = {f"granted-{x.pk}": str(x.asked) for x in path.row.lines.all()}
    assert _act(path, "damar", do="approve", decision="SK 1", **granted).status_code == 302
    day = NOW.date().isoformat()
    money = {"amount": "135.000.000", "on": day, "paper": "SP2D 1"}
    assert _act(path, "sinta", do="pay", **money).status_code == 302
    for kind in ("dialogue", "works"):
        told = {"kind": kind, "what": "Musyawarah", "first_day": day, "p-youth": "3"}
        assert _act(path, "sinta", do="carry_out", **told).status_code == 302
    for number, line in enumerate(path.row.lines.all()):
        paid = {
            "line": line.pk, "paid_on": day, "what": "Bahan", "receipt": f"K-{number}",
            "amount": str(line.asked),
        }  # fmt: skip
        assert _act(path, "sinta", do="expense", **paid).status_code == 302
    wrong = _act(path, "sinta", do="account", told_total="134.999.999", paper="LPJ 1")
    assert wrong.status_code == 422 and "selisih Rp1." in wrong.content.decode()
    assert (
        _act(path, "sinta", do="account", told_total="135.000.000", paper="LPJ 1").status_code
        == 302
    )
    assert _act(path, "sinta", do="close", note="x").status_code == 409
    assert _act(path, "damar", do="close", note="lengkap").status_code == 302
    shown = path.house.client("laras").get(reverse("facilitate:forums")).content.decode()
    assert "Semua paket sudah dipertanggungjawabkan" in shown


def test_readers_see_no_forms_and_may_not_write(path: Path) -> None:
    path.to("proposed")
    url = reverse("facilitate:package", args=[path.forum.number, 1])
    page = path.house.client("laras").get(url)
    assert page.status_code == 200 and 'name="do"' not in page.content.decode()
    assert _act(path, "laras", do="check", reason="x").status_code == 404
    assert path.house.client("bagus").get(url).status_code == 404
