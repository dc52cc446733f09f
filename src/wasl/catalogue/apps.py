from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


def _load_reference(sender: AppConfig, using: str, **_: Any) -> None:
    # Only here: models cannot be imported while applications load.
    from wasl.catalogue import reference

    if "catalogue_trade" in connections[using].introspection.table_names():
        reference.load(using)


class CatalogueConfig(AppConfig):
    name = "wasl.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Sectors and trades are brought after each migration."""
        post_migrate.connect(_load_reference, sender=self)
