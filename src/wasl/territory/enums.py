from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlaceKind(models.TextChoices):
    REGION = "region", pgettext_lazy("kind of place", "region")
    PROVINCE = "province", pgettext_lazy("kind of place", "province")
    PREFECTURE = "prefecture", pgettext_lazy("kind of place", "prefecture")
    ARRONDISSEMENTS = "prefecture_of_arrondissements", _("prefecture of arrondissements")
    COMMUNE = "commune", pgettext_lazy("kind of place", "commune")


PROVINCE_LEVEL = {PlaceKind.PROVINCE, PlaceKind.PREFECTURE, PlaceKind.ARRONDISSEMENTS}
