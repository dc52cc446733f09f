"""What is written about the person: their record, their file, eligibility, what they agreed to, what they can do."""

from wasl.participants.consent_queries import quotations
from wasl.participants.enums import ConsentKind, PhoneOwner
from wasl.participants.experience_queries import attainments
from wasl.participants.models import (
    Assignment,
    ConsentEvent,
    ConsentUse,
    Correction,
    File,
    FilePaper,
    Record,
    Reopening,
    Transfer,
    WaitingEntry,
)
from wasl.privacy.held.saying import Section, by, latin, on


def record(file: File) -> Section:
    """Identity and address, as on the card."""
    r = Record.objects.select_related("residence", "commune").get(file=file)
    told = [
        f"اسمكم بالعربية: {r.name_ar}.",
        f"اسمكم بالحروف اللاتينية: {latin(r.name_lat)}.",
        *([f"اسم أبيكم: {r.father_ar}."] if r.father_ar else []),
        f"رقم بطاقتكم الوطنية: {latin(r.cin)}." if r.cin else "رقم بطاقتكم الوطنية غير مكتوب عندنا.",
        _birth(r),
        f"الجنس: {r.get_sex_display()}.",
        *([f"هاتفكم: {latin(r.phone)}{_whose(r)}."] if r.phone else []),
        *[f"رقم هاتف آخر: {latin(str(other['number']))}." for other in r.other_phones],
        f"تسكنون في {r.commune.name_ar}، {r.residence.name_ar}." if r.commune else f"تسكنون في {r.residence.name_ar}.",
        *([f"العنوان: {r.address_ar}."] if r.address_ar else []),
        *([f"الحالة العائلية: {r.get_family_situation_display()}."] if r.family_situation else []),
        *([f"المستوى الدراسي: {r.get_education_level_display()}."] if r.education_level else []),
    ]  # fmt: skip
    if r.guardian_name_ar:
        told.append(
            f"وليكم: {r.guardian_name_ar} ({r.get_guardian_relation_display()})، بطاقته {latin(r.guardian_cin)}، هاتفه {latin(r.guardian_phone)}."
        )
    told.append(f"كتب هذا {by(r.written_by)} يوم {on(r.written_at)}.")
    told += [
        f"صُحح يوم {on(c.corrected_at)} من طرف {by(c.corrected_by)}. لا نحتفظ بما كان مكتوبا قبل التصحيح."
        for c in Correction.objects.filter(file=file)
    ]
    return Section("من أنتم", told)


def _whose(r: Record) -> str:
    return "" if r.phone_of == PhoneOwner.OWN else f" ({r.get_phone_of_display()})"


def _birth(r: Record) -> str:
    if r.birth_date:
        return f"تاريخ ازديادكم: {on(r.birth_date)}."
    return f"سنة ازديادكم: {r.birth_year}."


def file_life(file: File) -> Section:
    """The file: opened, followed by whom, its papers, what it waited for, where it went, until when it is kept."""
    told = [
        f"رقم ملفكم: {latin(file.number)}. فتحه {by(file.opened_by)} يوم {on(file.opened_on)}.",
        f"ملفكم اليوم عند {file.centre.name_ar}.",
    ]
    for a in Assignment.objects.filter(file=file).select_related("caseworker"):
        told.append(
            f"يتابع ملفكم منذ {on(a.since)}: {a.caseworker.name_ar}." if a.caseworker else f"لم يكن أحد يتابع ملفكم منذ {on(a.since)}."
        )  # fmt: skip
    told += [_paper(p) for p in FilePaper.objects.filter(file=file)]
    for w in WaitingEntry.objects.filter(file=file):
        ended = f" إلى {on(w.ended_at)}" if w.ended_at else ""
        note = f" ملاحظة: {w.note}." if w.note else ""
        told.append(f"كنتم في لائحة الانتظار من {on(w.since)}{ended}. السبب: {w.get_reason_display()}.{note}")
    for t in Transfer.objects.filter(file=file).select_related("from_centre", "to_centre"):
        told.append(
            f"طُلب نقل ملفكم من {t.from_centre.name_ar} إلى {t.to_centre.name_ar} يوم {on(t.proposed_at)}: {t.get_status_display()}."
        )
    for r in Reopening.objects.filter(file=file):
        told.append(
            f"أُغلق ملفكم يوم {on(r.closed_at)}، ثم فُتح من جديد يوم {on(r.reopened_at)}. السبب: {r.reason}."
        )
    if file.closed_at:
        told.append(
            f"أُغلق ملفكم يوم {on(file.closed_at)}. السبب: {file.get_closed_kind_display()}. {file.closed_reason}".strip()
        )
        told.append(
            f"نحتفظ به إلى {on(file.retain_until)}." if file.retain_until else "لم تُحدد بعد مدة الاحتفاظ به."
        )
    return Section("ملفكم", told)


def _paper(p: FilePaper) -> str:
    kept = " ونحتفظ بنسخة مصورة منها." if p.scan_id else ""
    return f"وثيقة: {p.get_kind_display()}. حالتها: {p.get_state_display()}.{kept}"


def eligibility(file: File) -> Section:
    """That it was verified, when and by whom; never why somebody is eligible (invariant 13)."""
    if file.eligibility_verified_at is None:
        return Section("حقكم في المواكبة", ["لم يُتحقق بعد من حقكم في المواكبة."])
    return Section(
        "حقكم في المواكبة",
        [
            f"تحقق {by(file.eligibility_verified_by)} من حقكم في المواكبة يوم {on(file.eligibility_verified_at)}."
        ],
    )


def consents(file: File) -> Section:
    """What they were told and answered, and each use made of it."""
    told = []
    for e in ConsentEvent.objects.filter(file=file).select_related("scan"):
        said = f"{ConsentKind(e.kind).label}: {e.get_answer_display()}، يوم {on(e.answered_on)}، باللغة: {e.get_language_display()}."
        aloud = " قُرئ عليكم النص." if e.read_aloud else ""
        guardian = f" أجاب عنكم {e.guardian_name}." if e.guardian_name else ""
        scan = " نحتفظ بالورقة الموقعة." if hasattr(e, "scan") else ""
        told.append(said + aloud + guardian + scan)
    told += [f"كلام لكم يمكن نشره دون اسمكم: «{q.words_ar}»." for q in quotations(file)]
    for use in ConsentUse.objects.filter(file=file):
        told.append(f"استُعمل جوابكم يوم {on(use.used_at)} في: {latin(use.reference_label)}.")
    return Section("ما أُخبرتم به وما وافقتم عليه", told)


def experience(file: File) -> Section:
    """Trainings, jobs, skills, languages, licences, cards, as a life is told."""
    told = []
    for a in attainments(file):
        parts = [str(a.get_kind_display()), a.title or (a.trade.name_ar if a.trade else "")]
        parts += [a.issuer, latin(a.number) if a.number else ""]
        when = " - ".join(latin(moment) for moment in (a.since, a.until) if moment)
        scan = " نحتفظ بنسخة مصورة من الوثيقة." if a.evidence_id else ""
        told.append("، ".join(part for part in [*parts, when] if part) + f".{scan}")
    return Section("ما تعلمتم وما عملتم", told)
