"""Builds one event from the cells of one row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from serasi.collect.recap.fields import HURT, Field
from serasi.collect.recap.grid import Grid, GridRow, Value, as_text
from serasi.collect.recap.layout import Layout
from serasi.collect.recap.ledger import Ledger
from serasi.collect.recap.moments import Moment, Period, read_clock, read_moment, read_period
from serasi.collect.recap.money import read_rupiah
from serasi.collect.recap.places import AreaWords, Resolver, bare_name, from_text, read_code
from serasi.collect.recap.quantities import Quantity, Role, read_count, read_roles
from serasi.collect.recap.rows import Flag, RecapRow
from serasi.collect.recap.triggers import read_trigger

_DITTO = re.compile(
    r"[\"”“〃'’\s-]{1,6}|s\.?\s?d\.?\s?a\.?|idem|ditto|sama|sda|- ?\W ?-", re.IGNORECASE
)
_REPEATED: frozenset[Field] = frozenset(
    {"date", "month", "year", "village", "district", "regency", "place", "trigger"}
)
_COUNTED: dict[Role, Field] = {
    "deaths": "deaths",
    "injured_heavy": "injured_heavy",
    "injured_light": "injured_light",
    "injured": "injured",
    "kk": "displaced_kk",
    "people": "displaced_people",
}
_SMALLEST_LOSS = 1_000
_FORMULA = re.compile(r"[=@]|[+\-](?=[^\n]{0,200}[(|!])|\t|\r")
_PLAIN_AT = re.compile(r"[+\-±]\s?[\d/]")


@dataclass(frozen=True, slots=True)
class Carried:
    """What headings above the row say for the rows below them."""

    area: AreaWords = AreaWords()
    trigger: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What every row of a table is built with."""

    grid: Grid
    layout: Layout
    ledger: Ledger
    resolve: Resolver
    today: date | None
    merged: dict[tuple[int, int], tuple[int, int]]


class _Reader:
    """Reads the cells of one row and gathers its flags."""

    def __init__(self, row: GridRow, desk: Desk, previous: GridRow | None) -> None:
        self.row, self.desk, self.previous = row, desk, previous
        self.flags: list[Flag] = []
        self.ranges: list[tuple[str, int, int]] = []

    def flag(self, kind: str, field: str, written: Value = None) -> None:
        self.flags.append(Flag(kind, field, as_text(written)[:200]))

    def cells(self, field: Field) -> list[Value]:
        """Return the filled cells of a field, repeated marks and merged cells resolved."""
        found: list[Value] = []
        for column in self.desk.layout.of(field):
            value = self.row.at(column.number)
            unread = self.desk.grid.unread.get((self.row.number, column.number))
            if value is None and unread is not None:
                error = unread.startswith("galat")
                self.flags.append(Flag("cell_error" if error else "formula_unread", field, unread))
                continue
            if field in _REPEATED:
                value = self._repeated(field, column.number, value)
            if value is not None:
                found.append(value)
        return found

    def text(self, field: Field) -> str | None:
        parts = [as_text(value) for value in self.cells(field)]
        return "\n".join(dict.fromkeys(parts)) or None

    def _repeated(self, field: Field, column: int, value: Value) -> Value:
        above: Value = None
        if value is None:
            place = self.desk.merged.get((self.row.number, column))
            if place is not None:
                above = self.desk.grid.rows[place[0] - 1].at(place[1])
        elif isinstance(value, str) and _DITTO.fullmatch(value) and value.strip() not in {"-", "–"}:
            above = self.previous.at(column) if self.previous else None
        if above is not None:
            self.flag("carried", field, above)
            return above
        return value


def build_row(row: GridRow, desk: Desk, *, carried: Carried, previous: GridRow | None) -> RecapRow:
    """Read one event row."""
    reader = _Reader(row, desk, previous)
    start, end, clock = _when(reader)
    trigger, trigger_text = _trigger(reader, carried)
    narrative = reader.text("narrative")
    area = _area(reader, carried, narrative)
    code = _code(reader, area)
    counts = _counts(reader)
    texts = {name: reader.text(name) for name in _TEXTS}
    loss_rp = _loss(reader)
    _flag_formulas(reader)
    return RecapRow(
        sheet=desk.grid.name,
        row=row.number,
        code=code,
        area=area,
        event_date=start,
        event_end=end,
        event_time=clock,
        trigger=trigger,
        trigger_text=trigger_text,
        deaths=counts.get("deaths"),
        injured_heavy=counts.get("injured_heavy"),
        injured_light=counts.get("injured_light"),
        injured=counts.get("injured"),
        displaced_kk=counts.get("displaced_kk"),
        displaced_people=counts.get("displaced_people"),
        loss_rp=loss_rp,
        hidden=row.hidden or desk.grid.hidden,
        narrative=narrative,
        damage=texts["damage"],
        actors=texts["actors"],
        action=texts["action"],
        status=texts["status"],
        source=texts["source"],
        remark=texts["remark"],
        ranges=tuple(reader.ranges),
        flags=tuple(dict.fromkeys(reader.flags)),
        written=_written(row, desk.layout),
    )


_TEXTS: tuple[Field, ...] = ("damage", "actors", "action", "status", "source", "remark")


def _written(row: GridRow, layout: Layout) -> tuple[tuple[str, str], ...]:
    return tuple(
        (column.title, as_text(row.at(column.number)))
        for column in layout.header.columns
        if row.at(column.number) is not None and column.field != "number"
    )


def _when(reader: _Reader) -> tuple[date | None, date | None, time | None]:
    layout = reader.desk.layout
    moment = _moment(reader, "date")
    end = moment.end
    until = _moment(reader, "date_end", missing_is_flag=False)
    if until.start is not None and moment.start is not None:
        if until.start < moment.start:
            reader.flag("date_impossible", "date_end", until.start)
        elif until.start > moment.start:
            end = until.start
    clock = moment.clock
    times = reader.cells("time")
    if times:
        clock = read_clock(times[0]) or clock
        if clock is None and str(times[0]).strip() not in {"-", "–"}:
            reader.flag("time_unread", "time", times[0])
    start, today = moment.start, reader.desk.today
    if start is not None and today is not None and start > today:
        reader.flag("date_future", "date", start)
    if start is not None and layout.period.year not in {None, start.year}:
        reader.flag("date_outside_period", "date", start)
    return start, end, clock


def _moment(reader: _Reader, field: Field, *, missing_is_flag: bool = True) -> Moment:
    layout = reader.desk.layout
    period = _row_period(reader)
    cells = reader.cells(field) or (reader.cells("month") if missing_is_flag else [])
    if not cells:
        if missing_is_flag:
            reader.flag("date_missing", field)
        return Moment()
    value = cells[0]
    if layout.swapped and isinstance(value, date) and value.day <= 12:
        value = value.replace(month=value.day, day=value.month)
    moment = read_moment(value, order=layout.day_order, period=period)
    if moment.flag is not None and (moment.flag != "date_missing" or missing_is_flag):
        reader.flag(moment.flag, field, value)
    return moment


def _row_period(reader: _Reader) -> Period:
    """Return year and month from the row's own columns, else from titles and headings."""
    period = reader.desk.layout.period
    for value in reader.cells("month"):
        named = read_period(as_text(value))
        number = value if isinstance(value, int) and value in range(1, 13) else None
        period = Period(named.year or period.year, named.month or number or period.month)
    for value in reader.cells("year"):
        period = replace(period, year=read_period(as_text(value)).year or period.year)
    return period


def _trigger(reader: _Reader, carried: Carried) -> tuple[str | None, str | None]:
    cells = reader.cells("trigger")
    if not cells:
        if carried.trigger is not None:
            reader.flag("carried", "trigger", carried.trigger)
        return carried.trigger, None
    read = next((code for code in map(read_trigger, cells) if code is not None), None)
    written = "\n".join(as_text(value) for value in cells)
    if read is None and written.strip() not in {"-", "–"}:
        reader.flag("trigger_unread", "trigger", written)
    return read, written


def _area(reader: _Reader, carried: Carried, narrative: str | None) -> AreaWords:
    free = "\n".join(dict.fromkeys(as_text(value) for value in reader.cells("place")))
    words = _split_place(reader, free) if free else AreaWords()
    code = next((read_code(as_text(v)) for v in reader.cells("area_code")), None)
    own = AreaWords(
        village=_name(reader, "village") or words.village,
        district=_name(reader, "district") or words.district,
        regency=_name(reader, "regency") or words.regency,
        code=code,
        free=words.free,
    )
    if not (own.village or own.district or own.code or own.free):
        dated = "\n".join(value for value in reader.cells("date") if isinstance(value, str))
        told = from_text(f"{dated}\n{narrative or ''}")
        if told.village or told.district:
            reader.flag("place_from_narrative", "place", told.village or told.district)
            own = replace(told, regency=own.regency or told.regency, free=None)
    if own.code is not None:
        return own
    return _under(own, carried.area)


def _code(reader: _Reader, area: AreaWords) -> str | None:
    code = reader.desk.resolve(area) if area else None
    if code is None:
        reader.flag("place_unresolved", "place", area.free or area.village or area.district)
    return code


def _under(own: AreaWords, above: AreaWords) -> AreaWords:
    """Complete the words of a row by its headings, never by one that stands lower."""
    same_regency = own.regency is None or own.regency == above.regency
    if own.district is not None or not same_regency:
        return replace(own, regency=own.regency or above.regency)
    village = own.village or (above.village if own.free is None else None)
    return replace(own, village=village, district=above.district, regency=above.regency)


def _split_place(reader: _Reader, free: str) -> AreaWords:
    """Read "Mulyorejo, Silo" as village and district where no word names the levels."""
    words = from_text(free)
    if words.village or words.district or words.regency:
        return words
    parts = [part.strip(" .") for part in re.split(r"[,/;\n]| - ", free) if part.strip(" .")]
    titles = " ".join(column.key for column in reader.desk.layout.of("place"))
    plain = len(parts) == 2 and not any(re.search(r"\d", part) or len(part) > 40 for part in parts)
    if plain and not re.search(r"\bkec\w*\b.*\bdesa\b", titles):
        return replace(words, village=parts[0], district=parts[1])
    if plain:
        return replace(words, village=parts[1], district=parts[0])
    return words


def _name(reader: _Reader, level: Field) -> str | None:
    cells = reader.cells(level)
    return bare_name(as_text(cells[0]), level=level) if cells else None


def _counts(reader: _Reader) -> dict[str, int | None]:
    gathered: dict[str, list[Quantity]] = {}
    own: tuple[Field, ...] = (
        "deaths",
        "injured_heavy",
        "injured_light",
        "injured",
        "displaced_kk",
        "displaced_people",
    )
    for field in own:
        for value in reader.cells(field):
            for target, quantity in _own_count(field, value):
                gathered.setdefault(target, []).append(quantity)
    _combined(reader, "casualties", gathered)
    _combined(reader, "displaced", gathered)
    return {field: _sum(reader, field, found) for field, found in gathered.items()}


def _own_count(field: Field, value: Value) -> Iterable[tuple[Field, Quantity]]:
    """Read a cell under its own title; a cell that names several kinds is shared out."""
    roles = {_COUNTED[role]: quantity for role, quantity in read_roles(value).items()}
    displaced = {"displaced_kk", "displaced_people"}
    family = displaced if field in displaced else set(_COUNTED.values()) - displaced
    roles = {target: quantity for target, quantity in roles.items() if target in family}
    if len(roles) > 1 or (roles and field not in roles and "injured" not in roles):
        return roles.items()
    return [(field, roles.get(field) or read_count(value))]


def _combined(reader: _Reader, field: Field, gathered: dict[str, list[Quantity]]) -> None:
    for value in reader.cells(field):
        roles = {_COUNTED[role]: quantity for role, quantity in read_roles(value).items()}
        if not roles:
            roles = _unnamed(reader, field, value)
        for target, quantity in roles.items():
            if target not in gathered or field == "casualties":
                gathered.setdefault(target, []).append(quantity)


def _unnamed(reader: _Reader, field: Field, value: Value) -> dict[Field, Quantity]:
    """Read a number that does not say whom it counts."""
    text = as_text(value)
    if field == "casualties":
        listed = _listed(reader, text)
        if listed:
            return listed
    pair = re.fullmatch(r"\s*(\d{1,5})\s*[/;&]\s*(\d{1,6})\s*", text)
    if field == "displaced" and pair is not None:
        kk, people = int(pair[1]), int(pair[2])
        return {"displaced_kk": Quantity(kk, kk), "displaced_people": Quantity(people, people)}
    quantity = read_count(value)
    if field == "displaced":
        if quantity.low == 0:
            return {"displaced_kk": quantity, "displaced_people": quantity}
        return {_displaced_unit(reader): quantity}
    if quantity.low == 0:
        return dict.fromkeys(("deaths", "injured_heavy", "injured_light"), quantity)
    if quantity.low is not None:
        reader.flag("unspecified", field, value)
    elif quantity.flag is not None:
        reader.flag(quantity.flag, field, value)
    return {}


def _listed(reader: _Reader, text: str) -> dict[Field, Quantity]:
    """Read "1/2/3" by the order in which the column's title names the kinds of casualties."""
    parts = [part.strip() for part in re.split(r"[/;]", text)]
    title = reader.desk.layout.of("casualties")[0].key
    places = {field: pattern.search(title) for field, pattern in HURT.items()}
    order = sorted((match.start(), field) for field, match in places.items() if match)
    if len(parts) < 2 or len(parts) != len(order):
        return {}
    return {field: read_count(part) for (_at, field), part in zip(order, parts, strict=True)}


def _displaced_unit(reader: _Reader) -> Field:
    column = reader.desk.layout.of("displaced")[0]
    choice = reader.desk.ledger.take(
        f"displaced_unit:{column.key}",
        where=f"{reader.desk.grid.name}, kolom {column.title}",
        what="Angka pengungsi tanpa satuan dihitung sebagai ini.",
        default="people",
        allowed=("people", "kk"),
    )
    return "displaced_kk" if choice == "kk" else "displaced_people"


def _loss(reader: _Reader) -> int | None:
    found = []
    for column in reader.desk.layout.of("loss_rp"):
        value = reader.row.at(column.number)
        if value is not None:
            found.append(read_rupiah(value, scale=reader.desk.layout.scales[column.number]))
    reader.cells("loss_rp")
    total = _sum(reader, "loss_rp", found)
    if total is not None and 0 < total < _SMALLEST_LOSS:
        reader.flag("small", "loss_rp", total)
    return total


def _sum(reader: _Reader, field: str, found: list[Quantity]) -> int | None:
    settled = [_settled(reader, field, quantity) for quantity in found]
    lows = [quantity.low for quantity in settled if quantity.low is not None]
    if not lows:
        return None
    highs = [quantity.high or quantity.low or 0 for quantity in settled]
    if sum(highs) != sum(lows):
        reader.ranges.append((field, sum(lows), sum(highs)))
    return sum(lows)


def _settled(reader: _Reader, field: str, quantity: Quantity) -> Quantity:
    if quantity.flag == "dash":
        choice = reader.desk.ledger.take(
            "dash",
            where="kolom angka",
            what="Tanda hubung (-) di kolom korban, pengungsi, dan kerugian berarti ini.",
            default="none",
            allowed=("none", "zero"),
        )
        return quantity if choice == "zero" else Quantity()
    if quantity.flag is not None:
        reader.flag(quantity.flag, field)
    return quantity


def _flag_formulas(reader: _Reader) -> None:
    for column in reader.desk.layout.header.columns:
        value = reader.row.at(column.number)
        if isinstance(value, str) and _FORMULA.match(value) and not _PLAIN_AT.match(value):
            reader.flag("formula_text", column.field or "ignore", value)
