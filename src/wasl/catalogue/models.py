"""Sectors and trades, with the words a communiqué prints for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.wording.languages import in_language


class Sector(models.Model):
    """A branch as the press and funders count it; trades are finer."""

    CLASSIFIED = {"ordinary": "code name_ar name_fr name_en"}

    code = models.CharField(pgettext_lazy("of a sector", "code"), max_length=40, primary_key=True)
    name_ar = models.CharField(_("Arabic name"), max_length=120)
    name_fr = models.CharField(_("French name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120)

    class Meta:
        verbose_name = pgettext_lazy("catalogue", "sector")
        ordering = ["code"]

    def __str__(self) -> str:
        return in_language(ar=self.name_ar, fr=self.name_fr)


class Trade(models.Model):
    """A trade a micro-project exercises. ``phrase_*`` is what a list in a communiqué prints («الحلاقة للرجال»)."""

    CLASSIFIED = {"ordinary": "code sector name_ar name_fr name_en phrase_ar phrase_fr"}

    code = models.CharField(pgettext_lazy("of a trade", "code"), max_length=40, primary_key=True)
    sector = models.ForeignKey(
        Sector, models.PROTECT, related_name="trades", verbose_name=pgettext_lazy("catalogue", "sector")
    )
    name_ar = models.CharField(_("Arabic name"), max_length=120)
    name_fr = models.CharField(_("French name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120)
    phrase_ar = models.CharField(_("Arabic wording in a list"), max_length=160)
    phrase_fr = models.CharField(_("French wording in a list"), max_length=160)

    class Meta:
        verbose_name = pgettext_lazy("catalogue", "trade")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Name in the reader's language."""
        return in_language(ar=self.name_ar, fr=self.name_fr)
