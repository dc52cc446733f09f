"""Somebody signed in, past the door: their second step is taken as done."""

from django.test import Client

from wasl.accounts.models import User


def signed_in(user: User, *, language: str = "ar") -> Client:
    """A client in the account's name, reading ``language``."""
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    client = Client()
    client.force_login(user)
    session = client.session
    session["second_step_set"] = user.password[-12:]
    session.save()
    client.cookies["django_language"] = language
    return client
