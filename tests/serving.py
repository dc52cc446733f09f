"""Serves the pages from this process, for journeys of a browser: on whatever database the test points at."""

import contextlib
import threading
from collections.abc import Iterator

from django.core.wsgi import get_wsgi_application
from waitress.server import create_server


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """Within the block, Wasl answers at the address given, without a slash at its end.

    Use it with `committed_database` (or inside `pointed_at`): requests are answered in threads of their own, which
    see only what was committed.
    """
    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=4, ident="")
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(10)
        server.task_dispatcher.shutdown()
