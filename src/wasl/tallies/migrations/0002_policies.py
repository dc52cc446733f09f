from django.db import migrations

from wasl.database.policies import READ_CENTRES, WRITE_CENTRES, append_only, guard, in_array

# One row a fact: an opaque key, who (another), what, where, when, how much. No name, card, birth date, address, file or
# receipt number. Owned by app_check, so a figure is computed over all rows whoever asks (invariant 3).
_FACTS = """
create view tally_facts with (security_barrier) as
select r.id as fact, 'delivered'::text as basis, r.person_id as person, g.project_id as project, 0 as planned,
       r.sex, r.age_band, r.residence_id as residence, r.trade_id as trade, t.sector_id as sector,
       r.issuing_centre_id as centre, a.number as agreement, r.agreement_province_id as agreement_province,
       c.reference as ceremony, r.ceremony_place_id as ceremony_place,
       case when w.kind = 'commune' then w.parent_id else w.code end as ceremony_province, r.programme_code as programme,
       r.season, r.budget_year::int as budget_year, r.handed_over_on as dated, r.kind as money,
       (r.equipment_amount + r.cash_amount) as amount, (r.status = 'scanned') as scanned
from handovers_receipt r
join grants_grant g on g.id = r.grant_id
join agreements_agreement a on a.id = r.agreement_id
join handovers_ceremony c on c.id = r.ceremony_id
join catalogue_trade t on t.code = r.trade_id
join territory_place w on w.code = r.ceremony_place_id
where r.status in ('signed', 'scanned')
union all
select gen_random_uuid(), 'approved', rec.person_id, g.project_id, 0,
       rec.sex, 'unknown', rec.residence_id, p.trade_id, t.sector_id,
       f.centre_id, a.number, a.province_id,
       null, null, null, a.programme_id, a.season, a.budget_year::int, g.decided_on, m.money,
       case when h.rank = first.rank
            then m.amount - coalesce((select sum(trunc(m.amount * o.parts / total.parts, 2)) from life_projects_holder o
                                      where o.project_id = p.id and o.rank <> first.rank), 0)
            else trunc(m.amount * h.parts / total.parts, 2) end,
       false
from grants_grant g
join life_projects_microproject p on p.id = g.project_id
join life_projects_holder h on h.project_id = p.id
join lateral (select sum(parts)::numeric as parts from life_projects_holder where project_id = p.id) total on true
join lateral (select min(rank) as rank from life_projects_holder where project_id = p.id) first on true
join participants_record rec on rec.file_id = h.file_id
join participants_file f on f.id = h.file_id
join agreements_agreement a on a.id = g.agreement_id
join catalogue_trade t on t.code = p.trade_id
cross join lateral (values ('equipment', g.equipment_amount), ('cash', g.cash_amount)) as m(money, amount)
where g.status = 'approved' and m.amount > 0
union all
select k.id, 'planned', null, null, k.planned_people::int, null, null, k.place_id, null, null,
       k.centre_id, null, k.place_id, null, null, null, k.programme_id, k.season, k.budget_year::int,
       make_date(k.budget_year::int, 1, 1), 'equipment', k.planned_amount, false
from grants_cohort k;
"""


class Migration(migrations.Migration):
    dependencies = [("tallies", "0001_initial"), ("handovers", "0003_rules")]

    operations = [
        guard(
            "tallies_frozentally",
            read=in_array("centre_id", READ_CENTRES),
            insert=in_array("centre_id", WRITE_CENTRES),
        ),
        append_only("tallies_frozentally"),
        append_only("tallies_opening"),
        append_only("tallies_assertion"),
        migrations.RunSQL(
            "grant select on catalogue_trade, catalogue_sector, territory_place to app_check;"
            + _FACTS
            + "grant create on schema public to app_check; alter view tally_facts owner to app_check;"
            "revoke create on schema public from app_check;"
            "grant select on tally_facts to app_user, app_owner;",
            "drop view if exists tally_facts;",
        ),
    ]
