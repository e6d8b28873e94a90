"""The tags and filters that all templates share: `{% load serasi %}`."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Paginator
from django.forms import BoundField, CheckboxInput, FileInput, Textarea
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from serasi.network.parts import parts_of
from serasi.web.templatetags import marked, wording
from serasi.web.templatetags.wording import Number

register = template.Library()

LEVELS = (
    (_("Hijau"), _("Kondusif")),
    (_("Kuning"), _("Waspada")),
    (_("Oranye"), _("Siaga")),
    (_("Merah"), _("Awas")),
)
NAV_ICONS = {
    "": "today",
    "antrean": "queue",
    "hak-saya": "eye",
    "jejak": "eye",
    "jaringan": "people",
    "kasus": "case",
    "kesepakatan": "checks",
    "keserasian": "harmony",
    "kewajiban": "checks",
    "lapor": "write",
    "laporan-saya": "paper",
    "linimasa": "meet",
    "masuk-data": "upload",
    "pemulihan": "harmony",
    "periksa-tabel": "check",
    "perkara": "case",
    "peristiwa": "case",
    "peta": "pin",
    "rapat": "meet",
    "sampah": "undo",
    "siaga": "alert",
    "tabel": "filter",
    "undangan": "people",
    "warga": "people",
}


def _use(symbol: str) -> str:
    return f"{static('icons.svg')}#{symbol}"


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """Draw an icon; it says nothing by itself, so words stand beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', _use(f"i-{name}")
    )


@register.filter
def nav_icon(entry: dict[str, Any]) -> str:
    """Choose the icon of a navigation entry: its own, else that of the first word of its url."""
    word = str(entry["url"]).strip("/").split("/")[0]
    return str(entry.get("icon") or NAV_ICONS.get(word, "open"))


@register.simple_tag
def level(value: int | None, short: str = "") -> SafeString | str:
    """Show an alert level by shape, word and colour; `short` leaves the second word out."""
    if value is None or value == "":
        return wording.no_data()
    word, state = LEVELS[value]
    second = "" if short else format_html(" <em>{}</em>", state)
    return format_html(
        '<span class="level level-{}"><svg aria-hidden="true"><use href="{}"/></svg>{}{}</span>',
        value,
        _use(f"level-{value}"),
        word,
        second,
    )


@register.simple_tag
def shape(value: int) -> SafeString:
    """Draw the shape of a level alone, where its word stands beside it."""
    return format_html(
        '<svg class="shape shape-{}" aria-hidden="true"><use href="{}"/></svg>',
        value,
        _use(f"level-{value}"),
    )


@register.simple_tag
def priority(value: int | str | None) -> SafeString | str:
    """Show a priority: 1 to 4, or "P1" to "P4"."""
    if value is None or value == "":
        return ""
    rank = str(value).upper().removeprefix("P")
    return format_html(
        '<span class="prio prio-{}"><span class="vh">{} </span>P{}</span>',
        rank,
        gettext("Prioritas"),
        rank,
    )


@register.simple_tag
def clock(
    due: datetime | None, now: datetime | None = None, done: datetime | None = None
) -> SafeString | str:
    """Show what is left until `due`, how long it is past, or when it was done."""
    if done:  # a name that the template lacks arrives as ""
        words = gettext("selesai %(time)s") % {"time": moment_of(done, now=now or timezone.now())}
        return _clock("done", "check", words, done)
    if not due:
        return format_html('<span class="clock clock-done">{}</span>', gettext("tanpa tenggat"))
    kind, words = wording.until(due, now=now or timezone.now())
    return _clock(kind, "clock", words, due)


def _clock(kind: str, drawing: str, words: str, moment: datetime) -> SafeString:
    return format_html(
        '<time class="clock{}" datetime="{}" title="{}">{}{}</time>',
        "" if kind == "ahead" else f" clock-{kind}",
        moment.isoformat(timespec="minutes"),
        wording.day(moment, "lengkap"),
        icon(drawing),
        words,
    )


def moment_of(value: datetime, *, now: datetime) -> str:
    """Write a moment as short as it stays clear: the time today, else the day, else the date."""
    local, today = timezone.localtime(value), timezone.localtime(now)
    if local.date() == today.date():
        return wording.day(value, "jam")
    kind = "pendek" if local.year == today.year else "biasa"
    return f"{wording.day(value, kind)}, {wording.day(value, 'jam')}"


@register.simple_tag
def moment(value: datetime | None, now: datetime | None = None) -> SafeString | str:
    """Show a moment: "07.58" today, "24 Nov, 16.12" before."""
    if not value:
        return wording.no_data()
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        value.isoformat(timespec="minutes"),
        wording.day(value, "lengkap"),
        moment_of(value, now=now or timezone.now()),
    )


@register.simple_tag
def since(value: datetime | None, now: datetime | None = None) -> SafeString | str:
    """Show how long ago: "22 mnt lalu"."""
    if not value:
        return wording.no_data()
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        value.isoformat(timespec="minutes"),
        wording.day(value, "lengkap"),
        wording.since(value, now=now or timezone.now()),
    )


@register.filter
def tanggal(value: date | datetime | None, kind: str = "biasa") -> str:
    """Write a date: pendek, biasa, panjang, bulan, angka, jam or lengkap."""
    return wording.day(value, kind)


@register.filter
def rentang(first: date | datetime | None, last: date | datetime | None) -> str:
    """Write the days from the first to the last: a date, 17–19 Nov 2026, 30 Mei – 2 Jun 2026."""
    return wording.days(first, last)


@register.filter
def angka(value: Number | None, digits: int | None = None) -> str:
    """Write a number; None is "tidak ada data", never 0."""
    return wording.number(value, digits=digits)


@register.filter
def selisih(value: Number | None, digits: int | None = None) -> str:
    """Write a difference with its sign."""
    return wording.number(value, digits=digits, signed=True)


@register.filter
def persen(value: Number | None, digits: int = 1) -> str:
    """Write a percentage given as 0 to 100."""
    return wording.percent(value, digits=digits)


@register.filter
def besar(size: int | None) -> str:
    """Write the size of a file."""
    if size is None:
        return wording.no_data()
    if size < 1024 * 1024:
        return f"{wording.number(max(1, round(size / 1024)))}{wording.NO_BREAK}KB"
    return f"{wording.number(size / 1024 / 1024, digits=1)}{wording.NO_BREAK}MB"


@register.simple_tag
def evidence(text: str, spans: marked.Spans | None) -> marked.Marked:
    """Mark a text; `{% evidence t s as m %}` gives `m.html` and `m.numbers.<field>`."""
    return marked.mark_up(text, spans or {})


@register.simple_tag
def shared_words(text: str, spans: marked.Spans | None) -> SafeString:
    """Mark words that two texts share, without numbers or anchors."""
    return marked.underline(text, spans or {})


@register.simple_tag
def from_text(numbers: tuple[int, ...] | None) -> SafeString | str:
    """Show beside a field from which words it was filled: "dari teks 2"."""
    if not numbers:
        return ""
    return format_html_join(
        " ",
        '<a class="ev" href="#b{}">{} {}</a>',
        ((n, gettext("dari teks"), n) for n in numbers[:3]),
    )


@register.simple_tag(takes_context=True)
def record_parts(context: template.Context, kind: str, key: object) -> SafeString:
    """Draw what later rooms add to the page of a record: {% record_parts "meeting" number %}."""
    request = context["request"]
    parts = parts_of(request.viewer, f"{kind}:{key}", now=request.now)
    return mark_safe(  # noqa: S308 - drawn by templates
        "".join(render_to_string(p.template, {"part": told}, request) for p, told in parts)
    )


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: object) -> str:
    """Return the query of this page with some values changed (None or "" drops one)."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for key, value in changes.items():
        if value is None or value == "":
            query.pop(key, None)
        elif isinstance(value, (list, tuple)):
            query.setlist(key, [str(v) for v in value])
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag(takes_context=True)
def query_without(context: template.Context, key: str, value: object = None) -> str:
    """Return the query of this page without one filter, or without one of its values."""
    request: HttpRequest = context["request"]
    kept = [] if value is None else [v for v in request.GET.getlist(key) if v != str(value)]
    return query_with(context, **{key: kept or None, "hal": None, "page": None})


@register.filter
def item(mapping: dict[Any, Any] | None, key: Any) -> Any:
    """Look a key up in a mapping."""
    return (mapping or {}).get(key)


@register.filter
def widget_kind(bound: BoundField) -> str:
    """Say how a field is laid out: group, check, file, area or plain."""
    if bound.use_fieldset:
        return "group"
    control = bound.field.widget
    kinds = ((CheckboxInput, "check"), (FileInput, "file"), (Textarea, "area"))
    return next((kind for base, kind in kinds if isinstance(control, base)), "plain")


@register.simple_tag
def widget(bound: BoundField, hint: str = "", **attrs: str) -> SafeString:
    """Draw the control of a form field, tied to its hint and its errors."""
    ids = [f"{bound.auto_id}_helptext"] if (hint or bound.help_text) else []
    if bound.errors:
        ids.append(f"{bound.auto_id}_error")
    extra = {key.replace("_", "-"): value for key, value in attrs.items()}
    if bound.field.widget.attrs.get("placeholder") == bound.label:
        extra.setdefault("placeholder", "")  # it would only say the label again
    if ids:
        extra["aria-describedby"] = " ".join(ids)
    return bound.as_widget(attrs=extra)


@register.filter
def say_problem(bound: BoundField) -> str:
    """Return the first error of a field as one sentence."""
    return str(bound.errors[0]) if bound.errors else ""


LEVEL_PATHS = (
    '<circle cx="12" cy="12" r="8"/>',
    '<path d="M12 3.5L21.5 20h-19z"/>',
    '<path d="M12 2l10 10-10 10L2 12z"/>',
    '<path fill-rule="evenodd" d="M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6z'
    'M6.5 10v4h11v-4z"/>',
)


@register.simple_tag
def level_path(value: int) -> SafeString:
    """Draw the outline of a level inside a chart."""
    return mark_safe(LEVEL_PATHS[value])  # noqa: S308 - a constant of ours


@register.simple_tag
def level_shape(value: int) -> SafeString:
    """Draw the shape of a level inside its coloured field."""
    return format_html('<svg aria-hidden="true"><use href="{}"/></svg>', _use(f"level-{value}"))


@register.simple_tag
def level_word(value: int) -> str:
    """Return the colour word of a level."""
    return str(LEVELS[value][0])


@register.filter
def near(paginator: Paginator[Any], number: int) -> list[int | None]:
    """Return the page numbers worth a link; None stands for those left out."""
    last = paginator.num_pages
    wanted = sorted({1, last, *range(max(1, number - 2), min(last, number + 2) + 1)})
    shown: list[int | None] = []
    for n in wanted:
        if shown and shown[-1] is not None and n > shown[-1] + 1:
            shown.append(None)
        shown.append(n)
    return shown
