"""The forms of an agreement: its text with obligations in rows, answers, signing, a breach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from serasi.network.models import Agency
from serasi.respond.actions.agreeing import Owing, Text
from serasi.respond.actions.signing import Signer, Signing
from serasi.respond.forms_mediation import area_input, day_input, lines_of, moment_input
from serasi.respond.models import Agreement, Gender, Obligation, PartyAnswer, Signatory

USUAL = (
    _("Kedua pihak menghentikan perselisihan dan saling memaafkan."),
    _("Kedua pihak tidak mengulangi dan tidak mengerahkan massa."),
    _("Kewajiban yang disepakati dipenuhi menurut tenggatnya."),
    _("Kedua pihak tidak memprovokasi, termasuk di media sosial."),
    _("Proses hukum atas tindak pidana tetap berjalan."),
    _("Isi kesepakatan disampaikan kepada warga kedua pihak dalam tujuh hari."),
    _("Kepatuhan dipantau pada H+7, H+30, H+90, dan H+180."),
    _("Pelanggaran dikenai sanksi adat, sosial, atau hukum."),
    _("Perselisihan baru diselesaikan lebih dahulu dengan musyawarah."),
    _("Kesepakatan dibuat tanpa paksaan dan berlaku sejak ditandatangani."),
)
OFFICES = (
    _("Kepala desa/lurah"),
    _("Bhabinkamtibmas"),
    _("Babinsa"),
    _("Camat"),
    _("Kapolsek"),
    _("Danramil"),
    _("FKUB"),
)
ELEMENTS = ("RT/RW", _("tokoh agama"), _("tokoh masyarakat"), _("perempuan"), _("pemuda"))
WITNESSES = 4
ROWS, MORE, MOST_ROWS = 3, 3, 30


class TextForm(forms.Form):
    """The matter and the articles of an agreement."""

    matter = forms.CharField(label=_("Duduk perkara yang disepakati"), widget=area_input(4))
    clauses = forms.CharField(
        label=_("Pasal"), widget=area_input(12), help_text=_("Satu baris satu pasal, berurutan.")
    )
    law_process = forms.CharField(
        label=_("Proses hukum yang tetap berjalan"), required=False, max_length=300
    )
    reason = forms.CharField(label=_("Mengapa naskah diubah"), required=False, max_length=500)

    def __init__(self, data: Any = None, *, changing: bool, **more: Any) -> None:
        super().__init__(data, **more)
        if not changing:
            del self.fields["reason"]


class OwingForm(forms.Form):
    """One obligation in its row; a row without content is left out."""

    who = forms.ChoiceField(label=_("Oleh"), required=False)
    what = forms.CharField(label=_("Kewajiban"), required=False, max_length=240)
    amount = forms.CharField(
        label=_("Jumlah, Rp"), required=False, max_length=24,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    due_on = forms.DateField(
        label=_("Tenggat"), required=False, widget=day_input(),
        help_text=_("Kosong: berlaku terus."),
    )  # fmt: skip
    evidence = forms.CharField(label=_("Bukti"), required=False, max_length=160)

    def __init__(self, data: Any = None, *, owers: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["who"].choices = [("", "–"), *owers]  # type: ignore[attr-defined]

    def clean_amount(self) -> int | None:
        """Return rupiah as a whole number: points part thousands, a comma would part a rupiah."""
        written = re.sub(r"(?i)^rp\.?|[\s.]", "", self.cleaned_data["amount"].strip())
        written = written.removesuffix(",00").removesuffix(",-")
        if not written:
            return None
        if not written.isdecimal():
            raise forms.ValidationError(_("Tulis angka bulat, misalnya 3.450.000."))
        return int(written)

    def owing(self) -> Owing | None:
        """Return the obligation of this row, None where nothing was written."""
        data = self.cleaned_data
        if not any(data.get(key) for key in ("who", "what", "amount", "due_on", "evidence")):
            return None
        side, _sep, key = data["who"].partition(":")
        return Owing(
            what=data["what"],
            letter=key if side == "p" else "",
            agency_id=int(key) if side == "a" else None,
            amount_rp=data["amount"],
            due_on=data["due_on"],
            evidence=data["evidence"],
        )


def owers_of(letters: Iterable[str], agencies: Iterable[Agency]) -> list[tuple[str, str]]:
    """Return who may owe something: the parties, then the agencies of the place."""
    sides = [(f"p:{x}", _now("Pihak %s") % x) for x in letters]
    return [*sides, *((f"a:{agency.pk}", agency.name) for agency in agencies)]


def rows_for(
    data: Mapping[str, str] | None, *, owers: list[tuple[str, str]], held: Iterable[Obligation] = ()
) -> list[OwingForm]:
    """Return the rows of obligations: those written, those held, and some that are free."""
    if data is not None:
        written = str(data.get("rows", ""))
        count = min(int(written), MOST_ROWS) if written.isdecimal() else ROWS
        more = MORE if data.get("do") == "rows" else 0
        bound = [OwingForm(data, owers=owers, prefix=f"o{n}") for n in range(count)]
        free = range(count, min(count + more, MOST_ROWS))
        return [*bound, *(OwingForm(owers=owers, prefix=f"o{n}") for n in free)]
    first = [_initial(one) for one in held]
    first += [{} for _free in range(max(ROWS - len(first), 1))]
    return [OwingForm(owers=owers, prefix=f"o{n}", initial=one) for n, one in enumerate(first)]


def _initial(one: Obligation) -> dict[str, Any]:
    who = f"p:{one.party.letter}" if one.party is not None else f"a:{one.agency_id}"
    amount = "" if one.amount_rp is None else f"{one.amount_rp:,}".replace(",", ".")
    return {
        "who": who, "what": one.what, "amount": amount, "due_on": one.due_on,
        "evidence": one.evidence_asked,
    }  # fmt: skip


def text_from(form: TextForm, rows: Iterable[OwingForm]) -> Text:
    """Return the text that a valid form and its rows tell."""
    data = form.cleaned_data
    return Text(
        matter=data["matter"],
        clauses=lines_of(data["clauses"]),
        obligations=tuple(filter(None, (row.owing() for row in rows))),
        law_process=data["law_process"],
    )


class TextAnswerForm(forms.Form):
    """What a party says of the text after asking its people."""

    letter = forms.ChoiceField(label=_("Pihak"))
    kind = forms.ChoiceField(
        label=_("Jawaban"), choices=PartyAnswer.Kind.choices, widget=forms.RadioSelect()
    )
    at = forms.DateTimeField(label=_("Waktu"), widget=moment_input())
    note = forms.CharField(
        label=_("Keterangan"), required=False, max_length=300,
        help_text=_("Wajib bila keberatan."),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, letters: Iterable[str], now: datetime, **more: Any
    ) -> None:
        super().__init__(data, initial={"at": timezone.localtime(now)}, **more)
        self.fields["letter"].choices = [(x, x) for x in letters]  # type: ignore[attr-defined]


class OfferForm(forms.Form):
    """Since when both sides have the text."""

    offered_at = forms.DateTimeField(
        label=_("Diserahkan kepada kedua pihak"), widget=moment_input()
    )

    def __init__(self, data: Any = None, *, now: datetime, **more: Any) -> None:
        super().__init__(data, initial={"offered_at": timezone.localtime(now)}, **more)


class BreachForm(forms.Form):
    """What broke an agreement, and when."""

    breach = forms.ChoiceField(label=_("Yang terjadi"), choices=Agreement.Breach.choices)
    on = forms.DateField(label=_("Tanggal"), widget=day_input())
    reason = forms.CharField(label=_("Penjelasan"), max_length=500)


class KeptForm(forms.Form):
    """An obligation that was fulfilled, and by what that can be seen."""

    serial = forms.TypedChoiceField(label=_("Kewajiban"), coerce=int)
    on = forms.DateField(label=_("Dipenuhi tanggal"), widget=day_input())
    evidence = forms.CharField(label=_("Bukti"), max_length=500)

    def __init__(
        self, data: Any = None, *, owed: Iterable[Obligation], now: datetime, **more: Any
    ) -> None:
        super().__init__(data, initial={"on": timezone.localdate(now)}, **more)
        choices = [(one.serial, f"{one.serial}. {one.what}"[:90]) for one in owed]
        self.fields["serial"].choices = choices  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why somebody opens what is sealed, or gives a text up."""

    reason = forms.CharField(label=_("Alasan"), max_length=500)


class ScanForm(forms.Form):
    """The scan of the signed paper."""

    file = forms.FileField(
        label=_("Pindaian"), help_text=_("PDF atau foto, paling besar 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,image/*"}),
    )  # fmt: skip


class SignForm(forms.Form):
    """When and where an agreement was signed; names are sealed."""

    at = forms.DateTimeField(label=_("Ditandatangani"), widget=moment_input())
    place = forms.CharField(label=_("Tempat"), max_length=160)

    def __init__(
        self, data: Any = None, *, letters: Iterable[str], now: datetime, **more: Any
    ) -> None:
        super().__init__(data, initial={"at": timezone.localtime(now)}, **more)
        self.letters = list(letters)
        for x in self.letters:
            self.fields[f"name_{x}"] = forms.CharField(
                label=_now("Nama wakil Pihak %s") % x, max_length=200,
                help_text=_("Dengan umur, pekerjaan, alamat, surat kuasa. Disegel."),
            )  # fmt: skip
            self.fields[f"gender_{x}"] = _gender(_now("L/P Pihak %s") % x)
        for n in range(1, WITNESSES + 1):
            self.fields[f"witness_{n}"] = forms.CharField(
                label=_now("Nama saksi %d") % n, max_length=200, required=n == 1,
                help_text=_("Disegel."),
            )  # fmt: skip
            self.fields[f"unsur_{n}"] = forms.ChoiceField(
                label=_now("Unsur saksi %d") % n, required=False,
                choices=[("", "–"), *((e, e) for e in ELEMENTS)],
            )  # fmt: skip
            self.fields[f"wgender_{n}"] = _gender(_now("L/P saksi %d") % n)
        self.fields["officials"] = forms.MultipleChoiceField(
            label=_("Mengetahui"), required=False, widget=forms.CheckboxSelectMultiple(),
            choices=[(o, o) for o in OFFICES],
        )  # fmt: skip

    def first(self) -> list[forms.BoundField]:
        """Return the fields of when and where."""
        return [self["at"], self["place"]]

    def signers(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields of each who signs, under a legend."""
        found = [
            (_now("Pihak %s") % x, [self[f"name_{x}"], self[f"gender_{x}"]]) for x in self.letters
        ]
        for n in range(1, WITNESSES + 1):
            keys = (f"witness_{n}", f"unsur_{n}", f"wgender_{n}")
            found.append((_now("Saksi %d") % n, [self[key] for key in keys]))
        return found

    def signing(self) -> Signing:
        """Return the signing that the form tells of."""
        data = self.cleaned_data
        signers = [
            Signer(Signatory.Kind.PARTY, data[f"name_{x}"], x, gender=data[f"gender_{x}"])
            for x in self.letters
        ]
        signers += [
            Signer(
                Signatory.Kind.WITNESS, data[f"witness_{n}"], office=data[f"unsur_{n}"],
                gender=data[f"wgender_{n}"],
            )
            for n in range(1, WITNESSES + 1)
            if data[f"witness_{n}"].strip()
        ]  # fmt: skip
        signers += [Signer(Signatory.Kind.OFFICIAL, office=o) for o in data["officials"]]
        return Signing(data["at"], data["place"], tuple(signers))


def _gender(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", "–"), *Gender.choices])
