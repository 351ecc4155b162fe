# The private PostgreSQL cluster: HOME/pg/data, reached through the socket in HOME/pg/sock and in no other way.

# How long to wait for a start, which may have to replay much after a kill, and for a stop.
CLUSTER_START_SECONDS=600
CLUSTER_STOP_SECONDS=120
# How long the backends of a killed postmaster may take to notice it, before they are ended.
ORPHAN_SECONDS=10

cluster_data() { printf '%s/pg/data' "$TARAZU_HOME"; }

# cluster_processes: the ids of PostgreSQL's processes of this cluster, which work in its data folder.
cluster_processes() {
  local data process folder
  data=$(realpath -m -- "$(cluster_data)")
  while read -r process folder; do
    if [[ $folder == "$data" && $(cat "$process/comm" 2>/dev/null) == postgres ]]; then
      printf '%s\n' "${process#/proc/}"
    fi
  done < <(find /proc -mindepth 2 -maxdepth 2 -name cwd -printf '%h %l\n' 2>/dev/null)
}

# cluster_pid: the postmaster's id, if it runs.
cluster_pid() {
  local pid process
  pid=$(head -n 1 "$(cluster_data)/postmaster.pid" 2>/dev/null) || return 1
  for process in $(cluster_processes); do
    [[ $process == "$pid" ]] && printf '%s\n' "$pid" && return 0
  done
  return 1
}

# make_cluster: in a folder beside, renamed when it is whole, so that a kill leaves nothing half made.
make_cluster() {
  local data fresh
  data=$(cluster_data)
  fresh=$data.new
  as_service test -f "$data/PG_VERSION" && return 0
  say "making the PostgreSQL cluster"
  as_service rm -rf "$fresh"
  local words
  words=$(as_service "$POSTGRESQL/initdb" -D "$fresh" -U tarazu_dba -A peer -E UTF8 --locale=C.UTF-8 --data-checksums \
    --no-instructions 2>&1) || refuse "initdb failed: $words"
  cluster_settings | put_file "$fresh/tarazu.conf" 0600
  # shellcheck disable=SC2016  # expanded by the inner shell
  printf "\n# Tarazu's own settings; change them by ALTER SYSTEM, which stands above them.\ninclude = 'tarazu.conf'\n" |
    as_service sh -c 'cat >>"$1"' sh "$fresh/postgresql.conf"
  cluster_access | put_file "$fresh/pg_hba.conf" 0600
  printf '# System accounts that may be the superuser tarazu_dba.\n%s\n' \
    "dba \"$SERVICE_USER\" tarazu_dba" "dba root tarazu_dba" | put_file "$fresh/pg_ident.conf" 0600
  as_service mv -T "$fresh" "$data"
}

# Written once, when the cluster is made; the socket's and the log's folders are named from the data folder, so that a
# home may be moved.
cluster_settings() {
  cat <<'SETTINGS'
# Reached through the socket in the home only.
listen_addresses = ''
unix_socket_directories = '../sock'
max_connections = 80
password_encryption = scram-sha-256

# For a machine with 2 cores and 4 GB; a bigger one wants a quarter of its memory for shared_buffers.
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 16MB
maintenance_work_mem = 128MB
# Many small commits into indexed tables: fewer and smoother checkpoints, smaller full-page images.
max_wal_size = 4GB
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9
wal_compression = lz4
# The commit log's rows are large.
default_toast_compression = lz4

# A week of logs. Parameters carry the data of cases, so none is logged.
logging_collector = on
log_directory = '../log'
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_truncate_on_rotation = on
log_file_mode = 0600
log_line_prefix = '%m [%p] %q%u@%d '
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_checkpoints = off
log_lock_waits = on
SETTINGS
}

cluster_access() {
  cat <<'ACCESS'
# The superuser by the account of the operating system (pg_ident.conf), everybody else by password, on the socket only.
# TYPE  DATABASE  USER        METHOD
local   all       tarazu_dba  peer map=dba
local   tarazu    all         scram-sha-256
ACCESS
}

# start_cluster: starts it unless it runs; what a kill left behind is cleared away first.
start_cluster() {
  cluster_pid >/dev/null && return 0
  clear_after_kill
  say "starting PostgreSQL"
  local status=0
  patiently_as_service "$POSTGRESQL/pg_ctl" -D "$(cluster_data)" -l "$TARAZU_HOME/pg/log/start.log" -s -w \
    -t "$CLUSTER_START_SECONDS" start 9>&- || status=$?
  if ((status != 0)); then
    as_service tail -n 5 "$TARAZU_HOME/pg/log/start.log" >&2 || true
    refuse "PostgreSQL did not start; its logs are in $TARAZU_HOME/pg/log"
  fi
}

# clear_after_kill: backends that outlived their postmaster hold its shared memory, so they have to be gone. When no
# process of the cluster is left, its lock files are stale, whoever now has the process id that stands in them.
clear_after_kill() {
  local began=$SECONDS told=no pid
  while [[ -n $(cluster_processes) ]]; do
    if [[ $told == no ]]; then
      say "waiting for what an earlier PostgreSQL left behind"
      told=yes
    fi
    if ((SECONDS - began >= ORPHAN_SECONDS)); then
      for pid in $(cluster_processes); do
        kill -KILL "$pid" 2>/dev/null || true
      done
    fi
    sleep 0.2
  done
  as_service rm -f "$(cluster_data)/postmaster.pid" "$TARAZU_HOME$SOCKET_SUFFIX" "$TARAZU_HOME$SOCKET_SUFFIX.lock"
}

# stop_cluster: a clean stop; open sessions are ended.
stop_cluster() {
  cluster_pid >/dev/null || return 0
  say "stopping PostgreSQL"
  as_service "$POSTGRESQL/pg_ctl" -D "$(cluster_data)" -m fast -s -w -t "$CLUSTER_STOP_SECONDS" stop && return 0
  say "PostgreSQL did not stop in time; ending it at once (it repairs itself at the next start)"
  as_service "$POSTGRESQL/pg_ctl" -D "$(cluster_data)" -m immediate -s -w -t "$CLUSTER_STOP_SECONDS" stop
}

# query_cluster DATABASE [OPTION…]: psql as the superuser; statements come on standard input.
query_cluster() {
  local database=$1
  shift
  as_service env PGOPTIONS="-c client_min_messages=warning" "$POSTGRESQL/psql" -X -q -v ON_ERROR_STOP=1 --no-password \
    -h "$TARAZU_HOME/pg/sock" -U tarazu_dba -d "$database" "$@" >&2
}

# make_passwords: random ones, kept in the home only.
make_passwords() {
  as_service test -s "$TARAZU_HOME/keys/pgpass" && return 0
  local role
  for role in tarazu_migrate tarazu_service; do
    printf '*:*:tarazu:%s:%s\n' "$role" "$(openssl rand -hex 32)"
  done | put_file "$TARAZU_HOME/keys/pgpass" 0600
}

# bootstrap_cluster: what needs a superuser; repeatable, so it is done at every start. Passwords go through a pipe, and
# no statement with one is logged.
bootstrap_cluster() {
  query_cluster postgres -f "$TARAZU_HOME/sql/bootstrap.sql"
  {
    printf "set log_statement = 'none'; set log_min_duration_statement = -1; set log_min_error_statement = 'panic';\n"
    as_service cat "$TARAZU_HOME/keys/pgpass" | while IFS=: read -r _ _ _ role password; do
      printf "alter role %s password '%s';\n" "$role" "$password"
    done
  } | query_cluster postgres
}
