"""Whether this house is for training: exercises run there alone, never beside real data."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings

from serasi.problems import DRILL_NOT_HERE, Problem

_proofs: dict[str, Callable[[], bool]] = {}


def add_proof(name: str, proof: Callable[[], bool]) -> None:
    """Add something that only a training house has; called from `AppConfig.ready`."""
    _proofs[name] = proof


def is_training_house() -> bool:
    """Say whether the house calls itself one, and was built as one.

    The setting alone could be turned on over real data by mistake; what only the builder of the
    demo leaves behind could not.
    """
    return bool(settings.DEMO) and bool(_proofs) and all(proof() for proof in _proofs.values())


def need_training_house() -> None:
    """Refuse everything of exercises in any other house."""
    if not is_training_house():
        raise Problem(DRILL_NOT_HERE)
