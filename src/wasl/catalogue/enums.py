from django.db import models
from django.utils.translation import pgettext_lazy


class ItemKind(models.TextChoices):
    EQUIPMENT = "equipment", pgettext_lazy("kind of item", "equipment")
    VEHICLE = "vehicle", pgettext_lazy("kind of item", "vehicle")
    LIVESTOCK = "livestock", pgettext_lazy("kind of item", "livestock")
    STOCK = "stock", pgettext_lazy("kind of item", "stock")
