"""The paper of all that is held on somebody, and the register of processing: Arabic, made to be read aloud."""

import datetime

from django.utils import translation

from wasl.database.home import is_demonstration
from wasl.institutions.enums import InstitutionKind
from wasl.institutions.models import Institution
from wasl.papers.compiler import Paper, render
from wasl.papers.letterhead import letterhead
from wasl.papers.shapes import LetterheadData, StatementSection
from wasl.participants.models import File
from wasl.privacy.enums import Asker
from wasl.privacy.held import held
from wasl.privacy.models import Processing
from wasl.wording.dates import day

TEMPLATE = "statement"
LANGUAGE = "ar"
_NOTHING = "لا شيء عندنا في هذا الباب."
_TO = {
    Asker.PERSON: "المعني بالأمر",
    Asker.GUARDIAN: "الولي",
    Asker.MANDATED: "الوكيل المفوض كتابة",
}


def held_paper(file: File, *, on: datetime.date, to: str) -> Paper:
    """All that is held on the person of a file, to be read aloud and handed over. Read in the actor's scope; not stored."""
    with translation.override(LANGUAGE):
        sections: list[StatementSection] = [
            {"title": part.title, "sentences": part.sentences or [_NOTHING], "facts": []}
            for part in held(file)
        ]
        data = {
            **_head("ما هو مكتوب عنكم", file.number, file.centre.name_ar, file.centre.seat.name_ar, on),
            "opening": [
                "هذه الورقة تقول لكم كل ما هو مكتوب عنكم عندنا.",
                "لكم الحق في أن تطلبوا تصحيح ما ليس صحيحا، أو أن تعترضوا على استعماله لسبب مشروع. هذا حق يضمنه القانون رقم 09.08.",
            ],
            "sections": sections,
            "closing": "إن وجدتم شيئا غير صحيح فقولوا ذلك لمن يقرأ عليكم هذه الورقة: يكتب طلبكم، ويأتيكم الجواب في أجله.",
            "signatories": [
                {"role": "تسلمها", "name": _TO[Asker(to)]},
                {"role": "سلمها وقرأها", "name": file.centre.name_ar},
            ],
            "notice": "لا تُحفظ نسخة من هذه الورقة. يُسجل في سجل الأحداث أنها سُلمت، ولمن، ومتى.",
        }
        return render(TEMPLATE, data, issued_on=on)


def register_paper(entries: list[Processing], *, on: datetime.date) -> Paper:
    """The register of processing, as it stands on a day."""
    with translation.override(LANGUAGE):
        sections: list[StatementSection] = [
            {
                "title": entry.name_ar,
                "sentences": [],
                "facts": [
                    {"label": "الغاية", "value": entry.purpose_ar},
                    {"label": "الأساس القانوني", "value": entry.ground_ar},
                    {"label": "المعطيات", "value": entry.data_ar},
                    {"label": "من يتوصل بها", "value": entry.recipients_ar},
                    {"label": "مدة الاحتفاظ", "value": entry.kept_ar},
                    {"label": "رقم إذن اللجنة الوطنية", "value": entry.authorisation or "لم يُسجل بعد"},
                ],
            }
            for entry in entries
        ]
        data = {
            **_head("سجل معالجات المعطيات ذات الطابع الشخصي", "", "", "", on),
            "opening": ["يُمسك هذا السجل طبقا للقانون رقم 09.08 المتعلق بحماية الأشخاص الذاتيين تجاه معالجة المعطيات ذات الطابع الشخصي."],
            "sections": sections,
            "closing": "",
            "signatories": [{"role": "عن المصالح المركزية", "name": ""}],
            "notice": "",
        }  # fmt: skip
        return render(TEMPLATE, data, issued_on=on)


def _head(title: str, reference: str, centre: str, place: str, on: datetime.date) -> LetterheadData:
    """The heading. The file's author stays neutral: viewers show it to anybody."""
    foundation = Institution.objects.filter(kind=InstitutionKind.FOUNDATION).order_by("code").first()
    names = [foundation.name_ar if foundation else "", centre]
    return letterhead(
        title=title,
        issuer="وصل",
        heading_lines=[name for name in names if name],
        reference=reference,
        place=place,
        day_in_words=day(on, LANGUAGE),
        footer="ورقة شخصية" if reference else "سجل المعالجات",
        qr_url=None,
        specimen=is_demonstration(),
        lang="ar",
    )
