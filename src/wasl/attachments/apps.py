from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "wasl.attachments"
    label = "attachments"
