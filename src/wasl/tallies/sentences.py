"""A tally in words: its definition as one sentence, labels of its codes, and the readable text of the terminal."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.catalogue.models import Sector, Trade
from wasl.programmes.models import Programme
from wasl.tallies.enums import Basis, DateAxis, Dimension, Money, PlaceAxis, Precision, Unit
from wasl.tallies.rules import NATIONAL, Definition, Figures, Tally
from wasl.territory.models import Centre, Place
from wasl.wording import arabic, counting, french
from wasl.wording.dates import day
from wasl.wording.isolates import ltr
from wasl.wording.languages import current
from wasl.wording.rounding import as_said


def place_label(definition: Definition) -> str:
    """The place a definition counts, with what it is: «إقليم …», « province de … »."""
    if definition.place_axis == PlaceAxis.CENTRE:
        return Centre.objects.get(code=definition.place).name
    if definition.place == NATIONAL:
        return _("the whole country")
    place = Place.objects.get(code=definition.place)
    if current() == "fr":
        return french.places([(place.kind, place.name)]).removeprefix("la ")
    return arabic.places([(place.kind, place.name)], "nominative")


def definition_sentence(definition: Definition) -> str:
    """What is counted, in one sentence: the definition a reader can check and quote."""
    return _("%(counted)s, %(where)s, %(when)s; %(money)s.") % {
        "counted": _counted(definition),
        "where": _where(definition),
        "when": _when(definition),
        "money": _money(definition),
    }


def _counted(definition: Definition) -> str:
    people = definition.unit == Unit.PEOPLE
    if definition.basis == Basis.DELIVERED:
        return _delivered(people, Money(definition.money))
    return {
        (Basis.APPROVED, True): _("People whose project was approved"),
        (Basis.APPROVED, False): _("Projects approved"),
        (Basis.PLANNED, True): _("People planned in the cohorts"),
        (Basis.PLANNED, False): _("Projects planned in the cohorts"),
        (Basis.BOUGHT, True): _("People whose equipment was bought"),
        (Basis.BOUGHT, False): _("Projects whose equipment was bought"),
        (Basis.WORKING, True): _("People whose project was seen working"),
        (Basis.WORKING, False): _("Projects seen working"),
    }[Basis(definition.basis), people]


def _delivered(people: bool, money: Money) -> str:
    return {
        (Money.EQUIPMENT, True): _(
            "People who received the equipment of their project against a signed receipt"
        ),
        (Money.EQUIPMENT, False): _("Projects whose equipment was received against a signed receipt"),
        (Money.CASH, True): _("People who received cash aid against a signed receipt"),
        (Money.CASH, False): _("Projects whose cash aid was received against a signed receipt"),
        (Money.BOTH, True): _("People who received equipment or cash aid against a signed receipt"),
        (Money.BOTH, False): _("Projects whose equipment or cash aid was received against a signed receipt"),
    }[money, people]


def _where(definition: Definition) -> str:
    narrowed = []
    if definition.agreement:
        narrowed.append(_("agreement %(number)s") % {"number": ltr(definition.agreement)})
    if definition.ceremony:
        narrowed.append(_("ceremony %(reference)s") % {"reference": ltr(definition.ceremony)})
    parts = narrowed if definition.place == NATIONAL and narrowed else [_counted_place(definition), *narrowed]
    return pgettext("list separator", ", ").join(parts)


def _counted_place(definition: Definition) -> str:
    if definition.place == NATIONAL and definition.place_axis != PlaceAxis.CENTRE:
        return place_label(definition)
    return {
        PlaceAxis.RESIDENCE: _("living in %(place)s"),
        PlaceAxis.AGREEMENT: _("under agreements of %(place)s"),
        PlaceAxis.CEREMONY: _("at ceremonies held in %(place)s"),
        PlaceAxis.CENTRE: _("followed by the centre %(place)s"),
    }[PlaceAxis(definition.place_axis)] % {"place": place_label(definition)}


def _when(definition: Definition) -> str:
    if definition.date_axis == DateAxis.HANDOVER and not definition.counts_years:
        if definition.since == definition.until:
            return _("on %(day)s") % {"day": day(definition.since, current())}
        return _("between %(since)s and %(until)s") % {
            "since": day(definition.since, current()),
            "until": day(definition.until, current()),
        }
    years = {"first": definition.since.year, "last": definition.until.year}
    if definition.counts_years:
        same = years["first"] == years["last"]
        return (_("budget year %(first)s") if same else _("budget years %(first)s to %(last)s")) % years
    return _("seasons from %(first)s to %(last)s") % years


def _money(definition: Definition) -> str:
    if definition.basis == Basis.PLANNED:
        return _("amount: what was planned for the cohorts")
    if definition.money == Money.EQUIPMENT and definition.basis == Basis.DELIVERED:
        return _("amount: equipment at the value written on the receipts")
    return {
        Money.EQUIPMENT: _("amount: equipment at its estimated value"),
        Money.CASH: _("amount: cash aid"),
        Money.BOTH: _("amount: equipment and cash aid"),
    }[Money(definition.money)]


def labels(dimension: str, codes: set[Any]) -> dict[Any, str]:
    """Names, in the reader's language, of the codes a breakdown holds. An unknown code is its own label."""
    wanted = {c for c in codes if c is not None}
    models: dict[str, Any] = {
        Dimension.PROVINCE: Place,
        Dimension.TRADE: Trade,
        Dimension.SECTOR: Sector,
        Dimension.PROGRAMME: Programme,
    }
    found: dict[Any, str] = {c: str(c) for c in wanted}
    if dimension in models:
        found |= {row.pk: str(row) for row in models[dimension].objects.filter(pk__in=wanted)}
    if dimension == Dimension.SEX:
        found |= {"female": pgettext("tally", "women"), "male": pgettext("tally", "men")}
    return found | {None: _("not broken down")}


def precision_words(precision: str | None, text: str) -> str:
    """«about 264», «at least 264» or «264»."""
    if precision == Precision.ABOUT:
        return pgettext("precision", "about %(value)s") % {"value": text}
    if precision == Precision.AT_LEAST:
        return pgettext("precision", "at least %(value)s") % {"value": text}
    return text


def masked(tally: Tally, figures: Figures) -> str:
    """What stands for a hidden figure: «<5» for one under the threshold, «hidden» for one that would give it away."""
    if tally.is_small(figures):
        return f"<{tally.threshold}"
    return pgettext("hidden figure", "hidden")


def readable(tally: Tally) -> str:
    """The tally as plain text for a terminal, in the current language."""
    lines = [definition_sentence(tally.definition), ""]
    if tally.total.amount is None:
        return "\n".join([*lines, tally.reason or ""])
    lines.append(
        _("People: %(people)s · Projects: %(projects)s · Amount: %(amount)s")
        % {
            "people": masked(tally, tally.total) if tally.total_hidden else _text(tally.total.people),
            "projects": "—" if tally.total_hidden else _text(tally.total.projects),
            "amount": "—" if tally.total_hidden else _amount(tally.total.amount),
        }
    )
    names = {d: labels(d, {r.keys[d] for r in tally.rows}) for d in tally.definition.by}
    for row in tally.rows:
        title = pgettext("list separator", ", ").join(names[d][row.keys[d]] for d in tally.definition.by)
        shown = f"{_text(row.figures.people)} · {_amount(row.figures.amount)}"
        figure = masked(tally, row.figures) if row.hidden else shown
        lines.append(f"  {title}: {figure}")
    if since := since_beginning(tally):
        lines.append(since)
    elif tally.reason:
        lines.append(tally.reason)
    return "\n".join(lines)


def since_beginning(tally: Tally) -> str:
    """The balance since the beginning in one sentence; empty when there is none."""
    if tally.cumulative is None or tally.before_register is None or tally.cumulative_since is None:
        return ""
    unit = "project" if tally.definition.unit == Unit.PROJECTS else "beneficiary"
    precision = tally.cumulative_precision or Precision.EXACT
    amount = tally.cumulative.amount
    return _("Since %(year)s: %(count)s, %(amount)s (of which %(before)s before the register)") % {
        "year": tally.cumulative_since.year,
        "count": precision_words(
            precision,
            counting.counted(
                as_said(tally.cumulative.of(tally.definition.unit) or 0, precision),
                unit,
                case="genitive" if precision == Precision.ABOUT else "nominative",
            ),
        ),
        "amount": precision_words(
            precision, "—" if amount is None else counting.amount_press(as_said(amount, precision))
        ),
        "before": _text(tally.before_register.count),
    }


def _text(number: int | None) -> str:
    return "—" if number is None else counting.number(number)


def _amount(amount: Any) -> str:
    return "—" if amount is None else _("%(amount)s dirhams") % {"amount": counting.amount_figures(amount)}
