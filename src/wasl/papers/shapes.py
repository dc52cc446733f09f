"""What each paper must be told, one shape a template.

Every value arrives printed: a date as its sentence, an amount with its separators, a number with its isolates. The
templates format nothing. `wasl.papers.intake.receive` checks data against these shapes before anything is compiled.
"""

from typing import Literal, NotRequired, TypedDict


class LetterheadData(TypedDict):
    """The common part of every paper; `wasl.papers.letterhead.letterhead` makes it."""

    title: str
    issuer: str
    heading_lines: list[str]
    reference: str
    place: str
    day_in_words: str
    footer: str
    qr: str | None
    specimen: bool
    lang: Literal["ar", "fr"]


class Fact(TypedDict):
    """A label and its value, set on one line under the title."""

    label: str
    value: str


class Signatory(TypedDict):
    """A box to sign in: what it is for («توقيع المستفيدة», «عن المركز») and the name under it, or an empty name."""

    role: str
    name: str


class ReceiptItem(TypedDict):
    """One thing handed over."""

    name: str
    serial: str
    quantity: str
    condition: str
    value: str


class ReceiptData(LetterheadData):
    """`receipt`: individual receipt (وصل بالتسلم). Lines are numbered by the template."""

    declaration: str
    items: list[ReceiptItem]
    total: str
    total_in_words: str
    commitments: list[str]
    holder: Signatory
    witness: Signatory
    official: Signatory
    notice: str
    facts: NotRequired[list[Fact]]


class CashReceiptData(LetterheadData):
    """`cash_receipt`: receipt of a sum (وصل بمساعدة مالية). `amount` is printed without its currency.

    An empty `mode` means that how it is paid is not known yet: boxes are printed, to be ticked by hand.
    """

    declaration: str
    amount: str
    amount_in_words: str
    nature: str
    mode: str
    commitments: list[str]
    holder: Signatory
    witness: Signatory
    official: Signatory
    notice: str
    facts: NotRequired[list[Fact]]


class ListedPerson(TypedDict):
    """One row of a list of people; `latin_name` prints under the name when the list shows both scripts."""

    name: str
    latin_name: NotRequired[str]
    cin: str
    province: str
    project: str
    value: str


class MinutesData(LetterheadData):
    """`minutes`: handover minutes (محضر تسليم التجهيزات للمستفيدين), with a column to sign in."""

    paragraphs: list[str]
    rows: list[ListedPerson]
    total_label: str
    total: str
    total_in_words: str
    reserves: str
    copies: str
    signatories: list[Signatory]
    facts: NotRequired[list[Fact]]


class Counted(TypedDict):
    """People and amount of one place or trade; `share` (0 to 1) draws its bar, nothing else."""

    label: str
    people: str
    amount: str
    share: NotRequired[float]


class BeneficiariesData(LetterheadData):
    """`beneficiaries`: list of beneficiaries (لائحة المستفيدين), no signature column; signatories may be empty."""

    paragraphs: list[str]
    rows: list[ListedPerson]
    total_label: str
    total_people: str
    total: str
    total_in_words: str
    by_province: list[Counted]
    signatories: list[Signatory]
    facts: NotRequired[list[Fact]]


class GiftObject(TypedDict):
    """A thing given to an institution: a vehicle and its registration, for instance."""

    name: str
    identification: str
    quantity: str


class InstitutionalMinutesData(LetterheadData):
    """`institutional_minutes`: minutes of a gift to an institution. `amount` None prints that it is not disclosed."""

    paragraphs: list[str]
    givers: list[str]
    recipient: str
    objects: list[GiftObject]
    amount: str | None
    amount_in_words: str | None
    reserves: str
    copies: str
    signatories: list[Signatory]
    facts: NotRequired[list[Fact]]


class CommuniqueData(LetterheadData):
    """`communique`: press communiqué. `title` is the headline; `frozen_on` is required once approved."""

    status: Literal["draft", "approved"]
    subtitle: NotRequired[str]
    paragraphs: list[str]
    gift: NotRequired[str]
    statement: NotRequired[str]
    contact: list[str]
    frozen_on: NotRequired[str]


class CorrectedFigure(TypedDict):
    """A figure of a communiqué: what it counts, as published, as it now reads."""

    label: str
    printed: str
    now: str


class ErratumData(LetterheadData):
    """`erratum`: numbered note to an approved communiqué (استدراك): its figures as published and as they now read."""

    opening: str
    lines: list[CorrectedFigure]
    closing: str
    contact: list[str]


class ReversalData(LetterheadData):
    """`reversal`: the numbered paper that reverses a signed receipt (إلغاء وصل)."""

    paragraphs: list[str]
    reversed_reference: str
    reversed_day: str
    reason: str
    total: str
    total_in_words: str
    consequences: list[str]
    signatories: list[Signatory]
    notice: str
    facts: NotRequired[list[Fact]]


class FigureBox(TypedDict):
    """One figure in large digits, and what it counts."""

    value: str
    label: str


class TallyData(LetterheadData):
    """`tally`: one page of figures (حصيلة) under their definition and their basis."""

    definition: str
    figures: list[FigureBox]
    by_province: list[Counted]
    by_trade: list[Counted]
    total_people: str
    total: str
    before_register: NotRequired[str]
    basis: str


class StatementSection(TypedDict):
    """One part of a statement: sentences to read aloud, then facts."""

    title: str
    sentences: list[str]
    facts: list[Fact]


class StatementData(LetterheadData):
    """`statement`: what is written about somebody, or the register of processing. `reference`, `closing` and `notice`
    may be empty."""

    opening: list[str]
    sections: list[StatementSection]
    closing: str
    signatories: list[Signatory]
    notice: str


class ConsentQuestion(TypedDict):
    """One consent, asked apart: its text, and the answers to tick."""

    title: str
    paragraphs: list[str]
    answers: list[str]


class ConsentData(LetterheadData):
    """`consent`: information notice and consents. `refusing` says that a refusal changes nothing; `told` are boxes to tick."""

    version: str
    paragraphs: list[str]
    refusing: str
    questions: list[ConsentQuestion]
    told: list[str]
    signatories: list[Signatory]
    notice: str
    facts: NotRequired[list[Fact]]


SHAPES: dict[str, type] = {
    "receipt": ReceiptData,
    "cash_receipt": CashReceiptData,
    "minutes": MinutesData,
    "beneficiaries": BeneficiariesData,
    "institutional_minutes": InstitutionalMinutesData,
    "communique": CommuniqueData,
    "erratum": ErratumData,
    "reversal": ReversalData,
    "tally": TallyData,
    "consent": ConsentData,
    "statement": StatementData,
}
