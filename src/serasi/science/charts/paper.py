"""Charts that leave the page: one self-contained SVG file in ink, for print and documents."""

from __future__ import annotations

import re
from collections.abc import Callable

_INK = """
.chart{font-family:"Atkinson Hyperlegible Next","Liberation Sans",Arial,sans-serif}
text{fill:#222;font-size:13px}.t-strong{fill:#000;font-weight:700}.t-end{text-anchor:end}
.t-mid{text-anchor:middle}.t-s{font-size:11.5px}.name{font-size:16.5px}
.grid{stroke:#999;fill:none}.axis{stroke:#000;stroke-width:1.5;fill:none}
.cut{stroke:#333;stroke-dasharray:2 3;fill:none}.mk-bar{fill:#555}
.mk-bar2{fill:#fff;stroke:#000}.mk-line{stroke:#000;stroke-width:2.25;fill:none}
.mk-line2{stroke:#444;stroke-width:1.75;fill:none;stroke-dasharray:5 3}
.mk-band{fill:#eee;stroke:#888}.mk-int{stroke:#000;stroke-width:2.5;fill:none}
.mk-dot{fill:#000;stroke:#fff}.mk-was{fill:#fff;stroke:#444;stroke-width:2}
.mk-edge{fill:#fff;stroke:#000;stroke-width:2.5}.strand{stroke:#888;stroke-width:5}
.strand2{stroke:#fff;stroke-width:2}.tile{stroke:#000;stroke-width:1.5}.tile-0{fill:#fff}
.tile-1{fill:#e4e4e4}.tile-2{fill:#b5b5b5}.tile-3{fill:#222}.on-3{fill:#fff}
.tile.plain{fill:#fff}.class-0{fill:#fff}.class-1{fill:#ddd}.class-2{fill:#aaa}
.class-3{fill:#666}.class-4{fill:#222}
.shape-on{fill:none;stroke:#000;stroke-width:2.2}.c-3 .shape-on{stroke:#fff}
.nodata{stroke:#333;stroke-dasharray:2 3}.hatch{stroke:#666;stroke-width:1;fill:none}
.nss *{vector-effect:non-scaling-stroke}
"""


_LEAST_WIDE = 480.0
"""A map of one or two tiles keeps its letters small: it stands in the middle of this width."""
_STRETCHED = re.compile(
    r'<svg class="nss" x="([\d.]+)%" y="([\d.]+)" width="([\d.]+)%" height="([\d.]+)"'
    r' viewBox="0 0 100 100" preserveAspectRatio="none">(.*?)</svg>',
    re.DOTALL,
)
_STEPS = re.compile(r"([MLHVz])([^MLHVz]*)")


def _drawn_out(width: int) -> Callable[[re.Match[str]], str]:
    """Return what writes a stretched plot in the units of the paper.

    Printers do not know strokes that keep their width when a drawing is stretched: lines would be
    five times as thick across as along.
    """

    def plot(found: re.Match[str]) -> str:
        x, y, wide, high = (float(found[n]) for n in range(1, 5))
        across, down = width * wide / 10_000, high / 100
        inside = re.sub(r' d="([^"]*)"', lambda d: f' d="{_scaled(d[1], across, down)}"', found[5])
        return f'<g transform="translate({width * x / 100:.2f} {y:g})">{inside}</g>'

    return plot


def _scaled(path: str, across: float, down: float) -> str:
    """Return a path of M, L, H, V and z in other units.

    >>> _scaled("M0 50H100", 5, 2)
    'M0.00 100.00H500.00'
    """
    parts = []
    for command, numbers in _STEPS.findall(path):
        by = {"H": (across,), "V": (down,)}.get(command, (across, down))
        told = [float(n) for n in numbers.replace(",", " ").split()]
        spaced = " ".join(f"{n * by[at % len(by)]:.2f}" for at, n in enumerate(told))
        parts.append(f"{command}{spaced}")
    return "".join(parts)


def for_paper(chart: str, *, width: int = 640) -> str:
    """Give a page's chart as a file of its own: fixed width, its styles inside, grey on white.

    Only for documents; a page has its styles in its stylesheet and forbids those inside.
    """
    found = re.match(r"<svg[^>]*>", chart)
    if found is None:
        raise ValueError("a chart starts with its svg element")
    head = found.group(0)
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', head)
    if box is not None:
        wide, high = float(box.group(1)), float(box.group(2))
        if wide < _LEAST_WIDE:
            room = f'viewBox="{(wide - _LEAST_WIDE) / 2:g} 0 {_LEAST_WIDE:g} {high:g}"'
            head, wide = head.replace(box.group(0), room), _LEAST_WIDE
        height = width * high / wide
        head = head.replace("<svg ", f'<svg width="{width}" height="{height:.0f}" ', 1)
    else:
        head = head.replace('width="100%"', f'width="{width}"', 1)
    drawn = _STRETCHED.sub(_drawn_out(width), chart[found.end() :])
    return f"{head}<style>{_INK}</style>{drawn}"
