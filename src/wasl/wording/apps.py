from django.apps import AppConfig


class WordingConfig(AppConfig):
    name = "wasl.wording"
    label = "wording"
