"""Official papers, plans, the public page, and exchange with others."""

from __future__ import annotations

from tests.access.doors.model import (
    Door,
    agency_of,
    edition_door,
    outside_file_door,
    paper_door,
    prepared_door,
    public_door,
)
from tests.access.doors.people import (
    COUNTERS,
    DESK,
    DESKS,
    EVERYBODY,
    EXPORTERS,
    PAPER_READERS,
    PLAN_READERS,
    SECOND,
    STYLERS,
)
from tests.access.world import FIGURES

DOORS: dict[str, Door] = {
    "publish:papers": Door(PAPER_READERS | {"bagus"}, queries=("", "?lihat=resmi", "?lihat=semua")),
    "publish:paper": paper_door(PLAN_READERS, row="signed"),
    "publish:act": paper_door(method="POST", post=lambda world, side: {"do": "check"}),
    "publish:upload": paper_door(method="POST"),
    "publish:write": paper_door(extra={"key": "latar"}),
    "publish:download": paper_door(extra={"way": "json"}),
    "publish:printed": paper_door(extra={"figure": "jumlah:jumlah"}),
    "publish:figure": Door(
        DESK,
        lambda _world: {"digest": FIGURES["jember"]},
        lambda _world: {"digest": FIGURES["banyuwangi"]},
        {"digest": "0" * 64},
    ),
    "publish:numbers": Door(PAPER_READERS | {"bagus"}),
    "publish:plans": Door(PAPER_READERS | {"bagus"}),
    **{
        f"publish:{name}": Door(
            PLAN_READERS,
            lambda world: {"area": "35.09", "year": 2026},
            lambda world: {"area": "35.10", "year": 2026},
            {"area": "35.99", "year": 2026},
            both=frozenset({"tirto"}),
        )
        for name in ("plan", "plan_file")
    },
    "publish:public_places": Door(EVERYBODY, public=True),
    "publish:public_catalogue": Door(EVERYBODY, public=True),
    "publish:public": public_door(),
    "publish:public_edition": public_door(number=1),
    "publish:public_data": public_door(number=1, name="csv"),
    "publish:editions": Door(DESKS),
    "publish:prepare_edition": Door(DESKS, method="POST"),
    "publish:edition": edition_door(DESK),
    "publish:edition_act": edition_door(DESK, "POST"),
    "publish:styles": Door(STYLERS),
    "publish:style": Door(
        frozenset({"hendra", "yoga"}),
        agency_of("Bakesbangpol Kab. Jember"),
        agency_of("Bakesbangpol Kab. Banyuwangi"),
        {"pk": 10**9},
        foreign_opens=frozenset(),
    ),
    "publish:emblem": Door(
        frozenset(),
        agency_of("Bakesbangpol Kab. Jember"),
        agency_of("Bakesbangpol Kab. Banyuwangi"),
        {"pk": 10**9},
        foreign_opens=frozenset(),
    ),
    "exchange:events": Door(COUNTERS, queries=("", "?sumber=ucdp", "?q=kuva", "?wilayah=35.10")),
    "exchange:files": Door(SECOND),
    "exchange:bring": Door(SECOND, method="POST"),
    "exchange:file": outside_file_door(),
    "exchange:original": outside_file_door(),
    "exchange:prepared": Door(EXPORTERS, queries=("", "?pemicu=T1")),
    "exchange:prepare": Door(EXPORTERS, method="POST"),
    "exchange:prepared_file": prepared_door(),
    "exchange:drop_file": prepared_door("POST"),
    "exchange:shaped": Door(
        EXPORTERS, lambda _world: {"shape": "acled"}, unknown={"shape": "x"}, alike=True
    ),
}
