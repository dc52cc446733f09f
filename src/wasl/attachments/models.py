"""Stored files: papers we printed and scans we received. Bytes live in the database, so that a backup holds them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.territory.models import Centre


class StoredFile(models.Model):
    """Bytes with their hash, kind and origin. Never changed: a new version is a new row."""

    CLASSIFIED = {
        "ordinary": "id centre about kind media_type size sha256 template template_sha256 typst_version fonts_sha256 "
        "stored_at stored_by",
        "personal": "content",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("territory", "centre")
    )
    # The file of a person the bytes are about: then that file's policy decides who reads them, wherever it moves.
    # Files stand on a higher floor, so this is their id and no key.
    about = models.UUIDField(_("file of a person it is about"), null=True, blank=True, db_index=True)
    kind = models.CharField(_("kind of file"), max_length=40)
    media_type = models.CharField(_("media type"), max_length=80)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    content = models.BinaryField(pgettext_lazy("of a file", "content"))
    template = models.CharField(pgettext_lazy("of a printed paper", "template"), max_length=40, blank=True)
    template_sha256 = models.CharField(_("SHA-256 of the template"), max_length=64, blank=True)
    typst_version = models.CharField(_("version of the typesetter"), max_length=20, blank=True)
    fonts_sha256 = models.CharField(_("SHA-256 of the fonts"), max_length=64, blank=True)
    stored_at = models.DateTimeField(_("stored at"), auto_now_add=True)
    stored_by = models.CharField(_("stored by"), max_length=60)

    class Meta:
        verbose_name = _("stored file")
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="attachments_storedfile_not_empty"),
            models.CheckConstraint(
                condition=~models.Q(stored_by=""), name="attachments_storedfile_stored_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:8]}"
