"""Before and after a forum: what may be said, what may not, and where the money lies."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from django.urls import reverse

from serasi.facilitate.models import Activity, Forum, Package, PackageLine
from serasi.facilitate.queries import forum_effect, forum_map
from serasi.facilitate.queries.forum_effect import first_day, quarter
from serasi.regions.models import Area
from serasi.register.models import Event
from tests.cast import NOW, House

TODAY = NOW.date()
LAST = quarter(TODAY)
VILLAGES = [f"35.09.{d:02d}.{2000 + v}" for d in range(20, 32) for v in (1, 2)]


@pytest.fixture
def county(house: House) -> House:
    """Give Jember twelve more districts of two villages each."""
    for code in sorted({v[:8] for v in VILLAGES}):
        Area.objects.create(
            code=code, name=f"Kec {code[-2:]}", level=3, kind="kecamatan", parent_id="35.09",
            search_name=code,
        )  # fmt: skip
    for code in VILLAGES:
        Area.objects.create(
            code=code, name=f"Desa {code[-7:]}", level=4, kind="desa", parent_id=code[:8],
            search_name=code,
        )  # fmt: skip
    return house


_serial = iter(range(1, 100_000))


def _events(house: House, village: str, number: int, many: int) -> None:
    desk = house.agencies["Bakesbangpol Kab. Jember"]
    Event.objects.bulk_create(
        Event(
            public_id=f"CT-2020-{next(_serial):05d}", kind="tension", state="confirmed", desk=desk,
            title="x", start_date=first_day(number) + timedelta(days=n % 80), trigger="T1",
            form="F01", law_source="a", codebook="1", created_at=NOW, area_id=village,
        )
        for n in range(many)
    )  # fmt: skip


def _forum(house: House, village: str, begun: date | None, *, granted: int = 0) -> Forum:
    row = Forum.objects.create(
        number=f"FK-2020-{next(_serial):05d}", name=f"FKS {village}", area_id=village, made_at=NOW
    )
    package = Package.objects.create(
        forum=row, serial=1, theme="x", funding="x", state="running", made_at=NOW, decided_at=NOW,
        decision="SK", checked_by=house.people["sinta"], decided_by=house.people["sinta"],
    )  # fmt: skip
    if granted:
        PackageLine.objects.create(
            package=package, kind="dialogue", what="x", asked=granted, granted=granted
        )
    if begun is not None:
        Activity.objects.create(
            package=package, kind="dialogue", what="x", first_day=begun, last_day=begun
        )
    return row


def _history(house: House, treated: list[str], *, halves: bool) -> None:
    """Sixteen quarters; where a forum begins at LAST - 5, tension halves, or does not."""
    rng = np.random.default_rng(7)
    for village in VILLAGES:
        for number in range(LAST - 17, LAST):
            mean = 8.0 if not (halves and village in treated and number > LAST - 5) else 2.0
            _events(house, village, number, int(rng.binomial(10, mean / 10)))


def test_quarters_follow_each_other_over_years() -> None:
    days = [date(2023, 12, 31) + timedelta(days=n) for n in range(800)]
    numbers = [quarter(day) for day in days]
    assert sorted(set(numbers)) == list(range(numbers[0], numbers[-1] + 1))
    assert all(first_day(n) <= d < first_day(n + 1) for d, n in zip(days, numbers, strict=True))


def test_a_clear_change_is_said_with_its_interval_and_without_a_cause(county: House) -> None:
    treated = VILLAGES[:6]
    _history(county, treated, halves=True)
    rows = [_forum(county, v, first_day(LAST - 5) + timedelta(days=9)) for v in treated]
    seen = forum_effect.effect(county.viewer("laras"), rows[0], today=TODAY)
    assert seen.all is not None and seen.all.effect is not None and seen.own is not None
    assert (seen.before, seen.after) == (8, 4) and not seen.same_periods
    assert seen.all.treated == 6 and seen.all.reading == "changed"
    assert seen.all.effect.high is not None and seen.all.effect.high < 0
    assert seen.own.reading == "too_few" and seen.own.treated == 1
    assert seen.compared and not {a.code for a in seen.compared} & set(treated)
    assert [q.side for q in seen.quarters].count("during") == 1
    url = reverse("facilitate:forum_effect", args=[rows[0].number])
    page = county.client("laras").get(url).content.decode()
    assert "belum berarti forum" in page and "Bukan bukti sebab" in page
    assert seen.compared[0].name in page and "terlalu sedikit" in page


def test_the_figure_is_that_of_the_plain_two_way_table(county: House) -> None:
    treated = VILLAGES[:4]
    _history(county, treated, halves=False)
    rows = [_forum(county, v, first_day(LAST - 5)) for v in treated]
    seen = forum_effect.effect(county.viewer("laras"), rows[0], today=TODAY)
    assert seen.own is not None and seen.own.effect is not None
    codes = [treated[0], *(a.code for a in seen.compared)]
    means = {}
    for code in codes:
        by_quarter = [
            Event.objects.filter(
                area_id=code, start_date__gte=first_day(n), start_date__lt=first_day(n + 1)
            ).count()
            for n in range(LAST - 13, LAST)
        ]
        means[code] = np.mean(by_quarter[9:13]) - np.mean(by_quarter[0:8])
    others = np.mean([means[code] for code in codes[1:]])
    assert seen.own.effect.value == pytest.approx(means[codes[0]] - others)


def test_what_cannot_be_computed_says_why(county: House) -> None:
    laras = county.viewer("laras")
    new = _forum(county, VILLAGES[0], None)
    assert forum_effect.effect(laras, new, today=TODAY).why_not == "no_data"
    _events(county, VILLAGES[3], LAST - 10, 3)
    _events(county, VILLAGES[3][:8], LAST - 8, 2)
    seen = forum_effect.effect(laras, new, today=TODAY)
    assert (seen.why_not, seen.uncounted) == ("not_begun", 2)
    young = _forum(county, VILLAGES[1], TODAY)
    assert forum_effect.effect(laras, young, today=TODAY).why_not == "too_early"
    url = reverse("facilitate:forum_effect", args=[young.number])
    assert "tiga triwulan sebelum" in county.client("laras").get(url).content.decode()


def test_money_beside_tension_is_read_by_ranks_from_ten_districts_on(county: House) -> None:
    regency = Area.objects.get(code="35.09")
    for n, village in enumerate(VILLAGES[::2]):
        _events(county, village, LAST - 1, n + 1)
        if n > 3:
            _forum(county, village, None, granted=(n + 1) * 1_000_000)
    found = forum_map.programmes(county.viewer("laras"), regency, today=TODAY)
    assert found.reading == "with_tension" and found.granted == sum(range(5, 13)) * 1_000_000
    assert [row.area.code for row in found.unhelped] == [v[:8] for v in VILLAGES[6::-2]]
    page = county.client("laras").get(reverse("facilitate:programmes")).content.decode()
    assert "lebih tegang" in page and "<svg" in page and "12.000.000" in page
    assert (
        county.client("laras").get(reverse("facilitate:programmes") + "?kab=35.10").status_code
        == 404
    )


def test_few_districts_allow_no_word_on_where_the_money_lies(house: House) -> None:
    page = house.client("dewi").get(reverse("facilitate:programmes")).content.decode()
    assert "terlalu sedikit" in page
