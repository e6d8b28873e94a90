"""Boxes open for their own row, use and key alone; those made before they had one home still do."""

from __future__ import annotations

import pytest

from serasi.channels import sealing
from serasi.network.sealed.boxes import boxed, key_for, unboxed
from serasi.network.sealed.keeping import USE, bound_to

OLD_SUBJECT = "report:11111111-1111-1111-1111-111111111111"
OLD_BOX = bytes.fromhex(
    "01000102030405060708090a0b291c7b5d3a74f2f78747785f1323adb565a5eb01ca8d1e976287607dd3ff2b9398"
    "05cdf803"
)
OLD_ADDRESS = bytes.fromhex(
    "000102030405060708090a0b71f77d7d5d860113b57f21ffb6311d935192107a8833cf6b9d27"
)
OLD_SALT = "ec674e7af09f7c81613bc2d3b9cb63078ef12cc3eba16651797097929904ba69"


@pytest.fixture(autouse=True)
def _key(settings):
    settings.SEAL_KEY = "uji"


@pytest.mark.django_db
def test_a_box_made_before_the_table_moved_still_opens(house):
    from serasi.collect import sealed
    from serasi.network.models import Sealed
    from serasi.network.roles import Can
    from serasi.network.sealed import reveal
    from tests.cast import NOW

    Sealed.objects.create(
        subject=OLD_SUBJECT, kind=sealed.SENDER, box=OLD_BOX, area_id="35.09.11", created_at=NOW
    )
    told = reveal(
        house.viewer("hendra"),
        OLD_SUBJECT,
        sealed.SENDER,
        right=Can.UNSEAL,
        area="35.09.11",
        reason="keselamatan pelapor",
        now=NOW,
    )
    assert told == "Bu Karsih, 0811000111"


def test_an_address_and_the_salt_made_before_are_read_as_they_were():
    from serasi.collect.sealed import salt

    assert sealing.unsealed(OLD_ADDRESS, bound="address:7:webhook") == "0811000111"
    assert salt().hex() == OLD_SALT


@pytest.mark.parametrize(
    ("bound", "use"),
    [("party:8|name", USE), ("party:7|phone", USE), ("party:7|name", "channels")],
)
def test_a_box_opens_for_no_other_row_and_no_other_use(bound, use):
    box = boxed("Pak Wagiman", bound=bound_to("party:7", "name"), use=USE)
    assert unboxed(box, bound=bound_to("party:7", "name"), use=USE) == "Pak Wagiman"
    assert unboxed(box, bound=bound, use=use) is None


def test_a_box_that_was_tampered_with_or_cut_short_does_not_open(settings):
    box = boxed("Pak Wagiman", bound="party:7|name", use=USE)
    for wrong in (box[:-1] + bytes([box[-1] ^ 1]), box[:20], b""):
        assert unboxed(wrong, bound="party:7|name", use=USE) is None
    settings.SEAL_KEY = "lain"
    assert unboxed(box, bound="party:7|name", use=USE) is None


def test_the_same_words_never_make_the_same_box():
    assert boxed("a", bound="b", use=USE) != boxed("a", bound="b", use=USE)
    assert key_for(USE) != key_for("channels")
