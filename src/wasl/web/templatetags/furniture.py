"""What the pieces of furniture need beyond Django's own tags. Only templates of `furniture` load this."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, widgets
from django.http import QueryDict
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from wasl.web import once
from wasl.web.furniture import charts

register = template.Library()

_NAME = re.compile(r"^[a-z][a-z0-9-]*$")
_FORBIDDEN = {"style", "class"}
_LEFT_TO_RIGHT = {"number", "date", "email", "password", "url", "tel", "time", "datetime-local"}


class _Tight(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        return mark_safe(self.nodelist.render(context).strip())


@register.tag
def tight(parser: Parser, token: Token) -> _Tight:
    """Take the rest of the file and drop the white space around it, so that a piece can stand inside a sentence."""
    return _Tight(parser.parse(()))


@register.filter
def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """Write the attributes a page handed through, each escaped.

    The component library prints a value that begins and ends with a quotation mark as it is: text typed by a user
    could then add attributes of its own. Hence this filter, and a house rule that no piece prints ``attrs`` itself.
    Raises TemplateSyntaxError on ``style``, ``class`` and ``on…``: the content policy and the look forbid them.
    """
    handed = attrs.attrs_dict() if hasattr(attrs, "attrs_dict") else attrs
    pairs = []
    for name, value in handed.items():
        if not _NAME.match(name) or name in _FORBIDDEN or name.startswith("on"):
            raise template.TemplateSyntaxError(f"A piece of furniture takes no attribute {name!r}.")
        if value is None or value is False:
            continue
        pairs.append((name, "" if value is True else value))
    return format_html_join("", ' {}="{}"', pairs)


@register.filter
def shape(field: BoundField) -> str:
    """Say how a field is drawn: ``hidden``, ``check``, ``choices``, ``password``, ``file`` or ``plain``."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, widgets.CheckboxInput):
        return "check"
    if isinstance(widget, widgets.RadioSelect | widgets.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, widgets.PasswordInput):
        return "password"
    return "file" if isinstance(widget, widgets.FileInput) else "plain"


@register.simple_tag
def control(
    field: BoundField, attrs: Mapping[str, Any], ltr: object = "", hint: str = "", control_id: str = ""
) -> SafeString:
    """Draw a field's control, tied to its hint and errors, left to right where it holds numbers or codes."""
    handed = dict(attrs.attrs_dict() if hasattr(attrs, "attrs_dict") else attrs)
    attributes(handed)
    if ltr or getattr(field.field.widget, "input_type", "") in _LEFT_TO_RIGHT:
        handed.setdefault("dir", "ltr")
    if control_id:
        handed["id"] = control_id
    described = [f"{field.auto_id}_helptext"] if hint or field.help_text else []
    if field.errors:
        described.append(f"{field.auto_id}_error")
    if described:
        handed["aria-describedby"] = " ".join(described)
    return field.as_widget(
        attrs={name: value for name, value in handed.items() if value not in (None, False)}
    )


@register.simple_tag
def asset(path: str) -> str:
    """Address of a static file; a missing manifest must not turn an error page into a worse one."""
    try:
        return static(path)
    except ValueError:
        return f"/static/{path}"


@register.simple_tag
def chart_bars(rows: Iterable[Mapping[str, Any]], label: str) -> SafeString:
    """Bars in the direction of the page's language."""
    return mark_safe(charts.bars(list(rows), label=label, rtl=get_language_bidi()))


@register.simple_tag
def chart_line(points: Iterable[Mapping[str, Any]], label: str, before: Any = None) -> SafeString:
    """A line over time in the direction of the page's language; ``before`` is hatched and dashed."""
    index = None if before in (None, "") else int(before)
    return mark_safe(charts.line(list(points), label=label, rtl=get_language_bidi(), before=index))


@register.filter
def share(value: Any, of: Any) -> str:
    """Width out of 100 of ``value`` in ``of``, for drawing only."""
    whole = float(of or 0)
    return f"{max(0.0, min(1.0, float(value or 0) / whole)) * 100:.2f}" if whole else "0"


@register.filter
def named_in(label: str, names: Mapping[str, str]) -> str:
    """The name behind an account name, from what ``wasl.accounts.queries.names_of`` answered; the label without one."""
    return names.get(label, label)


@register.filter
def stars(done: Any, total: Any) -> list[bool]:
    """One boolean a person or step: the first ``done`` of ``total`` are true."""
    return [index < int(done or 0) for index in range(int(total or 0))]


@register.filter
def numbers(page: Page) -> list[int | None]:
    """Page numbers to offer; None stands for a gap."""
    return [
        number if isinstance(number, int) else None
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]


@register.filter
def times(count: Any) -> range:
    """A range to loop over."""
    return range(int(count or 0))


@register.filter
def layer(above: Any) -> str:
    """Class of a layer of a balance by how many layers are drawn over it: the last and darkest has none."""
    return ("v", "v2", "v3", "v0")[min(int(above), 3)]


@register.filter
def target(field: BoundField) -> str:
    """Where a link of the errors summary leads: the control, or the group of a choice."""
    return field.auto_id if shape(field) == "choices" else field.id_for_label


@register.simple_tag(takes_context=True)
def turn_page(context: Context, number: int, param: str = "page") -> str:
    """Address of another page of the list, with the filters of this one."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query[param] = str(number)
    return f"?{query.urlencode()}"


@register.simple_tag
def once_word() -> str:
    """The word that lets a form be carried out once (``wasl.web.once``)."""
    return once.new_word()
