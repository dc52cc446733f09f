"""``wasl renew_keys``: the second steps locked anew, after somebody may have seen the key."""

from typing import Any

from django.utils.translation import gettext as _

from wasl.accounts.operations import renew_keys
from wasl.audit.acts import HOUSE
from wasl.database import locked_text
from wasl.database.commands import Command as HouseCommand


class Command(HouseCommand):
    """Makes a new key, locks every second step with it, and forgets the earlier keys."""

    def run(self, **options: Any) -> dict[str, Any]:
        """Locks again; the earlier keys go only once that is committed."""
        locked, lost = renew_keys(by=HOUSE)
        locked_text.keep_only_newest()
        return {"locked": locked, "lost": lost}

    def show(self, answer: dict[str, Any]) -> None:
        """How many, and what to do about those that could not be opened."""
        self.stdout.write(_("Second steps locked with the new key: %(locked)s.") % answer)
        if answer["lost"]:
            self.stdout.write(_("Second steps that no key opened, to be reset: %(lost)s.") % answer)
