"""What a stored file is, told by its own bytes: the name and the type a sender announces prove nothing."""

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
EXTENSIONS = {PDF: "pdf", PNG: "png", JPEG: "jpg"}

# A page photographed by a good phone, or a few pages scanned at 300 dpi.
LARGEST_SCAN = 10 * 1024 * 1024

_JPEG_END = b"\xff\xd9"
_PNG_END = b"IEND\xaeB`\x82"


def media_type_of(content: bytes) -> str | None:
    """``application/pdf``, ``image/png`` or ``image/jpeg`` when the bytes begin **and end** as one; None otherwise.

    A half-received file fails here, and so does a web page that only begins like a picture.
    """
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]:
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR" and _PNG_END in content[-64:]:
        return PNG
    if content.startswith(b"\xff\xd8\xff") and _JPEG_END in content[-64:]:
        return JPEG
    return None
