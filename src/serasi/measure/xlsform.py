"""The instrument of a wave as an XLSForm, for KoboToolbox and ODK: the same items, codes and order.

Consent comes first and everything else depends on it; what a form cannot know (names, NIK) it has
no field for. Written as rows of three sheets, so that the tests can read them without Excel.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import xlsxwriter

from serasi.measure import instrument
from serasi.measure.models import AgeGroup, Sex, WaveKind
from serasi.measure.slips import LENGTH, SIGNS
from serasi.science.harmony import Instrument, Language, Question

MOST_HOUSEHOLDS, MOST_ADULTS = 999, 30
ASKED = "${persetujuan} = '1'"
WORDS = {
    "place": "Tempat (RT atau desa sampel)",
    "household": "Nomor urut rumah tangga pada daftar tugas",
    "slip": "Kode pada slip untuk responden",
    "gps": "Titik GPS di depan rumah",
    "consent": "Apakah responden bersedia?",
    "no": "Tidak bersedia",
    "yes": "Bersedia",
    "language": "Bahasa wawancara",
    "men": "Berapa laki-laki berumur 17 tahun ke atas atau sudah kawin di rumah tangga ini?",
    "women": "Berapa perempuan berumur 17 tahun ke atas atau sudah kawin di rumah tangga ini?",
    "sex": "Jenis kelamin responden",
    "age_group": "Umur responden",
    "slip_wrong": "Delapan huruf dan angka seperti tertulis pada slip.",
    "household_wrong": "Nomor 1 sampai 999 dari daftar tugas.",
    "adults_wrong": "Laki-laki dan perempuan bersama 1 sampai 30 orang.",
    "items": "Kalimat",
    "sides": "Pertanyaan lain",
}
"""What the enumerator reads, not the respondent; it stays Indonesian in every language."""


@dataclass(frozen=True)
class PlaceChoice:
    """One place of the sample as a choice of the form."""

    code: str
    name: str


@dataclass
class _Form:
    languages: Sequence[Language]
    survey: list[dict[str, str]] = field(default_factory=list)
    choices: list[dict[str, str]] = field(default_factory=list)

    def add(self, kind: str, name: str, said: dict[str, str] | str = "", **more: str) -> None:
        labels = {f"label::{_column(one)}": self._in(said, one.code) for one in self.languages}
        self.survey.append({"type": kind, "name": name, **labels, **more})

    def end(self, kind: str) -> None:
        self.survey.append({"type": f"end_{kind}"})

    def choose(self, listed: str, code: object, said: dict[str, str] | str) -> None:
        labels = {f"label::{_column(one)}": self._in(said, one.code) for one in self.languages}
        self.choices.append({"list_name": listed, "name": str(code), **labels})

    @staticmethod
    def _in(said: dict[str, str] | str, language: str) -> str:
        return said if isinstance(said, str) else said[language]


def _column(language: Language) -> str:
    return f"{language.name} ({language.code})"


def rows_of(
    *, version: str, kind: str, places: Sequence[PlaceChoice], languages: Sequence[str] = ()
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return the rows of the sheets `survey` and `choices`."""
    one = instrument.of(version)
    spoken = [one.languages[code] for code in (languages or tuple(one.languages))]
    form = _Form(spoken)
    _choices(form, one, kind, places)
    _doorstep(form, sampled=bool(places))
    form.add("begin_group", "isi", WORDS["items"], relevant=ASKED)
    _traits(form, sampled=bool(places))
    _items(form, one, kind)
    questions = instrument.questions_asked(version, kind)
    if questions:
        form.add("begin_group", "lain", WORDS["sides"])
        for question in questions:
            _question(form, one, question)
        form.end("group")
    if kind == WaveKind.RESIDUAL:
        form.add("note", "ldp", {code: one.languages[code].ldp for code in one.languages})
    form.end("group")
    return form.survey, form.choices


def _doorstep(form: _Form, *, sampled: bool) -> None:
    """Ask where, whether the respondent agrees, and give the slip; nothing before that."""
    form.add("start", "start")
    form.add("end", "end")
    form.add("username", "username")
    form.add("calculate", "versi", calculation="once('inserasi')")
    if sampled:
        form.add("select_one tempat", "place", WORDS["place"], required="yes")
        form.add(
            "integer", "household", WORDS["household"], required="yes",
            constraint=f". >= 1 and . <= {MOST_HOUSEHOLDS}",
            **_told(form, WORDS["household_wrong"]),
        )  # fmt: skip
    form.add("note", "naskah", {one.code: one.consent for one in form.languages})
    form.add("select_one setuju", "persetujuan", WORDS["consent"], required="yes")
    form.add(
        "text", "slip", WORDS["slip"], required="yes", relevant=ASKED,
        constraint=f"regex(., '^[{SIGNS}]{{{LENGTH // 2}}}-?[{SIGNS}]{{{LENGTH // 2}}}$')",
        **_told(form, WORDS["slip_wrong"]),
    )  # fmt: skip
    form.add("geopoint", "gps", WORDS["gps"], relevant=ASKED)


def _told(form: _Form, words: str) -> dict[str, str]:
    return {f"constraint_message::{_column(one)}": words for one in form.languages}


def _traits(form: _Form, *, sampled: bool) -> None:
    form.add("select_one bahasa", "language", WORDS["language"], required="yes")
    if sampled:
        wrong = _told(form, WORDS["adults_wrong"])
        form.add(
            "integer", "men", WORDS["men"], required="yes",
            constraint=f". >= 0 and . <= {MOST_ADULTS}", **wrong,
        )  # fmt: skip
        both = ". + ${men}"
        form.add(
            "integer", "women", WORDS["women"], required="yes",
            constraint=f". >= 0 and {both} >= 1 and {both} <= {MOST_ADULTS}", **wrong,
        )  # fmt: skip
    form.add("select_one kelamin", "sex", WORDS["sex"], required="yes")
    form.add("select_one umur", "age_group", WORDS["age_group"], required="yes")


def _items(form: _Form, one: Instrument, kind: str) -> None:
    form.add("begin_group", "sikap", {code: said.reading for code, said in one.languages.items()})
    for item in instrument.items_asked(one.version, kind):
        form.add("select_one skala", item.code, _said(one, item.code), required="yes")
    form.end("group")


def _said(one: Instrument, code: str) -> dict[str, str]:
    return {language: said.texts[code] for language, said in one.languages.items()}


def _question(form: _Form, one: Instrument, question: Question) -> None:
    more = {"required": "yes"}
    if question.asks_after is not None:
        before, answer = question.asks_after
        more["relevant"] = f"${{{before}}} = '{answer}'"
    asked = "select_multiple" if question.kind == "many" else "select_one"
    if question.kind == "many":
        alone = " and ".join(
            f"not(selected(., '{code}') and count-selected(.) > 1)" for code in question.missing
        )
        more["constraint"] = alone
    form.add(f"{asked} {_list_of(question)}", question.code, _said(one, question.code), **more)


def _list_of(question: Question) -> str:
    return "percaya" if question.kind == "trust" else f"pilihan_{question.code}"


def _choices(form: _Form, one: Instrument, kind: str, places: Sequence[PlaceChoice]) -> None:
    for place in places:
        form.choose("tempat", place.code, place.name)
    for code, said in (("1", WORDS["yes"]), ("2", WORDS["no"])):
        form.choose("setuju", code, said)
    for language in form.languages:
        mark = "" if language.tested else " – belum diuji"
        form.choose("bahasa", language.code, f"{language.name}{mark}")
    for sex in Sex:
        form.choose("kelamin", sex.value, str(sex.label))
    for group in AgeGroup:
        form.choose("umur", group.value, str(group.label))
    for code in instrument.SCALE:
        form.choose("skala", code, {k: said.scale[code] for k, said in one.languages.items()})
    seen = set()
    for question in instrument.questions_asked(one.version, kind):
        if _list_of(question) not in seen:
            seen.add(_list_of(question))
            _answers(form, one, question)


def _answers(form: _Form, one: Instrument, question: Question) -> None:
    for option in question.options:
        said = str(option) if question.kind == "trust" else _said(one, f"{question.code}.{option}")
        form.choose(_list_of(question), option, said)
    for code, missing in zip((8, 9), question.missing, strict=True):
        said = {k: language.scale[code] for k, language in one.languages.items()}
        form.choose(_list_of(question), missing, said)


def workbook(
    *,
    code: str,
    title: str,
    version: str,
    kind: str,
    places: Sequence[PlaceChoice],
    languages: Sequence[str] = (),
) -> bytes:
    """Return the XLSForm of a wave as an .xlsx file; the same wave gives the same form."""
    survey, choices = rows_of(version=version, kind=kind, places=places, languages=languages)
    for row in survey:
        if row.get("name") == "versi":
            row["calculation"] = f"once('{version}')"
    one = instrument.of(version)
    settings = [
        {
            "form_title": title,
            "form_id": code.lower().replace("-", "_"),
            "version": version,
            "default_language": _column(one.languages["id"]),
        }
    ]
    box = io.BytesIO()
    with xlsxwriter.Workbook(box, {"in_memory": True}) as book:
        for name, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
            sheet = book.add_worksheet(name)
            columns = list(dict.fromkeys(key for row in rows for key in row))
            for at, column in enumerate(columns):
                sheet.write_string(0, at, column)
                for line, row in enumerate(rows, start=1):
                    if row.get(column):
                        sheet.write_string(line, at, row[column])
    return box.getvalue()
