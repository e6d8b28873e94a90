"""The file of the design: which columns mean what, which instrument, weights and kind of survey."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from serasi.science.harmony.flaws import ACCEPTABLE, Refused
from serasi.science.harmony.instrument import NEWEST, Instrument, instrument
from serasi.science.harmony.structure import ATTITUDES
from serasi.science.harmony.suppress import DIMENSIONS
from serasi.science.harmony.weights import EQUAL, WeightSet
from serasi.science.scales import OUTCOMES

PROBABILITY, OPEN_LINK = "probabilitas", "partisipatif"
OPEN_LINK_LABEL = (
    "Survei partisipatif (tautan terbuka): responden memilih sendiri untuk ikut, jadi hasil ini"
    " tidak mewakili penduduk dan tidak mempunyai batas kesalahan."
)
ALWAYS = ("id", "area")
BY_LOT = ("stratum", "psu", "weight")
OPTIONAL = ("fpc", "interviewer", "duration_minutes", "version", "distance_metres", "trust")
GROUPS = ("sex", "age", "majority", "language")
"""Groups over which items must mean the same."""
OTHERS = frozenset(
    {"mode", "instrument", "withdrawn", "cut_by", "replicates", "seed", "weights", "columns"}
    | {"accept", "groups", "outcomes"}
)
MOST_REPLICATES = 10_000


@dataclass(frozen=True)
class Plan:
    """What the design file says.

    columns : id, area, stratum, psu, weight and optional ones → heading in the answers
    groups : words of `GROUPS` → heading
    outcomes : what became of the drawn households, words of `scales.OUTCOMES` → how many, and
        "substitutes" among them; empty = not told
    mode : probabilitas, or partisipatif for an open link
    withdrawn_column : marks who withdrew consent; withdrawn : their ids
    cut_by : what the areas are, a word of `suppress.DIMENSIONS`
    accept : numbers of flaws of the whole file that are as they should be
    """

    columns: Mapping[str, str]
    mode: str = PROBABILITY
    instrument: Instrument = NEWEST
    weights: WeightSet = EQUAL
    withdrawn: frozenset[str] = field(default_factory=frozenset)
    withdrawn_column: str = ""
    cut_by: str = "wilayah"
    replicates: int = 500
    seed: int = 1
    accept: frozenset[str] = field(default_factory=frozenset)
    groups: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, int] = field(default_factory=dict)

    @property
    def by_lot(self) -> bool:
        """Whether everybody had a known chance to be asked, so that errors can be told."""
        return self.mode == PROBABILITY


def read_plan(text: str) -> Plan:
    """Read a design file (TOML).

    Raises
    ------
    Refused : S1305 what is wrong and where, S1319 an unknown instrument, S1328 weights

    Examples
    --------
    >>> told = 'id="no"\\narea="kab"\\nstratum="s"\\npsu="desa"\\nweight="w"\\n'
    >>> read_plan(told).columns["psu"], read_plan(told).weights.version
    ('desa', 'sama-1')
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused("S1305", f"bukan TOML yang sah ({error}).") from error
    inside = told.get("columns", {})
    if not isinstance(inside, dict):
        raise Refused("S1305", "columns harus tabel nama kolom.")
    roles = (*ALWAYS, *BY_LOT, *OPTIONAL)
    unknown = (set(told) - set(roles) - OTHERS) | (set(inside) - set(roles))
    if unknown:
        raise Refused("S1305", f"kunci {', '.join(sorted(unknown))} tidak dikenal; hapus.")
    mode = told.get("mode", PROBABILITY)
    if mode not in (PROBABILITY, OPEN_LINK):
        raise Refused("S1305", f"mode {mode} tidak dikenal; tulis {PROBABILITY} atau {OPEN_LINK}.")
    needed = ALWAYS + (BY_LOT if mode == PROBABILITY else ())
    columns = _columns({key: told[key] for key in roles if key in told} | inside, needed)
    gone = told.get("withdrawn", [])
    if not isinstance(gone, str | list):
        raise Refused("S1305", "withdrawn harus daftar nomor responden, atau nama kolom.")
    cut_by = told.get("cut_by", "wilayah")
    if cut_by not in DIMENSIONS:
        raise Refused("S1305", f"cut_by {cut_by} tidak dikenal.")
    accept = told.get("accept", [])
    if not isinstance(accept, list) or set(map(str, accept)) - ACCEPTABLE:
        raise Refused("S1305", f"accept harus daftar dari {', '.join(sorted(ACCEPTABLE))}.")
    return Plan(
        columns, mode, instrument(str(told.get("instrument", NEWEST.version))),
        _weights(told.get("weights")),
        frozenset(map(str, gone)) if isinstance(gone, list) else frozenset(),
        gone if isinstance(gone, str) else "", cut_by,
        _whole(told, "replicates", 500, MOST_REPLICATES), _whole(told, "seed", 1, 2**32),
        frozenset(map(str, accept)), _groups(told.get("groups", {})),
        _outcomes(told.get("outcomes", {})),
    )  # fmt: skip


def _columns(told: Mapping[str, Any], needed: tuple[str, ...]) -> dict[str, str]:
    for key in needed:
        if key not in told:
            raise Refused("S1305", f'{key} belum ada; tambahkan {key} = "nama kolom".')
    for key, heading in told.items():
        if not isinstance(heading, str) or not heading.strip():
            raise Refused("S1305", f"{key} harus nama kolom dalam tanda petik.")
    return {key: heading.strip() for key, heading in told.items()}


def _groups(told: object) -> dict[str, str]:
    if not isinstance(told, dict) or set(told) - set(GROUPS):
        raise Refused("S1305", f"groups harus tabel berisi {', '.join(GROUPS)}.")
    return _columns(told, ())


def _outcomes(told: object) -> dict[str, int]:
    known = {*OUTCOMES, "substitutes"}
    if not isinstance(told, dict) or set(told) - known:
        raise Refused("S1305", f"outcomes harus tabel berisi {', '.join(sorted(known))}.")
    if any(type(n) is not int or n < 0 for n in told.values()):
        raise Refused("S1305", "outcomes harus bilangan bulat dari 0.")
    if told.get("substitutes", 0) > sum(n for key, n in told.items() if key in OUTCOMES):
        raise Refused("S1305", "outcomes: pengganti lebih banyak dari rumah tangga.")
    return dict(told)


def _weights(told: object) -> WeightSet:
    if told is None:
        return EQUAL
    if not isinstance(told, dict) or set(told) - {"version", "how", "source", *ATTITUDES}:
        raise Refused(
            "S1305", "weights harus tabel berisi version, how, source, dan A1 sampai A10."
        )
    values = [told.get(code) for code in ATTITUDES]
    numbers = [float(one) for one in values if isinstance(one, int | float)]
    if len(numbers) != len(ATTITUDES) or not told.get("version"):
        raise Refused("S1305", "weights perlu version, dan bilangan untuk A1 sampai A10.")
    how, source = str(told.get("how", "experts")), str(told.get("source", ""))
    return WeightSet(str(told["version"]), how, tuple(numbers), source)


def _whole(told: Mapping[str, Any], key: str, usual: int, most: int) -> int:
    value = told.get(key, usual)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise Refused("S1305", f"{key} harus bilangan bulat 0 sampai {most}.")
    return value
