from django.db import migrations

from wasl.database.policies import append_only, check_function, trigger


class Migration(migrations.Migration):
    dependencies = [("life_projects", "0003_days"), ("participants", "0004_rules")]

    operations = [
        # A list of equipment is replaced by a new revision; what an earlier one said stays as it was.
        migrations.RunSQL(
            "drop policy life_projects_equipmentline_update on life_projects_equipmentline;",
            migrations.RunSQL.noop,
        ),
        append_only("life_projects_equipmentline"),
        # As for files: the lock is held until the transaction ends, so no pair and no hole.
        check_function(
            "life_projects_next_number(centre int, in_year int)",
            returns="text",
            body="""
declare prefix text; last int;
begin
  if not (centre = any (coalesce(nullif(current_setting('app.write_centres', true), ''), '{}')::int[])) then
    raise exception 'life_projects_number_of_another_centre' using errcode = 'WS001';
  end if;
  select code || '-' || in_year || '-P' into prefix from territory_centre where id = centre;
  perform pg_advisory_xact_lock(hashtextextended(prefix, 14));
  select coalesce(max(substr(number, length(prefix) + 1)::int), 0) into last
    from life_projects_microproject where number ~ ('^' || prefix || '[0-9]+$');
  return prefix || lpad((last + 1)::text, greatest(3, length((last + 1)::text)), '0');
end
""",
        ),
        # A complete project is what a grant was proposed on: its equipment, holders and cash do not move under it.
        check_function(
            "life_projects_part_of_draft()",
            returns="trigger",
            body="""
begin
  if tg_op = 'UPDATE' and old.project_id <> new.project_id then
    raise exception 'life_projects_complete_stays' using errcode = 'WS001';
  end if;
  if not exists (select 1 from life_projects_microproject p where p.id = new.project_id and p.status = 'draft') then
    raise exception 'life_projects_complete_stays' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "life_projects_equipmentline",
            "life_projects_equipment_of_draft",
            when="before insert",
            function="life_projects_part_of_draft",
        ),
        trigger(
            "life_projects_holder",
            "life_projects_holder_of_draft",
            when="before insert or update",
            function="life_projects_part_of_draft",
        ),
        check_function(
            "life_projects_project_facts_stay()",
            returns="trigger",
            body="""
begin
  if (old.number, old.file_id, old.prepared_by, old.prepared_at) is distinct from
     (new.number, new.file_id, new.prepared_by, new.prepared_at) then
    raise exception 'life_projects_complete_stays' using errcode = 'WS001';
  end if;
  if old.status = 'complete' and (old.trade_id, old.site_id, old.title_ar, old.title_fr, old.revision, old.cash_amount,
      old.cash_nature) is distinct from (new.trade_id, new.site_id, new.title_ar, new.title_fr, new.revision,
      new.cash_amount, new.cash_nature) then
    raise exception 'life_projects_complete_stays' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "life_projects_microproject",
            "life_projects_project_facts_stay",
            when="before update",
            function="life_projects_project_facts_stay",
        ),
        # Whole before it is complete, whoever writes: holders with verified eligibility, and something to hand over.
        check_function(
            "life_projects_complete_is_whole()",
            returns="trigger",
            body="""
declare current record;
begin
  select status, revision into current from life_projects_microproject where id = new.id;
  if current.status = 'complete' and (
       not exists (select 1 from life_projects_equipmentline e where e.project_id = new.id and e.revision = current.revision)
    or not exists (select 1 from life_projects_holder h where h.project_id = new.id)
    or exists (select 1 from life_projects_holder h join participants_file f on f.id = h.file_id
               where h.project_id = new.id and f.eligibility_verified_at is null)) then
    raise exception 'life_projects_complete_is_whole' using errcode = 'WS001';
  end if;
  return null;
end
""",
        ),
        trigger(
            "life_projects_microproject",
            "life_projects_complete_is_whole",
            when="after insert or update",
            function="life_projects_complete_is_whole",
            constraint=True,
        ),
    ]
