"""A curve in steps starts whole, keeps each height, and says its figures to who cannot see it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from serasi.science.charts import Step, steps

SVG = "{http://www.w3.org/2000/svg}"


def drawn(rows: list[Step], **more) -> ET.Element:
    return ET.fromstring(steps(rows, label="Bertahan", unit="hari", **more))  # noqa: S314 - ours


def test_heights_are_kept_until_the_next_time() -> None:
    rows = [Step(10, 0.8, 0.4, 0.95), Step(20, 0.8, 0.4, 0.95, censored=1), Step(40, 0.5)]
    picture = drawn(rows, ticks=[0, 20])
    [band, curve, mark] = picture.findall(f"{SVG}svg/{SVG}path")
    assert curve.get("d") == "M0 0H25.00V20.00H50.00H100.00V50.00H100"
    assert band.get("class") == "mk-band" and mark.get("d") == "M50.00 17.00V23.00"
    said = picture.get("aria-label") or ""
    assert said == "Bertahan: 10 hari: 80%; 20 hari: 80%; 40 hari: 50%"
    assert [t.text for t in picture.findall(f"{SVG}text")][3:] == ["40", "20", "0"]


def test_nothing_to_draw_is_a_whole_line() -> None:
    [curve] = drawn([]).findall(f"{SVG}svg/{SVG}path")
    assert curve.get("d") == "M0 0H100"


def test_an_unknown_interval_draws_no_band() -> None:
    assert "mk-band" not in steps([Step(5, 1.0, None, float("nan"))], label="x")


@given(st.lists(st.tuples(st.integers(0, 4000), st.floats(0, 1), st.integers(0, 3)), max_size=25))
def test_any_falling_curve_is_a_picture_within_its_frame(
    told: list[tuple[int, float, int]],
) -> None:
    times = sorted({time for time, _v, _c in told})
    heights = sorted((v for _t, v, _c in told), reverse=True)
    rows = [
        Step(t, v, v / 2, v, c) for t, v, (_t, _v, c) in zip(times, heights, told, strict=False)
    ]
    for path in drawn(rows, ticks=[0, 30, 90]).iter(f"{SVG}path"):
        numbers = [
            float(n) for n in path.get("d", "").translate(str.maketrans("MHVLZ", "     ")).split()
        ]
        assert all(0 <= n <= 100 for n in numbers)
