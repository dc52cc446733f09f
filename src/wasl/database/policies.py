"""Migration operations that give a table its policies and the house its checking functions.

Rooms use them in a migration of their own (``0002_policies``), so that a policy stands beside the
table it guards. Every personal table is forced: its owner obeys the policies too.
"""

from django.db.migrations.operations import RunSQL

READ_CENTRES = "(select coalesce(nullif(current_setting('app.read_centres', true), ''), '{}')::int[])"
WRITE_CENTRES = "(select coalesce(nullif(current_setting('app.write_centres', true), ''), '{}')::int[])"
READ_LEDGERS = "(select coalesce(nullif(current_setting('app.read_ledgers', true), ''), '{}')::int[])"
WRITE_LEDGERS = "(select coalesce(nullif(current_setting('app.write_ledgers', true), ''), '{}')::int[])"
PARTNERS = "(select coalesce(nullif(current_setting('app.partners', true), ''), '{}')::text[])"
READS_AUDIT = "(select coalesce(current_setting('app.reads_audit', true), '') = 'on')"
# As the first migrations asked; what is sealed is asked of ``OPEN_SEALS`` since.
READS_SEALED = "(select coalesce(current_setting('app.reads_sealed', true), '') = 'on')"
# The role of the account at work, as text: a backup brings such a policy back word for word.
ROLE_AT_WORK = "(select u.role::text from accounts_user u where u.id::text = coalesce(current_setting('app.actor', true), ''))"
# Codes of the restricted programmes this reader may read today, as the accounts' own function proves them.
OPEN_SEALS = "(select accounts_open_seals())"


def in_array(column: str, array: str) -> str:
    """SQL: ``column`` is one of the ids of a scope array (the cast keeps the sub-select an init plan)."""
    kind = "text" if array is PARTNERS else "int"
    return f"{column} = any(({array})::{kind}[])"


def guard(
    table: str, *, read: str, insert: str | None = None, update: str | None = None, proved: bool = False
) -> RunSQL:
    """Force row-level security on ``table``: SELECT by ``read``; INSERT and UPDATE by theirs; DELETE never.

    ``proved`` tables are read whole by ``app_check``, because the functions it owns prove rules over rows the
    writer may not see. A missing ``insert`` or ``update`` means nobody may.
    """
    sql = [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"create policy {table}_read on {table} for select to app_user, app_owner using ({read})",
    ]
    if proved:
        sql.append(f"create policy {table}_check on {table} for select to app_check using (true)")
        sql.append(f"grant select on {table} to app_check")
    if insert is not None:
        sql.append(
            f"create policy {table}_insert on {table} for insert to app_user, app_owner with check ({insert})"
        )
    if update is not None:
        sql.append(
            f"create policy {table}_update on {table} for update to app_user, app_owner "
            f"using ({update}) with check ({update})"
        )
    undo = [f"drop policy if exists {table}_{n} on {table}" for n in ("read", "check", "insert", "update")]
    undo += [
        f"alter table {table} no force row level security",
        f"alter table {table} disable row level security",
    ]
    return RunSQL(sql=";\n".join(sql) + ";", reverse_sql=";\n".join(undo) + ";")


def visible_file(column: str = "file_id") -> str:
    """SQL: the row's file is one the reader may read (asks the file's own policy)."""
    return f"exists (select 1 from participants_file f where f.id = {column})"  # noqa: S608 (our own names)


def writable_file(column: str = "file_id") -> str:
    """SQL: the row's file belongs to a centre the actor may write."""
    centre = in_array("f.centre_id", WRITE_CENTRES)
    return f"exists (select 1 from participants_file f where f.id = {column} and {centre})"  # noqa: S608 (our own names)


def sealed(table: str, *, column: str = "sealed", written: bool = True) -> RunSQL:
    """Rows of ``table`` whose ``column`` names a restricted programme are read (and ``written``) only by whoever may
    read that programme today (invariant 14). Restrictive: no other policy opens them."""
    may = f"{column} = '' or {column} = any(({OPEN_SEALS})::text[])"
    sql = f"create policy {table}_sealed on {table} as restrictive for select to app_user, app_owner using ({may});"
    if written:
        sql += (
            f"create policy {table}_sealed_writing on {table} as restrictive for insert to app_user, app_owner "
            f"with check ({may});"
        )
    return RunSQL(
        sql=sql,
        reverse_sql=f"drop policy if exists {table}_sealed on {table};"
        f"drop policy if exists {table}_sealed_writing on {table};",
    )


def check_function(
    signature: str,
    *,
    returns: str,
    body: str,
    language: str = "plpgsql",
    volatility: str = "volatile",
    public: bool = True,
) -> RunSQL:
    """A function owned by ``app_check`` (invariant 11): sees all rows, returns a verdict or a number, never rows.

    ``signature`` is ``name(arg type, …)``. Trigger functions take ``returns="trigger"``. ``public=False``
    keeps the runtime role from calling it directly.
    """
    name = signature.split("(", 1)[0].strip()
    types = ", ".join(
        a.strip().split(" ", 1)[1] for a in signature.split("(", 1)[1].rstrip(")").split(",") if a.strip()
    )
    sql = f"""
create or replace function {signature} returns {returns} language {language} {volatility} security definer
set search_path = public, pg_temp as $body$
{body}
$body$;
grant create on schema public to app_check;
alter function {name}({types}) owner to app_check;
revoke create on schema public from app_check;
revoke all on function {name}({types}) from public;
"""
    if public and returns != "trigger":
        sql += f"grant execute on function {name}({types}) to app_user, app_owner;\n"
    return RunSQL(sql=sql, reverse_sql=f"drop function if exists {name}({types}) cascade;")


def trigger(table: str, name: str, *, when: str, function: str, constraint: bool = False) -> RunSQL:
    """A trigger ``name`` on ``table``; ``when`` is e.g. ``after insert or update``. Constraint triggers run at commit."""
    kind = "constraint trigger" if constraint else "trigger"
    timing = "deferrable initially deferred " if constraint else ""
    return RunSQL(
        sql=f"create {kind} {name} {when} on {table} {timing}for each row execute function {function}();",
        reverse_sql=f"drop trigger if exists {name} on {table};",
    )


def append_only(table: str) -> RunSQL:
    """No row of ``table`` is ever changed or removed, by anyone, the owner included."""
    return RunSQL(
        sql=f"""
create or replace function {table}_is_append_only() returns trigger language plpgsql as $body$
begin
  raise exception 'append_only:{table}' using errcode = 'WS001';
end $body$;
create trigger {table}_append_only before update or delete on {table}
  for each row execute function {table}_is_append_only();
create trigger {table}_no_truncate before truncate on {table}
  for each statement execute function {table}_is_append_only();
""",
        reverse_sql=f"drop function if exists {table}_is_append_only() cascade;",
    )


def in_own_name(table: str, *columns: str) -> RunSQL:
    """Whoever writes an account name into these columns of ``table`` writes their own: the scope's actor, or the house.

    So an act cannot be laid at another's door, nor a proposal approved by its proposer in someone else's name. The
    function is the accounts' own (``accounts_in_own_name``).
    """
    named = ", ".join(f"'{column}'" for column in columns)
    return RunSQL(
        sql=f"create trigger {table}_in_own_name after insert or update on {table} "
        f"for each row execute function accounts_in_own_name({named});",
        reverse_sql=f"drop trigger if exists {table}_in_own_name on {table};",
    )
