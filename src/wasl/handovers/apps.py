from django.apps import AppConfig


class HandoversConfig(AppConfig):
    name = "wasl.handovers"
    label = "handovers"
