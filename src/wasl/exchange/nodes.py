"""A YAML document as text with line numbers: no guessing of types, no tags, no anchors, no aliases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from django.utils.translation import gettext as _

from wasl.exchange.faults import Fault, Faults, FileRefused, sentence
from wasl.wording.isolates import strip_bidi

LARGEST = 10 * 1024 * 1024
DEEPEST = 12
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True)
class Scalar:
    """A text exactly as written, but for direction marks and outer spaces. Lines count from 1."""

    text: str
    line: int


@dataclass(frozen=True)
class Listing:
    """A sequence of nodes."""

    items: list["Node"]
    line: int


@dataclass(frozen=True)
class Mapping:
    """Keys with their nodes; ``lines`` tells where each key stands."""

    line: int
    entries: dict[str, "Node"] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Listing | Mapping


def decode(content: bytes) -> str:
    """The text of a file. Raises FileRefused when it is too large, or not UTF-8 text."""
    if len(content) > LARGEST:
        raise _unreadable(1, _("it is larger than 10 MB; cut it in several files"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _unreadable(line, _("it is not UTF-8 text")) from error
    if found := _CONTROLS.search(text):
        raise _unreadable(text[: found.start()].count("\n") + 1, _("it holds a control character"))
    return text


def compose(text: str, faults: Faults) -> Mapping:
    """The mapping a document holds. Keys written twice are noted in ``faults``; anything worse raises FileRefused."""
    try:
        events = _events(text)
        first = next(events, None)
        if first is None:
            raise _unreadable(1, _("it is empty"))
        document = _node(first, events, faults, 0)
        if (more := next(events, None)) is not None:
            raise _unreadable(_line(more), _("one document a file"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _unreadable(mark.line + 1 if mark else 1, error.problem or str(error)) from error
    except yaml.YAMLError as error:
        raise _unreadable(1, str(error)) from error
    if not isinstance(document, Mapping):
        raise _unreadable(document.line, _("it must begin with keys, such as “wasl: 1”"))
    return document


def _events(text: str) -> Iterator[Any]:
    for event in yaml.parse(text, Loader=_Parser):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _unreadable(_line(event), _("anchors and aliases (& and *) are not used here"))
        if getattr(event, "tag", None):
            raise _unreadable(_line(event), _("tags (!) are not used here"))
        if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
            yield event


def _node(event: Any, events: Iterator[Any], faults: Faults, depth: int) -> Node:
    if depth > DEEPEST:
        raise _unreadable(_line(event), _("too many levels"))
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(strip_bidi(event.value).strip(), _line(event))
    if isinstance(event, yaml.SequenceStartEvent):
        listing = Listing([], _line(event))
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            listing.items.append(_node(item, events, faults, depth + 1))
        return listing
    mapping = Mapping(_line(event))
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        _entry(mapping, key, events, faults, depth)
    return mapping


def _entry(mapping: Mapping, key: Any, events: Iterator[Any], faults: Faults, depth: int) -> None:
    if not isinstance(key, yaml.ScalarEvent):
        raise _unreadable(_line(key), _("a key is one word"))
    name = strip_bidi(key.value).strip()
    if name == "<<" and key.implicit[0]:
        raise _unreadable(_line(key), _("merge keys (<<) are not used here"))
    value = _node(next(events), events, faults, depth + 1)
    if name in mapping.entries:
        faults.add((_line(key), name), "duplicate_key", key=name, line=mapping.lines[name])
        return
    mapping.entries[name] = value
    mapping.lines[name] = _line(key)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _unreadable(line: int, problem: str) -> FileRefused:
    return FileRefused([Fault(line, "", "not_yaml", sentence("not_yaml", problem=problem))])
