"""What the tests of this room share."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from wasl.database import launcher


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """The tests read the sentences as their authors wrote them."""
    with translation.override("en"):
        yield


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty directory with a short path, which others may cross; servers started under it are removed."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    root = Path(tempfile.mkdtemp(prefix="wasl-l-", dir="/tmp"))
    root.chmod(0o711)
    yield root
    for note in root.rglob("server.json"):
        monkeypatch.setenv("WASL_HOME", str(note.parent))
        launcher.remove_cluster()
    shutil.rmtree(root)
