"""The printed tally (حصيلة): one page of figures under their definition."""

from wasl.papers.compiler import Paper, render
from wasl.papers.letterhead import letterhead
from wasl.tallies.enums import Dimension
from wasl.tallies.rules import Row, Tally
from wasl.tallies.sentences import definition_sentence, labels, precision_words
from wasl.wording import counting
from wasl.wording.dates import day
from wasl.wording.languages import current

_WORDS = {
    "ar": {
        "title": "حصيلة",
        "issuer": "مؤسسة محمد السادس لإعادة إدماج السجناء",
        "footer": "حصيلة محسوبة من السجل",
        "people": "مستفيدون",
        "projects": "مشاريع",
        "amount": "درهم",
        "basis": "الأساس: الوصولات الموقعة في السجل. كل رقم هنا يمكن تتبعه إلى الوصولات التي يتكون منها.",
        "before": "منذ {since}: {count}، بكلفة {amount}، منها {before} قبل السجل ({source}).",
        "centre": "المصالح المركزية",
    },
    "fr": {
        "title": "Bilan",
        "issuer": "Fondation Mohammed VI pour la réinsertion des détenus",
        "footer": "Bilan calculé du registre",
        "people": "bénéficiaires",
        "projects": "projets",
        "amount": "dirhams",
        "basis": "Base : les reçus signés du registre. Chaque chiffre se suit jusqu'aux reçus qui le composent.",
        "before": "Depuis {since} : {count}, pour {amount}, dont {before} avant le registre ({source}).",
        "centre": "Services centraux",
    },
}


def tally_paper(total: Tally, by_province: Tally, by_trade: Tally) -> Paper:
    """The paper of one question, with its breakdowns by province and by trade, in the reader's language."""
    lang = current()
    words = _WORDS[lang]
    less = f"<{total.threshold}"
    figures = [
        {"value": less if total.total_hidden else str(total.total.people), "label": words["people"]},
        {"value": "—" if total.total_hidden else _amount(total), "label": words["amount"]},
    ]
    if not total.total_hidden and total.total.projects is not None:
        figures.append({"value": str(total.total.projects), "label": words["projects"]})
    data = letterhead(
        title=words["title"],
        issuer=words["issuer"],
        heading_lines=[words["issuer"], words["centre"]],
        reference=f"{total.definition.place} {total.definition.since.isoformat()}/{total.definition.until.isoformat()}",
        place="",
        day_in_words=day(total.as_of, lang),
        footer=words["footer"],
        qr_url=None,
        specimen=False,
        lang=lang,
    )
    body = {
        **data,
        "definition": definition_sentence(total.definition),
        "figures": figures,
        "by_province": _rows(by_province, Dimension.PROVINCE),
        "by_trade": _rows(by_trade, Dimension.TRADE),
        "total_people": figures[0]["value"],
        "total": figures[1]["value"],
        "basis": words["basis"],
    }
    if before := _before(total, words["before"]):
        body["before_register"] = before
    return render("tally", body, issued_on=total.as_of)


def _amount(tally: Tally) -> str:
    return "—" if tally.total.amount is None else counting.amount_figures(tally.total.amount)


def _rows(tally: Tally, dimension: str) -> list[dict[str, str]]:
    names = labels(dimension, {row.keys[dimension] for row in tally.rows})
    return [_row(row, names[row.keys[dimension]], tally.threshold) for row in tally.rows]


def _row(row: Row, name: str, threshold: int | None) -> dict[str, str]:
    if row.hidden:
        return {"label": name, "people": f"<{threshold}", "amount": "—"}
    amount = "—" if row.figures.amount is None else counting.amount_figures(row.figures.amount)
    return {"label": name, "people": str(row.figures.people), "amount": amount}


def _before(tally: Tally, sentence: str) -> str:
    if tally.cumulative is None or tally.before_register is None or tally.cumulative_since is None:
        return ""
    amount = "—" if tally.cumulative.amount is None else counting.amount_press(tally.cumulative.amount)
    return sentence.format(
        since=tally.cumulative_since.year,
        count=precision_words(
            tally.cumulative_precision,
            counting.counted(tally.cumulative.of(tally.definition.unit) or 0, "beneficiary"),
        ),
        amount=precision_words(tally.cumulative_precision, amount),
        before=tally.before_register.count,
        source=tally.before_register.source,
    )
