"""The settings of the embedded server and its rule of access."""

from wasl.database.cluster import Cluster

# One small server of 1 core and 1 GB runs the database and Wasl: together they stay under 400 MB.
_SETTINGS = """\
# Written by Wasl at each start. Put your own settings in local.conf, beside this file.
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
max_connections = 40
shared_buffers = 32MB
work_mem = 4MB
maintenance_work_mem = 32MB
effective_cache_size = 256MB
jit = off
max_parallel_workers_per_gather = 0
max_parallel_maintenance_workers = 0
max_worker_processes = 2
max_logical_replication_workers = 0
autovacuum_max_workers = 2
wal_level = minimal
max_wal_senders = 0
min_wal_size = 16MB
max_wal_size = 256MB
wal_buffers = 1MB
password_encryption = scram-sha-256
timezone = 'Africa/Casablanca'
log_timezone = 'Africa/Casablanca'
lc_messages = 'C'
log_min_messages = warning
log_statement = none
log_min_error_statement = panic
log_parameter_max_length_on_error = 0
cluster_name = 'wasl'
{newer}
include_if_exists = 'local.conf'
"""
_ACCESS = """\
# Written by Wasl at each start: by the socket, with a password, and no other way.
local all all scram-sha-256
"""


def write_settings(cluster: Cluster) -> None:
    """Writes both at each start, so that an upgrade of Wasl brings its own; `local.conf` is the installer's."""
    # Version 18 would otherwise keep three processes only for reading.
    newer = "io_method = sync" if (cluster.major or 0) >= 18 else ""
    for name, text in (
        ("postgresql.conf", _SETTINGS.format(socket=cluster.socket, newer=newer)),
        ("pg_hba.conf", _ACCESS),
    ):
        path = cluster.data / name
        path.write_text(text)
        path.chmod(0o600)
        cluster.account.owns(path)
