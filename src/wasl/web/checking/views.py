"""What anybody may ask of a receipt, without signing in: is it valid, replaced, void or unknown, and since which day."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from wasl.handovers import queries
from wasl.handovers.rules import typed_token
from wasl.web.checking.pace import SECONDS, too_fast


class CodeForm(forms.Form):
    """The code printed under a receipt."""

    code = forms.CharField(
        label=_("Code printed on the receipt"),
        max_length=60,
        help_text=_("26 letters and digits, with or without spaces."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )


@login_not_required
@require_safe
def receipt_check_form(request: HttpRequest) -> HttpResponse:
    """The form to type a code; it leads to the same address as the QR code."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        token = typed_token(form.cleaned_data["code"])
        if token:
            return redirect("receipt_check", token=token)
        form.add_error("code", _("This is not the code of a receipt."))
    return _page(request, form=form)


@login_not_required
@require_safe
def receipt_check(request: HttpRequest, token: str) -> HttpResponse:
    """The verdict on a code. It names no foundation, programme or person, and knows no receipt from another."""
    if too_fast(request):
        response = _page(request, form=CodeForm(), slow=True, status=429)
        response["Retry-After"] = str(SECONDS)
        return response
    verdict, issued_on = queries.check(typed_token(token))
    return _page(request, form=CodeForm(), verdict=verdict, issued_on=issued_on)


def _page(request: HttpRequest, *, status: int = 200, **context: object) -> HttpResponse:
    given = {"verdict": "", "issued_on": None, "slow": False, **context}
    response = render(request, "checking/check.html", given, status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
