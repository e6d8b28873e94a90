"""What all tests of collect need: their own file store, and a gazetteer of the test's areas."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.models import QuerySet
from PIL import Image

from serasi.collect.models import Report
from serasi.network.walls import open_wall


@pytest.fixture(autouse=True)
def _own_files(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _own_gazetteer() -> Iterator[None]:
    from serasi.regions.queries import gazetteer

    gazetteer.cache_clear()
    yield
    gazetteer.cache_clear()


@pytest.fixture(autouse=True)
def _no_wall(request: pytest.FixtureRequest) -> None:
    """Actions are tested without a request, which would raise the wall of PostgreSQL."""
    if "house" in request.fixturenames:
        request.getfixturevalue("house")
        open_wall()


def reports() -> QuerySet[Report]:
    """All reports, past the wall that the last request raised on PostgreSQL."""
    open_wall()
    return Report.objects.order_by("pk")


def photo(*, gps: bool = False, size: tuple[int, int] = (2400, 1800)) -> io.BytesIO:
    """A picture as a phone makes it, perhaps with the point where it was taken."""
    image = Image.new("RGB", size, "olive")
    exif = Image.Exif()
    exif[0x010F] = "Telepon Darsono"
    if gps:
        exif[0x8825] = {1: "S", 2: (8.0, 20.0, 30.0), 3: "E", 4: (113.0, 32.0, 0.0)}
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    out.seek(0)
    out.name = "IMG_1.jpg"
    return out
