from django.apps import AppConfig


class CommuniquesConfig(AppConfig):
    name = "wasl.communiques"
    label = "communiques"
