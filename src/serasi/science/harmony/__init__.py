"""Harmony: the INSERASI instrument, its scores, and an index that a statistician cannot fault."""

from serasi.science.harmony.beside import (
    Direction,
    Lags,
    Together,
    direction,
    lead_lag,
    rank_correlation,
)
from serasi.science.harmony.bridge import IHAI, NOTE, Beside, Variable, side_by_side
from serasi.science.harmony.changes import Erosion, Order, Pair, erosion, ordered_areas
from serasi.science.harmony.comparing import INDEX, Ladder, Overlap, ladder, overlap
from serasi.science.harmony.flaws import Flaw, Refused
from serasi.science.harmony.index import (
    Indices,
    area_indices,
    category,
    geometric,
    on_boundary,
    weak_links,
)
from serasi.science.harmony.instrument import (
    INSERASI_1,
    NEWEST,
    VERSIONS,
    Instrument,
    Language,
    check_structure,
    instrument,
)
from serasi.science.harmony.measured import AreaMeasure, Measured, figures_of, measure
from serasi.science.harmony.modelled import Modelled, SmallAreas, modelled_areas
from serasi.science.harmony.plan import OPEN_LINK, OPEN_LINK_LABEL, PROBABILITY, Plan, read_plan
from serasi.science.harmony.report import (
    area_report,
    design_of,
    measured_responses,
    score_report,
)
from serasi.science.harmony.residual import Residual, residual, residual_scores, visit_due
from serasi.science.harmony.responses import Responses, read_responses
from serasi.science.harmony.scoring import Scores, pulse_scores, score
from serasi.science.harmony.structure import ATTITUDES, OPPOSITES, SILA, Item, Question
from serasi.science.harmony.suppress import Cell, Figure, publish, too_few
from serasi.science.harmony.weights import (
    EQUAL,
    Stability,
    WeightSet,
    ahp_weights,
    expert_weights,
    loading_weights,
    rank_stability,
)

__all__ = [
    "rank_correlation",
    "lead_lag",
    "Together",
    "Direction",
    "Lags",
    "direction",
    "modelled_areas",
    "SmallAreas",
    "Modelled",
    "overlap",
    "ladder",
    "Overlap",
    "Ladder",
    "INDEX",
    "ATTITUDES",
    "EQUAL",
    "IHAI",
    "NOTE",
    "INSERASI_1",
    "NEWEST",
    "OPEN_LINK",
    "OPEN_LINK_LABEL",
    "OPPOSITES",
    "PROBABILITY",
    "SILA",
    "VERSIONS",
    "AreaMeasure",
    "Beside",
    "Cell",
    "Erosion",
    "Figure",
    "Flaw",
    "Indices",
    "Instrument",
    "Item",
    "Language",
    "Measured",
    "Order",
    "Pair",
    "Plan",
    "Question",
    "Refused",
    "Residual",
    "Responses",
    "Scores",
    "Stability",
    "Variable",
    "WeightSet",
    "ahp_weights",
    "area_indices",
    "area_report",
    "category",
    "check_structure",
    "design_of",
    "erosion",
    "expert_weights",
    "figures_of",
    "geometric",
    "instrument",
    "loading_weights",
    "measure",
    "measured_responses",
    "on_boundary",
    "ordered_areas",
    "publish",
    "pulse_scores",
    "rank_stability",
    "read_plan",
    "read_responses",
    "residual",
    "residual_scores",
    "score",
    "score_report",
    "side_by_side",
    "too_few",
    "visit_due",
    "weak_links",
]
