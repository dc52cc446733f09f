from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wasl.accounts"
    label = "accounts"
