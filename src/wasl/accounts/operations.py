"""Opening, scoping, closing and resetting accounts. Only administrators do; an administrator holds no data scope."""

import datetime
import re
import secrets

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.accounts.enums import SCOPE_KINDS, SECOND_STEP_SECRETS, RoleName, ScopeKind
from wasl.accounts.models import Scope, User
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import NotAllowed, Refusal, sentence_for
from wasl.database import locked_text
from wasl.territory.models import Centre
from wasl.wording.dates import today

sentence_for(
    "accounts_scope_fits_role",
    gettext_lazy("This kind of scope does not go with the account's role: an administrator never holds one."),
    field="kind",
)
sentence_for(
    "accounts_user_keeps_role",
    gettext_lazy("End the account's scopes first: a role does not change under them."),
    field="role",
)
sentence_for(
    "accounts_user_username_key", gettext_lazy("This account name is already taken."), field="username"
)
sentence_for(
    "institutions_scope_names_one",
    gettext_lazy("There is no institution of this code."),
    field="institution_code",
)

_USERNAME = re.compile(r"^[a-z][a-z0-9._-]{2,59}$")
# No letters or digits one confuses when the password is read over the telephone.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def temporary_password() -> str:
    """A password for one use, in groups one can dictate: about 78 bits."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _n in range(4)) for _g in range(4))


@act("accounts.create_account", permission="accounts.write")
def create_account(
    *, by: Actor, username: str, name_ar: str, name_fr: str, role: str, language: str = "ar"
) -> tuple[User, str]:
    """Open an account and return it with its temporary password, shown once and never stored."""
    return _create(by, username, name_ar, name_fr, role, language)


@act("accounts.create_first_administrator")
def create_first_administrator(
    *, by: Actor, username: str, name_ar: str, name_fr: str, language: str = "ar"
) -> tuple[User, str]:
    """Open the first administrator's account, from the machine's own terminal. Refused once there is one."""
    if by.id is not None:
        raise NotAllowed
    if User.objects.filter(role=RoleName.ADMINISTRATOR).exists():
        raise Refusal(
            _("There is an administrator already: ask them to open accounts."), code="administrator_exists"
        )
    return _create(by, username, name_ar, name_fr, RoleName.ADMINISTRATOR, language)


def _create(
    by: Actor, username: str, name_ar: str, name_fr: str, role: str, language: str
) -> tuple[User, str]:
    username = username.strip().lower()
    if not _USERNAME.match(username):
        raise Refusal(
            _(
                "The account name has 3 to 60 small Latin letters, digits, dots or dashes, and begins with a letter."
            ),
            field="username",
            code="username_shape",
        )
    if role not in RoleName.values:
        raise Refusal(_("Choose one of the roles of the list."), field="role", code="unknown_role")
    if not name_ar.strip() or not name_fr.strip():
        raise Refusal(
            _("Give the name in both scripts."),
            field="name_fr" if name_ar.strip() else "name_ar",
            code="name_missing",
        )
    if User.objects.filter(username=username).exists():
        raise Refusal(_("This account name is already taken."), field="username", code="username_taken")
    user = User(
        username=username,
        name_ar=name_ar.strip(),
        name_fr=name_fr.strip(),
        role=role,
        language=language,
        created_by=by.label,
    )
    password = temporary_password()
    user.set_password(password)
    user.save()
    record(
        by=by,
        action="accounts.create_account",
        kind="account",
        object_id=user.pk,
        label=username,
        changes={"role": role},
    )
    return user, password


@act("accounts.grant_scope", permission="accounts.write")
def grant_scope(
    *,
    by: Actor,
    user: User,
    kind: str,
    centre: Centre | None = None,
    institution_code: str = "",
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> Scope:
    """Give an account a scope its role may hold. Nobody gives one to oneself."""
    if user.pk == by.id:
        raise Refusal(_("Nobody gives a scope to their own account."), code="own_scope")
    if SCOPE_KINDS.get(user.role) != kind:
        raise Refusal(
            _("This kind of scope does not go with the account's role: an administrator never holds one."),
            field="kind",
            code="scope_fits_role",
        )
    if kind == ScopeKind.CENTRE and centre is None:
        raise Refusal(_("Choose the centre of the scope."), field="centre", code="scope_without_centre")
    scope = Scope.objects.create(
        user=user,
        kind=kind,
        centre=centre if kind == ScopeKind.CENTRE else None,
        institution_code=institution_code if kind == ScopeKind.INSTITUTION else "",
        since=since or today(),
        until=until,
        granted_by=by.label,
    )
    record(
        by=by,
        action="accounts.grant_scope",
        kind="account",
        object_id=user.pk,
        label=user.username,
        changes={"scope": [None, centre.code if centre else institution_code or kind]},
    )
    return scope


@act("accounts.end_scope", permission="accounts.write")
def end_scope(*, by: Actor, scope: Scope) -> Scope:
    """End a scope now. It stays in the history of the account."""
    if scope.ended_at is not None:
        raise Refusal(_("This scope has already ended."), code="scope_ended")
    scope.ended_at, scope.ended_by = timezone.now(), by.label
    scope.save(update_fields=["ended_at", "ended_by"])
    record(
        by=by, action="accounts.end_scope", kind="account", object_id=scope.user_id, label=scope.user.username
    )
    return scope


@act("accounts.switch_off", permission="accounts.write")
def switch_off(*, by: Actor, user: User) -> User:
    """Close an account at once. Its past acts keep its name."""
    if user.pk == by.id:
        raise Refusal(_("Nobody switches off their own account."), code="own_account")
    if not user.is_active:
        raise Refusal(_("This account is already switched off."), code="already_off")
    user.is_active, user.closed_at, user.closed_by = False, timezone.now(), by.label
    user.save(update_fields=["is_active", "closed_at", "closed_by"])
    record(by=by, action="accounts.switch_off", kind="account", object_id=user.pk, label=user.username)
    return user


@act("accounts.switch_on", permission="accounts.write")
def switch_on(*, by: Actor, user: User) -> User:
    """Open a closed account again, with the scopes it still holds."""
    if user.is_active:
        raise Refusal(_("This account is not switched off."), code="already_on")
    user.is_active, user.closed_at, user.closed_by = True, None, ""
    user.save(update_fields=["is_active", "closed_at", "closed_by"])
    record(by=by, action="accounts.switch_on", kind="account", object_id=user.pk, label=user.username)
    return user


@act("accounts.reset_sign_in", permission="accounts.write")
def reset_sign_in(*, by: Actor, user: User) -> str:
    """Give a new temporary password and take away the second factor of someone who lost them."""
    if user.pk == by.id:
        raise Refusal(_("Change your own password on your own page."), code="own_account")
    return _reset(by, user)


@act("accounts.reset_administrator")
def reset_administrator(*, by: Actor, username: str) -> str:
    """The same for an administrator, whom nobody above could reset: from the machine's own terminal only."""
    if by.id is not None:
        raise NotAllowed
    user = User.objects.filter(username=username, role=RoleName.ADMINISTRATOR).first()
    if user is None:
        raise Refusal(
            _(
                "No administrator has this account name. The sign-in of others is reset on their account's page."
            ),
            field="username",
            code="not_an_administrator",
        )
    return _reset(by, user)


def _reset(by: Actor, user: User) -> str:
    password = temporary_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    Authenticator.objects.filter(user=user).delete()
    record(by=by, action="accounts.reset_sign_in", kind="account", object_id=user.pk, label=user.username)
    return password


@act("accounts.renew_keys")
def renew_keys(*, by: Actor) -> tuple[int, int]:
    """Lock every second step with a key made now; how many there were, and how many no key of this home opened.

    From the machine's own terminal only. The earlier keys are kept until the caller, once this is committed, drops
    them (``locked_text.keep_only_newest``): what stays locked with them is lost then.
    """
    if by.id is not None:
        raise NotAllowed
    locked_text.put_new_key()
    locked = lost = 0
    for row in Authenticator.objects.select_for_update().filter(type__in=SECOND_STEP_SECRETS):
        secret = SECOND_STEP_SECRETS[row.type]
        try:
            row.data[secret] = locked_text.lock(locked_text.unlock(row.data[secret]))
        except locked_text.NotOurs:
            lost += 1
            continue
        row.save(update_fields=["data"])
        locked += 1
    record(by=by, action="accounts.renew_keys", kind="account", changes={"locked": locked, "lost": lost})
    return locked, lost


@act("accounts.choose_password")
def choose_password(*, by: Actor, user: User, password: str) -> User:
    """Someone chooses their own password."""
    if user.pk != by.id:
        raise NotAllowed
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages), field="password", code="weak_password") from error
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    record(by=by, action="accounts.choose_password", kind="account", object_id=user.pk, label=user.username)
    return user


@act("accounts.choose_language")
def choose_language(*, by: Actor, user: User, language: str) -> User:
    """Someone chooses the language of their pages."""
    if user.pk != by.id or language not in {"ar", "fr"}:
        raise NotAllowed
    user.language = language
    user.save(update_fields=["language"])
    record(by=by, action="accounts.choose_language", kind="account", object_id=user.pk, label=user.username)
    return user
