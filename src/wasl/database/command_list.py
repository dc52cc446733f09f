"""Every command of the house with one line about it, grouped: what `wasl` alone lists, and what `--help` of each begins with.

Read before Django is ready, so that help comes at once and in a home that cannot be written.
"""

import gettext as standard
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for the catalogues. Django's own would read the settings, which are not there yet."""
    return sentence


@dataclass(frozen=True)
class Listed:
    """A command: its name, what it takes, and its line (English, translated where it is shown)."""

    name: str
    takes: str
    line: str


GROUPS: tuple[tuple[str, tuple[Listed, ...]], ...] = (
    (
        gettext_noop("To look at it"),
        (
            Listed(
                "demo",
                "",
                gettext_noop(
                    "Load the published handover of Ben Guerir, carry it out, print it, and serve. A second run changes nothing."
                ),
            ),
            Listed(
                "demo_code",
                "USERNAME",
                gettext_noop("The code to type after the password of an account of the demonstration."),
            ),
        ),
    ),
    (
        gettext_noop("To work with it"),
        (
            Listed("serve", "", gettext_noop("Make the database ready, then serve Wasl. Ctrl+C ends it.")),
            Listed(
                "load_programme",
                "FILE",
                gettext_noop("Load a programme file: all of it, or nothing. Safe to run twice."),
            ),
            Listed(
                "import_records",
                "FILE",
                gettext_noop(
                    "Import a sheet of people into a centre: every row, or none. Safe to run twice."
                ),
            ),
            Listed(
                "match_identities",
                "FILE",
                gettext_noop(
                    "Find lines of a sheet that are likely one person, in Arabic and Latin letters."
                ),
            ),
            Listed(
                "tally",
                "",
                gettext_noop("How many people or projects, how much money, where, when and on which basis."),
            ),
            Listed(
                "communique",
                "CEREMONY",
                gettext_noop(
                    "The communiqué of a ceremony: the approved text, else the draft, else as it would read."
                ),
            ),
        ),
    ),
    (
        gettext_noop("Accounts of the staff"),
        (
            Listed(
                "create_administrator",
                "USERNAME",
                gettext_noop("Open the first administrator's account; its temporary password is shown once."),
            ),
            Listed(
                "reset_administrator",
                "USERNAME",
                gettext_noop(
                    "A temporary password for an administrator who lost password or second step, shown once."
                ),
            ),
            Listed(
                "renew_keys",
                "",
                gettext_noop("Lock the second steps with a new key, and forget the old one."),
            ),
        ),
    ),
    (
        gettext_noop("The installation"),
        (
            Listed("migrate", "", gettext_noop("Make the database ready for this version.")),
            Listed(
                "doctor", "", gettext_noop("Check this installation. Ends with 1 when something is wrong.")
            ),
            Listed(
                "backup", "FILE", gettext_noop("Save everything, while people work, in one encrypted file.")
            ),
            Listed("restore", "FILE", gettext_noop("Bring a backup back, whole or not at all.")),
            Listed(
                "stop",
                "",
                gettext_noop("Stop the embedded database. A server of DATABASE_URL is left alone."),
            ),
            Listed(
                "messages", "", gettext_noop("Bring the catalogues of words up to date, and compile them.")
            ),
        ),
    ),
)


def line_of(name: str) -> str:
    """The line of a command, in English; empty for a command that is not ours."""
    return next((one.line for _title, listed in GROUPS for one in listed if one.name == name), "")


def listing(language: str) -> str:
    """What `wasl` alone prints."""
    say = _without_django(language)
    told = [say(gettext_noop("Wasl runs a reintegration programme end to end.")), ""]
    colon = "\u00a0:" if language == "fr" else ":"
    for title, listed in GROUPS:
        told.append(f"{say(title)}{colon}")
        told += [f"  wasl {f'{one.name} {one.takes}'.strip():30}  {say(one.line)}" for one in listed]
        told.append("")
    told += [
        say(gettext_noop("Every command has --help. With --format json the answer is one JSON document.")),
        say(
            gettext_noop(
                "Ends with 0 when it is done, 1 when it is refused with a sentence, 2 when it was typed wrongly."
            )
        ),
        say(
            gettext_noop(
                "Data live in WASL_HOME; DATABASE_URL names a PostgreSQL 15 or newer to use instead of the embedded one."
            )
        ),
        say(gettext_noop("WASL_LANGUAGE is the language of the terminal: ar or fr.")),
    ]
    return "\n".join(told) + "\n"


def _without_django(language: str) -> Callable[[str], str]:
    catalogue = Path(__file__).resolve().parent / "locale"
    return standard.translation("django", catalogue, [language], fallback=True).gettext
