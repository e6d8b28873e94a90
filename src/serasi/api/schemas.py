"""What the API says and takes; missing is null, never 0."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema


class Refusal(Schema):
    """The one shape of every refusal: the number of the problem and what to do."""

    code: str
    message: str


class Grant(Schema):
    can: str
    areas: list[str]
    role: str


class Me(Schema):
    name: str
    post: str
    grants: list[Grant]
    withheld: list[str]


class AreaOut(Schema):
    code: str
    name: str
    kind: str
    path: str


class ReportIn(Schema):
    """A report as the field sends it; `uuid` is made by the sender, so that a retry is harmless."""

    uuid: UUID
    text: str = Field("", max_length=20_000)
    area: str | None = None
    lat: float | None = Field(None, ge=-90, le=90)
    lng: float | None = Field(None, ge=-180, le=180)
    sent_at: datetime | None = None
    is_nil: bool = False
    life_at_risk: bool | None = None
    knows_how: str | None = None


class ReceiptOut(Schema):
    receipt: str
    is_new: bool


class ReportLine(Schema):
    """A report in a list, without its words: those are read one by one, and each read is noted."""

    receipt: str
    uuid: UUID
    channel: str
    received_at: datetime
    sent_at: datetime | None
    is_nil: bool
    area: str
    area_source: str
    reliability: str
    credibility: str


class ReportOut(ReportLine):
    text: str
    reading: dict[str, object]
    reading_version: str


class EventOut(Schema):
    public_id: str
    kind: str
    state: str
    title: str
    area: str
    start_date: date
    end_date: date | None
    time_precision: str
    trigger: str
    other_triggers: list[str]
    form: str
    law_source: str
    root: str
    party_a: str
    party_b: str
    crowd_min: int | None
    crowd_max: int | None
    deaths: int | None
    injured_heavy: int | None
    injured_light: int | None
    displaced_people: int | None
    displaced_kk: int | None
    buildings_damaged: int | None
    vehicles_damaged: int | None
    loss_rp: int | None
    version: int


class TriggerCount(Schema):
    trigger: str
    n: int
    percent: str | None
    before: int | None


class TriggerTableOut(Schema):
    since: date
    until: date
    total: int
    total_before: int | None
    tensions: int
    incidents: int
    rows: list[TriggerCount]


class QueueOut(Schema):
    as_of: datetime
    counts: dict[str, int]


class DutyOut(Schema):
    what: str
    owed_by: str
    owed_to: str | None
    due_at: datetime
    state: str
    area: str


WAVE_FIELDS = (
    "code", "title", "kind", "instrument", "starts_on", "ends_on", "published_at",
)  # fmt: skip


class WaveOut(Schema):
    code: str
    title: str
    kind: str
    instrument: str
    area: str
    starts_on: date
    ends_on: date
    published_at: datetime | None


class FigureOut(Schema):
    area: str | None
    place: str
    kind: str
    code: str
    name: str
    value: float | None
    se: float | None
    lo: float | None
    hi: float | None
    deff: float | None
    n: int | None
    clusters: int | None
    reason: str


class FiguresOut(Schema):
    wave: str
    weights: int
    label: str
    figures: list[FigureOut]
