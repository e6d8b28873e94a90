"""Whatever a cell or a file holds, a book is read or refused in a sentence."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.collect.recap import read_recap, recap_json
from serasi.collect.recap.grid import plain
from serasi.collect.recap.moments import read_clock, read_moment
from serasi.collect.recap.money import read_rupiah
from serasi.collect.recap.quantities import read_count, read_roles
from serasi.collect.recap.triggers import read_trigger
from serasi.problems import Problem
from tests.collect.recap.books import HEADER, book, messy, sheet

FRAGMENTS = """12 1.250 ± belasan s.d. - / Mei 2024 31/02/2024 org MD LB nihil Rp 15 jt M KK jiwa
( ) dua puluh JUMLAH KECAMATAN SILO Ds. Pace = @ + , ; : 19.30 WIB T3 SARA lahan '" 45372"""
letters = st.text(st.characters(blacklist_categories=("Cc", "Cs")), max_size=40)
texts = st.one_of(letters, st.lists(st.sampled_from(FRAGMENTS.split()), max_size=8).map(" ".join))
values = st.one_of(
    texts,
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.none(),
)


@settings(max_examples=400, deadline=None)
@given(values)
def test_no_cell_breaks_a_reader(value):
    cell = plain(value)
    moment = read_moment(cell)
    assert moment.end is None or (moment.start is not None and moment.end >= moment.start)
    clock = read_clock(cell)
    assert clock is None or isinstance(clock, time)
    for quantity in (read_count(cell), read_rupiah(cell), *read_roles(cell).values()):
        assert quantity.low is None or quantity.low >= 0
        assert quantity.high is None or quantity.low is not None
    assert read_trigger(cell) in {None, *(f"T{n}" for n in range(1, 9))}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(texts, min_size=1, max_size=11), max_size=12))
def test_any_rows_below_a_header_are_each_read_or_skipped(rows):
    lines = [HEADER, *rows]
    raw = "\r\n".join(
        ";".join('"' + str(cell).replace('"', '""') + '"' for cell in line) for line in lines
    )
    recap = read_recap(raw.encode("utf-8", "replace"))
    told = [r.row for r in recap.rows] + [s.row for s in recap.skipped]
    assert len(told) == len(set(told))
    filled = [n for n, line in enumerate(lines, 1) if any(plain(cell) for cell in line)]
    assert set(filled) <= set(told)
    recap_json(recap)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_arbitrary_bytes_are_refused_never_a_crash(raw):
    try:
        read_recap(raw)
    except Problem as problem:
        assert problem.code.startswith("S33")


def test_every_cut_of_a_book_is_refused():
    whole = book(messy)
    codes = set()
    for cut in range(4, len(whole) - 1, 61):
        try:
            read_recap(whole[:cut])
        except Problem as problem:
            codes.add(problem.code)
    assert codes == {"S333"}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dates(date(2015, 1, 1), date(2029, 12, 31)),
            st.sampled_from(["Pace", "Garahan", "Mulyorejo"]),
            st.integers(0, 30),
            st.sampled_from(["{:%d/%m/%Y}", "{:%d-%m-%y}", "{:%d.%m.%Y}", "{:%Y-%m-%d}"]),
        ),
        min_size=1,
        max_size=15,
    )
)
def test_dates_and_counts_survive_every_way_of_writing_them(events):
    rows = [
        [n, style.format(day), place, "Silo", f"Keributan {n}", "SARA", f"{deaths} (orang)", 0, 0]
        for n, (day, place, deaths, style) in enumerate(events, 1)
    ]
    found = read_recap(sheet([HEADER, *rows])).rows
    assert [(r.event_date, r.deaths) for r in found] == [(e[0], e[2]) for e in events]


def test_a_stored_midnight_is_no_time():
    assert read_moment(datetime.fromisoformat("2024-03-12")).clock is None
    assert read_moment(datetime.fromisoformat("2024-03-12T19:30")).clock == time(19, 30)


def rebuilt(change):
    """Return the messy book with its parts changed."""
    box = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(messy))) as old, zipfile.ZipFile(box, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return box.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("xl/sharedStrings.xml", rb'uniqueCount="\d+"', b'uniqueCount="99999999999"', "S333"),
        ("xl/styles.xml", rb'<cellXfs count="\d+"', b'<cellXfs count = "9999999999"', "S333"),
        ("xl/worksheets/sheet1.xml", rb'r="B8"', b'r="xfd1048576"', "S335"),
        ("xl/worksheets/sheet1.xml", rb'r="B8"', b'r="BBBB8"', "S333"),
        ("xl/worksheets/sheet1.xml", rb'r="B8"', b'r="XFD8"', "S334"),
        ("xl/worksheets/sheet1.xml", rb'<row r="8"', b'<row r="1048576"', "S335"),
        ("xl/workbook.xml", rb"UTF-8", b"YTF-8", "S333"),
        ("xl/workbook.xml", rb"<sheets>", b"<sheets", "S333"),
    ],
)
def test_a_book_that_lies_about_its_size_is_refused_before_it_is_laid_out(part, old, new, code):
    def change(name, content):
        if name != part:
            return content
        changed = re.sub(old, new, content, count=1)
        if "row r" in new.decode():
            changed = re.sub(rb'<c r="[A-Z]8"', b"<c", changed)
        assert changed != content
        return changed

    with pytest.raises(Problem) as refused:
        read_recap(rebuilt(change))
    assert refused.value.code == code


def test_styled_cells_without_content_do_not_widen_a_sheet():
    def far(name, content):
        styled = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
        return content.replace(b"</sheetData>", styled) if "sheet1" in name else content

    assert len(read_recap(rebuilt(far)).rows) == 6
