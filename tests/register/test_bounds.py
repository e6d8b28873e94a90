"""What is asked beyond all bounds: years that never were, and the head of a file."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime

import pytest

from serasi.register.exports import Sheet, as_csv


@pytest.mark.parametrize("page", ["/tabel/", "/linimasa/", "/peta/"])
@pytest.mark.parametrize(
    "span", ["dari=0001-01-01&sampai=9999-12-31", "dari=9999-12-31", "sampai=0001-01-01"]
)
def test_a_span_of_ten_thousand_years_is_answered_and_not_counted_through(house, page, span):
    answer = house.client("rini").get(f"{page}?{span}")
    assert answer.status_code == 200
    body = answer.content.decode()
    told = re.sub(r'<div class="notice.*?</div></div>', "", body.split("<main")[1], flags=re.DOTALL)
    assert "9999" not in re.sub(r'(?:href|data-[a-z-]+)="[^"]*"', "", told)


def test_the_head_of_a_file_keeps_each_fact_on_its_line_whatever_it_says():
    words = 'q "=1+1"\r\n# Jumlah baris: 0, lalu;'
    sheet = Sheet("Isi", ["a"], [["=2+3"]], words, datetime(2026, 11, 25, tzinfo=UTC), "Rini")
    file = as_csv(sheet).file
    text = b"".join(iter(lambda: file.read(1 << 16), b"")).decode()
    lines = list(csv.reader(io.StringIO(text)))
    heads = [row[0] for row in lines if row and row[0].startswith("#")]
    assert [head.split(":")[0] for head in heads].count("# Jumlah baris") == 1
    assert any(head.startswith('# Saringan: q "=1+1" # Jumlah') for head in heads)
    assert all(len(row) == 1 for row in lines)
    assert ["'=2+3"] in lines


@pytest.mark.parametrize("page", ["/tabel/", "/linimasa/", "/peta/"])
def test_what_a_count_does_not_know_is_said(house, page):
    body = house.client("rini").get(f"{page}?dari=31/02/2026&jenis=<b>&wilayah=99").content.decode()
    notice = body.split('role="alert"')[1].split("</div></div>")[0]
    assert "31/02/2026" in notice
    assert "&lt;b&gt;" in notice
    assert "99" in notice
