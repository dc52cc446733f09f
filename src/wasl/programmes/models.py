"""The strategy, its programmes, and the versioned rules each decision is taken under (invariant 15)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.wording.languages import in_language


class Programme(models.Model):
    """A programme of a strategy. The sentences are what a communiqué prints about it, as staff approved them."""

    CLASSIFIED = {
        "ordinary": "code name_ar name_fr strategy_ar strategy_fr purpose_ar purpose_fr life_project_ar "
        "life_project_fr restricted"
    }

    code = models.CharField(pgettext_lazy("of a programme", "code"), max_length=40, primary_key=True)
    name_ar = models.CharField(_("Arabic name"), max_length=200)
    name_fr = models.CharField(_("French name"), max_length=200)
    strategy_ar = models.CharField(_("strategy, in Arabic"), max_length=300)
    strategy_fr = models.CharField(_("strategy, in French"), max_length=300)
    purpose_ar = models.TextField(_("purpose sentence, in Arabic"))
    purpose_fr = models.TextField(_("purpose sentence, in French"))
    life_project_ar = models.TextField(_("life-project sentence, in Arabic"))
    life_project_fr = models.TextField(_("life-project sentence, in French"))
    restricted = models.BooleanField(pgettext_lazy("programme", "restricted"), default=False)

    class Meta:
        verbose_name = pgettext_lazy("funding", "programme")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Name in the reader's language."""
        return in_language(ar=self.name_ar, fr=self.name_fr)


class RuleVersion(models.Model):
    """A version of the rules of a programme: thresholds, ceilings, durations. Never changed; a newer one follows it."""

    CLASSIFIED = {
        "ordinary": "id programme version since disclosure_threshold undertaking_months equipment_ceiling cash_ceiling retention_months "
        "settled_at settled_by"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="rules", verbose_name=pgettext_lazy("funding", "programme")
    )
    version = models.PositiveSmallIntegerField(pgettext_lazy("of rules", "version"))
    since = models.DateField(_("in force since"))
    disclosure_threshold = models.PositiveSmallIntegerField(
        _("cells below this number are not shown to partners")
    )
    undertaking_months = models.PositiveSmallIntegerField(_("months during which equipment may not be sold"))
    equipment_ceiling = models.DecimalField(
        _("ceiling of equipment for one project"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    cash_ceiling = models.DecimalField(
        _("ceiling of cash aid for one project"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    # How long a file is kept after it was closed; empty while this is not settled.
    retention_months = models.PositiveSmallIntegerField(
        _("months a closed file is kept"), null=True, blank=True
    )
    settled_at = models.DateTimeField(_("settled at"), auto_now_add=True)
    settled_by = models.CharField(_("settled by"), max_length=60)

    class Meta:
        verbose_name = _("version of the rules")
        ordering = ["programme", "version"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "version"], name="programmes_ruleversion_once"),
            models.CheckConstraint(
                condition=models.Q(equipment_ceiling=None) | models.Q(equipment_ceiling__gte=0),
                name="programmes_ruleversion_ceiling_not_negative",
            ),
            models.CheckConstraint(
                condition=~models.Q(settled_by=""), name="programmes_ruleversion_settled_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} v{self.version}"
