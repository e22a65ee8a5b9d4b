"""Who works here, who was asked to, and what they did. Visitors have no account, so nobody else is a user."""

from accounts.models.audit_log import AuditEntry, AuditHead
from accounts.models.invitation import Invitation
from accounts.models.memory import SharedMemory
from accounts.models.user import User, UserManager

__all__ = ["AuditEntry", "AuditHead", "Invitation", "SharedMemory", "User", "UserManager"]
