"""Waves, their sheets and figures."""

from __future__ import annotations

from tests.access.doors.model import Door, harmony_door, residual_door, wave_door
from tests.access.doors.people import DESK, DESKS, EVERYBODY, SECOND, WAVE_READERS

DOORS: dict[str, Door] = {
    "measure:waves": Door(WAVE_READERS | {"bagus", "nanda"}),
    "measure:calculator": Door(WAVE_READERS | {"bagus", "nanda"}),
    "measure:new_wave": Door(SECOND),
    **{f"measure:{name}": wave_door() for name in ("design", "protocol", "field", "reading")},
    **{f"measure:{name}": wave_door() for name in ("brief_file", "annex_file")},
    **{
        f"measure:{name}": wave_door(WAVE_READERS | {"nanda"})
        for name in ("wave", "form_file", "paper_file")
    },
    **{f"measure:{name}": wave_door() for name in ("index_map", "incidents")},
    "measure:residual": residual_door(),
    "measure:residual_act": residual_door(SECOND, method="POST"),
    "measure:harmony": Door(WAVE_READERS | {"bagus"}),
    **{f"measure:{name}": harmony_door() for name in ("area", "ihai")},
    "measure:ihai_act": harmony_door(SECOND, method="POST"),
    **{f"measure:{name}": wave_door() for name in ("figures_csv", "figures_book")},
    "measure:papers": wave_door(DESK | {"nanda"}),
    "measure:settle": wave_door(SECOND, extra={"slip": "AAAA-0001"}),
    **{f"measure:{name}": wave_door(SECOND) for name in ("imports", "closing")},
    "measure:design_file": wave_door(SECOND),
    **{
        f"measure:{name}": wave_door(SECOND, method="POST")
        for name in ("wave_act", "design_act", "field_act", "closing_act", "responses_file")
    },
    # an interviewer's own pages: tasks, and what she brought herself
    "measure:interviews": Door(DESKS | {"nanda"}),
    "measure:kit": Door(DESKS | {"nanda"}),
    "measure:send": Door(DESKS | {"nanda"}, method="POST", json=True),
    "measure:offline_worker": Door(EVERYBODY, public=True, alike=True),
    "measure:outbox_file": Door(SECOND),
    "measure:interview": wave_door(frozenset()),  # opens with a household of one's own alone,
    "measure:slip": Door(
        frozenset({"nanda"}),
        lambda world: {"uuid": world["interview_jember"].uuid},
        lambda world: {"uuid": world["interview_banyuwangi"].uuid},
        {"uuid": "00000000-0000-4000-8000-000000000000"},
        beyond=True,
    ),
}
