from django.apps import AppConfig


class GrantsConfig(AppConfig):
    name = "wasl.grants"
    label = "grants"
