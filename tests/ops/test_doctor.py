"""The doctor says what is dangerous, and says nothing of what is not."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from serasi.ops import doctor

pytestmark = pytest.mark.django_db


def _subjects(grade):
    return {f.subject for f in doctor.examine() if f.grade == grade}


def test_debug_is_dangerous(settings):
    settings.DEBUG = True
    assert "SERASI_DEBUG" in _subjects(doctor.WRONG)
    settings.DEBUG = False
    assert "SERASI_DEBUG" not in _subjects(doctor.WRONG)


def test_a_public_host_without_https_is_dangerous(settings):
    settings.ALLOWED_HOSTS = ["serasi.example"]
    settings.HTTPS = False
    assert "SERASI_HTTPS" in _subjects(doctor.WRONG)
    settings.HTTPS = True
    assert "SERASI_HTTPS" not in _subjects(doctor.WRONG)


def test_one_key_for_two_purposes_is_dangerous(settings):
    settings.SEAL_KEY = settings.SECRET_KEY
    assert "SERASI_SEAL_KEY" in _subjects(doctor.WRONG)


def test_roles_without_a_second_factor_are_named(house):
    notes = [f for f in doctor.examine() if f.subject == "faktor kedua"]
    assert len(notes) == 1
    assert notes[0].grade == doctor.NOTE


def test_a_house_without_areas_is_dangerous():
    assert "wilayah" in _subjects(doctor.WRONG)


def test_a_search_that_the_wall_keeps_from_its_index_is_noted():
    if connection.vendor != "postgresql":
        pytest.skip("skipped, no PostgreSQL")
    assert "pencarian" in _subjects("perhatikan")
    with connection.cursor() as cursor:
        cursor.execute(doctor.LEAKPROOF)
    assert "pencarian" not in _subjects("perhatikan")


def test_a_database_made_by_another_serasi_is_dangerous():
    assert "migrasi" not in _subjects(doctor.WRONG)
    MigrationRecorder(connection).record_applied("warn", "0099_of_tomorrow")
    assert "migrasi" in _subjects(doctor.WRONG)
