"""Accounts: for administrators, who see no file, no agreement and no figure."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from wasl.accounts import operations, queries
from wasl.accounts.models import Scope, User
from wasl.institutions.models import Institution
from wasl.web.accounts.forms import AccountForm, ScopeForm, role_descriptions
from wasl.web.pages import attempt, page
from wasl.web.requests import Request


@page("accounts.read")
def accounts(request: Request) -> HttpResponse:
    """Every account with its role, scopes and state."""
    found = User.objects.prefetch_related("scopes__centre").order_by("-is_active", "username")
    page_of = Paginator(found, 50).get_page(request.GET.get("page"))
    names = _institution_names([scope for user in page_of for scope in user.scopes.all()])
    rows = [
        (user, [_reaches(scope, names) for scope in user.scopes.all() if not scope.ended_at])
        for user in page_of
    ]
    return render(
        request,
        "accounts/list.html",
        {"page": page_of, "rows": rows, "may_write": request.actor.may("accounts.write")},
    )


def _institution_names(scopes: list[Scope]) -> dict[str, str]:
    codes = {scope.institution_code for scope in scopes if scope.institution_code}
    return {i.code: i.name for i in Institution.objects.filter(code__in=codes)}


def _reaches(scope: Scope, names: dict[str, str]) -> str:
    """What a scope reaches, by name."""
    if scope.centre:
        return scope.centre.name
    return names.get(scope.institution_code, scope.institution_code) or _("the whole country")


@sensitive_variables()
@page("accounts.write", methods=("GET", "POST"))
def account_new(request: Request) -> HttpResponse:
    """Open an account; its page follows at once with the temporary password, which is kept nowhere."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        opened: list[tuple[User, str]] = []
        done = attempt(
            request,
            lambda: opened.append(operations.create_account(by=request.actor, **form.cleaned_data)),
            form=form,
            success=_("The account is open. Now give it its scope."),
        )
        if done:
            return _account_page(request, *opened[0])
    return render(request, "accounts/new.html", {"form": form, "roles": role_descriptions()})


@page("accounts.read")
def account(request: Request, pk: int) -> HttpResponse:
    """One account: scopes held and past, and what an administrator may do."""
    return _account_page(request, get_object_or_404(User, pk=pk))


@sensitive_variables("password")
def _account_page(request: Request, user: User, password: str = "") -> HttpResponse:
    scopes = list(Scope.objects.filter(user=user).select_related("centre").order_by("-ended_at", "since"))
    names = _institution_names(scopes)
    return render(
        request,
        "accounts/account.html",
        {
            "account": user,
            "names": queries.names_of([user.created_by]),
            "scopes": [(scope, _reaches(scope, names)) for scope in scopes],
            "password": password,
            "scope_form": ScopeForm(user=user),
            "may_write": request.actor.may("accounts.write"),
            "own": user.pk == request.actor.id,
        },
    )


@page("accounts.write", methods=("POST",))
def scope_new(request: Request, pk: int) -> HttpResponse:
    """Give the account a scope its role may hold."""
    user = get_object_or_404(User, pk=pk)
    form = ScopeForm(request.POST, user=user)
    if form.is_valid():
        institution = form.cleaned_data.get("institution")
        attempt(
            request,
            lambda: operations.grant_scope(
                by=request.actor,
                user=user,
                kind=form.kind or "",
                centre=form.cleaned_data.get("centre"),
                institution_code=institution.code if institution else "",
            ),
            success=_("The scope is given."),
        )
    else:
        messages.error(request, _("Choose the scope to give."))
    return redirect("account", pk=pk)


@page("accounts.write", methods=("POST",))
def scope_end(request: Request, pk: int, scope_pk: int) -> HttpResponse:
    """End one scope now."""
    scope = get_object_or_404(Scope.objects.select_related("user"), pk=scope_pk, user_id=pk)
    attempt(
        request,
        lambda: operations.end_scope(by=request.actor, scope=scope),
        success=_("The scope has ended."),
    )
    return redirect("account", pk=pk)


@page("accounts.write", methods=("POST",))
def switch(request: Request, pk: int) -> HttpResponse:
    """Switch the account off, or on again."""
    user = get_object_or_404(User, pk=pk)
    if user.is_active:
        attempt(
            request,
            lambda: operations.switch_off(by=request.actor, user=user),
            success=_("The account is switched off."),
        )
    else:
        attempt(
            request,
            lambda: operations.switch_on(by=request.actor, user=user),
            success=_("The account may sign in again."),
        )
    return redirect("account", pk=pk)


@sensitive_variables()
@page("accounts.write", methods=("POST",))
def reset(request: Request, pk: int) -> HttpResponse:
    """Give a new temporary password, shown once, and take away the second step."""
    user = get_object_or_404(User, pk=pk)
    given: list[str] = []
    done = attempt(
        request,
        lambda: given.append(operations.reset_sign_in(by=request.actor, user=user)),
        success=_("The sign-in is reset: hand the new password over in person."),
    )
    if done:
        return _account_page(request, user, given[0])
    return redirect("account", pk=pk)
