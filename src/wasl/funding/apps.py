from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "wasl.funding"
    label = "funding"
