"""How a case is brought to agreement in tests, step by step, through the actions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from serasi.regions.zones import local_day
from serasi.respond.actions import agreeing, mediating, monitoring
from serasi.respond.actions.agreeing import Owing, Text
from serasi.respond.actions.mediating import Named
from serasi.respond.actions.monitoring import Judged, Visit
from serasi.respond.actions.signing import Signer, Signing, sign
from serasi.respond.actions.sitting import Sitting, record_session
from serasi.respond.models import Agreement, Case, Mediation, Mediator, MonitoringCheck, Session
from tests.cast import NOW, House

BEFORE = NOW - timedelta(days=10)
PLAIN = Text("Selisih jalur pulang dua dusun", ("Berdamai.", "Tidak mengulangi."))
SIGNERS = (
    Signer("party", "Tokoh Utara Rekaan, 50, petani", "A", gender="L"),
    Signer("party", "Tokoh Selatan Rekaan, 47, pedagang", "B", gender="L"),
    Signer("witness", "Saksi Satu Rekaan", office="tokoh agama", gender="P"),
    Signer("official", office="Camat"),
)


class Path:
    """One case on its way through mediation, agreement and monitoring."""

    def __init__(self, office: House, case: Case, who: str = "dewi") -> None:
        self.office, self.case, self.who = office, case, who

    @property
    def mediation(self) -> Mediation:
        return Mediation.objects.filter(case=self.case).order_by("-serial")[0]

    @property
    def agreement(self) -> Agreement:
        return Agreement.objects.filter(case=self.case).latest("pk")

    def known(self, now: datetime) -> dict:
        held = self.mediation
        return {
            "number": self.case.number, "serial": held.serial, "version": held.version, "now": now,
        }  # fmt: skip

    def text(self, now: datetime) -> dict:
        return {"number": self.agreement.number, "version": self.agreement.version, "now": now}

    def viewer(self, now: datetime):
        return self.office.viewer(self.who, now=now)

    def begin(self, now: datetime = BEFORE) -> Mediation:
        return mediating.open_mediation(self.viewer(now), number=self.case.number, now=now)

    def name(self, office: str = "Ketua FKUB", *, now: datetime = BEFORE, **more) -> Mediator:
        named = Named(office, **({"gender": "P"} | more))
        return mediating.name_mediator(self.viewer(now), named=named, **self.known(now))

    def answer(self, mediator: Mediator, letter: str, *, yes: bool = True, now: datetime = BEFORE):
        return mediating.answer_mediator(
            self.viewer(now), mediator_id=mediator.pk, letter=letter, accepted=yes,
            on=local_day(now, "35"), reason="" if yes else "keluarga", **self.known(now),
        )  # fmt: skip

    def sit(
        self, kind: str, letter: str = "", *, at: datetime, now: datetime | None = None,
        absent: tuple[str, ...] = (),
    ) -> Session:  # fmt: skip
        now = now or at
        said = dict.fromkeys([letter] if letter else "AB", ("ingin aman",))
        told = Sitting(
            kind, at, "balai desa", letter, absent, ("jalan dipakai bersama",), said, {"": ()}
        )
        if kind != "joint":
            told = Sitting(kind, at, "balai desa", letter, absent, ("jalan",), said)
        return record_session(self.viewer(now), told=told, **self.known(now))

    def to_joint(self, now: datetime = BEFORE) -> None:
        """Lead from nothing to the first joint session."""
        self.begin(now)
        self.to_joint_from_begun(now)

    def to_joint_from_begun(self, now: datetime) -> None:
        """Lead from an open mediation to its first joint session, five hours on."""
        mediator = self.name(now=now)
        for letter in "AB":
            self.answer(mediator, letter, now=now)
            self.sit("pre", letter, at=now + timedelta(hours=2))
        self.sit("joint", at=now + timedelta(hours=5))

    def draft(self, text: Text = PLAIN, *, now: datetime = BEFORE, amends: str = "") -> Agreement:
        return agreeing.draft_agreement(
            self.viewer(now), number=self.case.number, text=text, now=now, amends=amends
        )

    def offer(self, now: datetime = BEFORE) -> Agreement:
        return agreeing.offer_text(self.viewer(now), **self.text(now))

    def say(self, letter: str, kind: str, now: datetime = BEFORE):
        return agreeing.answer_text(
            self.viewer(now), letter=letter, kind=kind, at=now, note="alasan", **self.text(now)
        )

    def sign(self, now: datetime = NOW, *, at: datetime | None = None, signers=SIGNERS):
        signing = Signing(at or now, "balai desa", signers)
        return sign(self.viewer(now), signing=signing, **self.text(now))

    def to_signed(self, text: Text = PLAIN, *, now: datetime = NOW) -> Agreement:
        """Lead from nothing to an agreement signed at a moment."""
        start = now - timedelta(days=8)
        self.to_joint(start)
        self.draft(text, now=start + timedelta(days=1))
        self.offer(start + timedelta(days=2))
        return self.sign(now)

    def visit(
        self, days: int, *, on: date, now: datetime, violence_on: date | None = None,
        **findings: Judged,
    ) -> MonitoringCheck:  # fmt: skip
        told = Visit(
            on=on,
            voices={"A": "tenang", "B": "tenang"},
            findings={int(key[1:]): found for key, found in findings.items()},
            violence_on=violence_on,
        )
        return monitoring.record_check(self.viewer(now), days=days, visit=told, **self.text(now))


def owing(office: House, *, due_on: date) -> Text:
    """Return a text in which a party, an agency, and both sides at all times owe something."""
    satpol = office.agencies["Satpol PP Kab. Jember"].pk
    return Text(
        PLAIN.matter,
        PLAIN.clauses,
        (
            Owing("Biaya berobat dua warga", "A", amount_rp=3_450_000, due_on=due_on),
            Owing("Jaga jalur pulang tiap Sabtu", agency_id=satpol, due_on=due_on),
            Owing("Tidak mengerahkan massa", "B"),
        ),
    )
