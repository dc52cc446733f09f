"""Scans are known by their bytes; papers are kept as they were printed."""

import hashlib

import pytest
from tests.factories.accounts import actor
from tests.factories.territory import centre

from wasl.attachments import consistency
from wasl.attachments.models import StoredFile
from wasl.attachments.operations import store_scan
from wasl.attachments.queries import content_of
from wasl.attachments.rules import JPEG, LARGEST_SCAN, PDF, PNG, media_type_of
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within

PDF_BYTES = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG_BYTES = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x00" * 40 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG_BYTES = b"\xff\xd8\xff\xe0" + b"\x00" * 40 + b"\xff\xd9"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PDF_BYTES, PDF),
        (PNG_BYTES, PNG),
        (JPEG_BYTES, JPEG),
        (PDF_BYTES[:-8], None),
        (PNG_BYTES[:-4], None),
        (JPEG_BYTES[:-2], None),
        (b"<html><body>%PDF-1.7 %%EOF</body></html>", None),
        (b"GIF89a" + b"\x00" * 20, None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"", None),
    ],
)
def test_the_bytes_tell_what_a_file_is(content, expected):
    assert media_type_of(content) == expected


@pytest.fixture
def coordinator(db):
    return actor("coordinator", centre="MRK")


def test_a_scan_is_kept_with_its_hash_and_who_kept_it(coordinator):
    kept = store_scan(by=coordinator, centre=centre("MRK"), kind="receipt_scan", content=PNG_BYTES)
    with within(coordinator.scope):
        found = StoredFile.objects.get(pk=kept.pk)
        assert (found.media_type, found.size) == (PNG, len(PNG_BYTES))
        assert found.sha256 == hashlib.sha256(PNG_BYTES).hexdigest()
        assert found.stored_by == coordinator.label
        assert content_of(found) == PNG_BYTES
        assert consistency.inconsistent_files() == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "attachments_empty"),
        (b"GIF89a not a scan", "attachments_unknown_content"),
        (PDF_BYTES[:20], "attachments_unknown_content"),
        (b"%PDF-" + b"\x00" * LARGEST_SCAN + b"%%EOF", "attachments_too_large"),
    ],
    ids=["empty", "picture of another kind", "half received", "too large"],
)
def test_anything_else_is_refused(coordinator, content, code):
    with pytest.raises(Refusal) as refused:
        store_scan(by=coordinator, centre=centre("MRK"), kind="receipt_scan", content=content)
    assert (refused.value.code, refused.value.field) == (code, "scan")


def test_a_centre_keeps_no_file_for_another_and_sees_none_of_its_files(coordinator):
    kept = store_scan(by=coordinator, centre=centre("MRK"), kind="receipt_scan", content=PDF_BYTES)
    agadir = actor("coordinator", centre="AGD")
    with within(coordinator.scope):
        assert StoredFile.objects.filter(pk=kept.pk).exists()
    with within(agadir.scope):
        assert not StoredFile.objects.filter(pk=kept.pk).exists()
    with pytest.raises(NotAllowed):
        store_scan(by=agadir, centre=centre("MRK"), kind="receipt_scan", content=PDF_BYTES)


def test_an_auditor_keeps_no_scan(db):
    with pytest.raises(NotAllowed):
        store_scan(by=actor("auditor"), centre=centre("MRK"), kind="receipt_scan", content=PDF_BYTES)


def test_a_file_that_no_longer_matches_its_hash_is_not_served(coordinator):
    kept = store_scan(by=coordinator, centre=centre("MRK"), kind="receipt_scan", content=PDF_BYTES)
    kept.sha256 = "0" * 64
    with within(coordinator.scope), pytest.raises(ValueError, match="no longer matches"):
        content_of(kept)
