"""Numbers and dates in Indonesian words, as official papers write them beside the figures."""

from __future__ import annotations

from datetime import date

_ONES = tuple(
    "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()  # noqa: SIM905
)
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_STEPS = (
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (1000, "ribu"),
    (100, "ratus"),
)


def spelled(n: int) -> str:
    """Return a whole number from 0 on in words.

    >>> spelled(2026), spelled(111), spelled(3_450_000)
    ('dua ribu dua puluh enam', 'seratus sebelas', 'tiga juta empat ratus lima puluh ribu')
    """
    if n < 12:
        return _ONES[n]
    if n < 20:
        return f"{_ONES[n - 10]} belas"
    if n < 100:
        return _joined(f"{_ONES[n // 10]} puluh", n % 10)
    for size, word in _STEPS:
        if n >= size:
            many = n // size
            head = f"se{word}" if many == 1 and size <= 1000 else f"{spelled(many)} {word}"
            return _joined(head, n % size)
    raise AssertionError(n)


def _joined(head: str, rest: int) -> str:
    return f"{head} {spelled(rest)}" if rest else head


def spelled_day(day: date) -> str:
    """Return a day as the opening of a record has it.

    >>> spelled_day(date(2028, 2, 29))
    'Selasa, tanggal dua puluh sembilan bulan Februari tahun dua ribu dua puluh delapan'
    """
    return (
        f"{_DAYS[day.weekday()]}, tanggal {spelled(day.day)} bulan {_MONTHS[day.month - 1]}"
        f" tahun {spelled(day.year)}"
    )
