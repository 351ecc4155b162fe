# The private PostgreSQL cluster in HOME/pg/data. The socket in HOME/pg/sock is the only way to reach it.

# How long to wait for a start, which may have a long recovery after a kill, and for a stop.
CLUSTER_START_SECONDS=600
CLUSTER_STOP_SECONDS=120
# How long the backends of a killed postmaster have to notice it before they are killed.
ORPHAN_SECONDS=10

# find_cluster_processes: sets CLUSTER_PROCESSES to the ids of this cluster's processes: they are called postgres, and
# their working folder is the cluster's data. Where they cannot be found out the script ends, because without any the
# lock files of a cluster that runs would be removed.
find_cluster_processes() {
  local data listed process folder name
  data=$(realpath -m -- "$CLUSTER_DATA") || refuse "$CLUSTER_DATA cannot be resolved"
  # Processes come and go while find reads, so it may fail; but its own process is there.
  listed=$(find /proc -mindepth 2 -maxdepth 2 -name cwd -printf '%h %l\n' 2>/dev/null) || true
  [[ -n $listed ]] || refuse "the running processes cannot be read from /proc"
  CLUSTER_PROCESSES=()
  while read -r process folder; do
    [[ $folder == "$data" ]] || continue
    name=$(cat "$process/comm" 2>/dev/null) || continue
    [[ $name != postgres ]] || CLUSTER_PROCESSES+=("${process#/proc/}")
  done <<<"$listed"
}

# cluster_runs: whether the postmaster runs.
cluster_runs() {
  local pid process
  pid=$(head -n 1 "$CLUSTER_DATA/postmaster.pid" 2>/dev/null) || return 1
  find_cluster_processes
  for process in "${CLUSTER_PROCESSES[@]}"; do
    [[ $process != "$pid" ]] || return 0
  done
  return 1
}

# make_cluster: makes it in a folder of its own, which is renamed when it is complete: a kill leaves nothing half made.
make_cluster() {
  local fresh=$CLUSTER_DATA.new message
  home_has -f "$CLUSTER_DATA/PG_VERSION" && return 0
  say "making the PostgreSQL cluster"
  as_service rm -rf "$fresh"
  message=$(as_service "$POSTGRESQL/initdb" -D "$fresh" -U tarazu_dba -A peer -E UTF8 --locale=C.UTF-8 \
    --data-checksums --no-instructions 2>&1) || refuse "initdb failed: $message"
  cluster_settings | put_file "$fresh/tarazu.conf" 0600
  # shellcheck disable=SC2016  # expanded by the inner shell
  printf "\n# Tarazu's own settings; change them by ALTER SYSTEM, which takes precedence.\ninclude = 'tarazu.conf'\n" |
    as_service sh -c 'cat >>"$1"' sh "$fresh/postgresql.conf"
  cluster_access | put_file "$fresh/pg_hba.conf" 0600
  printf '# System accounts that may be the superuser tarazu_dba.\n%s\n' \
    "dba \"$SERVICE_USER\" tarazu_dba" "dba root tarazu_dba" | put_file "$fresh/pg_ident.conf" 0600
  as_service mv -T "$fresh" "$CLUSTER_DATA"
}

# The settings, written once when the cluster is made. The folders of the socket and the log are relative to the data
# folder, so that a home can be moved.
cluster_settings() {
  cat <<'SETTINGS'
# Reached through the socket in the home only.
listen_addresses = ''
unix_socket_directories = '../sock'
max_connections = 80
password_encryption = scram-sha-256

# For a machine with 2 cores and 4 GB. On a bigger one give shared_buffers a quarter of the memory.
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

# A week of logs. Parameters hold the data of cases, so they are not logged.
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
# On the socket only: the superuser by its account of the operating system (pg_ident.conf), all others by password.
# TYPE  DATABASE  USER        METHOD
local   all       tarazu_dba  peer map=dba
local   tarazu    all         scram-sha-256
ACCESS
}

# Whether this run started it.
CLUSTER_STARTED=no

# start_cluster: starts it unless it runs, after clearing away what a kill left behind.
start_cluster() {
  cluster_runs && return 0
  clear_after_kill
  say "starting PostgreSQL"
  CLUSTER_STARTED=yes
  local status=0
  patiently_as_service "$POSTGRESQL/pg_ctl" -D "$CLUSTER_DATA" -l "$TARAZU_HOME/pg/log/start.log" -s -w \
    -t "$CLUSTER_START_SECONDS" start 9>&- || status=$?
  if ((status != 0)); then
    as_service tail -n 5 "$TARAZU_HOME/pg/log/start.log" >&2 || true
    refuse "PostgreSQL did not start; its logs are in $TARAZU_HOME/pg/log"
  fi
}

# clear_after_kill: waits for backends that outlived their postmaster, because they hold its shared memory. When no
# process of the cluster is left, its lock files are stale, even if another program has the process id in them now.
clear_after_kill() {
  local began=$SECONDS announced=no pid
  find_cluster_processes
  while [[ ${#CLUSTER_PROCESSES[@]} -gt 0 ]]; do
    if [[ $announced == no ]]; then
      say "waiting for the processes of an earlier PostgreSQL to end"
      announced=yes
    fi
    if ((SECONDS - began >= ORPHAN_SECONDS)); then
      for pid in "${CLUSTER_PROCESSES[@]}"; do
        kill -KILL "$pid" 2>/dev/null || true
      done
    fi
    sleep 0.2
    find_cluster_processes
  done
  as_service rm -f "$CLUSTER_DATA/postmaster.pid" "$TARAZU_HOME$SOCKET_SUFFIX" "$TARAZU_HOME$SOCKET_SUFFIX.lock"
}

# stop_cluster: a clean stop, which ends open sessions.
stop_cluster() {
  cluster_runs || return 0
  say "stopping PostgreSQL"
  as_service "$POSTGRESQL/pg_ctl" -D "$CLUSTER_DATA" -m fast -s -w -t "$CLUSTER_STOP_SECONDS" stop && return 0
  say "PostgreSQL did not stop in time; stopping it at once (it recovers at the next start)"
  as_service "$POSTGRESQL/pg_ctl" -D "$CLUSTER_DATA" -m immediate -s -w -t "$CLUSTER_STOP_SECONDS" stop
}

# query_cluster DATABASE [OPTION…]: runs psql as the superuser. Statements come from standard input.
query_cluster() {
  local database=$1
  shift
  as_service env PGOPTIONS="-c client_min_messages=warning" "$POSTGRESQL/psql" -X -q -v ON_ERROR_STOP=1 --no-password \
    -h "$TARAZU_HOME/pg/sock" -U tarazu_dba -d "$database" "$@" >&2
}

# make_passwords: makes random ones, which are kept in the home only.
make_passwords() {
  home_has -s "$TARAZU_HOME/keys/pgpass" && return 0
  local role password lines=""
  for role in tarazu_migrate tarazu_service; do
    password=$(random_hex 32) || exit 1
    lines+="*:*:tarazu:$role:$password"$'\n'
  done
  printf '%s' "$lines" | put_file "$TARAZU_HOME/keys/pgpass" 0600
}

# bootstrap_cluster: does what needs a superuser, at every start, because it can be repeated. Passwords go through a
# pipe, and no statement with one is logged.
bootstrap_cluster() {
  local pgpass role password
  local statements="set log_statement = 'none'; set log_min_duration_statement = -1;"
  statements+=" set log_min_error_statement = 'panic';"$'\n'
  query_cluster postgres -f "$TARAZU_HOME/sql/bootstrap.sql"
  pgpass=$(as_service cat "$TARAZU_HOME/keys/pgpass") || refuse "$TARAZU_HOME/keys/pgpass cannot be read"
  while IFS=: read -r _ _ _ role password; do
    [[ -n $password ]] || refuse "$TARAZU_HOME/keys/pgpass has a line without a password"
    statements+="alter role $role password '$password';"$'\n'
  done <<<"$pgpass"
  printf '%s' "$statements" | query_cluster postgres
}
