from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    name = "wasl.institutions"
    label = "institutions"
