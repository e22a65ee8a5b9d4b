"""What is kept beside contacts themselves: proposals, reports of visitors, reminders, nudges and sheets."""

from upkeep.models.nudge import Nudge
from upkeep.models.proposal import WAYS, Proposal, ways_of
from upkeep.models.reminder import Reminder
from upkeep.models.report import Report, Wrong
from upkeep.models.sheet_plan import SheetPlan

__all__ = ["WAYS", "Nudge", "Proposal", "Reminder", "Report", "SheetPlan", "Wrong", "ways_of"]
