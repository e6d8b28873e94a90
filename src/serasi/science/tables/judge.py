"""Judge a list of percentages of one whole, with or without the counts behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice, product

from serasi.science.tables.model import Finding, Number
from serasi.science.tables.numbers import spell
from serasi.science.tables.shares import Rule, brought_to, rounding_slack, span

ROUNDINGS = (Rule.HALF_UP, Rule.HALF_EVEN)
_MOST_DECIMALS = 6
_MOST_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Share:
    """One printed percentage, the place it stands, and the count behind it if known."""

    label: str
    where: str
    printed: Number
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """What the percentages are of: its size if known, its unit, where the sum is looked for.

    `complete` says that the shares are meant to be all parts of the whole; `strict_zeros` that
    zeros are kept elsewhere, so "25" beside "33,6" cannot be 25,0 with its zero dropped.
    """

    n_total: int | None
    where: str
    unit: str = "kejadian"
    complete: bool = True
    strict_zeros: bool = False


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Shares by what explains them."""

    fine: tuple[Share, ...]
    truncated: tuple[Share, ...]
    coarse: tuple[Share, ...]
    impossible: tuple[Share, ...]
    over: tuple[Share, ...]


def judge(shares: Sequence[Share], *, whole: Whole) -> list[Finding]:
    """Say what is wrong with percentages of one whole; nothing when rounding explains them."""
    if not shares:
        return []
    decimals = min(_MOST_DECIMALS, max(share.printed.decimals for share in shares))
    coarse = any(_is_coarse(share, decimals=decimals, whole=whole) for share in shares)
    if not coarse and _apportioned(shares, decimals=decimals, whole=whole):
        return []
    kinds = _sort(shares, decimals=decimals, whole=whole)
    shown = min(decimals, _MOST_SHOWN) if all(s.printed.loose for s in shares) else decimals
    return [
        *_say_over(kinds.over),
        *_say_sum(shares, kinds, decimals=decimals, whole=whole),
        *_say_impossible(kinds, decimals=shown, whole=whole),
        *_say_coarse(kinds.coarse, decimals=decimals, whole=whole),
        *_say_truncated(shares, kinds, decimals=decimals, whole=whole),
    ]


def _apportioned(shares: Sequence[Share], *, decimals: int, whole: Whole) -> bool:
    """True when every figure is within one step of its count and all sum to exactly 100."""
    total = whole.n_total
    if not total or any(share.count is None for share in shares):
        return False
    if sum(share.printed.value for share in shares) != 100:
        return False
    step = Fraction(1, 10**decimals)
    return all(
        abs(share.printed.exact - Fraction(100 * (share.count or 0), total)) < step
        for share in shares
    )


def _fits(share: Share, *, rule: Rule, decimals: int, whole: Whole) -> bool:
    value, total = share.printed.value, whole.n_total
    if not total:
        return True
    if share.count is None:
        return bool(span(value, n_total=total, rule=rule, decimals=decimals))
    exact = Fraction(100 * share.count, total)
    if share.printed.loose and share.printed.decimals >= _MOST_DECIMALS:
        return abs(exact - share.printed.exact) < Fraction(1, 10**_MOST_DECIMALS)
    return brought_to(exact, decimals=decimals, rule=rule) == value


def _is_shorter(share: Share, decimals: int) -> bool:
    return share.printed.decimals < decimals and not share.printed.loose


def _is_coarse(share: Share, *, decimals: int, whole: Whole) -> bool:
    """Fewer decimals than its neighbours, and not because a zero was dropped."""
    if not _is_shorter(share, decimals):
        return False
    if whole.strict_zeros:
        return True
    own = share.printed.decimals
    return not any(
        _fits(share, rule=rule, decimals=decimals, whole=whole) for rule in ROUNDINGS
    ) and any(_fits(share, rule=rule, decimals=own, whole=whole) for rule in ROUNDINGS)


def _sort(shares: Sequence[Share], *, decimals: int, whole: Whole) -> _Sorted:
    fine, truncated, coarse, impossible, over = [], [], [], [], []
    for share in shares:
        own = share.printed.decimals
        shorter = _is_shorter(share, decimals)
        if share.printed.value > 100 or share.printed.value < 0:
            over.append(share)
        elif _is_coarse(share, decimals=decimals, whole=whole):
            coarse.append(share)
        elif any(_fits(share, rule=r, decimals=decimals, whole=whole) for r in ROUNDINGS):
            fine.append(share)
        elif _fits(share, rule=Rule.TRUNCATE, decimals=decimals, whole=whole):
            truncated.append(share)
        elif shorter and _fits(share, rule=Rule.TRUNCATE, decimals=own, whole=whole):
            coarse.append(share)
        else:
            impossible.append(share)
    truncated, impossible = _settle(fine, truncated, impossible, decimals=decimals, whole=whole)
    return _Sorted(tuple(fine), tuple(truncated), tuple(coarse), tuple(impossible), tuple(over))


def _settle(
    fine: list[Share],
    truncated: list[Share],
    impossible: list[Share],
    *,
    decimals: int,
    whole: Whole,
) -> tuple[list[Share], list[Share]]:
    """Without counts, one figure that only truncation fits among rounded ones is a slip."""
    if any(share.count is not None for share in truncated):
        return truncated, impossible
    rounded_only = [
        share
        for share in fine
        if not _fits(share, rule=Rule.TRUNCATE, decimals=decimals, whole=whole)
    ]
    if len(rounded_only) >= len(truncated):
        return [], [*impossible, *truncated]
    return truncated, impossible


def _say_over(over: Sequence[Share]) -> list[Finding]:
    return [
        Finding(
            kind="share_over_100",
            where=share.where,
            printed=share.printed.printed,
            expected="0–100 %",
            message=(
                f"Bagian dari keseluruhan tidak mungkin {spell(share.printed.value)} %:"
                " harus antara 0 dan 100 %. Periksa letak koma, atau pembaginya."
            ),
        )
        for share in over
    ]


def _say_sum(
    shares: Sequence[Share], kinds: _Sorted, *, decimals: int, whole: Whole
) -> list[Finding]:
    if not whole.complete:
        return []
    total = sum((share.printed.value for share in shares), Decimal(0))
    unit = Decimal(1).scaleb(-decimals)
    coarser = [Decimal(1).scaleb(-share.printed.decimals) for share in kinds.coarse]
    slack = max([rounding_slack(len(shares), unit=unit), *(sum(coarser) / 2,)])
    if abs(total - 100) <= slack:
        return []
    if _lost_to_truncation(kinds, total=total, unit=unit, whole=whole):
        return []
    gap = 100 - total
    words = f"kurang {spell(gap)} poin" if gap > 0 else f"lebih {spell(-gap)} poin"
    message = f"{len(shares)} persentase ini berjumlah {spell(total)} %, bukan 100 %: {words}."
    message += _face_value(shares, decimals=decimals, whole=whole)
    message += _lost_digits(shares, kinds, decimals=decimals, whole=whole)
    if gap > 0 and not kinds.impossible and not kinds.coarse:
        message += " Mungkin satu golongan belum ditulis, atau satu angka salah ketik."
    if gap < 0:
        message += (
            " Mungkin satu angka salah ketik atau dihitung dua kali; bila satu orang boleh memilih"
            " lebih dari satu jawaban, tulis itu di bawah tabel."
        )
    return [Finding("sum_not_100", whole.where, f"{spell(total)} %", "100 %", message)]


def _lost_to_truncation(kinds: _Sorted, *, total: Decimal, unit: Decimal, whole: Whole) -> bool:
    if kinds.impossible or kinds.coarse or kinds.over or not kinds.truncated:
        return False
    terms = len(kinds.fine) + len(kinds.truncated)
    return 0 <= 100 - total < terms * unit


def _face_counts(share: Share, *, decimals: int, whole: Whole) -> list[int]:
    """Counts that a printed figure can mean, the strictest reading that has any."""
    if share.count is not None:
        return [share.count]
    total = whole.n_total or 0
    for places in (decimals, share.printed.decimals):
        for rule in (*ROUNDINGS, Rule.TRUNCATE):
            numbers = span(share.printed.value, n_total=total, rule=rule, decimals=places)
            if numbers:
                return list(islice(numbers, 2))
    return []


def _face_value(shares: Sequence[Share], *, decimals: int, whole: Whole) -> str:
    """Say what the figures add up to when each is read as the one count it can mean."""
    if not whole.n_total:
        return ""
    counts = [_face_counts(share, decimals=decimals, whole=whole) for share in shares]
    if any(len(options) != 1 for options in counts):
        return ""
    found = sum(options[0] for options in counts)
    rest = whole.n_total - found
    parts = " + ".join(str(options[0]) for options in counts)
    text = f" Dibaca apa adanya, angkanya {parts} = {spell(found)} dari {spell(whole.n_total)}"
    if rest > 0:
        return f"{text}; {spell(rest)} {whole.unit} tidak tercatat."
    if rest < 0:
        return f"{text}; {spell(-rest)} {whole.unit} kelebihan."
    return f"{text}."


def _lost_digits(shares: Sequence[Share], kinds: _Sorted, *, decimals: int, whole: Whole) -> str:
    """Suggest digits lost in copying: "5" may be the tail of "12,5", "2" the head of "2,8"."""
    total, doubtful = whole.n_total, [*kinds.impossible, *kinds.coarse]
    if not total or not 1 <= len(doubtful) <= 3 or total > 2000:
        return ""
    known = [
        _face_counts(share, decimals=decimals, whole=whole)
        for share in shares
        if share not in doubtful
    ]
    if any(len(options) != 1 for options in known):
        return ""
    rest = total - sum(options[0] for options in known)
    rule = Rule.TRUNCATE if kinds.truncated else Rule.HALF_UP
    options = [_longer(share, n_total=total, rule=rule, decimals=decimals) for share in doubtful]
    fitting = [choice for choice in product(*options) if sum(count for count, _ in choice) == rest]
    printed_elsewhere = {share.printed.value for share in kinds.fine}
    seen = [c for c in fitting if any(value in printed_elsewhere for _, value in c)]
    best = fitting if len(fitting) == 1 else seen
    if len(best) != 1:
        return ""
    guess = " dan ".join(
        f"{spell(share.printed.value)} % mungkin {spell(value)} % ({count})"
        for share, (count, value) in zip(doubtful, best[0], strict=True)
    )
    return f" Dugaan: {guess}, ada angka yang hilang waktu disalin; jumlahnya lalu tepat {total}."


def _longer(share: Share, *, n_total: int, rule: Rule, decimals: int) -> list[tuple[int, Decimal]]:
    short = f"{share.printed.value:f}"
    found = []
    for count in range(1, n_total + 1):
        value = brought_to(Fraction(100 * count, n_total), decimals=decimals, rule=rule)
        text = f"{value:f}"
        if text != short and (text.startswith(short + ".") or text.endswith(short)):
            found.append((count, value))
    return found


def _say_impossible(kinds: _Sorted, *, decimals: int, whole: Whole) -> list[Finding]:
    doubtful = kinds.impossible
    if whole.n_total and not any(share.count is not None for share in kinds.coarse):
        doubtful += tuple(
            share
            for share in kinds.coarse
            if not any(_fits(share, rule=r, decimals=decimals, whole=whole) for r in ROUNDINGS)
        )
    return [_impossible(share, decimals=decimals, whole=whole) for share in doubtful]


def _impossible(share: Share, *, decimals: int, whole: Whole) -> Finding:
    total = whole.n_total or 0
    value = share.printed.value
    name = f"{share.label}: " if share.label else ""
    if share.count is not None:
        right = brought_to(Fraction(100 * share.count, total), decimals=decimals, rule=Rule.HALF_UP)
        message = (
            f"{name}{spell(share.count)} dari {spell(total)} adalah {spell(right)} %,"
            f" bukan {spell(value)} %."
        )
        return Finding(
            "impossible_percent", share.where, share.printed.printed, f"{spell(right)} %", message
        )
    low = int(value * total / 100)
    near = [
        brought_to(Fraction(100 * count, total), decimals=decimals, rule=Rule.HALF_UP)
        for count in (low, low + 1)
        if count <= total
    ]
    expected = " atau ".join(f"{spell(option)} %" for option in near)
    message = (
        f"{name}{spell(value)} % tidak mungkin dari {spell(total)} {whole.unit}: tidak ada bilangan"
        f" bulat dari {spell(total)} yang menjadi {spell(value, decimals=decimals)} %"
        f" pada {decimals} desimal, dibulatkan maupun dipotong. Yang terdekat {expected}."
    )
    if share in _coarse_reading(share, whole=whole):
        count = _face_counts(share, decimals=decimals, whole=whole)[0]
        exact = spell(Fraction(100 * count, total), decimals=2)
        message += f" Hanya cocok bila dibulatkan ke bilangan bulat ({count}, yaitu {exact} %)."
    return Finding("impossible_percent", share.where, share.printed.printed, expected, message)


def _coarse_reading(share: Share, *, whole: Whole) -> tuple[Share, ...]:
    own = share.printed.decimals
    fits = any(_fits(share, rule=rule, decimals=own, whole=whole) for rule in ROUNDINGS)
    return (share,) if fits and own == 0 else ()


def _say_coarse(coarse: Sequence[Share], *, decimals: int, whole: Whole) -> list[Finding]:
    if not coarse:
        return []
    first, total = coarse[0], whole.n_total
    shown = ", ".join(f"{spell(share.printed.value)} %" for share in coarse)
    expected = f"{decimals} desimal"
    if total and all(share.count is not None for share in coarse):
        rights = [Fraction(100 * (share.count or 0), total) for share in coarse]
        expected = ", ".join(f"{spell(right, decimals=decimals)} %" for right in rights)
    message = (
        f"Jumlah desimal bercampur: {shown} ditulis lebih kasar daripada angka lain"
        f" ({decimals} desimal). Tulis semua dengan {decimals} desimal."
    )
    return [Finding("mixed_decimal", first.where, shown, expected, message)]


def _say_truncated(
    shares: Sequence[Share], kinds: _Sorted, *, decimals: int, whole: Whole
) -> list[Finding]:
    truncated, total = kinds.truncated, whole.n_total
    if not truncated or not total:
        return []
    parts, rights = [], []
    for share in truncated:
        count = _face_counts(share, decimals=decimals, whole=whole)[0]
        right = brought_to(Fraction(100 * count, total), decimals=decimals, rule=Rule.HALF_UP)
        rights.append(f"{spell(right)} %")
        parts.append(f"{spell(share.printed.value)} → {spell(right)} ({count} dari {total})")
    message = f"{len(truncated)} persentase dipotong, bukan dibulatkan: {'; '.join(parts)}."
    explained = not (kinds.impossible or kinds.coarse or kinds.over)
    lost = 100 - sum((share.printed.value for share in shares), Decimal(0))
    if explained and whole.complete and lost > 0:
        message += (
            f" Pemotongan menjelaskan mengapa jumlahnya {spell(100 - lost)} %:"
            f" {spell(lost)} poin hilang karena dipotong, bukan karena data kurang."
        )
    shown = ", ".join(share.printed.printed for share in truncated)
    return [
        Finding("truncation_not_rounding", truncated[0].where, shown, ", ".join(rights), message)
    ]
