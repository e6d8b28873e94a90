"""The index of a wave as a table for a terminal, in Indonesian."""

from __future__ import annotations

from typing import Any

NO_DATA = "tidak ada data"
WIDEST = 32


def as_text(report: dict[str, Any]) -> str:
    """Return the report of `measure score` as text; a hidden area says why and shows no number."""
    areas = report["areas"]
    lines = [
        f"Indeks Keserasian Sosial Sepuluh Sikap (INSERASI), {report['instrument']['version']},"
        f" bobot {report['weights']['version']}"
    ]
    lines += [report["label"]] if report["label"] else []
    width = min(max([len("Seluruh sampel"), *map(len, areas)]), WIDEST)
    lines += ["", f"{'Wilayah':{width}}      n  Indeks  Selang 95 %    Kategori"]
    lines += [_row(name, one, width) for name, one in areas.items()]
    lines += [_row("Seluruh sampel", report["all"], width), ""]
    lines += _attitudes(report)
    lines += _order(report)
    quality = report["quality"]
    lines += _quality(quality["scales"])
    lines.append(
        f"{quality['counted']} responden dihitung; {quality['withdrawn']} menarik persetujuan."
        f" {quality['rule'].capitalize()}."
    )
    return "\n".join(lines)


def _row(name: str, one: dict[str, Any], width: int) -> str:
    label = f"{name:{width}}"
    if one["suppressed"] or one["index_geo"] is None:
        why = one["suppressed"] or next(iter(one["hidden"].values()), NO_DATA)
        return f"{label}      –  {why}"
    ends = one["index_interval"]
    span = _span(ends["lo"], ends["hi"])
    notes = [one["category"] or "tanpa kategori"]
    notes += ["di batas"] if one["on_boundary"] else []
    notes += [f"terlemah {', '.join(one['weak_links'])}"] if one["weak_links"] else []
    return f"{label} {one['n']:6d}  {number(one['index_geo']):>6}  {span:13}  {'; '.join(notes)}"


def _attitudes(report: dict[str, Any]) -> list[str]:
    one = report["all"]
    names = report["instrument"]["attitudes"]
    width = max(map(len, names.values()))
    lines = ["Sepuluh sikap, seluruh sampel"]
    for code, figure in one["attitudes"].items():
        value = NO_DATA if figure["mean"] is None else number(figure["mean"])
        span = _span(figure["lo"], figure["hi"])
        lines.append(f"{code:>4} {names[code]:{width}}  {value:>6}  {span}".rstrip())
    sila = [
        f"{code} {NO_DATA if value is None else number(value)}"
        for code, value in one["sila"].items()
    ]
    return [*lines, f"Sila: {', '.join(sila)}", ""]


def _order(report: dict[str, Any]) -> list[str]:
    order = report["order"]
    if order is None or not order["compared"]:
        return []
    if not order["certain"]:
        return ["Wilayah tidak dapat diurutkan; selang selisihnya memuat nol.", ""]
    lines = [f"Urutan yang pasti ({len(order['certain'])} dari {order['compared']} pasangan):"]
    lines += [
        f"  {pair['higher']} di atas {pair['lower']}: {number(pair['difference'])} poin"
        f" ({_span(pair['lo'], pair['hi'])})"
        for pair in order["certain"][:20]
    ]
    return [*lines, ""]


def _quality(found: dict[str, Any] | None) -> list[str]:
    """The checks that are not green, in the scales' own sentences."""
    if found is None or "refused" in found:
        return [] if found is None else [found["refused"], ""]
    told = [one for one in found["checks"] if one["light"] in ("merah", "kuning")]
    green = sum(one["light"] == "hijau" for one in found["checks"])
    lines = [f"Mutu data: {found['light'].replace('_', ' ')}; {green} pemeriksaan hijau."]
    return [*lines, *(f"  [{one['light']}] {one['sentence']}" for one in told), ""]


def _span(lo: float | None, hi: float | None) -> str:
    return "" if lo is None or hi is None else f"{number(lo)}–{number(hi)}"


def number(value: float) -> str:
    """Return a figure with one decimal, written with a comma."""
    return f"{value:.1f}".replace(".", ",")
