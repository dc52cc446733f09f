"""What each role is and may do, asked of the database itself."""

import pytest
from django.db import connection

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_everything_runs_as_app_user() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_user, session_user, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb"
            " from pg_roles where rolname = current_user"
        )
        assert cursor.fetchone() == ("app_user", "app_user", False, False, False, False)
