"""`wasl serve`: one process, a few threads, the database made ready first."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.utils.translation import gettext as _
from waitress.server import create_server  # type: ignore[import-untyped]

from wasl.database.commands import Command as HouseCommand
from wasl.database.problems import ServerProblem
from wasl.database.terminal_words import whole_number


def port(text: str) -> int:
    """A port number, or wrong usage."""
    if text.isdecimal() and int(text) < 65536:
        return int(text)
    raise ArgumentTypeError(_("A port is a number from 0 to 65535."))


def listens_at(parser: ArgumentParser) -> None:
    """Adds ``--host`` and ``--port`` to a command that serves the pages."""
    parser.add_argument("--host", default="127.0.0.1", help=_("address to listen on (127.0.0.1)"))
    parser.add_argument(
        "--port", type=port, default=8000, help=_("port to listen on (8000; 0 takes a free one)")
    )


class Command(HouseCommand):
    """Serves Wasl until it is interrupted."""

    formats = ()

    def arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, and with how many threads."""
        listens_at(parser)
        parser.add_argument(
            "--threads", type=whole_number, default=4, help=_("requests answered at once (4)")
        )

    def run(self, *, host: str, port: int, threads: int, **options: Any) -> None:
        """Migrates, listens, says where, serves.

        Raises:
            ServerProblem: when the address is taken.
        """
        call_command("migrate", verbosity=0, interactive=False)
        connections["owner"].close()
        serve(host, port, threads, self.tell)


def serve(host: str, port: int, threads: int, tell: Any) -> None:
    """Serves Wasl at this address until interrupted; `tell` receives the sentence with the address.

    Raises:
        ServerProblem: when the address is taken.
    """
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)  # whitenoise warns when it is not there
    application = get_wsgi_application()
    try:
        server = create_server(
            application, host=host, port=port, threads=threads, ident=None, **believed(settings.BEHIND_PROXY)
        )
    except OSError as error:
        raise ServerProblem(
            _("Nothing can listen on %(host)s:%(port)s: %(reason)s. Choose another with --port.")
            % {"host": host, "port": port, "reason": error.strerror}
        ) from error
    tell(
        _("Wasl is at %(address)s (Ctrl+C ends it).") % {"address": f"http://{host}:{server.effective_port}"}
    )
    try:
        server.run()
    except KeyboardInterrupt:
        server.close()


def believed(behind_proxy: bool) -> dict[str, Any]:
    """What the server believes of forwarding headers: nothing, unless a proxy of ours stands before it and writes them.

    Then the last address forwarded is the asker's (who is counted when somebody tries too often), and the scheme the
    one they came by.
    """
    nothing = {"clear_untrusted_proxy_headers": True}
    if not behind_proxy:
        return nothing
    return nothing | {
        "trusted_proxy": "*",  # Where the proxy stands is the installer's; nobody else may reach this port.
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    }
