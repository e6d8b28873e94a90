"""The proof that a house was built for training: the mark that the demo's builder leaves."""

from __future__ import annotations


def was_built_as_demo() -> bool:
    """Say whether the builder of the demo made this house."""
    from serasi.ops.demo.build import MARK
    from serasi.ops.models import Schedule

    return Schedule.objects.filter(name=MARK).exists()
