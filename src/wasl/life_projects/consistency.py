"""What must never be found, whatever way rows came in. Each question is empty in a sound register."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from wasl.life_projects.enums import ProjectStatus
from wasl.life_projects.models import EquipmentLine, Holder, MicroProject


def complete_without_equipment() -> QuerySet[MicroProject]:
    """Complete projects with nothing to hand over."""
    current = EquipmentLine.objects.filter(project=OuterRef("pk"), revision=OuterRef("revision"))
    return MicroProject.objects.filter(~Exists(current), status=ProjectStatus.COMPLETE)


def projects_without_first_holder() -> QuerySet[MicroProject]:
    """Projects whose file is not that of the first holder."""
    first = Holder.objects.filter(project=OuterRef("pk"), file=OuterRef("file"), rank=1)
    return MicroProject.objects.filter(~Exists(first))


def complete_without_verified_eligibility() -> QuerySet[MicroProject]:
    """Complete projects of a holder whose eligibility nobody verified."""
    unverified = Holder.objects.filter(project=OuterRef("pk"), file__eligibility_verified_at=None)
    return MicroProject.objects.filter(Exists(unverified), status=ProjectStatus.COMPLETE)


def equipment_of_a_later_revision() -> QuerySet[EquipmentLine]:
    """Lines of a revision the project has not reached."""
    return EquipmentLine.objects.filter(Q(revision__gt=F("project__revision")) | Q(revision__lt=1))
