"""Files people open or take away: one way to send them, whatever they hold."""

from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# A browser's own reader of PDF needs a style and an object; what is only saved needs nothing.
_SHOWN = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'"
_SAVED = "default-src 'none'; frame-ancestors 'none'"


def download(content: bytes, media_type: str, name: str, *, inline: bool = False) -> HttpResponse:
    """The file ``name``, saved, or shown when ``inline``. ``name`` carries numbers and no person; nothing keeps a copy.

    What others made (a scan) is never sent inline.
    """
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _SHOWN if inline else _SAVED
    response["Cache-Control"] = "no-store"
    return response
