"""Splink 5 on the same keys, the yardstick: settings as they were measured best (docs/adr). Bench only, never at run time."""

import logging
from collections.abc import Sequence
from typing import Any

from wasl.participants.identity.traits import Traits

COLUMNS = ("unique_id", "gs", "ss", "fs", "ga", "sa", "dob", "year", "cin", "province", "sex")


def records(people: Sequence[Traits]) -> dict[str, list[Any]]:
    """Columns for Splink: the keys, the spellings in plain letters, the rest as it is. Empty is null."""
    from anyascii import anyascii

    table: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for place, person in enumerate(people):
        birth = person.birth
        values = (
            place, person.given.key, person.surname.key, person.father.key,
            anyascii(person.given.latin or person.given.arabic), anyascii(person.surname.latin or person.surname.arabic),
            f"{birth.year:04}-{birth.month:02}-{birth.day:02}" if birth and birth.whole else "",
            birth.year if birth else None, person.cin, person.province, person.sex,
        )  # fmt: skip
        for name, value in zip(COLUMNS, values, strict=True):
            table[name].append(None if value == "" else value)
    return table


class Splink:
    """A trained model over some people."""

    def __init__(self, people: Sequence[Traits]) -> None:
        import pyarrow
        from splink import DuckDBAPI, Linker, block_on

        logging.getLogger("splink").setLevel(logging.ERROR)
        self._arrow = pyarrow.table
        self._api = DuckDBAPI()
        self._people = self._api.register(self._arrow(records(people)))
        self.linker = Linker(self._people, _settings(), log_level=logging.ERROR)
        training = self.linker.training
        training.estimate_probability_two_random_records_match(
            [block_on("cin"), block_on("gs", "ss", "dob")], recall=0.7
        )
        training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
        for rule in (block_on("dob"), block_on("gs", "ss")):
            training.estimate_parameters_using_expectation_maximisation(rule)

    def pairs(self, at_least: float = 0.5) -> list[tuple[int, int, float]]:
        """Likely pairs of the whole file."""
        found = self.linker.inference.predict(threshold_match_probability=at_least)
        return [_pair(row) for row in found.as_record_list()]

    def ready(self) -> None:
        """Count names once, as an intake needs."""
        for column in ("gs", "ss"):
            self.linker.table_management.compute_tf_table(column)

    def intake(self, person: Traits) -> list[dict[str, Any]]:
        """One newcomer against everybody."""
        row = records([person])
        row["unique_id"] = [10_000_000]
        new = self._api.register(self._arrow(row))
        return self.linker.inference.predict_between(self._people, new).as_record_list()


def _pair(row: dict[str, Any]) -> tuple[int, int, float]:
    a, b = sorted((int(row["unique_id_l"]), int(row["unique_id_r"])))
    return a, b, float(row["match_probability"])


def _settings() -> Any:
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_name("given", "gs", "ga"), _name("surname", "ss", "sa"), _father(), _birth(), _card(), *_plain()],
        blocking_rules_to_generate_predictions=[
            block_on("cin"), block_on("dob"), block_on("ss", "year"), block_on("gs", "ss"), block_on("gs", "year", "province"),
        ],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )  # fmt: skip


def _comparison(name: str, *levels: tuple[str, str, bool]) -> Any:
    """SQL condition, label, whether it is the null level; term frequency is set apart."""
    import splink.comparison_level_library as levels_of
    import splink.comparison_library as comparisons

    made = []
    for condition, label, null in levels:
        level = levels_of.CustomLevel(condition, label)
        made.append(level.configure(is_null_level=True) if null else level)
    return comparisons.CustomComparison(made, output_column_name=name)


def _name(name: str, key: str, spelling: str) -> Any:
    import splink.comparison_level_library as levels_of
    import splink.comparison_library as comparisons

    return comparisons.CustomComparison(
        [
            levels_of.NullLevel(key),
            levels_of.ExactMatchLevel(key, term_frequency_adjustments=True),
            levels_of.JaroWinklerLevel(key, 0.90),
            levels_of.JaroWinklerLevel(spelling, 0.88),
            levels_of.JaroWinklerLevel(key, 0.75),
            levels_of.ElseLevel(),
        ],
        output_column_name=name,
    )


def _father() -> Any:
    import splink.comparison_level_library as levels_of
    import splink.comparison_library as comparisons

    return comparisons.CustomComparison(
        [
            levels_of.NullLevel("fs"),
            levels_of.ExactMatchLevel("fs"),
            levels_of.JaroWinklerLevel("fs", 0.85),
            levels_of.ElseLevel(),
        ],
        output_column_name="father",
    )


def _birth() -> Any:
    return _comparison(
        "birth",
        ("dob_l is null or dob_r is null", "null", True),
        ("dob_l = dob_r", "same", False),
        ("year_l = year_r and (dob_l like '%-01-01' or dob_r like '%-01-01')", "first of January", False),
        (
            "year_l = year_r and substr(dob_l, 6, 2) = substr(dob_r, 9, 2) and substr(dob_l, 9, 2) = substr(dob_r, 6, 2)",
            "swapped",
            False,
        ),
        ("damerau_levenshtein(dob_l, dob_r) <= 1", "one digit", False),
        ("abs(year_l - year_r) <= 1", "near year", False),
        ("ELSE", "else", False),
    )


def _card() -> Any:
    return _comparison(
        "card",
        ("cin_l is null or cin_r is null", "null", True),
        ("cin_l = cin_r", "same", False),
        ("damerau_levenshtein(cin_l, cin_r) <= 1", "one slip", False),
        ("ELSE", "else", False),
    )


def _plain() -> list[Any]:
    import splink.comparison_library as comparisons

    return [comparisons.ExactMatch("province"), comparisons.ExactMatch("sex")]
