"""The page that checks the arithmetic of printed figures: a paragraph, a pasted table or a file."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from serasi.problems import Problem
from serasi.science import tables
from serasi.web.sheets import sheets_of

LARGEST_FILE = 5 * 1024 * 1024


class CheckForm(forms.Form):
    """What is to be checked: words or a file."""

    text = forms.CharField(
        label=_("Tempel kalimat atau tabel"),
        required=False,
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Paragraf siaran pers, atau baris tabel yang disalin dari Excel."),
    )
    file = forms.FileField(
        label=_("atau berkas .xlsx, .csv, .txt"),
        required=False,
    )

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("Berkas lebih dari 5 MB; kirim lembar tabelnya saja."))
        return file

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        if not data.get("text") and not data.get("file"):
            raise forms.ValidationError(_("Tempel kalimat atau pilih berkas dulu."))
        return data


def _check(text: str, file: UploadedFile | None) -> tables.Report:
    if file is not None:
        name, content = file.name or "", file.read()
        if name.lower().endswith(".txt"):
            return tables.check_text(content.decode("utf-8-sig", "replace"))
        return tables.check_sheets(sheets_of(name, content))
    if "\t" in text:
        return tables.check_rows([line.split("\t") for line in text.splitlines()])
    return tables.check_text(text)


@login_required
def check(request: HttpRequest) -> HttpResponse:
    """Show the form, the built-in example, and the findings of what was sent."""
    sent = request.method == "POST"
    form = CheckForm(request.POST, request.FILES) if sent else CheckForm()
    report, refused, checked = None, None, ""
    if sent and form.is_valid():
        checked = form.cleaned_data["text"]
        try:
            report = _check(checked, form.cleaned_data["file"])
        except Problem as problem:
            refused = problem
    elif "contoh" in request.GET:
        checked = tables.EXAMPLE_SENTENCE
        form = CheckForm(initial={"text": checked})
        report = tables.check_text(checked)
    status = 422 if (sent and (refused or form.errors)) else 200
    context = {"form": form, "report": report, "refused": refused, "checked": checked}
    return render(request, "web/tables.html", context, status=status)
