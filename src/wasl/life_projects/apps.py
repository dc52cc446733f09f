from django.apps import AppConfig


class LifeProjectsConfig(AppConfig):
    name = "wasl.life_projects"
    label = "life_projects"
