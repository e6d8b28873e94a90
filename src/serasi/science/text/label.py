"""What a report is about: conflict, tension, response or no event, with a confidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from serasi.science.text.page import Page
from serasi.science.text.scan import Hit, Hits
from serasi.science.text.standing import Act


@dataclass(frozen=True, slots=True)
class Label:
    """A label with the acts that carry it; `reason` names the rule that decided."""

    name: str
    confidence: float
    reason: str
    carriers: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """Summed weights of the acts of a text, by kind and standing."""

    fact: float
    background: float
    averted: float
    planned: float
    guarded: float
    pressure: float
    unrest: float
    response: float


_MOB = re.compile(
    r"(?<![a-z])(?:massa|warga|masyarakat|sekelompok|gerombolan|rombongan|puluhan|ratusan|belasan|"
    r"antar|kelompok|pesilat|suporter|pemuda|keluarga korban)(?![a-z])"
)
_REAL = re.compile(
    r"(?<![a-z])(?:telah terjadi|terjadi|pecah|mengakibatkan|akibatnya|\d+ orang luka|luka luka|"
    r"dirawat|dirujuk|dilarikan|tewas|meninggal|olah tkp)(?![a-z])"
)


def choose_label(
    page: Page, hits: Hits, acts: list[Act], /, *, casualties: bool, is_update: bool
) -> Label:
    """Decide the label from the acts' standings and the scopes of the whole text.

    Parameters
    ----------
    casualties
        Whether a number of dead, injured or displaced above zero is told.
    """
    weights = weigh(acts)
    for rule in (_drill, _debunk, _stage, _sport, _accident, _crime):
        found = rule(page, hits, acts, weights, casualties)
        if found is not None:
            return found
    return _by_acts(page, hits, acts, weights, casualties=casualties, is_update=is_update)


def weigh(acts: list[Act]) -> Weights:
    """Sum the weights; a phrase counts once."""
    sums: dict[str, float] = {}
    seen: set[tuple[str, str, str]] = set()
    for act in acts:
        kind, standing = act.hit.kind, act.standing
        mark = (kind, standing, act.hit.phrase)
        if mark in seen:
            continue
        seen.add(mark)
        if kind == "violent":
            name = standing
        elif standing in ("denied", "guarded", "supposed"):
            name = "guarded" if standing == "guarded" else "none"
        elif kind == "response" and standing in ("planned", "averted"):
            name = "none"
        else:
            name = kind
        sums[name] = sums.get(name, 0.0) + act.hit.weight
    return Weights(
        fact=sums.get("fact", 0.0), background=sums.get("background", 0.0),
        averted=sums.get("averted", 0.0), planned=sums.get("planned", 0.0) + sums.get("supposed", 0.0),
        guarded=sums.get("guarded", 0.0), pressure=sums.get("pressure", 0.0),
        unrest=sums.get("unrest", 0.0), response=sums.get("response", 0.0),
    )  # fmt: skip


def _hits(
    acts: list[Act], *standings: str, kinds: tuple[str, ...] = ("violent",)
) -> tuple[Hit, ...]:
    return tuple(a.hit for a in acts if a.standing in standings and a.hit.kind in kinds)


def _drill(
    page: Page, hits: Hits, acts: list[Act], weights: Weights, casualties: bool
) -> Label | None:
    drills = hits.of("drill")
    if not drills or casualties and weights.fact:
        return None
    return Label("not_event", 0.96, "drill", (drills[0],))


_CLAIM = re.compile(
    r"(?<![a-z])(?:video|foto|rekaman|kabar|berita|isu|info|informasi|pesan|narasi|unggahan|postingan)(?![a-z])"
)


def _debunk(
    page: Page, hits: Hits, acts: list[Act], weights: Weights, casualties: bool
) -> Label | None:
    denials = hits.of("debunk")
    hoaxes = hits.of("hoax")
    text = page.text
    if hoaxes and (denials or hoaxes[0].start < 12):
        if casualties and _REAL.search(text) and not _CLAIM.search(text):
            return None
        if weights.fact and _provoked(text, hoaxes[0]):
            return None
        return Label("not_event", 0.94, "debunk", (hoaxes[0], *denials[:1]))
    strong = [h for h in denials if h.phrase not in ("klarifikasi", "mengklarifikasi", "membantah", "bantah", "dibantah", "meluruskan", "kejadian lama", "rekayasa", "tidak benar")]  # fmt: skip
    if (
        (strong or len(denials) > 1 or denials and denials[0].phrase == "tidak benar")
        and _CLAIM.search(text)
        and not casualties
    ):
        return Label("not_event", 0.85, "debunk", tuple(denials[:2]))
    return None


def _provoked(text: str, hoax: Hit) -> bool:
    """Tell a clash that a false rumour set off from the rumour's denial."""
    lead = text[max(0, hoax.start - 60) : hoax.end + 40]
    return bool(
        re.search(
            r"(?<![a-z])(?:dipicu|gara[- ]gara|akibat|karena|termakan|terprovokasi|memicu)(?![a-z])",
            lead,
        )
    )


def _stage(
    page: Page, hits: Hits, acts: list[Act], weights: Weights, casualties: bool
) -> Label | None:
    fiction, memory = hits.of("fiction"), hits.of("memory")
    if casualties:
        return None
    if (
        fiction
        and (weights.fact + weights.background + weights.unrest + weights.pressure)
        and not _REAL.search(page.text)
    ):
        return Label("not_event", 0.85, "fiction", (fiction[0],))
    sure = [
        h
        for h in memory
        if h.phrase not in ("tragedi", "sejarah", "refleksi", "perjuangan", "pahlawan")
    ]
    if sure and not re.search(r"(?<![a-z])telah terjadi", page.text):
        return Label("not_event", 0.85, "commemoration", (sure[0],))
    return None


def _sport(
    page: Page, hits: Hits, acts: list[Act], weights: Weights, casualties: bool
) -> Label | None:
    sport = {h.phrase for h in hits.of("sport")}
    if not sport or casualties:
        return None
    crowd = re.search(
        r"(?<![a-z])(?:suporter|supporter|penonton|ricuh|kerusuhan|rusuh|dikeroyok|pengeroyokan|tawuran|luka)(?![a-z])",
        page.text,
    )
    if crowd or len(sport) < 2 and weights.fact > 1.0:
        return None
    return Label("not_event", 0.85, "sport", (hits.of("sport")[0],))


def _accident(
    page: Page, hits: Hits, acts: list[Act], weights: Weights, casualties: bool
) -> Label | None:
    accidents = hits.of("accident")
    if not accidents:
        return None
    human = [
        a
        for a in acts
        if a.hit.kind == "violent"
        and a.standing in ("fact", "averted")
        and a.hit.key not in ("F16", "F17")
    ]
    if human or weights.pressure >= 1 or weights.unrest >= 1:
        return None
    return Label("not_event", 0.9, "accident", (accidents[0],))


def _crime(
    page: Page, hits: Hits, acts: list[Act], weights: Weights, casualties: bool
) -> Label | None:
    crimes, kin = hits.of("crime"), hits.of("domestic")
    group = [a for a in acts if a.hit.kind == "violent" and a.hit.key in ("F08", "F09", "F10", "F15", "F17")
             and a.standing in ("fact", "background", "planned", "averted", "supposed")]  # fmt: skip
    if kin and not group and weights.fact and not _MOB.search(page.text):
        return Label("not_event", 0.75, "domestic", (kin[0],))
    if not crimes or group:
        return None
    if weights.pressure >= 1 or weights.unrest >= 1 or weights.response:
        return None
    mob = re.search(
        r"(?<![a-z])(?:massa|warga|masyarakat)[^.\n]{0,40}(?:memukul|menghajar|menghakimi|membakar|mengepung|mengamuk|emosi)",
        page.text,
    )
    if mob:
        return None
    return Label("not_event", 0.85, "crime", (crimes[0],))


def _by_acts(
    page: Page, hits: Hits, acts: list[Act], weights: Weights, *, casualties: bool, is_update: bool
) -> Label:
    response = _response(page, acts, weights, casualties=casualties)
    if response is not None:
        return response
    if weights.fact >= 0.5 or casualties and weights.background:
        return _conflict(page, hits, acts, weights, casualties=casualties)
    if weights.averted >= 0.5:
        return Label("tension", 0.9, "averted", _hits(acts, "averted"))
    if weights.background >= 0.5 and not hits.any("routine"):
        return Label("conflict", 0.62, "background", _hits(acts, "background"))
    return _quiet(page, hits, acts, weights, casualties=casualties, is_update=is_update)


_STUCK = re.compile(
    r"(?<![a-z])(?:belum ada titik temu|tidak ada titik temu|deadlock|buntu|gagal|belum sepakat|menemui jalan buntu|belum membuahkan)(?![a-z])"
)
_HEAD_RESPONSE = re.compile(
    r"(?<![a-z])(?:hasil|kegiatan|laporan|pelaksanaan|dilaksanakan|berlangsung|melaksanakan|menggelar|dilakukan|telah|sudah)(?![a-z])"
)


def _response(page: Page, acts: list[Act], weights: Weights, *, casualties: bool) -> Label | None:
    told = [a for a in acts if a.hit.kind == "response" and a.standing in ("fact", "background")]
    if not told or weights.response < 0.9:
        return None
    first = told[0].hit
    settled = any(a.hit.key in ("F20", "F22") for a in told)
    if _STUCK.search(page.text) and not settled:
        return None
    rivals = [
        a for a in acts if a.hit.kind == "violent" and a.standing in ("fact", "averted", "planned")
    ]
    protest = [
        a
        for a in acts
        if a.hit.kind == "pressure" and a.standing == "fact" and a.hit.key in ("F03", "F06")
    ]
    before = [a for a in rivals + protest if a.hit.start < first.start]
    fresh = [a for a in before if a.standing != "fact" or a.hit.weight >= 0.6]
    if not fresh:
        return Label(
            "response", 0.88 if settled else 0.8, "response", tuple(a.hit for a in told[:3])
        )
    lead = page.text[max(0, fresh[0].hit.start - 30) : fresh[0].hit.start]
    happened = re.search(r"terjadi|pecah", lead)
    if settled and not happened and not casualties and fresh[0].standing != "planned":
        sealed = min(a.hit.start for a in told if a.hit.key in ("F20", "F22"))
        if page.text[fresh[0].hit.end : sealed].count(".") == 0:
            return Label("response", 0.66, "settled", tuple(a.hit for a in told[:3]))
    return None


def _conflict(
    page: Page, hits: Hits, acts: list[Act], weights: Weights, *, casualties: bool
) -> Label:
    carriers = _hits(acts, "fact") or _hits(acts, "background")
    sure = 0.62 + 0.12 * min(2.0, weights.fact) + (0.1 if casualties else 0.0)
    happened = _REAL.search(page.text) is not None
    sure += 0.06 if happened else 0.0
    if weights.fact < 1.0 and not casualties and not happened:
        only = {a.hit.phrase for a in acts if a.hit.kind == "violent" and a.standing == "fact"}
        if hits.any("routine") and weights.unrest + weights.pressure < 1:
            return Label("unsure", 0.5, "weak", carriers)
        sure -= 0.08 * (len(only) == 1)
    if weights.averted > weights.fact:
        return Label("tension", 0.75, "averted", _hits(acts, "averted"))
    if weights.planned > weights.fact and not happened and not casualties:
        return Label("tension", 0.6, "planned", _hits(acts, "planned"))
    return Label("conflict", round(min(0.98, sure), 2), "act", carriers)


def _quiet(
    page: Page, hits: Hits, acts: list[Act], weights: Weights, *, casualties: bool, is_update: bool
) -> Label:
    live = ("fact", "planned", "background", "averted", "supposed")
    routine = hits.of("routine")
    signs = _hits(acts, *live, kinds=("violent", "pressure", "unrest"))
    score = weights.pressure + weights.unrest + weights.planned
    if routine and not casualties and score < 1.5 and _calm(page.text, weights):
        return Label("not_event", 0.9, "routine", (routine[0],))
    if casualties and is_update:
        return Label("conflict", 0.6, "update", signs)
    if score >= 1.0:
        sure = 0.6 + 0.1 * min(3.0, score) - (0.1 if routine else 0.0)
        return Label(
            "tension", round(min(0.92, sure), 2), "planned" if weights.planned else "unrest", signs
        )
    if routine:
        return Label("not_event", 0.88, "routine", (routine[0],))
    if score >= 0.4 or casualties:
        return Label("unsure", 0.5, "weak", signs)
    return Label("not_event", 0.7 if not weights.guarded else 0.85, "nothing")


_CALM = re.compile(r"(?<![a-z])(?:nihil|kondusif|aman|terkendali|lancar|tertib)(?![a-z])")


def _calm(text: str, weights: Weights) -> bool:
    return (
        weights.planned < 1
        and weights.pressure < 1
        and (weights.unrest < 1 or bool(_CALM.search(text)) and bool(weights.guarded))
    )
