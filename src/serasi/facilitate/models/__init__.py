"""Meetings and what belongs to them; forums of social harmony."""

from serasi.facilitate.models.drill import Drill as Drill
from serasi.facilitate.models.drill import Released as Released
from serasi.facilitate.models.forum import Activity as Activity
from serasi.facilitate.models.forum import Element as Element
from serasi.facilitate.models.forum import Expense as Expense
from serasi.facilitate.models.forum import Forum as Forum
from serasi.facilitate.models.forum import Members as Members
from serasi.facilitate.models.forum import Package as Package
from serasi.facilitate.models.forum import PackageHand as PackageHand
from serasi.facilitate.models.forum import PackageLine as PackageLine
from serasi.facilitate.models.forum import Presence as Presence
from serasi.facilitate.models.forum import Repayment as Repayment
from serasi.facilitate.models.forum import Tranche as Tranche
from serasi.facilitate.models.meeting import Attendance as Attendance
from serasi.facilitate.models.meeting import Invitee as Invitee
from serasi.facilitate.models.meeting import Meeting as Meeting
from serasi.facilitate.models.meeting import Series as Series
from serasi.facilitate.models.minutes import AgendaPoint as AgendaPoint
from serasi.facilitate.models.minutes import Conclusion as Conclusion
from serasi.facilitate.models.minutes import Correction as Correction
from serasi.facilitate.models.minutes import CorrectionNote as CorrectionNote
from serasi.facilitate.models.minutes import PointText as PointText
from serasi.facilitate.models.strength import Strength as Strength
