from django.db import migrations

from wasl.database.policies import WRITE_CENTRES, append_only, check_function, guard, in_array, trigger

_CEREMONY = "exists (select 1 from handovers_ceremony c where c.id = ceremony_id)"
_CEREMONY_W = f"exists (select 1 from handovers_ceremony c where c.id = ceremony_id and {in_array('c.centre_id', WRITE_CENTRES)})"
_TEXT = "exists (select 1 from communiques_communique t where t.id = communique_id)"
_TEXT_W = (
    "exists (select 1 from communiques_communique t join handovers_ceremony c on c.id = t.ceremony_id "
    f"where t.id = communique_id and {in_array('c.centre_id', WRITE_CENTRES)})"
)


class Migration(migrations.Migration):
    dependencies = [
        ("communiques", "0001_initial"),
        ("handovers", "0002_policies"),
        ("tallies", "0002_policies"),
    ]

    operations = [
        guard("communiques_communique", proved=True, read=_CEREMONY, insert=_CEREMONY_W, update=_CEREMONY_W),
        guard("communiques_erratum", read=_TEXT, insert=_TEXT_W),
        append_only("communiques_erratum"),
        check_function(
            "communiques_approved_is_frozen()",
            returns="trigger",
            body="""
begin
  if old.status in ('approved', 'withdrawn') then
    raise exception 'communiques_approved_is_frozen' using errcode = 'WS001';
  end if;
  if (old.ceremony_id, old.tally_id, old.drafted_by, old.reference)
     is distinct from (new.ceremony_id, new.tally_id, new.drafted_by, new.reference) then
    raise exception 'communiques_approved_is_frozen' using errcode = 'WS001';
  end if;
  return new;
end
""",
        ),
        trigger(
            "communiques_communique",
            "communiques_approved_is_frozen",
            when="before update",
            function="communiques_approved_is_frozen",
        ),
    ]
