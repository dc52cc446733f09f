"""Accounts of the staff and partners, and the scopes they hold. These sign-in tables carry no row policy."""

import datetime
import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.accounts.enums import RoleName, ScopeKind
from wasl.territory.models import Centre
from wasl.wording.languages import in_language


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """Someone who signs in. One role; rows are reached through the scopes held today."""

    CLASSIFIED = {
        "ordinary": "id password last_login username role language is_active must_change_password created_at created_by "
        "closed_at closed_by",
        "staff": "name_ar name_fr",
    }

    username = models.CharField(_("account name"), max_length=60, unique=True)
    name_ar = models.CharField(_("Arabic name"), max_length=120)
    name_fr = models.CharField(_("French name"), max_length=120)
    role = models.CharField(pgettext_lazy("account", "role"), max_length=20, choices=RoleName.choices)
    language = models.CharField(
        pgettext_lazy("account", "language"),
        max_length=2,
        default="ar",
        choices=[("ar", "العربية"), ("fr", "Français")],
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    must_change_password = models.BooleanField(_("must choose a new password"), default=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.CharField(_("created by"), max_length=60)
    closed_at = models.DateTimeField(_("switched off at"), null=True, blank=True)
    closed_by = models.CharField(_("switched off by"), max_length=60, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = pgettext_lazy("sign-in", "account")
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=RoleName.values), name="accounts_user_role_known"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_by="", is_active=True)
                | (models.Q(closed_at__isnull=False, is_active=False) & ~models.Q(closed_by="")),
                name="accounts_user_closed_at_and_by_together",
            ),
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def name(self) -> str:
        """Name in the reader's language."""
        return in_language(ar=self.name_ar, fr=self.name_fr)

    # allauth asks for these; there is no Django admin and no superuser here.
    is_staff = False
    is_superuser = False

    def has_perm(self, perm: str, obj: object = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False


class Scope(models.Model):
    """What an account may reach: one centre, the agreements of one institution, or the country. Dated, never deleted."""

    CLASSIFIED = {
        "ordinary": "id user kind centre institution_code since until granted_at granted_by ended_at ended_by"
    }

    user = models.ForeignKey(
        User, models.PROTECT, related_name="scopes", verbose_name=pgettext_lazy("sign-in", "account")
    )
    kind = models.CharField(_("kind of scope"), max_length=12, choices=ScopeKind.choices)
    centre = models.ForeignKey(
        Centre,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("territory", "centre"),
    )
    # Institutions stand on a higher floor: the stable code is kept, and a trigger there proves that it exists.
    institution_code = models.CharField(pgettext_lazy("scope", "institution"), max_length=40, blank=True)
    since = models.DateField(pgettext_lazy("scope", "from"))
    until = models.DateField(pgettext_lazy("scope", "until"), null=True, blank=True)
    granted_at = models.DateTimeField(_("granted at"), auto_now_add=True)
    granted_by = models.CharField(_("granted by"), max_length=60)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.CharField(_("ended by"), max_length=60, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("sign-in", "scope")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="centre", centre__isnull=False, institution_code="")
                | (models.Q(kind="institution", centre=None) & ~models.Q(institution_code=""))
                | models.Q(kind="national", centre=None, institution_code=""),
                name="accounts_scope_names_what_its_kind_needs",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="accounts_scope_dates_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_by="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_by="")),
                name="accounts_scope_ended_at_and_by_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"


class Clearance(models.Model):
    """A right to read one restricted programme, for a time: proposed by one of the central services, confirmed by another.

    Neither of them is the receiver. It ends by itself after ``until``; it is never lengthened, another one follows it.
    """

    CLASSIFIED = {
        "ordinary": "id user programme_code since until reason proposed_at proposed_by confirmed_at confirmed_by ended_at "
        "ended_by"
    }
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        User, models.PROTECT, related_name="clearances", verbose_name=pgettext_lazy("sign-in", "account")
    )
    # Programmes stand on a higher floor: a trigger there proves that the code is a restricted one's.
    programme_code = models.CharField(_("restricted programme"), max_length=40)
    since = models.DateField(pgettext_lazy("reading right", "from"))
    until = models.DateField(pgettext_lazy("reading right", "until"))
    reason = models.CharField(_("why this person needs it"), max_length=300)
    proposed_at = models.DateTimeField(pgettext_lazy("reading right", "proposed at"), auto_now_add=True)
    proposed_by = models.CharField(pgettext_lazy("reading right", "proposed by"), max_length=60)
    confirmed_at = models.DateTimeField(pgettext_lazy("reading right", "confirmed at"), null=True, blank=True)
    confirmed_by = models.CharField(pgettext_lazy("reading right", "confirmed by"), max_length=60, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.CharField(_("ended by"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("right to read a restricted programme")
        ordering = ["-since", "id"]
        constraints = [
            models.CheckConstraint(
                # Longer than a year, nobody would remember why it was given.
                condition=models.Q(until__gte=models.F("since"))
                & models.Q(until__lte=models.F("since") + datetime.timedelta(days=366)),
                name="accounts_clearance_for_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(proposed_by=""),
                name="accounts_clearance_proposed_by_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None, confirmed_by="")
                | (
                    models.Q(confirmed_at__isnull=False)
                    & ~models.Q(confirmed_by="")
                    & ~models.Q(confirmed_by=models.F("proposed_by"))
                ),
                name="accounts_clearance_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_by="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_by="")),
                name="accounts_clearance_ended_at_and_by_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.programme_code}"
