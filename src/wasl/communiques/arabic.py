"""The Arabic text of a communiqué, in press style: right for every number, gender and case.

The order is the press's own: who received what, where and when; under whose eyes and which agreement; where they live
and their trades; cash aid and life project; gifts to institutions apart; the coordinator's statement of the balance.
"""

from wasl.communiques.arabic_phrases import (
    at,
    at_the_charge_of,
    gender_of,
    listed,
    money,
    named,
    the,
    their_projects,
    under,
)
from wasl.communiques.arabic_statement import gift_sentence, statement
from wasl.communiques.facts import BY_PROVINCE, BY_SEX, BY_TRADE, CASH, TOTAL, CashAid, Facts
from wasl.communiques.texts import FRAME, GIFT, LEAD, SPREAD, STATEMENT, SUPPORT, Text, Writer
from wasl.wording.arabic import (
    Gender,
    Verb,
    adjective,
    attach,
    bare,
    counted,
    definite,
    feminine,
    joined,
    number_of,
    past,
    present,
    pronoun,
    the_place,
)
from wasl.wording.dates import day as dated
from wasl.wording.lexicon import arabic_noun, verb

_AID = feminine("مساعدة", adjective=adjective("مالي"))
_PRESIDE = Verb("ترأس", "يترأس")


def compose(facts: Facts) -> Text:
    """The Arabic communiqué of these facts."""
    return _Composer(facts).text()


class _Composer:
    """One text being written: its facts, its figures, and the gender everything agrees with."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.writer = Writer()
        self.gender: Gender = "feminine" if facts.women_only else "masculine"
        self.beneficiary = arabic_noun("beneficiary", women_only=facts.women_only)
        self.inmate = arabic_noun("former_inmate", women_only=facts.women_only)
        self.them = definite(facts.people, self.beneficiary)

    def text(self) -> Text:
        facts, write = self.facts, self.writer.paragraph
        words = facts.programme
        written = [
            write(LEAD, [self.lead()]),
            write(FRAME, [self.presence(), self.framework(), words.purpose.ar if words else ""]),
            write(SPREAD, [self.provinces(), self.trades()]),
            write(SUPPORT, [self.cash(), words.life_project.ar if words else "", self.partners()]),
            *(write(GIFT, [gift_sentence(self.writer, gift)]) for gift in facts.gifts),
            write(STATEMENT, statement(self.writer, facts)),
        ]
        return Text(self.title(), tuple(paragraph for paragraph in written if paragraph.pieces))

    def title(self) -> str:
        facts = self.facts
        projects = bare(facts.projects, arabic_noun("income_project"), "genitive")
        people = bare(facts.people, self.inmate, "genitive")
        return f"{facts.place.name.ar}: تسليم تجهيزات {projects} لفائدة {people}"

    def lead(self) -> str:
        facts = self.facts
        printed = bare(1, self.inmate) if facts.people == 1 else counted(facts.people, self.inmate)
        people = self.writer.figure(printed, facts.people, "people", "people", definition=TOTAL)
        women = self.women()
        amount = money(self.writer, facts.amount, "total_amount", TOTAL, "accusative")
        theirs = " ".join(their_projects(facts.projects, facts.people, self.gender))
        return (
            f"{past(verb('benefit'), facts.people, self.gender)} {people} بالمؤسسات السجنية{women} "
            f"من تجهيزات ومعدات لإنجاز {theirs}، بكلفة إجمالية بلغت {amount}، وذلك خلال حفل أقيم "
            f"يوم {dated(facts.day, 'ar', weekday=True)} {attach('ب', facts.venue.ar)}، {at(facts.place)}."
        )

    def women(self) -> str:
        facts = self.facts
        if not facts.women or facts.women_only:
            return ""
        printed = counted(facts.women, arabic_noun("woman"))
        women = self.writer.figure(printed, facts.women, "people", "women", definition=BY_SEX, cell="female")
        return f"، من ضمن{pronoun(facts.people, 'masculine')} {women}،"

    def presence(self) -> str:
        facts = self.facts
        beside = joined(named(official, " ") for official in facts.present)
        if facts.presiding is None:
            return f"وجرى التسليم بحضور {beside}." if beside else ""
        presided = f"و{past(_PRESIDE, 1, gender_of(facts.presiding))} الحفل {named(facts.presiding, '، ')}"
        return f"{presided}، بحضور {beside}." if beside else f"{presided}."

    def framework(self) -> str:
        facts, words, pacts = self.facts, self.facts.programme, under(self.facts.agreements)
        if words is None:
            return f"وتندرج هذه العملية في إطار {pacts}." if pacts else ""
        charge = at_the_charge_of(facts.seasons, facts.budget_years)
        carried_out = f"، تفعيلا {attach('ل', pacts)}" if pacts else ""
        return (
            f"وتندرج هذه العملية في إطار تنزيل {words.strategy.ar}، من خلال {words.name.ar}"
            f"{charge}{carried_out}."
        )

    def provinces(self) -> str:
        facts = self.facts
        come = f"و{present(verb('hail'), facts.people, self.gender, before_subject=True)}"
        if len(facts.provinces) == 1:
            where = the(facts.provinces[0].place)
            if facts.people > 2:
                return f"{come} جميع {definite(facts.people, self.beneficiary, 'genitive')} من {where}."
            return f"{come} {self.them}{' معا' if facts.people == 2 else ''} من {where}."
        kinds: dict[str, list[str]] = {}
        for count in facts.provinces:
            figure = self.writer.figure(
                counted(count.people, self.beneficiary),
                count.people,
                "people",
                "province_people",
                definition=BY_PROVINCE,
                cell=count.place.code,
            )
            kinds.setdefault(count.place.kind, []).append(f"{count.place.name.ar} ({figure})")
        return (
            f"{come} {self.them} من {joined(the_place(k, names, 'genitive') for k, names in kinds.items())}."
        )

    def trades(self) -> str:
        facts, project = self.facts, arabic_noun("project")
        subject = definite(facts.projects, project)
        many = facts.projects > 2
        concern = (
            f"و{present(verb('concern'), facts.projects, 'masculine', before_subject=not many, human=False)}"
        )
        if len(facts.trades) == 1:
            return f"{concern} {self.one_trade(subject)}."
        number = ""
        if facts.projects != facts.people:
            if many:
                number = f"، وعددها {self.projects(counted(facts.projects, project))}،"
            else:  # The dual tells the number by itself, as the French does with a figure.
                subject = self.projects(subject)
        items = [
            f"{trade.phrase.ar} ({self.trade(counted(trade.projects, project), trade.code, trade.projects)})"
            for trade in facts.trades
        ]
        word = arabic_noun("trade").construct(number_of(len(items)), "accusative")
        return f"{concern} {subject}{number} {word} {joined(items, comma=len(items) > 2)}."

    def one_trade(self, subject: str) -> str:
        projects, (only,) = self.facts.projects, self.facts.trades
        if projects == 1:
            return f"{self.trade(subject, only.code, 1)} مهنة {only.phrase.ar}"
        if projects == 2:
            return f"{self.trade(subject, only.code, 2)} معا مهنة واحدة هي {only.phrase.ar}"
        count = self.trade(counted(projects, arabic_noun("project")), only.code, projects)
        return f"{subject} كلها مهنة واحدة هي {only.phrase.ar} ({count})"

    def projects(self, printed: str) -> str:
        return self.writer.figure(printed, self.facts.projects, "projects", "other", definition=TOTAL)

    def trade(self, printed: str, code: str, projects: int) -> str:
        return self.writer.figure(
            printed, projects, "projects", "trade_projects", definition=BY_TRADE, cell=code
        )

    def cash(self) -> str:
        """Who received cash aid; when only some did, their number is not told."""
        facts, aid = self.facts, self.facts.cash
        if aid is None:
            return ""
        people, told = facts.people, self.worth(aid)
        if aid.people >= people:
            whose, _yielding = their_projects(facts.projects, people, self.gender)
            receive = past(verb("receive"), people, self.gender)
            received = f"{receive} {self.them} {bare(people, _AID, 'accusative')}{told} لإطلاق {whose}"
        else:
            some = 1 if aid.people == 1 else 3
            whose, _yielding = their_projects(some, some, self.gender)
            received = f"{self.some(some)} {bare(some, _AID, 'accusative')}{told} لإطلاق {whose if facts.projects >= people else self.all_projects()}"
        return f"وإلى جانب التجهيزات، {received}."

    def some(self, some: int) -> str:
        """Verb and subject when only some of them received: "تسلم أحد المستفيدين", "تسلم عدد من المستفيدات"."""
        among = definite(self.facts.people, self.beneficiary, "genitive")
        if some > 1:
            return f"تسلم عدد من {among}"
        one = "إحدى" if self.facts.women_only else "أحد"
        return f"{past(verb('receive'), 1, self.gender)} {one} {among}"

    def all_projects(self) -> str:
        """ "المشروع", "المشاريع": when several share one, none is called somebody's own."""
        return definite(self.facts.projects, arabic_noun("project"), "genitive")

    def worth(self, aid: CashAid) -> str:
        if not aid.published:
            return ""
        amount = money(self.writer, aid.amount, "cash_amount", CASH)
        return f" {'قيمتها' if aid.people == 1 else 'بقيمة إجمالية قدرها'} {amount}"

    def partners(self) -> str:
        if not self.facts.partners or self.facts.programme is None:
            return ""
        return f"وتنفذ المؤسسة هذا البرنامج بشراكة مع {listed(self.facts.partners)}."
