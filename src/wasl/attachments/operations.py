"""Keeping files: papers the house printed, scans it received. A stored file is never changed."""

import hashlib
import uuid
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from wasl.attachments.models import StoredFile
from wasl.attachments.rules import LARGEST_SCAN, PDF, media_type_of
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import Refusal
from wasl.territory.models import Centre


class PrintedPaper(Protocol):
    """What the typesetter hands over: bytes, and what is needed to make the same bytes again."""

    @property
    def pdf(self) -> bytes: ...
    @property
    def template(self) -> str: ...
    @property
    def template_sha256(self) -> str: ...
    @property
    def typst_version(self) -> str: ...
    @property
    def fonts_sha256(self) -> str: ...


@act("attachments.store_paper")
def store_paper(
    *, by: Actor, centre: Centre, kind: str, paper: PrintedPaper, about: uuid.UUID | None = None
) -> StoredFile:
    """Keep a paper we printed, with its hash and what made it (invariant 5). Always part of another act, which
    holds the permission; the row policy asks for the centre, and for the file of the person it is ``about``."""
    return _store(
        by,
        "store_paper",
        StoredFile(
            centre=centre,
            about=about,
            kind=kind,
            media_type=PDF,
            content=paper.pdf,
            template=paper.template,
            template_sha256=paper.template_sha256,
            typst_version=paper.typst_version,
            fonts_sha256=paper.fonts_sha256,
        ),
    )


@act("attachments.store_scan", permission="attachments.write")
def store_scan(
    *, by: Actor, centre: Centre, kind: str, content: bytes, about: uuid.UUID | None = None
) -> StoredFile:
    """Keep a scan: PDF, PNG or JPEG, told by its bytes. ``about`` is the file of the person it is of: who reads that
    file reads the scan. Raises Refusal when it is empty, too large or something else."""
    if not content:
        raise Refusal(_("The file is empty. Choose another one."), field="scan", code="attachments_empty")
    if len(content) > LARGEST_SCAN:
        raise Refusal(
            _("The file is larger than 10 MB. Scan it with a lower resolution."),
            field="scan",
            code="attachments_too_large",
        )
    media_type = media_type_of(content)
    if media_type is None:
        raise Refusal(
            _("The file is not a PDF, a PNG or a JPEG picture, or it is incomplete."),
            field="scan",
            code="attachments_unknown_content",
        )
    return _store(
        by,
        "store_scan",
        StoredFile(centre=centre, about=about, kind=kind, media_type=media_type, content=content),
    )


def _store(by: Actor, act_name: str, stored: StoredFile) -> StoredFile:
    stored.size = len(stored.content)
    stored.sha256 = hashlib.sha256(stored.content).hexdigest()
    stored.stored_by = by.label
    stored.save(force_insert=True)
    record(
        by=by,
        action=f"attachments.{act_name}",
        kind="stored_file",
        object_id=stored.id,
        label=f"{stored.kind} {stored.sha256[:12]}",
        centre_id=stored.centre_id,
    )
    return stored
