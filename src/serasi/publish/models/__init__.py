"""Figures that were given out, papers and their numbers, the plan of action, public editions."""

from serasi.publish.models.editions import Edition as Edition
from serasi.publish.models.editions import EditionWorld as EditionWorld
from serasi.publish.models.figure import Figure as Figure
from serasi.publish.models.numbering import OfficeNumber as OfficeNumber
from serasi.publish.models.numbering import OfficeStyle as OfficeStyle
from serasi.publish.models.paper import Paper as Paper
from serasi.publish.models.paper import PaperCheck as PaperCheck
from serasi.publish.models.paper import PaperFigure as PaperFigure
from serasi.publish.models.paper import PaperFile as PaperFile
from serasi.publish.models.paper import PaperMaking as PaperMaking
from serasi.publish.models.paper import PaperProse as PaperProse
from serasi.publish.models.paper import PaperState as PaperState
from serasi.publish.models.plan import Domain as Domain
from serasi.publish.models.plan import PlanProgress as PlanProgress
from serasi.publish.models.plan import PlanRow as PlanRow
