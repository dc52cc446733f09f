from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "wasl.audit"
    label = "audit"
