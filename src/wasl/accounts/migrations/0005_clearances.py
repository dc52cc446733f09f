import datetime
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from wasl.database.policies import check_function, in_own_name, sealed, trigger

_CENTRAL = (
    "exists (select 1 from accounts_user u where u.username = {} and u.role = 'headquarters' and u.is_active)"
)


class Migration(migrations.Migration):
    """Who may read what is sealed: by name, for a time, by two people of the central services (invariant 14)."""

    dependencies = [("accounts", "0004_second_steps_are_locked"), ("audit", "0003_sealed_names_a_programme")]

    operations = [
        migrations.CreateModel(
            name="Clearance",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("programme_code", models.CharField(max_length=40, verbose_name="restricted programme")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                ("reason", models.CharField(max_length=300, verbose_name="why this person needs it")),
                ("proposed_at", models.DateTimeField(auto_now_add=True, verbose_name="proposed at")),
                ("proposed_by", models.CharField(max_length=60, verbose_name="proposed by")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed at")),
                ("confirmed_by", models.CharField(blank=True, max_length=60, verbose_name="confirmed by")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("ended_by", models.CharField(blank=True, max_length=60, verbose_name="ended by")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clearances",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "right to read a restricted programme",
                "ordering": ["-since", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gte", models.F("since")),
                            ("until__lte", models.F("since") + datetime.timedelta(days=366)),
                        ),
                        name="accounts_clearance_for_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("proposed_by", ""), _negated=True),
                        ),
                        name="accounts_clearance_proposed_by_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at", None), ("confirmed_by", "")),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                models.Q(("confirmed_by", ""), _negated=True),
                                models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="accounts_clearance_confirmed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ended_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="accounts_clearance_ended_at_and_by_together",
                    ),
                ],
            },
        ),
        migrations.RunSQL("grant select on accounts_clearance to app_check;", migrations.RunSQL.noop),
        check_function(
            "accounts_clearance_by_two()",
            returns="trigger",
            body=f"""
declare receiver text;
begin
  select username into receiver from accounts_user where id = new.user_id and role <> 'administrator';
  if receiver is null then
    raise exception 'accounts_clearance_for_no_administrator' using errcode = 'WS001';
  end if;
  if tg_op = 'INSERT' then
    if new.confirmed_at is not null or new.ended_at is not null or new.proposed_by = receiver
       or not {_CENTRAL.format("new.proposed_by")} then
      raise exception 'accounts_clearance_by_two' using errcode = 'WS001';
    end if;
    return new;
  end if;
  -- It is confirmed once, by another of the central services who does not receive it; it ends once; nothing else moves.
  if (old.id, old.user_id, old.programme_code, old.since, old.until, old.reason, old.proposed_at, old.proposed_by)
     is distinct from
     (new.id, new.user_id, new.programme_code, new.since, new.until, new.reason, new.proposed_at, new.proposed_by)
     or old.ended_at is not null
     or old.confirmed_at is not null and (old.confirmed_at, old.confirmed_by) is distinct from (new.confirmed_at, new.confirmed_by) then
    raise exception 'accounts_clearance_stands' using errcode = 'WS001';
  end if;
  if old.confirmed_at is null and new.confirmed_at is not null
     and (new.confirmed_by = receiver or not {_CENTRAL.format("new.confirmed_by")}) then
    raise exception 'accounts_clearance_by_two' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "accounts_clearance",
            "accounts_clearance_by_two",
            when="before insert or update",
            function="accounts_clearance_by_two",
        ),
        in_own_name("accounts_clearance", "proposed_by", "confirmed_by", "ended_by"),
        # What the policies ask: the restricted programmes whoever is at work may read today, of those the scope names.
        check_function(
            "accounts_open_seals()",
            returns="text[]",
            language="sql",
            volatility="stable",
            body="""
select coalesce(array_agg(c.programme_code::text), '{}')
  from accounts_clearance c join accounts_user u on u.id = c.user_id
 where u.id::text = coalesce(current_setting('app.actor', true), '') and u.is_active
   and c.confirmed_at is not null and c.ended_at is null
   and (now() at time zone 'Africa/Casablanca')::date between c.since and c.until
   and c.programme_code = any (coalesce(nullif(current_setting('app.reads_sealed', true), ''), '{}')::text[])
""",
        ),
        # Everybody's acts leave their event; only what is read is asked.
        sealed("audit_event", written=False),
    ]
