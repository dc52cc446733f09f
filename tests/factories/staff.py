"""Actors at work, in one word each."""

from tests.factories.accounts import actor

from wasl.audit.actors import Actor


def staff(role: str, centre_code: str | None = None) -> Actor:
    """The actor of a new account: of the centre named, of Marrakech, or of the country, as its role holds."""
    return actor(role, centre=centre_code) if centre_code else actor(role)
