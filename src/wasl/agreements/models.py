"""Agreements with their parties and funding lines. Season, budget year and dates are separate facts (invariant 2)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.agreements.enums import AgreementKind, PartyRole
from wasl.funding.models import FundingLine
from wasl.institutions.models import Institution
from wasl.programmes.models import Programme
from wasl.territory.models import Centre, Place
from wasl.wording.languages import in_language


class Agreement(models.Model):
    """A signed agreement. ``province`` is where it is signed, not where beneficiaries live."""

    CLASSIFIED = {
        "ordinary": "id number kind title_ar title_fr centre province programme season budget_year signed_on starts_on "
        "ends_on recorded_at recorded_by sealed"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("agreement number"), max_length=40, unique=True)
    kind = models.CharField(_("kind of agreement"), max_length=16, choices=AgreementKind.choices)
    title_ar = models.CharField(_("Arabic title"), max_length=300)
    title_fr = models.CharField(_("French title"), max_length=300)
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("territory", "centre")
    )
    province = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=_("province of the agreement")
    )
    programme = models.ForeignKey(
        Programme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=pgettext_lazy("funding", "programme"),
    )
    season = models.CharField(pgettext_lazy("funding", "season"), max_length=9, blank=True)
    budget_year = models.PositiveSmallIntegerField(_("budget year"))
    signed_on = models.DateField(pgettext_lazy("agreement", "signed on"))
    starts_on = models.DateField(_("in force from"))
    ends_on = models.DateField(_("in force until"))
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    recorded_by = models.CharField(_("recorded by"), max_length=60)
    # Code of its programme when that is restricted; kept by the database, whatever is written here.
    sealed = models.CharField(pgettext_lazy("partnership", "sealed"), max_length=40, blank=True, default="")

    class Meta:
        verbose_name = pgettext_lazy("partnership", "agreement")
        ordering = ["-signed_on", "number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="agreements_agreement_dates_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(season="") | models.Q(season__regex=r"^[0-9]{4}-[0-9]{4}$"),
                name="agreements_agreement_season_shape",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="institutional") | models.Q(programme__isnull=False),
                name="agreements_agreement_partnership_has_programme",
            ),
            models.CheckConstraint(
                condition=~models.Q(recorded_by=""), name="agreements_agreement_recorded_by"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Title in the reader's language."""
        return in_language(ar=self.title_ar, fr=self.title_fr)


class Party(models.Model):
    """An institution's part in an agreement, in protocol order."""

    CLASSIFIED = {"ordinary": "id agreement institution role rank"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        related_name="parties",
        verbose_name=pgettext_lazy("partnership", "agreement"),
    )
    institution = models.ForeignKey(
        Institution, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("party", "institution")
    )
    role = models.CharField(pgettext_lazy("party", "role"), max_length=12, choices=PartyRole.choices)
    rank = models.PositiveSmallIntegerField(_("protocol order"), default=1)

    class Meta:
        verbose_name = pgettext_lazy("partnership", "party")
        ordering = ["rank", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "institution", "role"], name="agreements_party_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.role}"


class AgreementLine(models.Model):
    """A funding line an agreement brings. A line belongs to one agreement."""

    CLASSIFIED = {"ordinary": "id agreement line"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        related_name="lines",
        verbose_name=pgettext_lazy("partnership", "agreement"),
    )
    line = models.OneToOneField(
        FundingLine, models.PROTECT, related_name="agreement_line", verbose_name=_("funding line")
    )

    class Meta:
        verbose_name = _("line of an agreement")

    def __str__(self) -> str:
        return str(self.line_id)


class Amendment(models.Model):
    """An amendment (ملحق): a new end date, or money added by an entry of its own; never a replaced total."""

    CLASSIFIED = {
        "ordinary": "id agreement number signed_on ends_on subject_ar subject_fr recorded_at recorded_by"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        related_name="amendments",
        verbose_name=pgettext_lazy("partnership", "agreement"),
    )
    number = models.PositiveSmallIntegerField(_("amendment number"))
    signed_on = models.DateField(_("signed on"))
    ends_on = models.DateField(_("new end date"), null=True, blank=True)
    subject_ar = models.CharField(_("subject, in Arabic"), max_length=300)
    subject_fr = models.CharField(_("subject, in French"), max_length=300)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    recorded_by = models.CharField(_("recorded by"), max_length=60)

    class Meta:
        verbose_name = pgettext_lazy("partnership", "amendment")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="agreements_amendment_once"),
            models.CheckConstraint(
                condition=~models.Q(recorded_by=""), name="agreements_amendment_recorded_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.number}"
