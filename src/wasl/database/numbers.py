"""A migration operation for numbers in series: none is skipped, borrowed from another series or kept back."""

from django.db.migrations.operations import RunSQL

from wasl.database.policies import check_function, trigger


def numbers_follow(table: str, *, prefix: str, digits: int) -> list[RunSQL]:
    """Each ``number`` of ``table`` is the first of its series, or the row of the number before it is there.

    ``prefix`` is SQL that tells from ``new`` what the number begins with (its centre, its year); ``digits`` is how many
    the rest has at least. Whoever inserts a row, also past the functions that give numbers, obeys. Sentence:
    ``<table>_number_follows``.
    """
    name = f"{table}_number_follows"
    body = f"""
declare
  series text := ({prefix});
  rest text := substr(new.number, length(series) + 1);
  n int;
begin
  if series is null or not starts_with(new.number, series) or rest !~ '^[0-9]{{{digits},9}}$' then
    raise exception '{name}' using errcode = 'WS001';
  end if;
  n := rest::int;
  if n = 0 or rest <> lpad(n::text, greatest({digits}, length(n::text)), '0') or (n > 1 and not exists (
       select 1 from {table} t
        where t.number = series || lpad((n - 1)::text, greatest({digits}, length((n - 1)::text)), '0'))) then
    raise exception '{name}' using errcode = 'WS001';
  end if;
  return null;
end
"""  # noqa: S608 (our own names)
    return [
        check_function(f"{name}()", returns="trigger", body=body),
        trigger(table, name, when="after insert", function=name),
    ]
