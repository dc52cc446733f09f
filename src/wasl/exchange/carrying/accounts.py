"""Accounts of the file: opened by an administrator, with the scopes that go with their role."""

from wasl.accounts.enums import SCOPE_KINDS, RoleName, ScopeKind
from wasl.accounts.models import User
from wasl.accounts.operations import create_account, create_first_administrator, grant_scope
from wasl.accounts.queries import actor_of, held_scopes
from wasl.audit.actors import Actor
from wasl.audit.acts import HOUSE
from wasl.exchange.carrying.load import Load
from wasl.exchange.faults import Fault, FileRefused, sentence
from wasl.exchange.shapes import Row, Words

SECTION = "users"


def open_accounts(load: Load) -> None:
    """Open the accounts that are not there yet, administrators first; partners' scopes follow their institutions."""
    administrators = [row for row in load.file.rows(SECTION) if row["role"] == RoleName.ADMINISTRATOR]
    for row in administrators:
        _account(load, row)
    for row in load.each(SECTION):
        if row["role"] != RoleName.ADMINISTRATOR:
            _account(load, row)


def give_institutions(load: Load) -> None:
    """Give partners whose account this load opened the scope of their institution."""
    for row in load.file.rows(SECTION):
        if row["role"] == RoleName.PARTNER and row["username"] in load.passwords:
            by = _opener(load, row)
            with load.at(row, by, institution_code="institution"):
                user = User.objects.get(username=row["username"])
                grant_scope(by=by, user=user, kind=ScopeKind.INSTITUTION, institution_code=row["institution"])


def _account(load: Load, row: Row) -> None:
    username, content = row["username"], row.written()
    if load.has(row, SECTION, username, content):
        return
    user = User.objects.filter(username=username).first()
    if user is not None:
        load.same(row, SECTION, username, _as_written(user), content)
    else:
        user = _open(load, row)
    load.keep(SECTION, username, content, user)


def _open(load: Load, row: Row) -> User:
    name: Words = row["name"]
    first = row["role"] == RoleName.ADMINISTRATOR and not _there_is_an_administrator(load)
    by = HOUSE if first else _opener(load, row)
    with load.at(row, by, name_ar="name", name_fr="name"):
        if first:
            user, password = create_first_administrator(
                by=by, username=row["username"], name_ar=name.ar, name_fr=name.fr, language=row["language"]
            )
        else:
            user, password = create_account(
                by=by,
                username=row["username"],
                name_ar=name.ar,
                name_fr=name.fr,
                role=row["role"],
                language=row["language"],
            )
        load.passwords[user.username] = password
        kind = SCOPE_KINDS[user.role]
        if kind == ScopeKind.NATIONAL:
            grant_scope(by=by, user=user, kind=kind)
        elif kind == ScopeKind.CENTRE:
            for code in row["centres"]:
                grant_scope(by=by, user=user, kind=kind, centre=load.centre(code))
    return user


def _there_is_an_administrator(load: Load) -> bool:
    return load.importer.may("accounts.write") or User.objects.filter(role=RoleName.ADMINISTRATOR).exists()


def _opener(load: Load, row: Row) -> Actor:
    """Who opens accounts: who loads the file when they may, else an administrator it names, else the oldest one."""
    if load.importer.may("accounts.write"):
        return load.importer
    active = User.objects.filter(role=RoleName.ADMINISTRATOR, is_active=True).exclude(
        username=row["username"]
    )
    named = [user["username"] for user in load.file.rows(SECTION) if user["role"] == RoleName.ADMINISTRATOR]
    found = active.filter(username__in=named).order_by("pk").first() or active.order_by("pk").first()
    if found is None:
        raise FileRefused([Fault(*row.at("username"), "no_administrator", sentence("no_administrator"))])
    return actor_of(found)


def _as_written(user: User) -> dict[str, object]:
    written: dict[str, object] = {
        "username": user.username,
        "role": user.role,
        "name": {"ar": user.name_ar, "lat": user.name_fr},
        "language": user.language,
    }
    held = held_scopes(user)
    if centres := sorted(scope.centre.code for scope in held if scope.centre):
        written["centres"] = centres
    if institutions := [scope.institution_code for scope in held if scope.institution_code]:
        written["institution"] = institutions[0]
    return written
