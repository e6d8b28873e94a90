"""Waves, their samples, the interviews and what was done with them."""

from serasi.measure.models.answers import AnswersExport as AnswersExport
from serasi.measure.models.closing import RespondentWeight as RespondentWeight
from serasi.measure.models.closing import WeightSet as WeightSet
from serasi.measure.models.closing import Withdrawal as Withdrawal
from serasi.measure.models.ihai import IhaiFigure as IhaiFigure
from serasi.measure.models.interview import AgeGroup as AgeGroup
from serasi.measure.models.interview import Import as Import
from serasi.measure.models.interview import Interview as Interview
from serasi.measure.models.interview import Mode as Mode
from serasi.measure.models.interview import PaperEntry as PaperEntry
from serasi.measure.models.interview import Refusal as Refusal
from serasi.measure.models.interview import Sex as Sex
from serasi.measure.models.interview import SpotCheck as SpotCheck
from serasi.measure.models.sample import Household as Household
from serasi.measure.models.sample import Outcome as Outcome
from serasi.measure.models.sample import SampledPlace as SampledPlace
from serasi.measure.models.sample import Side as Side
from serasi.measure.models.sample import Stratum as Stratum
from serasi.measure.models.sample import Visit as Visit
from serasi.measure.models.wave import Wave as Wave
from serasi.measure.models.wave import WaveKind as WaveKind
from serasi.measure.models.wave import WaveState as WaveState
