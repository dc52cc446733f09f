"""Carrying a programme file out, section after section, through the operations of the rooms below."""

from wasl.exchange.carrying import accounts, agreements, ceremonies, communiques, grants, people, programmes
from wasl.exchange.carrying.load import Load


def carry_out(load: Load) -> None:
    """Do everything the file asks and the register does not hold yet. Raises FileRefused at the row that is refused."""
    accounts.open_accounts(load)
    programmes.institutions(load)
    accounts.give_institutions(load)
    programmes.offices(load)
    programmes.programmes(load)
    programmes.rules(load)
    agreements.agreements(load)
    agreements.cohorts(load)
    agreements.figures(load, "openings")
    agreements.figures(load, "assertions")
    people.participants(load)
    people.projects(load)
    grants.grants(load)
    ceremonies.ceremonies(load)
    ceremonies.gifts(load)
    ceremonies.finish(load)
    communiques.communiques(load)


__all__ = ["Load", "carry_out"]
