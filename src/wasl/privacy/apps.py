from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "wasl.privacy"
    label = "privacy"
