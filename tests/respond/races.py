"""Races on PostgreSQL: acts that meet, each on a connection of its own, at a row that is held."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections, transaction
from django.db.models import Model

from serasi.network.serials import next_serial
from serasi.problems import Problem
from serasi.respond.models import Case

PATIENCE_S = 60
Act = Callable[[], Any]


@contextmanager
def own_database() -> Iterator[None]:
    """Let the connections of a block go to a fresh copy of the migrated database, then drop it.

    What the threads write is committed, so that it must not lie in the database that other tests
    roll back.
    """
    told = connection.settings_dict
    before, fresh = told["NAME"], f"{told['NAME']}_races"
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{fresh}"')
        cursor.execute(f'CREATE DATABASE "{fresh}" TEMPLATE "{told["TEST"]["TEMPLATE"]}"')
    told["NAME"] = fresh
    try:
        yield
    finally:
        connection.close()
        told["NAME"] = before
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{fresh}"')


def race(held: Model, *acts: Act) -> list[Any]:
    """Let acts run at once from a row that all of them wait for; return what came of each.

    What comes of an act is what it returns, or the numbered problem that refuses it.
    """
    return _met(lambda: type(held)._default_manager.select_for_update().get(pk=held.pk), acts)


def race_for_number(*acts: Act) -> list[Any]:
    """Let acts run at once from the counter of numbers that all of them wait for."""
    return _met(lambda: next_serial(Case.objects.none(), "-"), acts)


def _met(hold: Act, acts: Sequence[Act]) -> list[Any]:
    found: list[Any] = [None] * len(acts)

    def run(at: int, act: Act) -> None:
        try:
            found[at] = act()
        except Problem as problem:
            found[at] = problem
        except BaseException as broken:
            found[at] = broken
            raise
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    with transaction.atomic():
        hold()
        for thread in threads:
            thread.start()
        _wait_for(len(acts))
    for thread in threads:
        thread.join(PATIENCE_S)
        assert not thread.is_alive(), "the acts wait for each other"
    return found


def _wait_for(n: int) -> None:
    """Wait until so many connections of this database wait for a lock."""
    until = time.perf_counter() + PATIENCE_S
    with connection.cursor() as cursor:
        while time.perf_counter() < until:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0] >= n:
                return
            time.sleep(0.01)
    raise AssertionError("the acts did not meet")


def won_and_refused(found: list[Any]) -> tuple[Any, Problem]:
    """Return the one result and the one refusal of two acts."""
    [won] = [one for one in found if not isinstance(one, BaseException)]
    [refused] = [one for one in found if isinstance(one, Problem)]
    return won, refused
