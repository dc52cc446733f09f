"""What was done for the person: projects, grants, what they received and signed; what they asked; who looked."""

from wasl.audit.models import Event
from wasl.grants.enums import GrantStatus
from wasl.grants.models import Grant
from wasl.handovers.models import Receipt
from wasl.life_projects.models import MicroProject
from wasl.life_projects.queries import current_equipment
from wasl.participants.models import File
from wasl.privacy.enums import RequestState
from wasl.privacy.held.saying import Section, by, latin, money, on
from wasl.privacy.models import CorrectionRequest
from wasl.territory.models import Place
from wasl.wording.arabic import in_place


def projects(file: File) -> Section:
    """Micro-projects they hold, with their equipment and their part."""
    told = []
    for p in (
        MicroProject.objects.filter(holders__file=file).select_related("trade", "site").order_by("number")
    ):
        told.append(
            f"مشروعكم رقم {latin(p.number)}: {p.title_ar}. المهنة: {p.trade.name_ar}. المكان: {p.site.name_ar}."
        )
        holders = list(p.holders.all())
        if len(holders) > 1:
            mine = sum(holder.parts for holder in holders if holder.file_id == file.pk)
            told.append(f"تشاركون فيه غيركم. نصيبكم: {mine} من {sum(holder.parts for holder in holders)}.")
        told += [
            f"من تجهيزاته: {item.item_ar}، العدد {item.quantity}، ثمن الواحد {money(item.unit_price)}."
            for item in current_equipment(p)
        ]
        if p.cash_amount:
            told.append(f"مساعدة مالية مقترحة: {money(p.cash_amount)}.")
    return Section("مشاريعكم", told)


def grants(file: File) -> Section:
    """Support asked for and decided. Which agreement pays is the partners' business, and is on no paper that tells it."""
    told = []
    for g in Grant.objects.filter(project__holders__file=file).order_by("proposed_on", "number"):
        told.append(f"طلب دعم رقم {latin(g.number)}، قُدم يوم {on(g.proposed_on)}: {g.get_status_display()}.")
        if g.status == GrantStatus.REJECTED:
            told.append(f"لم يُقبل يوم {on(g.decided_on)}. السبب: {g.decision_reason}.")
        elif g.status == GrantStatus.CANCELLED:
            told.append(f"أُلغي يوم {on(g.cancelled_on)}. السبب: {g.cancel_reason}.")
        told.append(
            f"قيمة التجهيزات {money(g.equipment_amount)}." + (f" المساعدة المالية {money(g.cash_amount)}." if g.cash_amount else "")
        )  # fmt: skip
    return Section("الدعم", told)


def _at(place: Place) -> str:
    return in_place(place.name_ar, "" if place.kind == "commune" else place.kind)


def receipts(file: File) -> Section:
    """What they received: each receipt with its items, its signature, and what undid it. Papers and scans are stored."""
    told = []
    found = (
        Receipt.objects.filter(file=file)
        .select_related("ceremony__place", "reversal")
        .prefetch_related("items")
    )
    for r in found.order_by("handed_over_on", "year", "sequence"):
        told.append(
            f"وصل رقم {latin(r.number)} بمبلغ {money(r.equipment_amount + r.cash_amount)}، بتاريخ {on(r.handed_over_on)} {_at(r.ceremony.place)}: {r.get_status_display()}."
        )
        told += [f"فيه: {item.name_ar}، العدد {item.quantity}." for item in r.items.all()]
        if r.signed_on:
            witness = f"، بشهادة {r.witness}" if r.witness else ""
            told.append(f"سُجل توقيعكم عليه يوم {on(r.signed_on)}{witness}.")
        if r.scan_id:
            told.append("نحتفظ بنسخة مصورة من الوصل الموقع.")
        if r.voided_at:
            told.append(f"أُلغي يوم {on(r.voided_at)}: {r.get_void_reason_display()}. {r.void_note}".strip())
        if hasattr(r, "reversal"):
            told.append(f"أُلغي يوم {on(r.reversal.dated)}. السبب: {r.reversal.reason}.")
    return Section("ما تسلمتم", told)


def asked(file: File) -> Section:
    """Requests for correction and their answers."""
    told = []
    for q in CorrectionRequest.objects.filter(file=file).order_by("number"):
        told.append(f"طلبتم تصحيحا يوم {on(q.asked_on)}: {q.wish}")
        if q.state == RequestState.WAITING:
            told.append(f"يأتيكم الجواب قبل {on(q.due_on)}.")
        else:
            told.append(f"الجواب يوم {on(q.answered_on)}: {q.get_state_display()}. {q.answer}")
    return Section("طلباتكم", told)


def readings(file: File) -> Section:
    """Who read a sealed fact of theirs and when, and to whom this paper was handed over before."""
    told = []
    found = Event.objects.filter(kind="file", object_id=str(file.pk))
    for event in found.filter(outcome="read").order_by("at"):
        told.append(f"اطلع {by(event.actor_label)} على معطى محجوب في ملفكم يوم {on(event.at)}.")
    return Section("من اطلع على معطياتكم المحجوبة", told)


def sealed(file: File) -> Section:
    """That some facts are kept apart, and how they are told."""
    return Section(
        "معطيات محجوبة",
        [
            "بعض المعطيات عنكم محجوبة، ولا تُكتب في ورقة تخرج من المكتب.",
            "إذا طلبتم ذلك قرأها عليكم الموظف من شاشته، ويُسجل أنه قرأها.",
        ],
    )
