"""Who acts: what every ``by=`` accepts."""

from dataclasses import dataclass, field

from wasl.database.scope import Scope


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at work, or the house itself: identity, permissions and scope at this moment.

    ``label`` is the account name (never a participant's name); ``permissions`` are stable words such as
    ``grants.approve``; ``scope`` is what the database will let them read and write.
    """

    id: int | None
    label: str
    role: str
    permissions: frozenset[str] = field(default_factory=frozenset)
    scope: Scope = field(default_factory=Scope)
    language: str = "ar"

    def may(self, permission: str) -> bool:
        """Whether the role holds ``permission``; which rows it applies to is the scope's business."""
        return permission in self.permissions
