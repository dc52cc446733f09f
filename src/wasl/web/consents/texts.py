"""The texts people are read: every version, in both languages, and the next one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wasl.participants import operations
from wasl.participants.consent_queries import paragraphs, text_in_force
from wasl.participants.enums import ConsentKind
from wasl.participants.models import ConsentText
from wasl.web.consents.forms import TextForm
from wasl.web.pages import attempt, page
from wasl.web.requests import Request
from wasl.wording.dates import today


@page("files.read")
def consent_texts(request: Request) -> HttpResponse:
    """Every text in its order, the version in force first."""
    in_force = {text.pk for kind in ConsentKind if (text := text_in_force(kind, today())) is not None}
    order = list(ConsentKind.values)
    texts = sorted(ConsentText.objects.all(), key=lambda text: (order.index(text.kind), -text.version))
    return render(request, "consents/texts.html", {
        "texts": [(text, text.pk in in_force, paragraphs(text, "ar"), paragraphs(text, "fr")) for text in texts],
        "may_settle": request.actor.may("programmes.write"),
    })  # fmt: skip


@page("programmes.write", methods=("GET", "POST"))
def consent_text_new(request: Request) -> HttpResponse:
    """Settle the next version of a text. The form begins with the words in force."""
    kind = request.GET.get("kind", ConsentKind.NOTICE)
    current = text_in_force(kind, today()) if kind in ConsentKind.values else None
    names = ("title_ar", "title_fr", "body_ar", "body_fr")
    initial = {"kind": kind} | ({name: getattr(current, name) for name in names} if current else {})
    form = TextForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.settle_text(by=request.actor, **form.cleaned_data),
            form=form,
            success=_("The new version is settled. Answers already given stay on their own version."),
            to=reverse("consent_texts"),
        )
        if done:
            return done
    return render(request, "consents/text_new.html", {"form": form})
