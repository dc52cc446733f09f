from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "wasl.territory"
    label = "territory"
