"""What every act keeps: keywords only, by=, a permission somebody holds, a sentence in the journal, a name as code."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pytest

import wasl
from wasl.accounts.enums import PERMISSIONS
from wasl.audit.actors import Actor
from wasl.web.audit.sentences import ACTS

GRANTED = {permission for permissions in PERMISSIONS.values() for permission in permissions}


def acts() -> list[Callable]:
    """Every public function of every ``operations`` module."""
    found: list[Callable] = []
    for module in pkgutil.walk_packages(wasl.__path__, "wasl."):
        if module.name.split(".")[2:3] == ["operations"] or module.name.endswith(".operations"):
            loaded = importlib.import_module(module.name)
            found += [
                f for name, f in vars(loaded).items()
                if inspect.isfunction(f) and f.__module__ == loaded.__name__ and not name.startswith("_")
            ]  # fmt: skip
    return found


ALL = acts()
# Pure makers that stand beside acts because only administrators hand out what they make.
NOT_ACTS = {"temporary_password"}


def test_there_are_acts() -> None:
    assert len(ALL) > 30


@pytest.mark.parametrize(
    "act", [a for a in ALL if a.__name__ not in NOT_ACTS], ids=lambda a: f"{a.__module__}.{a.__name__}"
)
def test_an_act_is_one_operation(act: Callable) -> None:
    assert hasattr(act, "action"), "a public function of operations.py that is not an act"
    signature = inspect.signature(act)
    by_keyword = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
    assert all(p.kind in by_keyword for p in signature.parameters.values())
    assert signature.parameters["by"].annotation in (Actor, "Actor")
    assert act.permission is None or act.permission in GRANTED, "nobody holds this permission"
    assert act.action in ACTS, "the journal has no words for this act"
    assert act.__doc__


def test_the_journal_tells_no_act_that_does_not_exist() -> None:
    done = {a.action for a in ALL if hasattr(a, "action")} | {
        "accounts.signed_in",
        "accounts.sign_in",
        "accounts.set_second_step",
        "accounts.remove_second_step",
        "exchange.load_programme",
    }
    assert set(ACTS) <= done


@pytest.mark.parametrize("act", ALL[:1], ids=["first"])
def test_an_act_takes_keywords_only(act: Callable) -> None:
    with pytest.raises(TypeError):
        act(object())
