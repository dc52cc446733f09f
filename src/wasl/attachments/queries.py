"""Reading stored files, through the policy of their table."""

import hashlib

from wasl.attachments.models import StoredFile


def content_of(stored: StoredFile) -> bytes:
    """The bytes, proven by their hash. Raises ValueError when they no longer match what was stored."""
    content = bytes(StoredFile.objects.values_list("content", flat=True).get(pk=stored.pk))
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise ValueError(f"The stored file {stored.pk} no longer matches its SHA-256.")
    return content
