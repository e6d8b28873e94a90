"""Scripts of exercises (gladi posko): what comes in at which minute, all of it invented."""

from serasi.facilitate.drills.orchestra import ORCHESTRA
from serasi.facilitate.drills.script import Inject, Scenario

SCENARIOS: dict[str, Scenario] = {one.key: one for one in (ORCHESTRA,)}

__all__ = ["SCENARIOS", "Inject", "Scenario"]
