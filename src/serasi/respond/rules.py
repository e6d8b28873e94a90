"""Pure decisions of the handling of cases: which stage may follow which."""

from __future__ import annotations

from collections.abc import Mapping

from serasi.respond.models.case import Stage

FOLLOWS: Mapping[Stage, frozenset[Stage]] = {
    Stage.HANDLING: frozenset({Stage.MEDIATION, Stage.CLOSED}),
    Stage.MEDIATION: frozenset({Stage.HANDLING, Stage.AGREED, Stage.CLOSED}),
    Stage.AGREED: frozenset({Stage.MONITORING, Stage.HANDLING}),
    Stage.MONITORING: frozenset({Stage.HANDLING, Stage.MEDIATION, Stage.CLOSED}),
    Stage.CLOSED: frozenset({Stage.HANDLING}),
}
"""The stages that may follow each. Whether a case may close is decided by `closing` besides."""
