"""What the French communiqué tells apart: gifts to institutions, and the balance as the coordinator states it."""

from wasl.communiques.facts import Balance, Facts, Gift, Planned, balance_key, planned_key
from wasl.communiques.french_phrases import at, between, listed, money, named, with_article
from wasl.communiques.texts import Writer
from wasl.wording.french import at as to
from wasl.wording.french import counted, definite, elide, joined
from wasl.wording.lexicon import french_noun
from wasl.wording.rounding import as_said

_ABOUT = {"about": "environ ", "at_least": "au moins ", "exact": ""}


def gift_sentence(writer: Writer, gift: Gift) -> str:
    """What an institution received, from whom, under which other agreement. Never among the beneficiaries' figures."""
    noun = french_noun(gift.noun)
    printed = counted(gift.quantity, noun)
    items = writer.figure(printed, gift.quantity, "items", "institutional_items", cell=gift.noun)
    given = "remis"
    if noun.gender == "feminine":
        given += "es" if gift.quantity > 1 else "e"
    handed = f"{'ont été' if gift.quantity > 1 else 'a été'} {given}"
    aim = f", afin {elide('de', gift.purpose.fr)}" if gift.purpose else ""
    cost = ""
    if gift.amount is not None:
        cost = f", pour un coût de {money(writer, gift.amount, 'other', '', cell=gift.noun)}"
    paid = f"grâce à un financement {listed(gift.payers, preposition=True)} et " if gift.payers else ""
    return (
        f"En marge de la cérémonie, {items} {gift.description.fr} {handed} {to(with_article(gift.recipient.fr))}"
        f"{aim}{cost}, {paid}dans le cadre d'une autre convention {between(gift)}."
    )


def statement(writer: Writer, facts: Facts) -> list[str]:
    """The coordinator's sentences, or the centre's when nobody speaks: what was planned, and the balance since a year."""
    said = []
    if facts.planned:
        said.append(_planned(writer, facts))
    if facts.balances:
        said.append(_balances(writer, facts))
    return [f"{_saying(facts, rank, sentence)}." for rank, sentence in enumerate(said)]


def _saying(facts: Facts, rank: int, sentence: str) -> str:
    speaker = facts.speaker
    if speaker is None:
        if rank:
            return sentence[0].upper() + sentence[1:]
        return f"Selon les données {_of_centre(facts)}, {sentence}"
    if rank:
        return f"{'Elle' if speaker.female else 'Il'} a ajouté que {sentence}"
    return f"Dans une déclaration à cette occasion, {named(speaker)}{',' if speaker.name else ''} a précisé que {sentence}"


def _of_centre(facts: Facts) -> str:
    return f"du {facts.centre.fr}" if facts.centre.fr.startswith("centre") else f"de {facts.centre.fr}"


def _planned(writer: Writer, facts: Facts) -> str:
    them = definite(facts.people, french_noun("beneficiary", women_only=facts.women_only))
    belong = "appartient" if facts.people == 1 else "appartiennent"
    groups = joined(f"à {_group(writer, planned)}" for planned in facts.planned)
    return f"{them} {belong} {groups}"


def _group(writer: Writer, planned: Planned) -> str:
    key = planned_key(planned.place.code, planned.year)
    printed = counted(planned.people, french_noun("former_inmate"))
    people = writer.figure(printed, planned.people, "people", "planned_people", definition=key)
    amount = money(writer, planned.amount, "planned_amount", key)
    return (
        f"un groupe programmé au titre de l'année {planned.year} {at(planned.place)}, "
        f"qui compte {people} pour un coût global prévu de {amount}"
    )


def _balances(writer: Writer, facts: Facts) -> str:
    parts = []
    for rank, balance in enumerate(facts.balances):
        where = f"{at(balance.place)} depuis {balance.since}"
        people = _people(writer, balance)
        if rank:
            parts.append(f"{where}, à {people}")
        else:
            parts.append(f"le nombre de bénéficiaires du programme s'élève, {where}, à {people}")
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}, et, {parts[-1]}"


def _people(writer: Writer, balance: Balance) -> str:
    key, how = balance_key(balance.place.code), balance.precision
    count = as_said(balance.people, how)
    printed = counted(count, french_noun("person"))
    people = _ABOUT[how] + writer.figure(
        printed, count, "people", "cumulative_people", definition=key, precision=how
    )
    if balance.amount is None:
        return people
    amount = money(writer, as_said(balance.amount, how), "cumulative_amount", key, precision=how)
    return f"{people}, pour une enveloppe {elide('de', _ABOUT[how] + amount)}"
