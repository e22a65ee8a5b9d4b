"""What is kept beside the contacts themselves: proposals, reports of visitors, reminders and nudges."""

from upkeep.models.nudge import Nudge
from upkeep.models.proposal import WAYS, Proposal, ways_of
from upkeep.models.reminder import Reminder
from upkeep.models.report import Report, Wrong

__all__ = ["WAYS", "Nudge", "Proposal", "Reminder", "Report", "Wrong", "ways_of"]
