"""Networks: who informs, meets and hands over to whom, how fast, and where it would break?"""

from serasi.science.networks.answers import Answers, answers, hours_until_all_answered
from serasi.science.networks.between import betweenness, centralisation, weighted_betweenness
from serasi.science.networks.blocks import MEASURES, Measure
from serasi.science.networks.changes import AgencyChange, Change, Comparison, compare
from serasi.science.networks.contacts import (
    Agency,
    Contact,
    Meeting,
    Network,
    Period,
    checked_network,
)
from serasi.science.networks.cuts import Bridge, CutAgency, bridges, cut_agencies
from serasi.science.networks.findings import Finding, Number, findings
from serasi.science.networks.flaws import Refused
from serasi.science.networks.handovers import HandOvers, hand_overs
from serasi.science.networks.layout import layout
from serasi.science.networks.pairs import Unmet, never_met, pairs_within
from serasi.science.networks.picture import Picture, picture
from serasi.science.networks.shape import (
    Degrees,
    components,
    concentration,
    degrees,
    density,
    reachable_share,
    reciprocity,
)
from serasi.science.networks.ties import Ties, between_kinds, ties

__all__ = [
    "MEASURES",
    "Agency",
    "AgencyChange",
    "Answers",
    "Bridge",
    "Change",
    "Comparison",
    "Contact",
    "CutAgency",
    "Degrees",
    "Finding",
    "HandOvers",
    "Measure",
    "Meeting",
    "Network",
    "Number",
    "Period",
    "Picture",
    "Refused",
    "Ties",
    "Unmet",
    "answers",
    "between_kinds",
    "betweenness",
    "bridges",
    "centralisation",
    "checked_network",
    "compare",
    "components",
    "concentration",
    "cut_agencies",
    "degrees",
    "density",
    "findings",
    "hand_overs",
    "hours_until_all_answered",
    "layout",
    "never_met",
    "pairs_within",
    "picture",
    "reachable_share",
    "reciprocity",
    "ties",
    "weighted_betweenness",
]
