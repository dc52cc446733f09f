"""The French text of a communiqué: the same facts in the same order as the Arabic one, with French agreement."""

from wasl.communiques.facts import BY_PROVINCE, BY_SEX, BY_TRADE, CASH, TOTAL, CashAid, Facts
from wasl.communiques.french_phrases import (
    COLON,
    at,
    at_the_charge_of,
    beside,
    from_places,
    listed,
    money,
    named,
    under,
    with_article,
)
from wasl.communiques.french_statement import gift_sentence, statement
from wasl.communiques.texts import FRAME, GIFT, LEAD, SPREAD, STATEMENT, SUPPORT, Text, Writer
from wasl.wording.dates import day as dated
from wasl.wording.french import cardinal, counted, definite, elide, of
from wasl.wording.lexicon import french_noun

_ONE_OF = {True: "l'une", False: "l'un"}


def compose(facts: Facts) -> Text:
    """The French communiqué of these facts."""
    return _Composer(facts).text()


def capitalised(text: str) -> str:
    """The sentence with its first letter in capitals."""
    return text[:1].upper() + text[1:]


class _Composer:
    """One text being written: its facts, its figures, and the gender everything agrees with."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.writer = Writer()
        self.beneficiary = french_noun("beneficiary", women_only=facts.women_only)
        self.inmate = french_noun("former_inmate", women_only=facts.women_only)
        self.them = definite(facts.people, self.beneficiary)
        self.several = facts.people > 1
        self.have = "ont" if self.several else "a"

    def text(self) -> Text:
        facts, write = self.facts, self.writer.paragraph
        words = facts.programme
        written = [
            write(LEAD, [self.lead()]),
            write(FRAME, [self.presence(), self.framework(), words.purpose.fr if words else ""]),
            write(SPREAD, [self.provinces(), self.trades()]),
            write(SUPPORT, [self.cash(), words.life_project.fr if words else "", self.partners()]),
            *(write(GIFT, [gift_sentence(self.writer, gift)]) for gift in facts.gifts),
            write(STATEMENT, statement(self.writer, facts)),
        ]
        return Text(self.title(), tuple(paragraph for paragraph in written if paragraph.pieces))

    def title(self) -> str:
        """No number above two, which the text tells once."""
        facts, project = self.facts, french_noun("income_project")
        projects = counted(facts.projects, project) if facts.projects <= 2 else f"des {project.plural}"
        people = counted(facts.people, self.inmate) if facts.people <= 2 else self.inmate.plural
        return (
            f"{facts.place.name.fr}{COLON}remise d'équipements pour {projects} "
            f"au profit {elide('de', people)}"
        )

    def their(self, projects: int) -> str:
        """ "Son projet", "leurs projets", "leur projet"."""
        if self.several:
            return f"leur{'s' if projects > 1 else ''} {french_noun('project').form(projects)}"
        return f"{'ses' if projects > 1 else 'son'} {french_noun('project').form(projects)}"

    def lead(self) -> str:
        facts = self.facts
        printed = counted(facts.people, self.inmate)
        head = "" if facts.people < 10 else "Au total, "
        shown = capitalised(printed) if facts.people < 10 else printed
        people = self.writer.figure(shown, facts.people, "people", "people", definition=TOTAL)
        women = self.women()
        amount = money(self.writer, facts.amount, "total_amount", TOTAL)
        prisons = "d'établissements pénitentiaires" if self.several else "d'un établissement pénitentiaire"
        yielding = "générateur" if facts.projects == 1 else "générateurs"
        return (
            f"{head}{people} {prisons}{women}{',' if women else ''} {self.have} reçu les "
            f"équipements de {self.their(facts.projects)} {yielding} de revenus, pour un coût global de {amount}, "
            f"lors d'une cérémonie organisée le {dated(facts.day, 'fr', weekday=True)} {at(facts.place)} "
            f"({facts.venue.fr})."
        )

    def women(self) -> str:
        facts = self.facts
        if not facts.women or facts.women_only:
            return ""
        printed = counted(facts.women, french_noun("woman"))
        women = self.writer.figure(printed, facts.women, "people", "women", definition=BY_SEX, cell="female")
        return f", dont {women}"

    def presence(self) -> str:
        facts = self.facts
        with_them = f"en présence {beside(facts.present)}" if facts.present else ""
        if facts.presiding is None:
            return f"La remise a eu lieu {with_them}." if with_them else ""
        presided = f"La cérémonie a été présidée par {named(facts.presiding)}"
        return f"{presided}, {with_them}." if with_them else f"{presided}."

    def framework(self) -> str:
        facts, words, pacts = self.facts, self.facts.programme, under(self.facts.agreements)
        if words is None:
            return f"L'opération s'inscrit dans le cadre {pacts}." if pacts else ""
        charge = at_the_charge_of(facts.seasons, facts.budget_years)
        within = f", dans le cadre {pacts}" if pacts else ""
        return (
            f"L'opération s'inscrit dans la mise en œuvre {of(with_article(words.strategy.fr))}, à travers "
            f"{with_article(words.name.fr)}{charge}{within}."
        )

    def provinces(self) -> str:
        facts = self.facts
        come = f"{'sont issu' if self.several else 'est issu'}{'e' if facts.women_only else ''}{'s' if self.several else ''}"
        if len(facts.provinces) == 1:
            only = facts.provinces[0].place
            all_of = "toutes " if facts.women_only else "tous "
            them = f"{all_of if facts.people > 2 else ''}{self.them}"
            return f"{capitalised(them)} {come} {from_places([(only.kind, only.name.fr)])}."
        items = []
        for count in facts.provinces:
            figure = self.writer.figure(
                counted(count.people, self.beneficiary),
                count.people,
                "people",
                "province_people",
                definition=BY_PROVINCE,
                cell=count.place.code,
            )
            items.append((count.place.kind, f"{count.place.name.fr} ({figure})"))
        return f"{capitalised(self.them)} {come} {from_places(items)}."

    def trades(self) -> str:
        facts = self.facts
        if len(facts.trades) == 1:
            return self.one_trade()
        number = ""
        if facts.projects != facts.people:
            printed = str(facts.projects) if facts.projects > 9 else cardinal(facts.projects)
            number = self.writer.figure(printed, facts.projects, "projects", "other", definition=TOTAL) + " "
        items = [
            f"{t.phrase.fr} ({self.trade(self._projects(t.projects), t.code, t.projects)})"
            for t in facts.trades
        ]
        last = f"{', '.join(items[:-1])} et {items[-1]}"
        return f"Les {number}projets concernent les métiers suivants{COLON}{last}."

    def one_trade(self) -> str:
        projects, (only,) = self.facts.projects, self.facts.trades
        if projects == 1:
            return f"{self.trade('Le projet', only.code, 1)} relève du métier suivant{COLON}{only.phrase.fr}."
        count = self.trade(self._projects(projects), only.code, projects)
        return f"Les projets relèvent d'un seul métier{COLON}{only.phrase.fr} ({count})."

    def _projects(self, n: int) -> str:
        return counted(n, french_noun("project"))

    def trade(self, printed: str, code: str, projects: int) -> str:
        return self.writer.figure(
            printed, projects, "projects", "trade_projects", definition=BY_TRADE, cell=code
        )

    def cash(self) -> str:
        """Who received cash aid; when only some did, their number is not told."""
        facts, aid = self.facts, self.facts.cash
        if aid is None:
            return ""
        told, one = self.worth(aid), aid.people == 1
        aids = "une aide financière" if one else "des aides financières"
        if aid.people >= facts.people:
            who, whose = f"{self.them} {self.have}", self.their(facts.projects)
        elif one:
            who = f"{_ONE_OF[facts.women_only]} des {self.beneficiary.plural} a"
            whose = "son projet"
        else:
            who, whose = f"plusieurs {self.beneficiary.plural} ont", "leurs projets"
        if aid.people < facts.people and facts.projects < facts.people:
            whose = definite(facts.projects, french_noun("project"))
        return f"Outre les équipements, {who} reçu {aids}{told} pour le lancement {of(whose)}."

    def worth(self, aid: CashAid) -> str:
        if not aid.published:
            return ""
        amount = money(self.writer, aid.amount, "cash_amount", CASH)
        return f" d'un montant {'' if aid.people == 1 else 'total '}de {amount}"

    def partners(self) -> str:
        if not self.facts.partners or self.facts.programme is None:
            return ""
        return f"La Fondation met ce programme en œuvre en partenariat avec {listed(self.facts.partners)}."
