"""What the Arabic communiqué tells apart: gifts to institutions, and the balance as the coordinator states it."""

from wasl.communiques.arabic_phrases import at, between, gender_of, listed, money, named
from wasl.communiques.facts import Balance, Facts, Gift, Planned, balance_key, planned_key
from wasl.communiques.texts import Writer
from wasl.wording.arabic import Case, Gender, Verb, counted, definite, past, present
from wasl.wording.lexicon import arabic_noun, verb
from wasl.wording.rounding import as_said

_STATE, _ADD = Verb("أوضح", "يوضح"), Verb("أضاف", "يضيف")
_HOW_MANY: dict[str, tuple[str, Case]] = {
    "about": ("حوالي ", "genitive"),
    "at_least": ("ما لا يقل عن ", "genitive"),
    "exact": ("", "accusative"),
}
_HOW_MUCH: dict[str, tuple[str, Case]] = {
    "about": ("يناهز", "accusative"),
    "at_least": ("لا يقل عن", "genitive"),
    "exact": ("قدره", "nominative"),
}


def gift_sentence(writer: Writer, gift: Gift) -> str:
    """What an institution received, from whom, under which other agreement. Never among the beneficiaries' figures."""
    printed = counted(gift.quantity, arabic_noun(gift.noun), case="genitive")
    items = writer.figure(printed, gift.quantity, "items", "institutional_items", cell=gift.noun)
    aim = f"، بهدف {gift.purpose.ar}" if gift.purpose else ""
    cost = ""
    if gift.amount is not None:
        cost = f"، بكلفة قدرها {money(writer, gift.amount, 'other', '', cell=gift.noun)}"
    paid = f"بتمويل من {listed(gift.payers)} و" if gift.payers else ""
    return (
        f"وعلى هامش الحفل، جرى تسليم {items} {gift.description.ar} إلى {gift.recipient.ar}{aim}{cost}، "
        f"وذلك {paid}في إطار اتفاقية أخرى {between(gift)}."
    )


def statement(writer: Writer, facts: Facts) -> list[str]:
    """The coordinator's sentences, or the centre's when nobody speaks: what was planned, and the balance since a year."""
    said = []
    if facts.planned:
        said.append(_planned(writer, facts))
    if facts.balances:
        said.append(_balances(writer, facts))
    return [f"{_saying(facts, rank)}{sentence}." for rank, sentence in enumerate(said)]


def _saying(facts: Facts, rank: int) -> str:
    if facts.speaker is None:
        return "و" if rank else f"وحسب معطيات {facts.centre.ar}، "
    gender = gender_of(facts.speaker)
    if rank:
        return f"و{past(_ADD, 1, gender)} "
    return f"وفي تصريح بالمناسبة، {past(_STATE, 1, gender)} {named(facts.speaker, '، ')}{'،' if facts.speaker.name else ''} "


def _planned(writer: Writer, facts: Facts) -> str:
    women = facts.women_only
    gender: Gender = "feminine" if women else "masculine"
    beneficiary = arabic_noun("beneficiary", women_only=women)
    groups = "، و".join(_group(writer, planned) for planned in facts.planned)
    belong = present(verb("belong"), facts.people, gender, before_subject=facts.speaker is None)
    if facts.speaker is None:
        return f"{belong} {definite(facts.people, beneficiary)} إلى {groups}"
    return f"أن {definite(facts.people, beneficiary, 'accusative')} {belong} إلى {groups}"


def _group(writer: Writer, planned: Planned) -> str:
    key = planned_key(planned.place.code, planned.year)
    printed = counted(planned.people, arabic_noun("former_inmate"), case="accusative")
    people = writer.figure(printed, planned.people, "people", "planned_people", definition=key)
    amount = money(writer, planned.amount, "planned_amount", key)
    return (
        f"مجموعة مبرمجة برسم سنة {planned.year} {at(planned.place)}، تضم {people} "
        f"بكلفة إجمالية متوقعة قدرها {amount}"
    )


def _balances(writer: Writer, facts: Facts) -> str:
    parts = []
    for rank, balance in enumerate(facts.balances):
        where = at(balance.place)
        if rank:
            head = f"{'فيما' if rank == len(facts.balances) - 1 else 'كما'} بلغ {where}"
        elif facts.speaker is None:
            head = f"بلغ عدد المستفيدين من البرنامج {where}"
        else:
            head = f"أن عدد المستفيدين من البرنامج {where} بلغ"
        parts.append(f"{head}، منذ سنة {balance.since}، {_balance(writer, balance)}")
    return "، ".join(parts)


def _balance(writer: Writer, balance: Balance) -> str:
    key, how = balance_key(balance.place.code), balance.precision
    before, case = _HOW_MANY[how]
    count = as_said(balance.people, how)
    printed = counted(count, arabic_noun("person"), case=case)
    people = before + writer.figure(
        printed, count, "people", "cumulative_people", definition=key, precision=how
    )
    if balance.amount is None:
        return people
    tells, case = _HOW_MUCH[how]
    amount = money(writer, as_said(balance.amount, how), "cumulative_amount", key, case, precision=how)
    return f"{people} بغلاف مالي {tells} {amount}"
