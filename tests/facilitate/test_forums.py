"""A forum from its founding to a closed account: every rupiah, every step, every second person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from serasi.facilitate import forum_rules
from serasi.facilitate.actions import forum_founding, forum_proposing
from serasi.facilitate.actions.forum_founding import Founding
from serasi.facilitate.models import Forum, Package
from serasi.facilitate.queries import forums as reads
from serasi.network.sealed import kinds_of
from serasi.problems import Problem
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.facilitate.forum_path import LATER, LOJEJER, Path, add_colleague


@pytest.fixture
def path(house: House) -> Path:
    add_colleague(house)
    return Path(house)


def test_a_forum_stands_in_a_village_and_once(house: House) -> None:
    sinta = house.viewer("sinta")
    for area in ("35.09.11", "35.09", "99"):
        with pytest.raises(Problem, match="S1050"):
            forum_founding.found_forum(sinta, told=Founding(area, "FKS"), now=NOW)
    row = forum_founding.found_forum(sinta, told=Founding(LOJEJER, "FKS"), now=NOW)
    with pytest.raises(Problem, match="S1051") as refused:
        forum_founding.found_forum(sinta, told=Founding(LOJEJER, "lain"), now=NOW)
    assert row.number in refused.value.sentence
    with pytest.raises(Problem, match="S102"):
        forum_founding.found_forum(sinta, told=Founding("35.10.05.2003", "FKS"), now=NOW)
    with pytest.raises(Problem, match="S1064"):
        wrong = Founding("35.09.12.2002", "FKS", founded_on=NOW.date() + timedelta(days=1))
        forum_founding.found_forum(sinta, told=wrong, now=NOW)


def test_only_who_cares_for_forums_writes_and_readers_read(path: Path) -> None:
    row = path.forum
    for who in ("surya", "dewi", "wulan", "laras", "tirto", "anwar", "hendra"):
        assert list(reads.visible_to(path.house.viewer(who))) == [row]
        with pytest.raises(Problem, match="S102"):
            forum_founding.count_members(
                path.house.viewer(who), number=row.number, counts={"youth": (1, 1)}, now=NOW
            )
    for who in ("bagus", "darsono", "yoga", "mira"):
        assert not reads.visible_to(path.house.viewer(who)).exists()
        with pytest.raises(Problem, match="S101"):
            reads.forum(path.house.viewer(who), row.number)


def test_a_private_chair_is_sealed_and_an_office_is_not(path: Path) -> None:
    sinta, number = path.house.viewer("sinta"), path.forum.number
    forum_founding.name_chair(sinta, number=number, office="", name="Sumarni", now=NOW)
    path.forum.refresh_from_db()
    assert path.forum.chair_office == ""
    assert kinds_of(path.forum.subject) == {"chair"}
    assert "Sumarni" not in str(list(Forum.objects.values()))
    with pytest.raises(Problem, match="S1"):
        forum_founding.reveal_chair(sinta, number=number, reason="x", now=NOW)
    with pytest.raises(Problem, match="S102"):
        forum_founding.reveal_chair(
            path.house.viewer("dewi"), number=number, reason="undangan rapat", now=NOW
        )
    told = forum_founding.reveal_chair(sinta, number=number, reason="undangan rapat", now=NOW)
    assert told == "Sumarni"
    assert Entry.objects.filter(action="sealed.read", subject=path.forum.subject).exists()
    forum_founding.name_chair(sinta, number=number, office="Kepala Desa", name="Sumarni", now=NOW)
    assert not kinds_of(path.forum.subject)


def test_the_way_of_a_package_to_the_rupiah(path: Path) -> None:
    row = path.to("running")
    dialogue, works = row.lines.all()
    path.expense(dialogue.pk, 35_000_000, "K-1")
    path.expense(works.pk, 99_500_000, "K-2")
    with pytest.raises(Problem, match="S1059") as refused:
        path.step("account", told_total=134_500_001)
    assert "selisih Rp1." in refused.value.sentence
    with pytest.raises(Problem, match="S1062") as refused:
        path.step("account", told_total=134_500_000)
    assert "Rp500.000 belum dikembalikan" in refused.value.sentence
    with pytest.raises(Problem, match="S1055"):
        path.step("repay", amount=500_001)
    path.step("repay", amount=500_000)
    with pytest.raises(Problem, match="S1063") as refused:
        path.step("account", told_total=134_500_000)
    assert "dialog" in refused.value.sentence
    path.activity("dialogue")
    path.activity("works")
    path.step("account", told_total=134_500_000)
    with pytest.raises(Problem, match="S1054"):
        path.step("close", who="sinta")
    path.step("close", who="damar")
    assert path.row.state == "closed" and path.row.closed_by == path.house.people["damar"]
    for step in forum_rules.STEPS:
        with pytest.raises(Problem, match="S1052"):
            path.step(step, who="damar")


def test_more_than_was_granted_needs_a_reason(path: Path) -> None:
    row = path.to("running")
    dialogue, works = row.lines.all()
    path.expense(dialogue.pk, 36_000_000, "K-1")
    path.expense(works.pk, 99_000_000, "K-2")
    path.activity("dialogue")
    path.activity("works")
    with pytest.raises(Problem, match="S1061") as refused:
        path.step("account", told_total=135_000_000)
    assert "Rp1.000.000" in refused.value.sentence
    path.expense(works.pk, 1_000_001, "K-3")
    with pytest.raises(Problem, match="S1060") as refused:
        path.step("account", told_total=136_000_001)
    assert "Rp1.000.001" in refused.value.sentence
    path.step("account", told_total=136_000_001, excess_reason="swadaya warga")
    assert path.row.excess_reason == "swadaya warga"


def test_a_receipt_counts_once_and_money_only_on_its_days(path: Path) -> None:
    line = path.to("running").lines.first()
    assert line is not None
    path.expense(line.pk, 1_000, "K-1")
    with pytest.raises(Problem, match="S1058"):
        path.expense(line.pk, 2_000, " k-1 ")
    for amount in (0, -5, 10**13):
        with pytest.raises(Problem, match="S1055"):
            path.expense(line.pk, amount, "K-2")
    for day in (NOW.date() - timedelta(days=1), LATER.date() + timedelta(days=1)):
        with pytest.raises(Problem, match="S1064"):
            path.expense(line.pk, 5, "K-2", day=day)
    [wrong] = path.row.expenses.all()
    path.step("strike", expense_id=wrong.pk, reason="salah baris")
    assert not path.row.expenses.exists()
    kept = Entry.objects.filter(action="package.struck").get()
    assert '"amount":1000' in kept.data and kept.reason == "salah baris"


def test_no_more_is_granted_than_asked_and_no_more_paid_than_granted(path: Path) -> None:
    row = path.to("checked")
    lines = list(row.lines.all())
    for granted in ({}, {x.pk: x.asked + 1 for x in lines}, {x.pk: -1 for x in lines}):
        with pytest.raises(Problem, match="S1056"):
            path.step("approve", granted=granted)
    with pytest.raises(Problem, match="S1055"):
        path.step("approve", granted={x.pk: 0 for x in lines})
    path.step("approve", granted={x.pk: x.asked for x in lines})
    with pytest.raises(Problem, match="S1057"):
        path.step("pay", amount=135_000_001)
    path.step("pay", amount=100_000_000)
    with pytest.raises(Problem, match="S1057"):
        path.step("pay", amount=35_000_001)
    path.step("pay", amount=35_000_000)


def test_who_proposed_neither_checks_nor_grants(path: Path) -> None:
    path.to("proposed")
    for step in ("check", "send_back", "refuse"):
        with pytest.raises(Problem, match="S1054"):
            path.step(step, who="sinta")
    path.step("check", who="damar")
    with pytest.raises(Problem, match="S1054"):
        path.step("approve", who="sinta")
    with pytest.raises(IntegrityError), transaction.atomic():
        Package.objects.update(proposed_by=path.house.people["damar"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Package.objects.update(state="approved")
    with pytest.raises(IntegrityError), transaction.atomic():
        Package.objects.update(state="closed")


def test_a_proposal_without_dialogue_or_reason_is_refused(path: Path) -> None:
    sinta, number = path.house.viewer("sinta"), path.forum.number
    bare = forum_proposing.draft_package(
        sinta, number=number, theme="Jalan", funding="APBD", now=NOW
    )
    forum_proposing.add_line(
        sinta, number=number, serial=bare.serial, version=1, kind="works", what="Jalan", asked=5,
        now=NOW,
    )  # fmt: skip
    with pytest.raises(Problem, match="S1066"):
        forum_proposing.propose_package(
            sinta, number=number, serial=bare.serial, version=2, now=NOW
        )
    path.to("proposed")
    for step in ("check", "send_back", "refuse"):
        with pytest.raises(Problem, match="S105|S110|S1"):
            path.step(step, who="damar", reason="  ")


def test_of_two_who_write_at_once_one_is_told(path: Path) -> None:
    row = path.to("proposed")
    stale = row.version
    path.step("check", who="damar")
    with pytest.raises(Problem, match="S1052|S1053"):
        forum_proposing.check_package(
            path.house.viewer("damar"), number=path.forum.number, serial=row.serial,
            version=stale, reason="x", now=NOW,
        )  # fmt: skip
    with pytest.raises(Problem, match="S1053"):
        forum_proposing.approve_package(
            path.house.viewer("damar"), number=path.forum.number, serial=row.serial,
            version=stale, granted={}, decision="x", now=NOW,
        )  # fmt: skip


def test_people_are_counted_by_element_and_nobody_is_no_activity(path: Path) -> None:
    path.to("running")
    for people in ({}, {"youth": (0, 0)}, {"youth": (-1, 3)}):
        with pytest.raises(Problem, match="S1065"):
            path.activity("dialogue", people=people)
    made = path.activity("dialogue", people={"youth": (12, 9), "women": (20, 0), "x": (1, 1)})
    assert sorted(made.presences.values_list("element", "women", "men")) == [
        ("women", 20, 0), ("youth", 12, 9),
    ]  # fmt: skip


MOVES = st.lists(
    st.tuples(
        st.sampled_from([*forum_rules.STEPS, "expense", "repay", "dialogue", "works"]),
        st.sampled_from(["sinta", "damar", "dewi"]),
        st.integers(1, 140_000_000),
    ),
    max_size=14,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=MOVES)
def test_no_path_closes_a_package_that_does_not_add_up(
    path: Path, moves: list[tuple[str, str, int]]
) -> None:
    """Whatever people try in whatever order, what is closed adds up and passed two people."""
    with transaction.atomic():
        path.to("running")
        for step, who, amount in moves:
            try:
                path.attempt(step, who, amount)
            except Problem:
                continue
            row, book = path.row, reads.ledger(path.row)
            assert book.received <= (book.granted or 0) <= book.asked
            if row.state in ("reported", "closed"):
                assert row.told_total == book.spent
                assert book.rest == 0
                assert not book.excess or row.excess_reason
                kinds = set(row.activities.values_list("kind", flat=True))
                assert {"dialogue", "works"} <= kinds
            if row.state == "closed":
                assert row.closed_by_id not in (None, row.reported_by_id)
        transaction.set_rollback(True)
    path.serial = None


def test_the_machine_leads_everywhere_and_never_back_from_the_end() -> None:
    """Each state is reached from the draft; the two ends have no way out."""
    seen, edge = {"draft"}, ["draft"]
    while edge:
        at = edge.pop()
        for sources, to in forum_rules.STEPS.values():
            if at in sources and to not in seen:
                seen.add(to)
                edge.append(to)
    assert seen == set(Package.State.values)
    for end in ("closed", "refused"):
        assert not any(forum_rules.may(step, end) for step in forum_rules.STEPS)


def test_whoever_wrote_a_line_of_a_proposal_does_not_verify_it(house: House, path: Path) -> None:
    """Sinta drafts, Damar adds a line, Sinta hands it in: Damar is no second person."""
    row = forum_proposing.draft_package(
        house.viewer("sinta"), number=path.forum.number, theme="Air", funding="Kemensos", now=NOW
    )
    path.serial = row.serial
    forum_proposing.add_line(
        house.viewer("damar"), **path.known("damar", NOW), kind="dialogue", what="Dialog",
        asked=35_000_000,
    )  # fmt: skip
    path.step("propose", who="sinta")
    for step in ("check", "refuse", "send_back"):
        for who in ("damar", "sinta"):
            with pytest.raises(Problem, match="S1054"):
                path.step(step, who=who)


def test_whoever_handed_in_once_never_verifies_what_another_hands_in_again(path: Path) -> None:
    path.to("proposed")
    path.step("send_back", who="damar")
    path.step("propose", who="damar")
    for who in ("sinta", "damar"):
        with pytest.raises(Problem, match="S1054"):
            path.step("check", who=who)


def test_whoever_booked_a_payment_does_not_close_the_account(path: Path) -> None:
    path.to("running")
    lines = {line.kind: line for line in path.row.lines.all()}
    path.expense(lines["dialogue"].pk, 35_000_000, "K-1", who="damar")
    path.expense(lines["works"].pk, 100_000_000, "K-2")
    path.activity("dialogue")
    path.activity("works")
    path.step("account", told_total=135_000_000)
    for step in ("close", "return_account"):
        for who in ("damar", "sinta"):
            with pytest.raises(Problem, match="S1054"):
                path.step(step, who=who)
