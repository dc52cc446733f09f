from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "wasl.participants"
    label = "participants"
