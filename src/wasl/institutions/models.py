"""Parties of agreements, and the offices people hold in them, when. Officials are public; they are not participants."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.institutions.enums import InstitutionKind, Sex
from wasl.territory.models import Place
from wasl.wording.languages import in_language


class Institution(models.Model):
    """A body that signs, pays, receives or stands beside: the Foundation, a province, a committee, the gendarmerie."""

    CLASSIFIED = {"ordinary": "code kind name_ar name_fr short_ar short_fr place"}

    code = models.CharField(pgettext_lazy("of an institution", "code"), max_length=40, primary_key=True)
    kind = models.CharField(_("kind of institution"), max_length=20, choices=InstitutionKind.choices)
    name_ar = models.CharField(_("Arabic name"), max_length=200)
    name_fr = models.CharField(_("French name"), max_length=200)
    short_ar = models.CharField(_("short Arabic name"), max_length=80, blank=True)
    short_fr = models.CharField(_("short French name"), max_length=80, blank=True)
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("territory", "place"),
    )

    class Meta:
        verbose_name = pgettext_lazy("party", "institution")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Name in the reader's language."""
        return in_language(ar=self.name_ar, fr=self.name_fr)


class Office(models.Model):
    """An office of an institution (governor of a province, coordinator of a centre), apart from who holds it.

    Titles are stored as printed: ``title_ar`` e.g. «عامل إقليم الرحامنة»; the feminine where the language needs it.
    """

    CLASSIFIED = {"ordinary": "code institution title_ar title_fr title_feminine_ar title_feminine_fr rank"}

    code = models.CharField(pgettext_lazy("of an office", "code"), max_length=60, primary_key=True)
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        related_name="offices",
        verbose_name=pgettext_lazy("party", "institution"),
    )
    title_ar = models.CharField(_("Arabic title"), max_length=200)
    title_fr = models.CharField(_("French title"), max_length=200)
    title_feminine_ar = models.CharField(_("Arabic title, feminine"), max_length=200, blank=True)
    title_feminine_fr = models.CharField(_("French title, feminine"), max_length=200, blank=True)
    rank = models.PositiveSmallIntegerField(_("protocol order"), default=100)

    class Meta:
        verbose_name = pgettext_lazy("institution", "office")
        ordering = ["rank", "code"]

    def __str__(self) -> str:
        return in_language(ar=self.title_ar, fr=self.title_fr)


class OfficeHolder(models.Model):
    """Who held an office from when until when. The title belongs to the office at that date, not to the person."""

    CLASSIFIED = {"ordinary": "id office since until sex", "official": "name_ar name_fr"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="holders", verbose_name=pgettext_lazy("institution", "office")
    )
    name_ar = models.CharField(_("Arabic name"), max_length=120)
    name_fr = models.CharField(_("French name"), max_length=120)
    sex = models.CharField(pgettext_lazy("person", "sex"), max_length=6, choices=Sex.choices)
    since = models.DateField(pgettext_lazy("office", "from"))
    until = models.DateField(pgettext_lazy("office", "until"), null=True, blank=True)

    class Meta:
        verbose_name = _("holder of an office")
        ordering = ["office", "since"]
        constraints = [
            models.UniqueConstraint(fields=["office", "since"], name="institutions_officeholder_once"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="institutions_officeholder_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return in_language(ar=self.name_ar, fr=self.name_fr)
