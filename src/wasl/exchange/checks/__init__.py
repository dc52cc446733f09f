"""What is checked of a whole file before anything of it is done. Each check notes every fault it finds."""

from wasl.exchange.checks import (
    agreements,
    ceremonies,
    duplicates,
    grants,
    offices,
    participants,
    projects,
    totals,
    users,
)
from wasl.exchange.checks.checking import Checking

CHECKS = (
    users.check,
    duplicates.check,
    offices.check,
    agreements.check,
    participants.check,
    projects.check,
    grants.check,
    ceremonies.check,
    totals.check,
)


def check_all(checking: Checking) -> None:
    """Run every check; faults go to ``checking.faults``."""
    for check in CHECKS:
        check(checking)


__all__ = ["Checking", "check_all"]
