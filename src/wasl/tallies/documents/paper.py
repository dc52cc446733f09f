"""The printed tally (حصيلة): one page of figures under their definition."""

from decimal import Decimal
from typing import Any

from wasl.database.home import is_demonstration
from wasl.papers.compiler import Paper, render
from wasl.papers.letterhead import letterhead
from wasl.tallies.enums import Dimension
from wasl.tallies.rules import Row, Tally
from wasl.tallies.sentences import definition_sentence, labels, masked, since_beginning
from wasl.wording import counting
from wasl.wording.dates import day
from wasl.wording.languages import current

_WORDS: dict[str, dict[str, Any]] = {
    "ar": {
        "title": "حصيلة",
        "issuer": "مؤسسة محمد السادس لإعادة إدماج السجناء",
        "footer": "حصيلة محسوبة من السجل",
        "people": "عدد المستفيدين",
        "projects": "عدد المشاريع",
        "amount": "درهم",
        "basis": {
            "delivered": "الأساس: الوصولات الموقعة في السجل. كل رقم هنا يمكن تتبعه إلى الوصولات التي يتكون منها.",
            "approved": "الأساس: مشاريع صودق على دعمها، سواء سُلمت تجهيزاتها أم لم تُسلم بعد.",
            "planned": "الأساس: ما بُرمج للأفواج قبل أي مصادقة أو تسليم.",
        },
        "small": "تُعوض الخانات التي تقل عن العتبة بعلامة <{threshold}، وما قد يكشفها بكلمة «مخفي».",
        "before": "{sentence}. المصدر: {source}.",
        "centre": "المصالح المركزية",
    },
    "fr": {
        "title": "Bilan",
        "issuer": "Fondation Mohammed VI pour la réinsertion des détenus",
        "footer": "Bilan calculé à partir du registre",
        "people": "bénéficiaires",
        "projects": "projets",
        "amount": "dirhams",
        "basis": {
            "delivered": "Base\u00a0: les reçus signés du registre. Chaque chiffre peut être suivi jusqu’aux reçus qui le composent.",
            "approved": "Base\u00a0: les projets dont l’appui est approuvé, que les équipements soient déjà remis ou non.",
            "planned": "Base\u00a0: ce qui a été prévu pour les promotions, avant toute approbation ou remise.",
        },
        "small": "Les cellules sous le seuil portent la mention <{threshold} ; celles qui les révéleraient, « masqué ».",
        "before": "{sentence}. Source\u00a0: {source}.",
        "centre": "Services centraux",
    },
}


def tally_paper(total: Tally, by_province: Tally, by_trade: Tally) -> Paper:
    """The paper of one question, with its breakdowns by province and by trade, in the reader's language."""
    lang = current()
    words = _WORDS[lang]
    figures = _figures(total, words)
    data = letterhead(
        title=words["title"],
        issuer=words["issuer"],
        heading_lines=[words["issuer"], words["centre"]],
        reference=f"{total.definition.place} {total.definition.since.isoformat()}/{total.definition.until.isoformat()}",
        place="",
        day_in_words=day(total.as_of, lang),
        footer=words["footer"],
        qr_url=None,
        specimen=is_demonstration(),
        lang="fr" if lang == "fr" else "ar",
    )
    body = {
        **data,
        "definition": definition_sentence(total.definition),
        "figures": figures,
        "by_province": _rows(by_province, Dimension.PROVINCE),
        "by_trade": _rows(by_trade, Dimension.TRADE),
        "total_people": figures[0]["value"],
        "total": figures[1]["value"],
        "basis": _basis(total, words),
    }
    if sentence := since_beginning(total):
        body["before_register"] = words["before"].format(
            sentence=sentence, source=total.before_register.source if total.before_register else ""
        )
    return render("tally", body, issued_on=total.as_of)


def _figures(tally: Tally, words: dict[str, str]) -> list[dict[str, str]]:
    hidden = tally.total_hidden
    figures = [
        {
            "value": masked(tally, tally.total) if hidden else _number(tally.total.people),
            "label": words["people"],
        },
        {"value": "—" if hidden else _amount(tally.total.amount), "label": words["amount"]},
    ]
    if not hidden and tally.total.projects is not None:
        figures.append({"value": _number(tally.total.projects), "label": words["projects"]})
    return figures


def _basis(tally: Tally, words: dict[str, Any]) -> str:
    """What the figures rest on; why there is none; that small cells are hidden."""
    if tally.total.amount is None:
        return tally.reason or ""
    sentences = [words["basis"][tally.definition.basis]]
    if tally.threshold:
        sentences.append(words["small"].format(threshold=tally.threshold))
    return " ".join(sentences)


def _number(number: int | None) -> str:
    return "—" if number is None else counting.number(number)


def _amount(amount: Decimal | None) -> str:
    return "—" if amount is None else counting.amount_figures(amount)


def _rows(tally: Tally, dimension: str) -> list[dict[str, Any]]:
    names = labels(dimension, {row.keys[dimension] for row in tally.rows})
    most = max((row.figures.people or 0 for row in tally.rows if not row.hidden), default=0)
    return [_row(tally, row, names[row.keys[dimension]], most) for row in tally.rows]


def _row(tally: Tally, row: Row, name: str, most: int) -> dict[str, Any]:
    """One line, with its bar as a share of the longest; a hidden cell has no bar."""
    if row.hidden:
        return {"label": name, "people": masked(tally, row.figures), "amount": "—"}
    told = {"label": name, "people": _number(row.figures.people), "amount": _amount(row.figures.amount)}
    return {**told, "share": (row.figures.people or 0) / most} if most else told
