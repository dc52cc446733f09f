"""What files brought: which row of a programme file or a sheet became which row of the register, and what was written then."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.participants.models import File
from wasl.territory.models import Centre


class LoadedRow(models.Model):
    """One thing a programme file had done: a row, or a later step of it (``approved``, ``signed``…).

    The content is kept only as salted digests, so that a second run knows the same row again and can tell which
    field differs. ``parts`` maps a field to its digest; what tells who someone is shares a single one.
    """

    CLASSIFIED = {
        "ordinary": "id file_name section reference step kind object_id salt digest parts loaded_at loaded_by"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file_name = models.CharField(_("name of the programme file"), max_length=200)
    section = models.CharField(_("section of the file"), max_length=40)
    reference = models.CharField(_("reference in the file"), max_length=300)
    step = models.CharField(_("step of the row"), max_length=20, blank=True)
    kind = models.CharField(_("kind of object"), max_length=40)
    object_id = models.CharField(pgettext_lazy("journal", "object"), max_length=64)
    salt = models.CharField(_("salt of the digests"), max_length=32)
    digest = models.CharField(_("digest of what was written"), max_length=64)
    parts = models.JSONField(_("digests of the fields"), default=dict)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)
    loaded_by = models.CharField(_("loaded by"), max_length=60)

    class Meta:
        verbose_name = _("row of a programme file")
        constraints = [
            models.UniqueConstraint(
                fields=["file_name", "section", "reference", "step"], name="exchange_loadedrow_once"
            ),
            models.CheckConstraint(condition=~models.Q(loaded_by=""), name="exchange_loadedrow_loaded_by"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} {self.section} {self.reference} {self.step}".strip()


class ImportedRow(models.Model):
    """One row of a sheet of people that a centre imported, and whose file it is: opened for it, or found to be the same.

    Nothing of the row is kept but two digests: ``key`` knows it again (by its reference, else by who it tells of),
    ``facts`` tells whether it says the same of them.
    """

    CLASSIFIED = {"ordinary": "id centre key facts file opened imported_at imported_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("territory", "centre")
    )
    key = models.CharField(_("digest of the reference"), max_length=64)
    facts = models.CharField(_("digest of what was written"), max_length=64)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("register", "file")
    )
    opened = models.BooleanField(_("file opened for it"))
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)
    imported_by = models.CharField(_("imported by"), max_length=60)

    class Meta:
        verbose_name = _("row of an imported sheet")
        constraints = [
            models.UniqueConstraint(fields=["centre", "key"], name="exchange_importedrow_once"),
            models.CheckConstraint(
                condition=~models.Q(imported_by=""), name="exchange_importedrow_imported_by"
            ),
        ]

    def __str__(self) -> str:
        return self.key[:12]
