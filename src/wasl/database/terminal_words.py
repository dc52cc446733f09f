"""What a terminal is told about a command in its own language: also what Python itself says of options."""

import argparse
import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def speak() -> None:
    """Let the parser of options say its sentences in the language of the terminal, as Django's commands inherit it.

    `argparse` looks its sentences up in a catalogue it does not have; here is ours. What is not below stays English.
    """
    ours = {
        "usage: ": pgettext("terminal", "Usage:") + " ",
        "positional arguments": _("What it takes"),
        "options": _("Options it knows"),
        "optional arguments": _("Options it knows"),
        "show this help message and exit": _("show this help and end"),
        "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
        "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
        "the following arguments are required: %s": _("Still missing:") + " %s",
        "unrecognized arguments: %s": _("This command does not know:") + " %s",
        "expected one argument": _("A value belongs after it."),
        "invalid choice: %(value)r (choose from %(choices)s)": _(
            "%(value)r is not one of these: %(choices)s."
        ),
        "invalid %(type)s value: %(value)r": _("%(value)r does not fit here."),
    }
    argparse._ = lambda sentence: ours.get(sentence, sentence)  # type: ignore[attr-defined]


def day(text: str) -> datetime.date:
    """A day as typed in a terminal, for `type=`; wrong usage with a sentence otherwise."""
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“%(text)s” is not a day of the calendar: write year, month and day as 2021-02-23.")
            % {"text": text}
        ) from None


def whole_number(text: str) -> int:
    """A whole number, for `type=`; wrong usage with a sentence otherwise."""
    if text.isdecimal():
        return int(text)
    raise argparse.ArgumentTypeError(_("“%(text)s” is not a whole number.") % {"text": text})


def unknown(name: str) -> str:
    """What is said to somebody who types a command there is not."""
    return _("There is no command %(name)s: “wasl” alone lists them.") % {"name": name}
