"""The room in Django's register: its commands are `migrate`, `serve`, `stop`, `doctor`, `backup` and `restore`."""

from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    """Server, roles, policies and backup."""

    name = "wasl.database"
    label = "database"
