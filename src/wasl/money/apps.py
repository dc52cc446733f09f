from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "wasl.money"
    label = "money"
