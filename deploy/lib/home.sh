# The home: where it is, who owns it, and what is written into it.
#
# All work inside the home is done as the home's own user, also when this script runs as root. That user may not be able
# to read the clone, so files of the clone are piped in.

SERVICE_ACCOUNT=tarazu
# A UNIX socket's address holds 107 bytes; PostgreSQL's socket lies in the home.
SOCKET_SUFFIX=/pg/sock/.s.PGSQL.5432
SOCKET_LIMIT=107
POSTGRESQL=/usr/lib/postgresql/15/bin

# choose_home [DIR]: sets TARAZU_HOME to an absolute path, and CLUSTER_DATA, the folder of PostgreSQL's data.
choose_home() {
  local folder=${1:-}
  if [[ -z $folder ]]; then
    if [[ $EUID -eq 0 ]]; then
      folder=/var/lib/tarazu
    else
      [[ -n ${HOME:-} ]] || refuse "HOME is not set; name a folder with --home DIR"
      folder=$HOME/.tarazu
    fi
  fi
  TARAZU_HOME=$(realpath -ms -- "$folder")
  CLUSTER_DATA=$TARAZU_HOME/pg/data
  # These characters have a meaning in PostgreSQL's settings and addresses.
  case $TARAZU_HOME in
    *[\'\"\\,]* | *[[:cntrl:]]*)
      refuse "the path of the home may not have a quote, backslash, comma or control character: $TARAZU_HOME"
      ;;
    /) refuse "the home cannot be the root folder" ;;
  esac
  local socket=$TARAZU_HOME$SOCKET_SUFFIX
  local length
  length=$(printf '%s' "$socket" | wc -c)
  if ((length > SOCKET_LIMIT)); then
    refuse "the home's path is too long: PostgreSQL's socket would be $socket, $length bytes of" \
      "$SOCKET_LIMIT at most; choose a home at least $((length - SOCKET_LIMIT)) bytes shorter"
  fi
}

is_home() { [[ -f $TARAZU_HOME/tarazu-home ]]; }

# choose_user: sets SERVICE_USER, the owner of the home: of an existing home its owner, of a new one the service account
# if root runs this, else the user who runs it.
choose_user() {
  local myself
  myself=$(id -un)
  if is_home; then
    SERVICE_USER=$(stat -L -c %U -- "$TARAZU_HOME")
    if [[ $SERVICE_USER == root ]]; then
      refuse "$TARAZU_HOME belongs to root, and PostgreSQL does not run as root; as root:" \
        "chown -R $SERVICE_ACCOUNT:$SERVICE_ACCOUNT $TARAZU_HOME"
    fi
    if [[ $EUID -ne 0 && $SERVICE_USER != "$myself" ]]; then
      refuse "$TARAZU_HOME belongs to $SERVICE_USER; run this as $SERVICE_USER or as root"
    fi
  elif [[ $EUID -eq 0 ]]; then
    SERVICE_USER=$SERVICE_ACCOUNT
  else
    SERVICE_USER=$myself
  fi
}

# make_account: makes the unprivileged account if root runs this and the account does not exist.
make_account() {
  [[ $EUID -eq 0 && $SERVICE_USER == "$SERVICE_ACCOUNT" ]] || return 0
  if ! id "$SERVICE_ACCOUNT" >/dev/null 2>&1; then
    say "making the account $SERVICE_ACCOUNT"
    useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$SERVICE_ACCOUNT"
  fi
  local number
  number=$(id -u "$SERVICE_ACCOUNT")
  [[ $number -ne 0 ]] || refuse "the account $SERVICE_ACCOUNT has root's number"
}

# exec_as_service COMMAND…: replaces this shell by a command that runs as the home's user with a clean environment.
exec_as_service() {
  local -a become=()
  local group
  if [[ $EUID -eq 0 ]]; then
    group=$(id -g "$SERVICE_USER") || exit 125
    become=(setpriv --reuid "$SERVICE_USER" --regid "$group" --clear-groups --no-new-privs --)
  fi
  cd /
  umask 077
  exec env -i "PATH=$POSTGRESQL:/usr/bin:/bin" "HOME=$TARAZU_HOME" LANG=C.UTF-8 "${become[@]}" "$@"
}

# as_service COMMAND…: runs a command as the home's user. It does not get the standard output of the ready line (3). It
# does get the lock (9): if this script is killed, the next run waits until the command has ended too.
as_service() { (exec_as_service "$@") 3>&-; }

# home_has TEST PATH: whether `test` (such as -s) is true of a path, asked as the home's user. If that cannot be found
# out, the script ends: it must not make keys or passwords again because a question about the old ones failed.
home_has() {
  local status=0
  as_service test "$1" "$2" || status=$?
  ((status <= 1)) || refuse "cannot look at $2 as user $SERVICE_USER (status $status)"
  return "$status"
}

# patiently_as_service COMMAND…: the same for a command that takes long (see `patiently`).
patiently_as_service() {
  (exec_as_service "$@") 3>&- </dev/null &
  await_child "$!"
}

# check_parents: refuses a home below a folder that its user cannot enter. It changes no folder's mode.
check_parents() {
  local parent=$TARAZU_HOME
  local -a parents=()
  while [[ $parent != / ]]; do
    parent=$(dirname -- "$parent")
    parents=("$parent" "${parents[@]}")
  done
  for parent in "${parents[@]}"; do
    [[ -e $parent ]] || break
    [[ -d $parent ]] || refuse "$parent is not a folder, so $TARAZU_HOME cannot lie in it"
    home_has -x "$parent" && continue
    refuse "PostgreSQL and the service run as user $SERVICE_USER, who cannot enter $parent;" \
      "choose another home with --home DIR (this script does not change a folder's mode)"
  done
  if [[ -e $TARAZU_HOME ]] && ! is_home; then
    check_new_home
  fi
}

# check_new_home: an existing folder becomes a home only if it has no folder in it, because its owner changes.
check_new_home() {
  [[ -d $TARAZU_HOME ]] || refuse "$TARAZU_HOME is not a folder"
  [[ -r $TARAZU_HOME ]] || refuse "$TARAZU_HOME cannot be read by you (user number $EUID)"
  local inside
  inside=$(find -L "$TARAZU_HOME" -mindepth 1 -maxdepth 1 -type d -print -quit)
  [[ -z $inside ]] || refuse "$TARAZU_HOME is not a home of Tarazu, and $inside is in it; choose an empty or a new folder"
}

# make_home: makes the folder; root gives it to the home's user.
make_home() {
  is_home && return 0
  if [[ ! -e $TARAZU_HOME ]]; then
    mkdir -p -- "$TARAZU_HOME" || refuse "$TARAZU_HOME cannot be made; choose another home with --home DIR"
  fi
  if [[ $EUID -eq 0 ]]; then
    chown "$SERVICE_USER:" -- "$TARAZU_HOME"
  fi
  home_has -w "$TARAZU_HOME" || refuse "$TARAZU_HOME cannot be written by $SERVICE_USER"
}

# mark_home DEMONSTRATION: marks the folder as a home, and records for good whether it has the demonstration (`wanted` or
# `none`).
mark_home() {
  is_home && return 0
  printf 'A home of Tarazu, form 1.\ndemonstration %s\n' "$1" | put_file "$TARAZU_HOME/tarazu-home" 0644
}

demonstration_wanted() { grep -qx 'demonstration wanted' "$TARAZU_HOME/tarazu-home"; }

# lock_home: two runs on one home take turns. The lock is on the folder itself and ends with this process.
lock_home() {
  exec 9<"$TARAZU_HOME"
  if ! flock -n 9; then
    say "waiting for another run on $TARAZU_HOME"
    flock 9
  fi
}

unlock_home() { exec 9<&-; }

# make_folders: the folders that other accounts may enter (readers of SQL reach the socket) and those they may not.
make_folders() {
  as_service install -d -m 0755 "$TARAZU_HOME"/{bin,pg,pg/sock,tls}
  as_service install -d -m 0700 "$TARAZU_HOME"/{keys,admin,log,demo,pg/log,web}
}

# put_file PATH MODE: standard input becomes a file of the home, at once when it is complete. A command before it in a
# pipe must not fail halfway: put what it prints into a variable first.
put_file() {
  # shellcheck disable=SC2016  # expanded by the inner shell
  as_service sh -c 'cat >"$1.new" && chmod "$2" "$1.new" && sync "$1.new" && mv -f "$1.new" "$1"' sh "$1" "$2"
}

# copy_from_clone: copies the programs and the SQL files, because the home's user may not be able to read the clone.
# Sets CHANGED or WEB_CHANGED if a program differs from the one before.
copy_from_clone() {
  local program
  for program in tarazu-server tarazu tarazu-web; do
    cmp -s "$CLONE/.build/release/$program" "$TARAZU_HOME/bin/$program" && continue
    put_file "$TARAZU_HOME/bin/$program" 0755 <"$CLONE/.build/release/$program"
    if [[ $program == tarazu-web ]]; then WEB_CHANGED=yes; else CHANGED=yes; fi
  done
  # shellcheck disable=SC2016  # expanded by the inner shell
  tar -C "$CLONE" -c sql | as_service sh -c '
    umask 022 && cd "$1" && rm -rf sql.new && mkdir sql.new &&
    tar -x --no-same-owner -C sql.new --strip-components=1 && rm -rf sql && mv sql.new sql' sh "$TARAZU_HOME"
}

# write_service_file: the names for `psql service=…`, one for each role. There is no secret in it.
write_service_file() {
  local role
  for role in dba migrate service; do
    printf '[tarazu_%s]\nhost=%s\ndbname=tarazu\nuser=tarazu_%s\n' "$role" "$TARAZU_HOME/pg/sock" "$role"
    [[ $role == dba ]] || printf 'passfile=%s\n' "$TARAZU_HOME/keys/pgpass"
    printf '\n'
  done | put_file "$TARAZU_HOME/pg_service.conf" 0644
}
