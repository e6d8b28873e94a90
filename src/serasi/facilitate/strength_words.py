"""What a picture of a network says, in sentences that a bupati understands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Told = Mapping[str, Any]
MOST_OF_A_KIND = 4
MOST_NAMES = 4

MEASURES: dict[str, str | Promise] = {
    "contacts_per_week": gettext_lazy("kontak per minggu"),
    "meetings_per_week": gettext_lazy("rapat per minggu"),
    "density": gettext_lazy("bagian pasangan instansi yang berhubungan"),
    "reciprocity": gettext_lazy("bagian kabar yang berbalas arah"),
    "reach": gettext_lazy("bagian instansi yang terjangkau kabar"),
    "components": gettext_lazy("kelompok yang terpisah"),
    "cut_agencies": gettext_lazy("instansi penghubung tunggal"),
    "bridges": gettext_lazy("hubungan tunggal"),
    "centralisation": gettext_lazy("pemusatan pada satu instansi"),
    "receiving": gettext_lazy("pemusatan penerima"),
    "never_met": gettext_lazy("pasangan yang belum bertemu"),
    "median_answer_hours": gettext_lazy("jam sampai separuh ditanggapi"),
    "lost_hand_overs": gettext_lazy("bagian kewajiban tanpa kabar"),
}
VERDICTS: dict[str, str | Promise] = {
    "too_few": gettext_lazy("terlalu sedikit untuk disimpulkan"),
    "unclear": gettext_lazy("tidak jelas berubah"),
    "changed": gettext_lazy("berubah"),
}


def decimal(value: float | None, digits: int = 1) -> str:
    """Write a figure with a decimal comma, None as no data.

    >>> decimal(1234.56), decimal(3.0), decimal(-0.01)
    ('1.234,6', '3', '0')
    """
    if value is None:
        return _("tidak ada data")
    written = f"{round(value, digits) + 0.0:,.{digits}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.translate(str.maketrans(",.-", ".,−"))


def took(hours: float | None) -> str:
    """Write how long something took: minutes below an hour.

    >>> took(0.25), took(30.0)
    ('15 menit', '30 jam')
    """
    if hours is not None and hours < 1:
        return _("%(n)s menit") % {"n": decimal(60 * hours, 0)}
    return _("%(n)s jam") % {"n": decimal(hours)}


def listed(names: Iterable[str]) -> str:
    """Join names as people do, cut after some.

    >>> listed(["A", "B", "C"])
    'A, B dan C'
    """
    known = list(names)
    more = len(known) - MOST_NAMES
    if more > 0:
        known = [*known[:MOST_NAMES], _("%(n)d lagi") % {"n": more}]
    if len(known) < 2:  # noqa: PLR2004 - one name needs no "and"
        return "".join(known)
    return _("%(some)s dan %(last)s") % {"some": ", ".join(known[:-1]), "last": known[-1]}


def _cut(names: list[str], told: Told, near: Mapping[str, int]) -> str:
    return _(
        "%(one)s menghubungkan %(near)d instansi; bila diam, %(n)d terputus: %(others)s."
    ) % {
        "one": names[0], "near": near[told["subjects"][0]], "n": len(names) - 1,
        "others": listed(names[1:]),
    }  # fmt: skip


def _link(names: list[str], told: Told, near: Mapping[str, int]) -> str:
    return _(
        "%(one)s dan %(other)s satu-satunya jalan antara dua kelompok; tanpa itu %(n)s instansi"
        " terputus."
    ) % {"one": names[0], "other": names[1], "n": decimal(told["numbers"]["cut_off"])}


def _lost(names: list[str], told: Told, near: Mapping[str, int]) -> str:
    if names:
        return _("%(n)s kewajiban dari %(one)s kepada %(other)s tidak ada kabarnya.") % {
            "n": decimal(told["numbers"]["lost"]), "one": names[0], "other": names[1],
        }  # fmt: skip
    return _(
        "%(n)s dari %(all)s kewajiban 14 hari tanpa kabar (antara %(low)s%% dan %(high)s%%)."
    ) % {
        "n": decimal(told["numbers"]["lost"]), "all": decimal(told["numbers"]["decided"]),
        "low": _percent(told["numbers"]["low"]), "high": _percent(told["numbers"]["high"]),
    }  # fmt: skip


def _percent(share: float | None) -> str:
    return decimal(None if share is None else 100 * share, 0)


def _rarely(names: list[str], told: Told, near: Mapping[str, int]) -> str:
    numbers = told["numbers"]
    return _("%(one)s belum menjawab %(n)s dari %(all)s panggilan dan kabar.") % {
        "one": names[0], "n": decimal(numbers["waiting"]), "all": decimal(numbers["contacts"]),
    }  # fmt: skip


def _slow(names: list[str], told: Told, near: Mapping[str, int]) -> str:
    return _("%(one)s perlu %(hours)s sampai separuh panggilan dan kabar dijawab.") % {
        "one": names[0], "hours": took(told["numbers"]["median"]),
    }  # fmt: skip


def _one_way(names: list[str], told: Told, near: Mapping[str, int]) -> str:
    return _("%(one)s memberi kabar kepada %(other)s %(n)s kali, tidak pernah sebaliknya.") % {
        "one": names[0], "other": names[1], "n": decimal(told["numbers"]["sent"]),
    }  # fmt: skip


def _carried(names: list[str], told: Told, near: Mapping[str, int]) -> str:
    return _("%(share)s%% dari semua kabar dan kewajiban bertumpu pada %(one)s.") % {
        "share": _percent(told["numbers"]["share"]), "one": names[0],
    }  # fmt: skip


def _changed(names: list[str], told: Told, near: Mapping[str, int]) -> str:
    numbers = told["numbers"]
    return _("Berubah: %(what)s, dari %(before)s menjadi %(after)s.") % {
        "what": MEASURES[told["measure"]], "before": decimal(numbers["before"], 2),
        "after": decimal(numbers["after"], 2),
    }  # fmt: skip


def _split(names: list[str], told: Told, near: Mapping[str, int]) -> str:
    return _("%(names)s hanya saling berhubungan, terpisah dari yang lain.") % {
        "names": listed(names)
    }


def _no_contact(names: list[str], told: Told, near: Mapping[str, int]) -> str:
    return _("Tidak ada kontak yang tercatat antara %(n)s instansi.") % {
        "n": decimal(told["numbers"]["agencies"])
    }


def _met(names: list[str], told: Told, near: Mapping[str, int]) -> str:
    return _("%(one)s dan %(other)s belum pernah bertemu.") % {"one": names[0], "other": names[1]}


def _hangs(names: list[str], told: Told, near: Mapping[str, int]) -> str:
    return _("%(one)s hanya terhubung lewat %(other)s.") % {"one": names[0], "other": names[1]}


WORDS: dict[str, Callable[[list[str], Told, Mapping[str, int]], str]] = {
    "no_contact": _no_contact,
    "split": _split,
    "single_point": _cut,
    "single_link": _link,
    "hangs_on_one": _hangs,
    "carried_by_one": _carried,
    "lost_hand_overs": _lost,
    "rarely_answers": _rarely,
    "slow_answers": _slow,
    "never_met": _met,
    "one_way": _one_way,
    "changed": _changed,
}


GRAVEST = ("no_contact", "split", "single_point")


def sentences(result: Told) -> list[str]:
    """Return what a picture says, the most serious first; many of one kind are cut short."""
    names = {one["key"]: one["name"] for one in result["agencies"]}
    near = {one["key"]: one["near"] for one in result["agencies"]}
    told = _worth_saying(result["findings"])
    first = [one for one in told if one["kind"] in GRAVEST]
    rest = [one for one in told if one["kind"] in WORDS and one["kind"] not in GRAVEST]
    alone = [names[one["subjects"][0]] for one in told if one["kind"] == "alone"]
    said, left = _cut_short(first, names, near)
    if alone:
        said.append(
            _("%(n)d instansi tidak tercatat berhubungan dengan siapa pun: %(names)s.")
            % {"n": len(alone), "names": listed(alone)}
        )
    more, left_more = _cut_short(rest, names, near)
    said += more
    if left + left_more:
        said.append(_("Dan %(n)d temuan lain; lihat tabel.") % {"n": left + left_more})
    return said


def _worth_saying(findings: list[Told]) -> list[Told]:
    """Leave out who hangs on an agency of which it is said already that it alone connects."""
    alone = {one["subjects"][0] for one in findings if one["kind"] == "single_point"}
    return [
        one for one in findings if one["kind"] != "hangs_on_one" or one["subjects"][1] not in alone
    ]


def _cut_short(
    findings: list[Told], names: Mapping[str, str], near: Mapping[str, int]
) -> tuple[list[str], int]:
    said, count = [], Counter[str]()
    for told in findings:
        kind = told["kind"]
        count[kind] += 1
        if count[kind] <= MOST_OF_A_KIND:
            said.append(WORDS[kind]([names[key] for key in told["subjects"]], told, near))
    return said, count.total() - len(said)


def answered(told: Told | None) -> str:
    """Say how long first answers took, those still awaited included."""
    if told is None:
        return _("Tidak ada panggilan atau kabar dalam masa ini.")
    words = {
        "n": told["contacts"], "waiting": told["waiting"], "hours": took(told["median"]),
        "low": took(told["low"]), "high": took(told["high"]),
    }  # fmt: skip
    if told["median"] is None:
        return (
            _(
                "Lebih dari separuh dari %(n)d panggilan dan kabar belum dijawab (%(waiting)d"
                " menunggu), jadi waktu jawab tengahnya belum ada."
            )
            % words
        )
    return (
        _(
            "Separuh dijawab dalam %(hours)s (antara %(low)s dan %(high)s); %(waiting)d dari"
            " %(n)d masih menunggu dan dihitung lebih lama dari itu."
        )
        % words
    )


def changes(result: Told) -> list[dict[str, str]]:
    """Return each measure beside the period before, with its verdict in words."""
    return [
        {
            "what": str(MEASURES[one["measure"]]),
            "before": decimal(one["before"], 2),
            "after": decimal(one["after"], 2),
            "between": ""
            if one["low"] is None or one["high"] is None
            else _("%(low)s sampai %(high)s")
            % {"low": decimal(one["low"], 2), "high": decimal(one["high"], 2)},
            "verdict": str(VERDICTS[one["verdict"]]),
        }
        for one in result["changes"]
    ]
