"""Numbers, moments and spans of time as Indonesian officers write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext

NO_BREAK = "\u00a0"
MINUS = "\u2212"
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
PLAIN = {"jam": "%H.%M", "angka": "%d/%m/%Y"}
HOUR = 60
DAY = 24 * HOUR

Number = int | float | Decimal


def no_data() -> str:
    """Return the words for what is not known, which is never 0."""
    return gettext("tidak ada data")


def _marks() -> tuple[str, str]:
    """Return the marks of thousands and decimals in the language of the reader."""
    return (",", ".") if (get_language() or "id").startswith("en") else (".", ",")


def number(value: Number | str | None, *, digits: int | None = None, signed: bool = False) -> str:
    """Write a number with its thousands; without `digits` an integer stays whole.

    >>> number(1384)
    '1.384'
    >>> number(0.744, digits=2)
    '0,74'
    >>> number(-3, signed=True)
    '−3'
    """
    if value is None or value == "":  # a template's unknown name arrives as ""
        return no_data()
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if digits is not None:
        exact = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    thousands, point = _marks()
    plain = f"{abs(exact):,f}".replace(",", " ").replace(".", point).replace(" ", thousands)
    if exact < 0:
        return MINUS + plain
    return f"+{plain}" if signed and exact > 0 else plain


def percent(value: Number | str | None, *, digits: int = 1) -> str:
    """Write a percentage that is given as 0 to 100.

    >>> percent(33.33).replace(NO_BREAK, " ")
    '33,3 %'
    """
    if value is None or value == "":
        return no_data()
    return f"{number(value, digits=digits)}{NO_BREAK}%"


def duration(minutes: int) -> str:
    """Write a span of time in at most two units, coarser the longer it is.

    >>> duration(314).replace(NO_BREAK, " ")
    '5 j 14 mnt'
    >>> duration(4 * DAY + 80).replace(NO_BREAK, " ")
    '4 hari'
    """
    if minutes < HOUR:
        return gettext("%(n)s mnt") % {"n": minutes}
    if minutes < DAY:
        hours, rest = divmod(minutes, HOUR)
        whole = gettext("%(n)s j") % {"n": hours}
        return f"{whole} {gettext('%(n)s mnt') % {'n': rest}}" if rest else whole
    days, rest = divmod(minutes, DAY)
    whole = ngettext("%(n)s hari", "%(n)s hari", days) % {"n": number(days)}
    hours = rest // HOUR
    return f"{whole} {gettext('%(n)s j') % {'n': hours}}" if days < 3 and hours else whole


def _whole_minutes(span: timedelta) -> int:
    return int(span.total_seconds() // HOUR)


def until(due: datetime, *, now: datetime) -> tuple[str, str]:
    """Return the kind of a clock (late, soon, ahead) and its words.

    >>> until(datetime(2026, 11, 25, 3, tzinfo=UTC), now=datetime(2026, 11, 25, 2, 5, tzinfo=UTC))
    ('soon', 'sisa 55 mnt')
    """
    if due < now:
        late = max(1, _whole_minutes(now - due))
        return "late", gettext("lewat %(time)s") % {"time": duration(late)}
    left = _whole_minutes(due - now)
    words = gettext("sisa %(time)s") % {"time": duration(left)}
    return ("soon" if left < HOUR else "ahead"), words


def since(moment: datetime | None, *, now: datetime) -> str:
    """Say how long ago something was, or when, if that is more than a month."""
    if moment is None:
        return no_data()
    minutes = _whole_minutes(now - moment)
    if minutes < 1:
        return gettext("baru saja")
    if minutes < 30 * DAY:
        return gettext("%(time)s lalu") % {"time": duration(minutes)}
    return day(moment)


def _local(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime):
        return timezone.localtime(value if timezone.is_aware(value) else value.replace(tzinfo=UTC))
    return value


def _formats(kind: str) -> str:
    return {
        "pendek": "j M",
        "biasa": "j M Y",
        "panjang": "l, j F Y",
        "bulan": "F Y",
    }[kind]


def day(value: date | datetime | None, kind: str = "biasa") -> str:
    """Write a date (pendek, biasa, panjang, bulan, angka), a time (jam) or both (lengkap).

    >>> day(date(2026, 11, 25), "angka")
    '25/11/2026'
    """
    if not value:
        return no_data()
    local = _local(value)
    if kind == "lengkap" and isinstance(local, datetime):
        offset = local.utcoffset() or timedelta()
        zone = ZONES.get(int(offset.total_seconds() // 3600), "")
        return gettext("%(day)s pukul %(time)s %(zone)s") % {
            "day": date_format(local, _formats("biasa")),
            "time": f"{local:%H.%M}",
            "zone": zone,
        }
    if kind in PLAIN:
        return local.strftime(PLAIN[kind])
    return date_format(local, _formats("biasa" if kind == "lengkap" else kind))


def days(first: date | datetime | None, last: date | datetime | None) -> str:
    """Write the days from the first to the last; what both share is written once.

    >>> days(date(2026, 11, 17), date(2026, 11, 17))
    '17 Nov 2026'
    """
    if not first or not last:
        return day(first or last)
    begins, ends = _local(first), _local(last)
    if day(begins) == day(ends):
        return day(begins)
    if (begins.year, begins.month) == (ends.year, ends.month):
        return f"{begins.day}–{day(ends)}"
    since = day(begins, "pendek" if begins.year == ends.year else "biasa")
    return f"{since} – {day(ends)}"
