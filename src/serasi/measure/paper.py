"""The paper form of a wave as plain data for the room of documents."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from serasi.measure import instrument
from serasi.measure.models import AgeGroup, Sex, Wave
from serasi.science.harmony import Language, Question


def form_data(row: Wave, *, agency: str, contact: str, language: str = "id") -> dict[str, Any]:
    """Return everything that stands on the paper form of a wave, in Indonesian around the text."""
    with override("id"):
        return _form_data(row, agency=agency, contact=contact, language=language)


def _form_data(row: Wave, *, agency: str, contact: str, language: str) -> dict[str, Any]:
    one = instrument.of(row.instrument)
    said = one.languages[language]
    return {
        "code": row.code,
        "title": row.title,
        "version": row.instrument,
        "place": row.area.name,
        "agency": agency,
        "contact": contact,
        "consent": said.consent,
        "reading": said.reading,
        "scale": [[str(code), words] for code, words in said.scale.items()],
        "sexes": [[value, str(label)] for value, label in Sex.choices],
        "ages": [[value, str(label)] for value, label in AgeGroup.choices],
        "items": [
            [item.code, said.texts[item.code]]
            for item in instrument.items_asked(row.instrument, row.kind)
        ],
        "questions": [
            _question(question, said)
            for question in instrument.questions_asked(row.instrument, row.kind)
        ],
        "ldp": said.ldp if row.kind == "residual" else "",
        "words": _words(said),
    }


def _question(question: Question, said: Language) -> dict[str, Any]:
    options = [[str(n), said.texts.get(f"{question.code}.{n}", str(n))] for n in question.options]
    options += [
        [str(code), said.scale[scale]]
        for scale, code in zip(instrument.MISSING, question.missing, strict=True)
    ]
    after = ""
    if question.asks_after is not None:
        before, answer = question.asks_after
        after = _("hanya bila %(before)s dijawab %(answer)s") % {
            "before": before,
            "answer": said.texts[f"{before}.{answer}"],
        }
    return {
        "code": question.code,
        "words": said.texts[question.code],
        "options": options,
        "after": after,
    }


def _words(said: Language) -> dict[str, str]:
    return {
        "version": _("instrumen"),
        "no_name": said.note or _("tanpa nama, tanpa NIK"),
        "slip": _("Kode slip"),
        "consent_first": _("Bacakan dulu."),
        "yes": _("Bersedia"),
        "no": _("Tidak bersedia"),
        "stop_if_no": _("Bila tidak bersedia, berhenti di sini."),
        "area": _("Tempat (RT sampel)"),
        "household": _("Rumah tangga nomor"),
        "interviewer": _("Kode pewawancara"),
        "start": _("Mulai"),
        "end": _("Selesai"),
        "adults": _("Orang 17 tahun ke atas atau sudah kawin"),
        "men": _("laki-laki"),
        "women": _("perempuan"),
        "sex": _("Kelamin"),
        "age": _("Umur"),
        "others": _("Pertanyaan lain"),
        "cut": _("Gunting di sini; bagian bawah untuk responden."),
        "slip_title": _("Simpan slip ini"),
        "slip_text": _(
            "Bapak/Ibu boleh menarik jawaban kapan saja tanpa alasan dan tanpa akibat. Sebutkan"
            " kodenya; jawaban dimusnahkan, juga sesudah hasil diumumkan. Kode ini tidak memuat"
            " nama. Survei ini tidak memengaruhi bantuan sosial."
        ),
        "slip_to": _("Hubungi:"),
    }
