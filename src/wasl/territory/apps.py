from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


def _load_reference(sender: AppConfig, using: str, **_: Any) -> None:
    # Only here: models cannot be imported while applications load.
    from wasl.territory import reference

    if "territory_centrearea" in connections[using].introspection.table_names():
        reference.load(using)


class TerritoryConfig(AppConfig):
    name = "wasl.territory"
    label = "territory"

    def ready(self) -> None:
        """Places and centres are brought after each migration."""
        post_migrate.connect(_load_reference, sender=self)
