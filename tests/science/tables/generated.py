"""Invented tables and paragraphs, right ones and ones with one known error, from a seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from random import Random

from serasi.science.tables import Report, check_rows, check_text, largest_remainder
from serasi.science.tables.changes import margin_of_error

Rows = list[list[object]]
PLACES = (
    "Wuluhan", "Ambulu", "Puger", "Kencong", "Tanggul", "Silo", "Mayang", "Kalisat", "Sukowono",
    "Jelbuk", "Arjasa", "Pakusari", "Balung", "Rambipuji", "Bangsalsari", "Panti",
)  # fmt: skip
TRIGGERS = (
    "Bentrok antarwarga", "Isu keamanan", "Isu SARA", "Kesenjangan sosial", "Institusi pendidikan",
    "Konflik ormas", "Sengketa lahan", "Ekses politik", "Batas desa", "Sumber air", "Pilkades",
    "Lainnya",
)  # fmt: skip
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip


@dataclass(frozen=True)
class Style:
    """How figures are written: mark, percent sign, raw spreadsheet numbers, pasted as text."""

    mark: str
    sign: str
    raw: bool
    pasted: bool

    def count(self, value: int) -> object:
        if self.raw:
            return value
        text = f"{value:,}"
        return text.replace(",", ".") if self.mark == "," else str(value)

    def figure(self, value: Decimal) -> object:
        if self.raw:
            return float(value)
        return f"{value:f}".replace(".", self.mark)

    def percent(self, value: Decimal) -> object:
        return self.figure(value) if self.raw else f"{self.figure(value)}{self.sign}"


def style(rng: Random) -> Style:
    mark = rng.choice(",,.")
    raw = rng.random() < 0.25
    return Style(mark, rng.choice(["", "%", " %"]), raw, pasted=not raw and rng.random() < 0.3)


def bring(value: Decimal, decimals: int, how: str = ROUND_HALF_UP) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=how)


def share(count: int, total: int, decimals: int, how: str = ROUND_HALF_UP) -> Decimal:
    return bring(Decimal(100 * count) / total, decimals, how)


def check(rows: Rows, form: Style) -> Report:
    if form.pasted:
        return check_text("\n".join(";".join(str(c) for c in row) for row in rows))
    return check_rows(rows)


def counts(rng: Random, terms: int, low: int = 1, high: int = 60) -> list[int]:
    return [rng.randint(low, high) for _ in range(terms)]


def other(rng: Random, value: int, spread: float = 0.6) -> int:
    """A slip of the pen: another number near a number."""
    while True:
        slip = rng.choice(
            [
                value + rng.randint(1, 9),
                value - rng.randint(1, 9),
                value * 10,
                value // 10,
                int(str(value)[::-1]),
                value + 10 ** rng.randint(0, 2),
            ]
        )
        if slip > 0 and slip != value:
            return slip


def period_title(rng: Random) -> str:
    year = rng.randint(2012, 2026)
    return rng.choice(
        [f"Rekap konflik sosial tahun {year}", f"Konflik sosial Januari–Desember {year}",
         f"Tabel {rng.randint(1, 9)}. Kejadian menurut pemicu, Semester I {year}", "Rekap kejadian"]
    )  # fmt: skip


def composition(rng: Random, error: str | None = None) -> Report:
    """Label, count, percentage, with or without a total row."""
    form, terms, decimals = style(rng), rng.randint(4, 11), rng.choice([0, 1, 1, 1, 2])
    numbers = counts(rng, terms)
    if error == "mixed_decimal":
        decimals = rng.choice([1, 2])
        form = Style(form.mark, form.sign, False, form.pasted)
    total = sum(numbers)
    rule = rng.choice([ROUND_HALF_UP, ROUND_HALF_EVEN, "hamilton"])
    if rule == "hamilton":
        percents = list(largest_remainder(numbers, decimals))
    else:
        percents = [share(n, total, decimals, rule) for n in numbers]
    labels = rng.sample(TRIGGERS, terms)
    with_total = error in ("total_wrong",) or rng.random() < 0.7
    spot = rng.randrange(terms)
    printed_total = total
    if error == "impossible_percent":
        percents[spot] = bring(Decimal(rng.randint(1, 999)) / 10, decimals)
        while abs(percents[spot] - share(numbers[spot], total, 2)) < 1:
            percents[spot] = bring(Decimal(rng.randint(1, 999)) / 10, decimals)
    if error == "sum_not_100":
        slip = Decimal(rng.choice([-1, 1]) * rng.randint(decimals < 1 and 8 or 3, 20))
        percents[spot] = abs(percents[spot] + slip)
        if abs(sum(percents) - 100) < 2.5:
            percents[spot] += 12
    if error == "truncation_not_rounding":
        percents = [share(n, total, decimals, ROUND_DOWN) for n in numbers]
        if percents == [share(n, total, decimals) for n in numbers]:
            return composition(rng, error)
    if error == "share_over_100":
        percents[spot] = bring(Decimal(rng.randint(1010, 9990)) / 10, decimals)
    if error == "total_wrong":
        printed_total = other(rng, total)
    shown = [form.percent(p) for p in percents]
    if error == "mixed_decimal":
        spots = [i for i in range(terms) if share(numbers[i], total, 0) != percents[i]]
        if not spots:
            return composition(rng, error)
        spot = rng.choice(spots)
        shown[spot] = form.percent(share(numbers[spot], total, 0))
    rows: Rows = [["Pemicu", "Jumlah kejadian", rng.choice(["Persen", "%", "Persentase (%)"])]]
    if rng.random() < 0.5:
        rows = [[period_title(rng)], *([[]] if rng.random() < 0.5 else []), *rows]
    rows += [list(row) for row in zip(labels, map(form.count, numbers), shown, strict=True)]
    if error == "duplicate_row":
        rows.append(list(rows[-1 - rng.randrange(terms)]))
    if with_total:
        last = rng.choice([form.percent(bring(Decimal(100), decimals)), form.percent(Decimal(100))])
        rows.append([rng.choice(["Jumlah", "Total", "JUMLAH"]), form.count(printed_total), last])
    return check(rows, form)


def bare_percents(rng: Random, error: str | None = None) -> Report:
    """Percentages without counts, N in the title or nowhere."""
    form, terms, decimals = style(rng), rng.randint(4, 10), 1
    form = Style(form.mark, form.sign, False, form.pasted)
    numbers = counts(rng, terms, high=30)
    total = sum(numbers)
    percents = [share(n, total, decimals) for n in numbers]
    spot = rng.randrange(terms)
    title = "Persentase kejadian menurut pemicu"
    if error == "impossible_percent" or rng.random() < 0.5:
        title += f" (N = {total})"
    if error == "impossible_percent":
        fitting = {share(n, total, 1, how) for n in range(total + 1)
                   for how in (ROUND_HALF_UP, ROUND_DOWN)}  # fmt: skip
        options = [Decimal(v) / 10 for v in range(1, 600) if Decimal(v) / 10 not in fitting]
        if not options:
            return bare_percents(rng, error)
        percents[spot] = rng.choice(options)
    if error == "sum_not_100":
        del percents[spot]
        if sum(percents) > 98:
            return bare_percents(rng, error)
    labels = rng.sample(TRIGGERS, len(percents))
    rows: Rows = [[title], ["Pemicu", "Persen"]]
    rows += [[label, form.percent(p)] for label, p in zip(labels, percents, strict=True)]
    return check(rows, form)


def growth(rng: Random, error: str | None = None) -> Report:
    """Two years and the growth between them."""
    form, terms, decimals = style(rng), rng.randint(3, 8), rng.choice([1, 2])
    before, after = counts(rng, terms, 10, 90), counts(rng, terms, 10, 90)
    changes = [bring(Decimal(100 * (b - a)) / a, decimals)
               for a, b in zip(before, after, strict=True)]  # fmt: skip
    if error == "wrong_growth":
        spot = rng.randrange(terms)
        while before[spot] == after[spot]:
            after[spot] = rng.randint(10, 90)
        a, b = before[spot], after[spot]
        wrong = [Decimal(100 * (b - a)) / b, Decimal(100 * b) / a, Decimal(b - a),
                 -Decimal(100 * (b - a)) / a]  # fmt: skip
        options = [bring(w, decimals) for w in wrong]
        right = bring(Decimal(100 * (b - a)) / a, decimals)
        options = [w for w in options if abs(w - right) > Decimal("0.5")]
        changes[spot] = rng.choice(options)
        changes = [
            c if i == spot else bring(Decimal(100 * (y - x)) / x, decimals)
            for i, (c, x, y) in enumerate(zip(changes, before, after, strict=True))
        ]
    year = rng.randint(2012, 2025)
    rows: Rows = [["Kecamatan", str(year), str(year + 1), "Pertumbuhan (%)"]]
    rows += [
        [p, form.count(a), form.count(b), form.percent(c)]
        for p, a, b, c in zip(rng.sample(PLACES, terms), before, after, changes, strict=True)
    ]
    if rng.random() < 0.5:
        sums = sum(before), sum(after)
        change = bring(Decimal(100 * (sums[1] - sums[0])) / sums[0], decimals)
        rows.append(["Jumlah", form.count(sums[0]), form.count(sums[1]), form.percent(change)])
    return check(rows, form)


def points(rng: Random, error: str | None = None) -> Report:
    """Two percentages a row and their difference in points."""
    form, terms = style(rng), rng.randint(3, 8)
    a = [Decimal(rng.randint(200, 800)) / 10 for _ in range(terms)]
    b = [x + Decimal(rng.choice([-1, 1]) * rng.randint(10, 150)) / 10 for x in a]
    name = "Kenaikan (%)" if error == "percent_vs_point" else "Perubahan (poin persen)"
    rows: Rows = [["Kecamatan", "Dukungan 2023 (%)", "Dukungan 2024 (%)", name]]
    rows += [
        [p, form.percent(x), form.percent(y), form.figure(y - x)]
        for p, x, y in zip(rng.sample(PLACES, terms), a, b, strict=True)
    ]
    return check(rows, form)


def rates(rng: Random, error: str | None = None) -> Report:
    """Events per 100.000 inhabitants."""
    form, terms, decimals = style(rng), rng.randint(3, 7), rng.choice([1, 2])
    events = counts(rng, terms, 5, 80)
    people = [rng.randint(200_000, 2_700_000) for _ in range(terms)]
    rated = [bring(Decimal(e * 100_000) / p, decimals) for e, p in zip(events, people, strict=True)]
    if error == "rate_wrong":
        spot = rng.randrange(terms)
        rated[spot] = rng.choice([rated[spot] * 10, rated[spot] * Decimal("1.5") + 1,
                                  rated[spot] + Decimal("0.9")])  # fmt: skip
        rated[spot] = bring(rated[spot], decimals)
    base = rng.choice(["Kasus per 100.000 penduduk", "Angka per 100.000"])
    rows: Rows = [["Kab/Kota", "Kasus", "Jumlah penduduk", base]]
    rows += [
        [p, form.count(e), form.count(n), form.figure(r)]
        for p, e, n, r in zip(rng.sample(PLACES, terms), events, people, rated, strict=True)
    ]
    return check(rows, form)


def solved(rng: Random, error: str | None = None) -> Report:
    """Cases, solved cases and the percentage solved, with a pooled total."""
    form, terms = style(rng), rng.randint(3, 8)
    cases = counts(rng, terms, 4, 90)
    done = [rng.randint(0, c) for c in cases]
    percents = [share(d, c, 1) for d, c in zip(done, cases, strict=True)]
    pooled = share(sum(done), sum(cases), 1)
    if error == "mean_of_percentages":
        mean = bring(sum(percents) / terms, 1)
        if abs(mean - pooled) < Decimal("0.5"):
            return solved(rng, error)
        pooled = mean
    if error == "impossible_percent":
        spot = rng.randrange(terms)
        percents[spot] = abs(percents[spot] + Decimal(rng.choice([-1, 1]) * rng.randint(3, 20)))
        if percents[spot] > 100:
            percents[spot] -= 30
    rows: Rows = [["Kecamatan", "Kasus", "Selesai", "Persentase penyelesaian"]]
    rows += [
        [p, form.count(c), form.count(d), form.percent(q)]
        for p, c, d, q in zip(rng.sample(PLACES, terms), cases, done, percents, strict=True)
    ]
    rows.append(["Jumlah", form.count(sum(cases)), form.count(sum(done)), form.percent(pooled)])
    return check(rows, form)


def sexes(rng: Random, error: str | None = None) -> Report:
    """Men, women, both; a total row."""
    form, terms = style(rng), rng.randint(3, 9)
    men, women = counts(rng, terms, 0, 400), counts(rng, terms, 1, 400)
    both = [m + w for m, w in zip(men, women, strict=True)]
    rows: Rows = [["No", "Desa", "Laki-laki", "Perempuan", "Jumlah"]]
    for i, (place, m, w, b) in enumerate(
        zip(rng.sample(PLACES, terms), men, women, both, strict=True), start=1
    ):
        rows.append([form.count(i), place, form.count(m), form.count(w), form.count(b)])
    totals = [sum(men), sum(women), sum(both)]
    if error == "total_wrong":
        if rng.random() < 0.5:
            spot = rng.randrange(3)
            totals[spot] = other(rng, totals[spot])
        else:
            row = rng.randrange(terms)
            rows[1 + row][4] = form.count(other(rng, both[row]))
    if error == "duplicate_row":
        rows.insert(
            rng.randint(2, terms + 1), [form.count(terms + 1), *rows[rng.randint(1, terms)][1:]]
        )
    rows.append(["", "Jumlah", *map(form.count, totals)])
    return check(rows, form)


def groups(rng: Random, error: str | None = None) -> Report:
    """Two or three groups with subtotals and a grand total."""
    form, rows = style(rng), [["Wilayah", "Kejadian", "Korban"]]
    body: Rows = list(rows)  # type: ignore[arg-type]
    places = rng.sample(PLACES, 12)
    sums, wrong = [], rng.randrange(2)
    for group in range(rng.randint(2, 3)):
        names = [places.pop() for _ in range(rng.randint(2, 4))]
        if rng.random() < 0.3:
            body.append([f"Wilayah {group + 1}"])
        a, b = counts(rng, len(names)), counts(rng, len(names), 0, 30)
        body += [[n, form.count(x), form.count(y)] for n, x, y in zip(names, a, b, strict=True)]
        printed = [sum(a), sum(b)]
        sums.append(tuple(printed))
        if error == "subtotal_mismatch" and group == wrong:
            printed[0] = other(rng, printed[0])
        word = rng.choice(["Subtotal", "Sub total", "Jumlah wilayah"])
        body.append([f"{word} {group + 1}", *map(form.count, printed)])
    total = [sum(s[i] for s in sums) for i in (0, 1)]
    if error == "total_wrong":
        total[0] = other(rng, total[0])
    body.append(["Jumlah", *map(form.count, total)])
    return check(body, form)


def displaced(rng: Random, error: str | None = None) -> Report:
    """Households and people."""
    form, terms = style(rng), rng.randint(3, 8)
    kk = counts(rng, terms, 5, 300)
    people = [k * rng.randint(1, 4) + rng.randint(0, k) for k in kk]
    if error == "kk_exceeds_people":
        spot = rng.randrange(terms)
        kk[spot], people[spot] = people[spot] + 1, kk[spot]
    names = rng.choice(
        [("KK", "Jiwa"), ("Pengungsi (KK)", "Pengungsi (jiwa)"), ("Kepala keluarga", "Orang")]
    )
    rows: Rows = [["Desa", *names]]
    rows += [
        [p, form.count(k), form.count(n)]
        for p, k, n in zip(rng.sample(PLACES, terms), kk, people, strict=True)
    ]
    if rng.random() < 0.6:
        rows.append(["Jumlah", form.count(sum(kk)), form.count(sum(people))])
    return check(rows, form)


def weights(rng: Random, error: str | None = None) -> Report:
    """Weights of an index, as fractions or per cent."""
    form, terms = style(rng), rng.randint(3, 10)
    cuts = sorted(rng.sample(range(1, 20 if terms < 8 else 100), terms - 1))
    whole = 20 if terms < 8 else 100
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]
    values = [Decimal(p) / whole for p in parts]
    if error == "weights_not_one":
        values[rng.randrange(terms)] += Decimal(rng.choice([5, 10, 15])) / 100
    per_cent = rng.random() < 0.5
    name = "Bobot (%)" if per_cent else "Bobot"
    shown = [form.figure(bring(v * 100, 1) if per_cent else bring(v, 2)) for v in values]
    rows: Rows = [["Dimensi", name]]
    rows += [[f"Dimensi {chr(65 + i)}", v] for i, v in enumerate(shown)]
    if rng.random() < 0.5:
        rows.append(["Jumlah", form.figure(Decimal(100) if per_cent else Decimal(1))])
    return check(rows, form)


def surveys(rng: Random, error: str | None = None) -> Report:
    """Respondents and margins of error."""
    form, terms = style(rng), rng.randint(2, 6)
    level = rng.choice([90, 95, 95, 95, 99])
    n = [
        rng.choice([100, 400, 600, 1000, 1200, 1220, 2400, 6800, 7140, 13600]) for _ in range(terms)
    ]
    margins = [bring(Decimal(margin_of_error(x, level=Decimal(level))), 2) for x in n]
    if error == "margin_of_error":
        spot = rng.randrange(terms)
        margins[spot] = bring(
            margins[spot] * Decimal(rng.choice(["0.5", "0.7", "1.4", "2", "4"])), 2
        )
    title = f"Survei tahunan, tingkat kepercayaan {level} persen"
    rows: Rows = [[title], ["Tahun", "Responden", "Margin of error (%)"]]
    rows += [
        [str(2018 + i), form.count(x), form.percent(m)]
        for i, (x, m) in enumerate(zip(n, margins, strict=True))
    ]
    return check(rows, form)


def months(rng: Random, error: str | None = None) -> Report:
    """Months as rows below a title with its period."""
    form, first = style(rng), rng.choice([0, 0, 6])
    length = rng.choice([3, 6]) if first else rng.choice([3, 6, 11, 12])
    year = rng.randint(2012, 2026)
    title_last, title_year = first + length - 1, year
    if error == "period_mismatch":
        title_last = first + rng.choice([x for x in (2, 3, 4, 8) if x + 1 < length] or [1])
    title = f"Rekap konflik {MONTHS[first]}–{MONTHS[title_last]} {title_year}"
    numbers = counts(rng, length, 0, 40)
    rows: Rows = [[title], ["Bulan", "Kejadian"]]
    rows += [[MONTHS[first + i], form.count(n)] for i, n in enumerate(numbers)]
    rows.append(["Jumlah", form.count(sum(numbers))])
    return check(rows, form)


def register(rng: Random, error: str | None = None) -> Report:
    """Events by date below a title with its period."""
    form, year = style(rng), rng.randint(2012, 2026)
    first = rng.choice([0, 3, 6, 9])
    title = f"Kejadian {MONTHS[first]}–{MONTHS[first + 2]} {year}"
    terms = rng.randint(4, 9)
    days = rng.sample([(m, d) for m in range(first + 1, first + 4) for d in range(1, 29)], terms)
    dates = [
        f"{year}-{m:02d}-{d:02d}" if form.raw else f"{d} {MONTHS[m - 1]} {year}" for m, d in days
    ]
    if error == "period_mismatch":
        month = rng.choice([m for m in range(1, 13) if not first < m <= first + 3])
        slip = f"14 {MONTHS[month - 1]} {year}"
        dates[rng.randrange(terms)] = rng.choice([slip, f"14 {MONTHS[first]} {year - 1}"])
    rows: Rows = [[title], ["No", "Tanggal", "Desa", "Korban luka"]]
    rows += [
        [form.count(i + 1), d, rng.choice(PLACES), form.count(rng.randint(0, 9))]
        for i, d in enumerate(dates)
    ]
    if error == "duplicate_row":
        rows.append([form.count(terms + 1), *rows[rng.randint(2, terms + 1)][1:]])
    return check(rows, form)


def answers(rng: Random, error: str | None = None) -> Report:
    """Answers in per cent along each row."""
    form, terms, decimals = style(rng), rng.randint(4, 9), 1
    rows: Rows = [
        ["Butir", "Sangat setuju (%)", "Setuju (%)", "Kurang setuju (%)", "Tidak setuju (%)"]
    ]
    wrong = rng.randrange(terms)
    for i in range(terms):
        numbers = counts(rng, 4, 5, 200)
        total = sum(numbers)
        percents = [share(n, total, decimals) for n in numbers]
        if error == "sum_not_100" and i == wrong:
            percents[rng.randrange(4)] += rng.randint(2, 12)
        rows.append([f"Pernyataan {chr(97 + i)}", *map(form.percent, percents)])
    return check(rows, form)


def told(rng: Random, error: str | None = None) -> Report:
    """A table with a paragraph about it."""
    form, terms = style(rng), rng.randint(4, 8)
    numbers = rng.sample(range(3, 60), terms)
    total, places = sum(numbers), rng.sample(PLACES, terms)
    year = rng.randint(2013, 2026)
    spot, second = rng.sample(range(terms), 2)
    best = max(range(terms), key=lambda i: numbers[i])
    said, whole, named = numbers[spot], total, places[best]
    percent = share(numbers[second], total, 1)
    if error == "narrative_vs_table":
        which = rng.randrange(4)
        if which == 0:
            said = other(rng, said)
        elif which == 1:
            whole = other(rng, whole)
        elif which == 2:
            named = places[rng.choice([i for i in range(terms) if i != best])]
        else:
            percent += rng.randint(2, 9)
    shown = f"{percent:f}".replace(".", ",")
    sentences = [
        f"Sepanjang {year} tercatat {whole} kejadian.",
        f"Kejadian terbanyak di Kecamatan {named}.",
        f"Kecamatan {places[spot]} mencatat {said} kejadian.",
        f"{places[second]} menyumbang {shown} persen.",
    ]
    rows: Rows = [[f"Kejadian menurut kecamatan tahun {year}"]]
    prose: Rows = [[" ".join(sentences)]]
    if rng.random() < 0.5:
        rows += prose
        prose = []
    rows.append(["Kecamatan", "Kejadian", "Persen"])
    rows += [
        [p, form.count(n), form.percent(share(n, total, 1))]
        for p, n in zip(places, numbers, strict=True)
    ]
    rows.append(["Jumlah", form.count(total), form.percent(Decimal("100.0"))])
    return check(rows + prose, form)


TABLES: dict[str, Callable[..., Report]] = {
    f.__name__: f
    for f in (composition, bare_percents, growth, points, rates, solved, sexes, groups, displaced,
              weights, surveys, months, register, answers, told)
}  # fmt: skip
SEEDED: dict[str, tuple[Callable[..., Report], ...]] = {
    "sum_not_100": (composition, bare_percents, answers),
    "impossible_percent": (composition, bare_percents, solved),
    "total_wrong": (composition, sexes, groups),
    "subtotal_mismatch": (groups,),
    "narrative_vs_table": (told,),
    "margin_of_error": (surveys,),
    "weights_not_one": (weights,),
    "mixed_decimal": (composition,),
    "truncation_not_rounding": (composition,),
    "duplicate_row": (composition, sexes, register),
    "period_mismatch": (months, register),
    "share_over_100": (composition,),
    "wrong_growth": (growth,),
    "percent_vs_point": (points,),
    "rate_wrong": (rates,),
    "mean_of_percentages": (solved,),
    "kk_exceeds_people": (displaced,),
}


def said(value: Decimal, rng: Random) -> str:
    text = f"{value:f}".replace(".", ",")
    return f"{text} persen" if rng.random() < 0.7 else f"{text}%"


def tell_shares(rng: Random, error: str | None = None) -> Report:
    """A sentence that lists the triggers of N conflicts in per cent."""
    terms = rng.randint(4, 8)
    numbers = counts(rng, terms, high=40)
    total = sum(numbers)
    how = ROUND_DOWN if error == "truncation_not_rounding" else ROUND_HALF_UP
    percents = [share(n, total, 1, how) for n in numbers]
    spot = rng.randrange(terms)
    if error == "truncation_not_rounding" and not any(
        p not in {share(m, total, 1) for m in range(total + 1)} for p in percents
    ):
        return tell_shares(rng, error)
    if error == "sum_not_100":
        percents[spot] = percents[spot] + rng.choice([-1, 1]) * Decimal(rng.randint(20, 90)) / 10
        if percents[spot] <= 0:
            percents[spot] += 20
    if error == "impossible_percent":
        right = {share(m, total, 1, h) for m in range(total + 1)
                 for h in (ROUND_HALF_UP, ROUND_DOWN)}  # fmt: skip
        near = [percents[spot] + Decimal(step) / 10 for step in range(-30, 31)]
        options = [p for p in near if p > 0 and p not in right]
        if not options:
            return tell_shares(rng, error)
        percents[spot] = rng.choice(options)
    names = rng.sample(TRIGGERS[:-1], terms)
    parts = [f"{n.lower()} {said(p, rng)}" for n, p in zip(names, percents, strict=True)]
    opening = rng.choice(
        [f"Sepanjang 2023 tercatat {total} konflik. Pemicunya ", f"Dari {total} kejadian, ",
         f"Kemendagri mencatat {total} konflik sosial, dipicu "]
    )  # fmt: skip
    return check_text(f"{opening}{', '.join(parts[:-1])}, dan {parts[-1]}.")


def tell_counts(rng: Random, error: str | None = None) -> Report:
    """A total and its parts."""
    terms = rng.randint(3, 7)
    numbers = counts(rng, terms)
    total = sum(numbers)
    if error == "total_wrong":
        total = other(rng, total)
        while total < max(numbers):
            total = other(rng, sum(numbers))
    names = rng.sample(PLACES, terms)
    parts = [f"{n} di {p}" for n, p in zip(numbers, names, strict=True)]
    opening = (
        f"Terjadi {total} kejadian, {rng.choice(['terdiri dari', 'yakni', 'dengan rincian'])} "
    )
    return check_text(f"{opening}{', '.join(parts[:-1])} dan {parts[-1]}.")


def tell_growth(rng: Random, error: str | None = None) -> Report:
    """Growth from one year to the next."""
    a = rng.randint(12, 90)
    b = rng.choice([x for x in range(10, 99) if x != a])
    right = Decimal(100 * abs(b - a)) / a
    claimed = bring(right, 1)
    word = "naik" if b > a else "turun"
    if error == "wrong_growth":
        wrong = [Decimal(100 * abs(b - a)) / b, Decimal(100 * b) / a, right + 7, right / 2]
        claimed = rng.choice([c for w in wrong if abs((c := bring(w, 1)) - right) > 1])
    shown = said(claimed, rng)
    text = rng.choice([
        f"Jumlah kejadian {word} {shown}, dari {a} kasus pada 2022 menjadi {b} kasus pada 2023.",
        f"Dari {a} kejadian pada 2022 menjadi {b} kejadian pada 2023, atau {word} {shown}.",
        f"Tercatat {b} kejadian pada 2023, {word} {shown} dibanding {a} kejadian pada 2022.",
        f"Kejadian {word} dari {a} menjadi {b} atau {shown}.",
    ])  # fmt: skip
    return check_text(text)


def tell_points(rng: Random, error: str | None = None) -> Report:
    """A change between two percentages."""
    a = Decimal(rng.randint(200, 700)) / 10
    b = a + Decimal(rng.randint(15, 150)) / 10
    gap = f"{b - a:f}".replace(".", ",")
    unit = "persen" if error == "percent_vs_point" else rng.choice(["poin", "poin persen"])
    return check_text(
        f"Kepercayaan warga naik {gap} {unit}, dari {said(a, rng)} menjadi {said(b, rng)}."
    )


def tell_survey(rng: Random, error: str | None = None) -> Report:
    """Respondents, margin, confidence."""
    n = rng.choice([400, 600, 1000, 1200, 1220, 2400, 6800, 7140, 13600])
    margin = bring(Decimal(margin_of_error(n)), rng.choice([1, 2]))
    level = "95"
    if error == "margin_of_error":
        if rng.random() < 0.5:
            margin = bring(margin * Decimal(rng.choice(["0.6", "1.5", "3"])), 1)
        else:
            level = f"{100 - margin:f}".replace(".", ",")
    size = f"{n:,}".replace(",", ".")
    shown = f"{margin:f}".replace(".", ",")
    name = rng.choice(["margin of error", "toleransi kesalahan", "batas kesalahan"])
    return check_text(rng.choice([
        f"Survei terhadap {size} responden memiliki {name} {shown} persen pada tingkat kepercayaan"
        f" {level} persen.",
        f"Dengan n = {size}, {name} ±{shown}% pada tingkat kepercayaan {level}%.",
    ]))  # fmt: skip


def tell_rate(rng: Random, error: str | None = None) -> Report:
    """Events per 100.000."""
    events, people = rng.randint(5, 90), rng.randint(200_000, 2_700_000)
    rate = bring(Decimal(events * 100_000) / people, 2)
    if error == "rate_wrong":
        rate = bring(rate * rng.choice([10, 2, 3]) + 1, 2)
    size, shown = f"{people:,}".replace(",", "."), f"{rate:f}".replace(".", ",")
    return check_text(
        f"Terjadi {events} kejadian di antara {size} penduduk, atau {shown} per 100.000 penduduk."
    )


def tell_people(rng: Random, error: str | None = None) -> Report:
    """Households and people."""
    kk = rng.randint(10, 300)
    people = kk * rng.randint(2, 4)
    if error == "kk_exceeds_people":
        kk, people = people, kk
    return check_text(rng.choice([f"Sebanyak {kk} KK ({people} jiwa) mengungsi.",
                                  f"Pengungsi {people} jiwa dari {kk} KK ditampung di balai desa.",
                                  f"Mengungsi {kk} KK atau {people} jiwa."]))  # fmt: skip


def tell_weights(rng: Random, error: str | None = None) -> Report:
    """Weights of dimensions."""
    values = [Decimal("0.4"), Decimal("0.3"), Decimal("0.3")]
    rng.shuffle(values)
    if error == "weights_not_one":
        values[rng.randrange(3)] += Decimal("0.1")
    shown = [f"{v:f}".replace(".", ",") for v in values]
    return check_text(
        f"Bobot toleransi {shown[0]}, kesetaraan {shown[1]}, dan kerja sama {shown[2]}."
    )


def tell_periods(rng: Random, error: str | None = None) -> Report:
    """Two periods compared."""
    a, b = rng.randint(10, 50), rng.randint(51, 90)
    growth = said(bring(Decimal(100 * (b - a)) / a, 1), rng)
    last = "Desember" if error == "period_mismatch" else "Juni"
    return check_text(
        f"Kejadian naik {growth}, dari {a} kasus (Januari–Juni 2023) menjadi {b} kasus"
        f" (Januari–{last} 2024)."
    )


PROSE: dict[str, Callable[..., Report]] = {
    f.__name__: f
    for f in (tell_shares, tell_counts, tell_growth, tell_points, tell_survey, tell_rate,
              tell_people, tell_weights, tell_periods)
}  # fmt: skip
SEEDED_PROSE: dict[str, tuple[Callable[..., Report], ...]] = {
    "sum_not_100": (tell_shares,),
    "impossible_percent": (tell_shares,),
    "truncation_not_rounding": (tell_shares,),
    "total_wrong": (tell_counts,),
    "wrong_growth": (tell_growth,),
    "percent_vs_point": (tell_points,),
    "margin_of_error": (tell_survey,),
    "rate_wrong": (tell_rate,),
    "kk_exceeds_people": (tell_people,),
    "weights_not_one": (tell_weights,),
    "period_mismatch": (tell_periods,),
}
