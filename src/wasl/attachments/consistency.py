"""Stored files that are not what they were: to be run as a reader of every centre."""

import hashlib

from wasl.attachments.models import StoredFile


def inconsistent_files() -> list[str]:
    """Ids of the stored files whose bytes do not match their hash or size."""
    wrong = []
    for stored in StoredFile.objects.iterator(chunk_size=20):
        content = bytes(stored.content)
        if len(content) != stored.size or hashlib.sha256(content).hexdigest() != stored.sha256:
            wrong.append(str(stored.pk))
    return wrong
