"""Big files: made in the background, gone on with after a kill, taken in pieces by their person."""

from __future__ import annotations

import hashlib
import os
import signal
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from serasi.exchange import bulk, tasks
from serasi.exchange.actions import preparing as act
from serasi.exchange.models import Prepared
from serasi.exchange.preparing import path_of
from serasi.exchange.ranges import part_of
from serasi.network.models import OfficeHolding
from serasi.network.walls import raise_wall
from serasi.problems import Problem
from serasi.register.models import Event
from serasi.trail.models import Entry
from tests.cast import House
from tests.exchange.test_bulk import records  # noqa: F401 - a fixture
from tests.network.plain_role import act_as_plain_role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _room(settings, tmp_path, monkeypatch):
    settings.EXPORT_ROOT = tmp_path / "exports"
    monkeypatch.setattr(bulk, "BATCH", 10)
    monkeypatch.setattr(bulk, "SYNCED", 1)


@pytest.fixture
def house(records: House) -> House:  # noqa: F811
    return records


def ask(house: House, who: str = "rini", **query: str) -> Prepared:
    return act.ask(house.viewer(who), query=query, words="uji", now=timezone.now())


def ready(house: House, who: str = "rini", **query: str) -> Prepared:
    row = ask(house, who, **query)
    assert act.make(row.pk)
    row.refresh_from_db()
    return row


def take(house: House, row: Prepared, who: str = "rini", **headers: str):
    client = house.client(who)
    return client.get(reverse("exchange:prepared_file", args=[row.pk]), headers=headers)


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_the_page_asks_a_worker_makes_and_the_person_takes(house):
    client = house.client("rini")
    page = client.get(reverse("exchange:prepared"), {"pemicu": "T2"}).content.decode()
    assert 'name="pemicu" value="T2"' in page
    assert client.post(reverse("exchange:prepare"), {"pemicu": "T2"}).status_code == 302
    row = Prepared.objects.get()
    assert (row.state, row.query) == ("waiting", {"pemicu": "T2"})
    assert "http-equiv" in client.get(reverse("exchange:prepared")).content.decode()
    assert "S1481" in take(house, row).content.decode()
    assert tasks.prepare.func(row.pk)
    row.refresh_from_db()
    page = client.get(reverse("exchange:prepared")).content.decode()
    assert row.sha256 in page
    assert "http-equiv" not in page
    answer = take(house, row)
    content = body(answer)
    assert hashlib.sha256(content).hexdigest() == row.sha256 == answer["X-SHA256"]
    assert content.count(b"\r\n") - 1 == row.total == row.done
    assert row.total == Event.objects.filter(trigger="T2", state="confirmed").count() > 40
    actions = list(Entry.objects.order_by("seq").values_list("action", flat=True))[-2:]
    assert actions == ["export.made", "export.fetched"]


def test_a_broken_download_goes_on_to_the_same_bytes(house):
    row = ready(house)
    whole = body(take(house, row))
    cut = len(whole) * 6 // 10
    tag = f'"{row.sha256}"'
    before = Entry.objects.filter(action="export.fetched").count()
    rest = take(house, row, range=f"bytes={cut}-", if_range=tag)
    assert rest.status_code == 206
    assert rest["ETag"] == tag
    assert rest["Content-Range"] == f"bytes {cut}-{len(whole) - 1}/{len(whole)}"
    assert int(rest["Content-Length"]) == len(whole) - cut
    assert whole[:cut] + body(rest) == whole
    assert Entry.objects.filter(action="export.fetched").count() == before
    assert body(take(house, row, range="bytes=-7")) == whole[-7:]


@pytest.mark.parametrize("mark", ['"lain"', "W/{tag}", "Sun, 29 Nov 2026 00:00:00 GMT"])
def test_another_file_than_before_is_given_whole(house, mark):
    row = ready(house)
    tag = f'"{row.sha256}"'
    answer = take(house, row, range="bytes=5-", if_range=mark.format(tag=tag))
    assert (answer.status_code, len(body(answer))) == (200, row.size)


def test_what_is_held_already_or_lies_behind_the_end(house):
    row = ready(house)
    assert take(house, row, if_none_match=f'"{row.sha256}"').status_code == 304
    beyond = take(house, row, range=f"bytes={row.size}-")
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{row.size}")
    url = reverse("exchange:prepared_file", args=[row.pk])
    head = house.client("rini").head(url)
    assert (int(head["Content-Length"]), head["Accept-Ranges"]) == (row.size, "bytes")


@pytest.mark.parametrize("asked", ["bytes=a-b", "bytes=5-2", "bytes=-", "bytes=0-1,4-5", "rows=1-"])
def test_a_range_that_cannot_be_read_is_the_whole(asked):
    assert part_of(asked, 100) is None


def _killed_while_writing(row: Prepared, monkeypatch, after: int) -> None:
    """Fork a worker that is killed by SIGKILL behind the bytes of a batch, before its state."""
    child = os.fork()
    if child == 0:
        kept, calls = bulk._keep, []

        def keep(*args) -> None:
            calls.append(1)
            if len(calls) > after:
                os.kill(os.getpid(), signal.SIGKILL)
            kept(*args)

        bulk._keep = keep
        try:
            act.make(row.pk)
        finally:
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.parametrize("after", [0, 1, 3])
def test_kill_9_in_the_middle_then_the_same_bytes_and_checksum(house, monkeypatch, after):
    whole = ready(house)
    row = ask(house)
    _killed_while_writing(row, monkeypatch, after)
    # SQLite's child shares nothing of the test's open transaction; what it claimed is set here.
    claim = next(path_of(row).parent.glob(f"{row.name}-*.part")).name.split("-")[1][:8]
    Prepared.objects.filter(pk=row.pk).update(state="working", claim=claim, beat=timezone.now())
    assert not act.make(row.pk), "whose worker wrote a moment ago is not taken over"
    Prepared.objects.filter(pk=row.pk).update(beat=timezone.now() - 2 * act.STALLED)
    assert act.waiting(timezone.now()) == [row.pk]
    resumed = []
    written = bulk.write_csv

    def write_csv(*args, **more):
        made = written(*args, **more)
        resumed.append(made.resumed)
        return made

    monkeypatch.setattr(act, "write_csv", write_csv)
    assert act.make(row.pk)
    row.refresh_from_db()
    assert resumed == [after * 10]
    assert (row.sha256, row.total) == (whole.sha256, whole.total)
    assert path_of(row).read_bytes() == path_of(whole).read_bytes()


def test_a_worker_that_lost_its_claim_spoils_nothing(house, monkeypatch):
    whole = ready(house)
    row = ask(house)
    kept = bulk._keep

    def taken_over(*args) -> None:
        kept(*args)
        monkeypatch.setattr(bulk, "_keep", kept)
        Prepared.objects.filter(pk=row.pk).update(beat=timezone.now() - 2 * act.STALLED)
        assert act.make(row.pk)  # another worker, to the end

    monkeypatch.setattr(bulk, "_keep", taken_over)
    assert not act.make(row.pk)
    row.refresh_from_db()
    assert (row.state, row.sha256) == ("ready", whole.sha256)
    assert hashlib.sha256(path_of(row).read_bytes()).hexdigest() == whole.sha256


def test_only_its_person_sees_and_takes_a_file(house):
    row = ready(house)
    for who in ("hendra", "bagus", "surya", "wulan"):
        assert take(house, row, who).status_code == 404
        url = reverse("exchange:drop_file", args=[row.pk])
        assert house.client(who).post(url).status_code == 404
    row.refresh_from_db()
    assert row.state == "ready"
    assert (
        row.sha256 not in house.client("hendra").get(reverse("exchange:prepared")).content.decode()
    )


def test_who_lost_the_office_takes_nothing_not_even_the_rest(house):
    row = ready(house)
    OfficeHolding.objects.filter(person=row.person).update(end=timezone.localdate())
    assert take(house, row, range="bytes=10-").status_code == 404


def test_other_areas_than_before_ask_for_a_new_file(house):
    row = ready(house)
    Prepared.objects.filter(pk=row.pk).update(rights="0" * 64)
    answer = take(house, row, range="bytes=10-")
    assert (answer.status_code, "S1482" in answer.content.decode()) == (403, True)
    late = ask(house, pemicu="T2")
    Prepared.objects.filter(pk=late.pk).update(rights="0" * 64)
    assert not act.make(late.pk)
    late.refresh_from_db()
    assert late.state == "failed"
    assert not list(path_of(late).parent.glob(f"{late.name}*"))


def test_the_same_question_is_made_once_and_few_are_kept(house):
    first = ask(house)
    assert ask(house) == first
    for trigger in ("T1", "T2"):
        ask(house, pemicu=trigger)
    with pytest.raises(Problem, match="S1480"):
        ask(house, pemicu="T3")
    act.let_go(first)
    ask(house, pemicu="T3")
    with pytest.raises(Problem, match="S104"):
        ask(house, "hendra", pemicu="T9")


def test_files_go_after_their_days(house):
    row = ready(house)
    path = path_of(row)
    assert path.exists()
    Prepared.objects.filter(pk=row.pk).update(until=timezone.now() - timedelta(minutes=1))
    row.refresh_from_db()
    assert "S1481" in take(house, row).content.decode()
    tasks.prepare_again(timezone.now())
    assert not path.exists()
    row.refresh_from_db()
    assert row.state == "gone"
    assert not list(Path(path.parent).iterdir())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="skipped, no PostgreSQL")
def test_behind_the_wall_a_row_is_its_persons(house):
    row = ask(house)
    act_as_plain_role()
    raise_wall(house.viewer("hendra"))
    assert not Prepared.objects.exists()
    raise_wall(house.viewer("rini"))
    assert Prepared.objects.get() == row
