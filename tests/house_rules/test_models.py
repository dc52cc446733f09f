"""What every model keeps: each field classified, each moment with its author, keys pointing down, rows guarded."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {c.label: c for c in apps.get_app_configs() if c.name.startswith("wasl.")}
MODELS = [m for label in ROOMS for m in apps.get_app_config(label).get_models()]
SENSITIVE = {"personal", "identity", "judicial", "sensitive"}
# Sign-in tables are the one exemption from row policies: nobody has a scope before signing in (invariant 10).
SIGN_IN = {"accounts_user", "accounts_scope", "accounts_clearance"}
# Reference data and public figures hold no person and no centre's business.
PUBLIC = {
    "territory_place", "territory_centre", "territory_centrearea", "catalogue_sector", "catalogue_trade",
    "institutions_institution", "institutions_office", "institutions_officeholder",
    "programmes_programme", "tallies_opening", "tallies_assertion", "privacy_processing",
    "participants_consenttext",
}  # fmt: skip
# Acts that need no author column: the name says whose moment it is.
OWN_MOMENTS = {"last_login", "audit_event.at"}


def floors() -> dict[str, int]:
    """The floor of each room, from the import contract."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    layers = list(reversed(contract["layers"]))
    return {room.strip(): height for height, layer in enumerate(layers) for room in re.split(r"[|:]", layer)}


def concrete(model: type[models.Model]) -> list[models.Field]:
    return list(model._meta.concrete_fields)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_every_field_is_classified_once(model: type[models.Model]) -> None:
    classified = [name for names in model.CLASSIFIED.values() for name in names.split()]
    assert len(classified) == len(set(classified)), "a field is classified twice"
    names = {f.name for f in concrete(model)} | {f.attname for f in concrete(model)}
    assert set(classified) <= names, f"no such field: {set(classified) - names}"
    assert {f.name for f in concrete(model)} <= set(classified) | {
        f.name for f in concrete(model) if f.attname in classified
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_every_moment_has_its_author_and_the_database_wants_both(model: type[models.Model]) -> None:
    if not model._meta.managed:
        return
    names = {f.name for f in concrete(model)}
    checks = " ".join(
        str(c.condition) for c in model._meta.constraints if isinstance(c, models.CheckConstraint)
    )
    for name in names:
        if not name.endswith("_at") or f"{model._meta.db_table}.{name}" in OWN_MOMENTS:
            continue
        author = name.removesuffix("_at") + "_by"
        assert author in names, f"{model._meta.label}.{name} has no {author}"
        assert author in checks or model._meta.db_table in SIGN_IN, (
            f"nothing in the database holds {author} to {name}"
        )


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_foreign_keys_point_down(model: type[models.Model]) -> None:
    height = floors()
    for field in concrete(model):
        if field.is_relation and field.related_model._meta.app_label in height:
            target = field.related_model._meta.app_label
            assert target == model._meta.app_label or height[target] < height[model._meta.app_label]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_models_speak_and_say_what_they_are_for(model: type[models.Model]) -> None:
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")
    assert type(model._meta.verbose_name).__name__ == "__proxy__", "the name of the model is not translated"
    if model._meta.managed:
        for field in concrete(model):
            if field.name != "id":
                assert type(field.verbose_name).__name__ == "__proxy__", (
                    f"{field.name} has no translated name"
                )


@pytest.mark.django_db
@pytest.mark.database
@pytest.mark.parametrize("model", [m for m in MODELS if m._meta.managed], ids=lambda m: m._meta.label)
def test_every_table_is_guarded_or_says_why_not(model: type[models.Model]) -> None:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "select relrowsecurity, relforcerowsecurity from pg_class where oid = %s::regclass", [table]
        )
        enabled, forced = cursor.fetchone()
        cursor.execute("select count(*) from pg_policies where tablename = %s and cmd = 'SELECT' and %s = any(roles)",
                       [table, "app_user"])  # fmt: skip
        (readers,) = cursor.fetchone()
    exempt = table in SIGN_IN | PUBLIC
    assert (enabled and forced and readers) or exempt
    if exempt and table not in SIGN_IN:
        assert not SENSITIVE & set(model.CLASSIFIED)


@pytest.mark.django_db
@pytest.mark.database
def test_the_runtime_role_deletes_nothing_of_the_house() -> None:
    with connection.cursor() as cursor:
        for model in MODELS:
            if model._meta.managed:
                cursor.execute(
                    "select has_table_privilege(current_user, %s, 'DELETE')", [model._meta.db_table]
                )
                assert cursor.fetchone() == (False,), model._meta.label


@pytest.mark.django_db
@pytest.mark.database
def test_checking_functions_are_closed() -> None:
    """Functions that see everything belong to the checking role, fix their search path and are not for everyone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.proname, r.rolname, p.proconfig, has_function_privilege('public', p.oid, 'execute') "
            "from pg_proc p join pg_roles r on r.oid = p.proowner join pg_namespace n on n.oid = p.pronamespace "
            "where p.prosecdef and n.nspname = 'public'"
        )
        found = cursor.fetchall()
    assert found
    for name, owner, config, public in found:
        assert owner == "app_check", name
        # What decides nothing but how rows are found may be set beside the path.
        assert [one for one in config if one != "enable_seqscan=off"] == ["search_path=public, pg_temp"], name
        assert not public, name
