"""Where things are: regions, provinces, prefectures, communes; the Foundation's centres and the areas they serve."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.territory.enums import PlaceKind
from wasl.wording.languages import in_language


class Place(models.Model):
    """A region, province, prefecture, prefecture of arrondissements or commune. ISO 3166-2 code where one exists."""

    CLASSIFIED = {"ordinary": "code kind parent name_ar name_fr aliases hcp_code valid_from sort_key"}

    code = models.CharField(pgettext_lazy("of a place", "code"), max_length=12, primary_key=True)
    kind = models.CharField(_("kind of place"), max_length=32, choices=PlaceKind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children", verbose_name=_("lies in")
    )
    name_ar = models.CharField(_("Arabic name"), max_length=120)
    name_fr = models.CharField(_("French name"), max_length=120)
    aliases = models.JSONField(_("other spellings"), default=list)
    hcp_code = models.CharField(_("HCP code"), max_length=16, blank=True)
    valid_from = models.DateField(_("valid from"), null=True)
    sort_key = models.CharField(_("sorting key"), max_length=160, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("territory", "place")
        ordering = ["sort_key", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="region", parent=None)
                | (~models.Q(kind="region") & ~models.Q(parent=None)),
                name="territory_place_region_has_no_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Name in the reader's language."""
        return in_language(ar=self.name_ar, fr=self.name_fr)


class Centre(models.Model):
    """An accompaniment and reintegration centre. Its id is what row-level security compares."""

    CLASSIFIED = {"ordinary": "id code name_ar name_fr aliases seat"}

    code = models.CharField(pgettext_lazy("of a centre", "code"), max_length=8, unique=True)
    name_ar = models.CharField(_("Arabic name"), max_length=120)
    name_fr = models.CharField(_("French name"), max_length=120)
    aliases = models.JSONField(_("other spellings"), default=list)
    seat = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("of a centre", "seat")
    )

    class Meta:
        verbose_name = pgettext_lazy("territory", "centre")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Name in the reader's language."""
        return in_language(ar=self.name_ar, fr=self.name_fr)


class CentreArea(models.Model):
    """A place a centre serves, since when and until when. A centre is not a region: it may serve parts of several."""

    CLASSIFIED = {"ordinary": "id centre place since until"}

    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="areas", verbose_name=pgettext_lazy("territory", "centre")
    )
    place = models.ForeignKey(
        Place, models.PROTECT, related_name="served_by", verbose_name=pgettext_lazy("territory", "place")
    )
    since = models.DateField(_("served since"))
    until = models.DateField(_("served until"), null=True, blank=True)

    class Meta:
        verbose_name = _("area served")
        constraints = [
            models.UniqueConstraint(fields=["centre", "place", "since"], name="territory_centrearea_once"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="territory_centrearea_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.place_id}"
