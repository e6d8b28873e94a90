"""Fixtures of all tests: a house with three regions, their agencies and the cast."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker

# The same examples on every run, however busy the machine: a flaky test is a bug of today.
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")
os.environ.setdefault("SERASI_HOME", tempfile.mkdtemp(prefix="serasi-test-"))


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The test data beside the checkout; tests that need it are skipped without it."""
    path = Path(os.environ.get("SERASI_DATA", Path(__file__).parents[2] / "shared" / "data"))
    if not path.exists():
        pytest.skip("skipped, no data")
    return path


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """The database of this worker, copied from one with all migrations applied."""
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    from tests.migrated import copied

    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    on_file = connection.vendor == "sqlite"
    with django_db_blocker.unblock(), copied(connection, worker=worker):
        made = setup_databases(verbosity=0, interactive=False, keepdb=on_file)
        yield
        teardown_databases(made, verbosity=0, keepdb=on_file)
        connection.close()


@pytest.fixture
def house(db):
    """The network of the tests, freshly built in this test's transaction, at its own moment."""
    from tests.cast import NOW, build_house

    with time_machine.travel(NOW, tick=False):
        yield build_house()
