"""Finding the file a page is about."""

import uuid

from django.http import Http404

from wasl.participants.models import File
from wasl.participants.queries import files
from wasl.web.requests import Request


def file_or_404(pk: uuid.UUID) -> File:
    """The file, when the reader may see it. Absent and forbidden look alike."""
    found = files().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def writable(request: Request, pk: uuid.UUID) -> File:
    """The file, when it is the reader's to write; else as if it were not there."""
    file = file_or_404(pk)
    if not writes(request, file):
        raise Http404
    return file


def writes(request: Request, file: File) -> bool:
    """Whether the reader may write this file."""
    return request.actor.may("files.write") and file.centre_id in request.actor.scope.write_centres
