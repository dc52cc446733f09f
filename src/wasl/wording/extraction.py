"""Reads the messages to translate out of Python files and Django templates, without gettext's programs."""

import ast
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.extract import extract

_PLAIN = (1,)
_CONTEXT = ((1, "c"), 2)
_PLURAL = (1, 2)
_CONTEXT_PLURAL = ((1, "c"), 2, 3)
KEYWORDS = {
    "_": _PLAIN,
    "gettext": _PLAIN,
    "gettext_lazy": _PLAIN,
    "gettext_noop": _PLAIN,
    "ngettext": _PLURAL,
    "ngettext_lazy": _PLURAL,
    "pgettext": _CONTEXT,
    "pgettext_lazy": _CONTEXT,
    "npgettext": _CONTEXT_PLURAL,
    "npgettext_lazy": _CONTEXT_PLURAL,
}
TEMPLATE_SUFFIXES = (".html", ".txt", ".svg")
COMMENT_TAGS = ("Translators:",)


@dataclass(frozen=True)
class Extracted:
    """One text to translate: its English form(s), context, where it stands and what was said to translators."""

    singular: str
    plural: str | None = None
    context: str | None = None
    path: str = ""
    line: int = 0
    comments: tuple[str, ...] = field(default=())


def messages_in(path: Path, package: Path) -> Iterator[Extracted]:
    """The messages of one file, in order.

    Raises ``SyntaxError`` when a translation block of a template holds another tag.
    """
    name = path.relative_to(package.parent).as_posix()
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Within brackets the tokenizer does not care about indentation, which templates use freely.
        # Here, so that a wheel's words are compiled with Babel alone.
        from django.utils.translation.template import templatize

        source = f"({templatize(source, origin=name)}\n)"
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS, comment_tags=COMMENT_TAGS)
    for line, text, comments, context in found:
        singular, plural = (text[0], text[1]) if isinstance(text, tuple) else (text, None)
        if singular:
            yield Extracted(singular, plural, context, name, line, tuple(comments))


def sources(package: Path) -> list[Path]:
    """Python files and templates of the package that may hold messages; migrations never do."""
    found = []
    for path in sorted(package.rglob("*")):
        parts = path.relative_to(package).parts
        if "migrations" in parts or "locale" in parts or "__pycache__" in parts or "static" in parts:
            continue
        if path.suffix == ".py" or (path.suffix in TEMPLATE_SUFFIXES and "templates" in parts):
            found.append(path)
    return found


def built_messages(path: Path) -> Iterator[int]:
    """Lines where a message is built (f-string, ``%``, ``.format``) before it is looked up: it never matches."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in KEYWORDS and any(_is_built(argument) for argument in node.args):
            yield node.lineno


def _is_built(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp):
        return (
            isinstance(node.op, ast.Mod)
            and isinstance(node.left, ast.Constant)
            and isinstance(node.left.value, str)
        )
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "format"
        and isinstance(node.func.value, ast.Constant)
    )
