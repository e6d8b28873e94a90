"""What the tests of papers about records share: the clock, and a paper through all its doors."""

from __future__ import annotations

import io
from datetime import datetime

import docx as word
import pytest
import time_machine

from serasi.documents import docx, drawing
from serasi.problems import Problem
from serasi.publish.actions import making, signing
from serasi.publish.actions.about import begin_about
from serasi.publish.models import Paper
from serasi.publish.queries import scope
from serasi.publish.queries.composed import Composed, composed, drawn
from tests.cast import NOW, PEOPLE, House


@pytest.fixture(autouse=True)
def _at_nine(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOW, tick=False):
        yield


def begin(house: House, who: str, kind: str, subject: str, *, now: datetime = NOW) -> Paper:
    return begin_about(house.viewer(who, now=now), kind_code=kind, subject=subject, now=now)


def refused(code: str, act, *args, **more) -> Problem:
    with pytest.raises(Problem) as found:
        act(*args, **more)
    assert found.value.code == code
    return found.value


def fresh(row: Paper) -> Paper:
    return Paper.objects.get(pk=row.pk)


def paper(row: Paper) -> Composed:
    return composed(fresh(row), on=NOW.date())


def words_of(row: Paper) -> str:
    """Return all words of a paper as its DOCX holds them, after drawing it in every format."""
    found = paper(row)
    pdf = drawn(row, found, "pdf", made_at=NOW)
    assert pdf.startswith(b"%PDF-") and pdf == drawn(row, paper(row), "pdf", made_at=NOW)
    assert drawing.png(found.document, ppi=40)
    content = drawn(row, found, "docx", made_at=NOW)
    back = docx.read_back(content)
    assert (back.identity, back.edited, back.findings) == (row.number, (), ())
    made = word.Document(io.BytesIO(content))
    cells = [cell.text for table in made.tables for line in table.rows for cell in line.cells]
    plain = "".join(node.text or "" for node in made.element.body.iter() if node.tag.endswith("}t"))
    return "\n".join([plain, *cells])


def sees(house: House, who: str, row: Paper) -> bool:
    return scope.visible_to(house.viewer(who)).filter(pk=row.pk).exists()


def readers(house: House, row: Paper) -> set[str]:
    """Return who of the cast reads a paper."""
    return {who for who, *_rest in PEOPLE if sees(house, who, row)}


def send(house: House, row: Paper, who: str = "dewi") -> Paper:
    return signing.send_paper(
        house.viewer(who), number=row.number, version=fresh(row).version, now=NOW
    )


def sign(house: House, row: Paper, who: str, **more) -> Paper:
    return signing.sign_paper(
        house.viewer(who), number=row.number, version=fresh(row).version, now=NOW, **more
    )


def remake(house: House, row: Paper, who: str = "dewi", *, now: datetime = NOW):
    return making.remake_paper(
        house.viewer(who, now=now), number=row.number, version=fresh(row).version, now=now
    )
