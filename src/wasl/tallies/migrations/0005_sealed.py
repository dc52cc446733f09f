from django.db import migrations

from wasl.database.policies import OPEN_SEALS, check_function, trigger

# As in 0004; and a fact of a restricted programme names neither it nor its agreement to whoever may not read them.
_KEY = "encode(substr(sha256((select k.secret from tallies_factkey k) || uuid_send({})), 1, 16), 'hex')::uuid"
_PERSON, _RECORD_PERSON, _PROJECT = (_KEY.format(c) for c in ("r.person_id", "rec.person_id", "g.project_id"))
_FACTS = f"""
create view tally_facts with (security_barrier) as
with closed as (
  select p.code as sealed from programmes_programme p where p.restricted and not p.code = any(({OPEN_SEALS})::text[])
)
select r.id as fact, case when r.status = 'reversed' then 'undone' else 'delivered' end as basis,
       {_PERSON} as person, {_PROJECT} as project, 0 as planned,
       r.sex, r.age_band, r.residence_id as residence, r.trade_id as trade, t.sector_id as sector,
       r.issuing_centre_id as centre, case when o.sealed is null then a.number end as agreement, r.agreement_province_id as agreement_province,
       c.reference as ceremony, r.ceremony_place_id as ceremony_place,
       case when w.kind = 'commune' then w.parent_id else w.code end as ceremony_province,
       case when o.sealed is null then a.programme_id end as programme,
       r.season, r.budget_year::int as budget_year, r.handed_over_on as dated, r.kind as money,
       (r.equipment_amount + r.cash_amount) as amount, (r.status = 'scanned') as scanned,
       r.signed_at as entered_at, v.reversed_at as undone_at
from handovers_receipt r
join grants_grant g on g.id = r.grant_id
join agreements_agreement a on a.id = r.agreement_id
left join closed o on o.sealed = a.sealed
join handovers_ceremony c on c.id = r.ceremony_id
join catalogue_trade t on t.code = r.trade_id
join territory_place w on w.code = r.ceremony_place_id
left join handovers_reversal v on v.receipt_id = r.id
where r.status in ('signed', 'scanned', 'reversed')
union all
select gen_random_uuid(), 'approved', {_RECORD_PERSON}, {_PROJECT}, 0,
       rec.sex, 'unknown', rec.residence_id, p.trade_id, t.sector_id,
       f.centre_id, case when o.sealed is null then a.number end, a.province_id,
       null, null, null, case when o.sealed is null then a.programme_id end, a.season, a.budget_year::int, g.decided_on, m.money,
       case when h.rank = first.rank
            then m.amount - coalesce((select sum(trunc(m.amount * o.parts / total.parts, 2)) from life_projects_holder o
                                      where o.project_id = p.id and o.rank <> first.rank), 0)
            else trunc(m.amount * h.parts / total.parts, 2) end,
       false, g.decided_at, null
from grants_grant g
join life_projects_microproject p on p.id = g.project_id
join life_projects_holder h on h.project_id = p.id
join lateral (select sum(parts)::numeric as parts from life_projects_holder where project_id = p.id) total on true
join lateral (select min(rank) as rank from life_projects_holder where project_id = p.id) first on true
join participants_record rec on rec.file_id = h.file_id
join participants_file f on f.id = h.file_id
join agreements_agreement a on a.id = g.agreement_id
left join closed o on o.sealed = a.sealed
join catalogue_trade t on t.code = p.trade_id
cross join lateral (values ('equipment', g.equipment_amount), ('cash', g.cash_amount)) as m(money, amount)
where g.status = 'approved' and m.amount > 0
union all
select k.id, 'planned', null, null, k.planned_people::int, null, null, k.place_id, null, null,
       k.centre_id, null, k.place_id, null, null, null, case when o.sealed is null then k.programme_id end, k.season, k.budget_year::int,
       make_date(k.budget_year::int, 1, 1), 'equipment', k.planned_amount, false, k.recorded_at, null
from grants_cohort k
left join closed o on o.sealed = k.sealed;
"""


class Migration(migrations.Migration):
    """Totals include what is sealed, and nothing of a fact tells that it is (invariant 14)."""

    dependencies = [("tallies", "0004_keyed_and_undone"), ("grants", "0006_sealed")]

    operations = [
        migrations.RunSQL(
            "drop view tally_facts;"
            "grant create on schema public to app_check;"
            + _FACTS
            + "alter view tally_facts owner to app_check; revoke create on schema public from app_check;"
            "grant select on tally_facts to app_user, app_owner;",
            migrations.RunSQL.noop,
        ),
        # The facts of the day are the holder's paper: it is read by whoever may read the file, and names no programme.
        check_function(
            "tallies_receipt_names_no_seal()",
            returns="trigger",
            body="""
begin
  if exists (select 1 from agreements_agreement a where a.id = new.agreement_id and a.sealed <> '') then
    new.programme_code := '';
  end if;
  return new;
end
""",
        ),
        trigger(
            "handovers_receipt",
            "tallies_receipt_names_no_seal",
            when="before insert",
            function="tallies_receipt_names_no_seal",
        ),
    ]
