from django.apps import AppConfig


class TalliesConfig(AppConfig):
    name = "wasl.tallies"
    label = "tallies"
