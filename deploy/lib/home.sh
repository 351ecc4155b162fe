# The home: where it lies, whose it is, and what is written into it.
#
# Whatever happens inside the home is done as the home's own user, also where this script runs as root: what lies in
# the clone is piped in, for that user may not be able to read it there.

SERVICE_ACCOUNT=tarazu
# A UNIX socket's address holds 107 bytes; PostgreSQL's socket lies in the home.
SOCKET_SUFFIX=/pg/sock/.s.PGSQL.5432
SOCKET_LIMIT=107
POSTGRESQL=/usr/lib/postgresql/15/bin

# choose_home [DIR]: sets TARAZU_HOME, absolute.
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
  # These mean something of their own in PostgreSQL's settings and addresses.
  case $TARAZU_HOME in
    *[\'\"\\,]* | *[[:cntrl:]]*) refuse "the home may hold no quote, backslash, comma or control character: $TARAZU_HOME" ;;
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

# choose_user: sets SERVICE_USER, whom the home belongs to: its owner where it is a home, else (as root) an account made
# for the purpose, else whoever runs this.
choose_user() {
  if is_home; then
    SERVICE_USER=$(stat -L -c %U -- "$TARAZU_HOME")
    if [[ $SERVICE_USER == root ]]; then
      refuse "$TARAZU_HOME belongs to root, and PostgreSQL does not run as root; as root:" \
        "chown -R $SERVICE_ACCOUNT:$SERVICE_ACCOUNT $TARAZU_HOME"
    fi
    if [[ $EUID -ne 0 && $SERVICE_USER != "$(id -un)" ]]; then
      refuse "$TARAZU_HOME belongs to $SERVICE_USER; run this as $SERVICE_USER or as root"
    fi
  elif [[ $EUID -eq 0 ]]; then
    SERVICE_USER=$SERVICE_ACCOUNT
  else
    SERVICE_USER=$(id -un)
  fi
}

# make_account: as root, the unprivileged account, unless it is there.
make_account() {
  [[ $EUID -eq 0 && $SERVICE_USER == "$SERVICE_ACCOUNT" ]] || return 0
  if ! id "$SERVICE_ACCOUNT" >/dev/null 2>&1; then
    say "making the account $SERVICE_ACCOUNT"
    useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$SERVICE_ACCOUNT"
  fi
  [[ $(id -u "$SERVICE_ACCOUNT") -ne 0 ]] || refuse "the account $SERVICE_ACCOUNT has root's number"
}

# exec_as_service COMMAND…: becomes the home's user, with an environment of its own, and never comes back.
exec_as_service() {
  local -a become=()
  if [[ $EUID -eq 0 ]]; then
    become=(setpriv --reuid "$SERVICE_USER" --regid "$(id -g "$SERVICE_USER")" --clear-groups --no-new-privs --)
  fi
  cd /
  umask 077
  exec env -i "PATH=$POSTGRESQL:/usr/bin:/bin" "HOME=$TARAZU_HOME" LANG=C.UTF-8 "${become[@]}" "$@"
}

# as_service COMMAND…: runs it as the home's user. The standard output kept for the ready line (3) is not passed on. The
# lock (9) is: what goes on after a kill of this script is waited for by the next run.
as_service() { (exec_as_service "$@") 3>&-; }

# patiently_as_service COMMAND…: likewise, for what takes long (see `patiently`).
patiently_as_service() {
  (exec_as_service "$@") 3>&- </dev/null &
  await_child "$!"
}

# check_parents: refuses a home below a folder that its user cannot enter. No folder's mode is changed for it.
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
    as_service test -x "$parent" && continue
    refuse "user $SERVICE_USER, as whom PostgreSQL and the service run, cannot enter $parent;" \
      "choose a home elsewhere with --home DIR (no folder's mode is changed for this)"
  done
  if [[ -e $TARAZU_HOME ]] && ! is_home; then
    check_new_home
  fi
}

# check_new_home: a folder that is there but no home yet is taken only if it holds no folder: it changes its owner.
check_new_home() {
  [[ -d $TARAZU_HOME ]] || refuse "$TARAZU_HOME is not a folder"
  [[ -r $TARAZU_HOME ]] || refuse "$TARAZU_HOME cannot be read by $(id -un)"
  local inside
  inside=$(find -L "$TARAZU_HOME" -mindepth 1 -maxdepth 1 -type d -print -quit)
  [[ -z $inside ]] || refuse "$TARAZU_HOME is no home of Tarazu, but holds $inside; choose an empty or a new folder"
}

# make_home: the folder; as root it is given to its user.
make_home() {
  is_home && return 0
  if [[ ! -e $TARAZU_HOME ]]; then
    mkdir -p -- "$TARAZU_HOME" || refuse "$TARAZU_HOME cannot be made; choose a home elsewhere with --home DIR"
  fi
  if [[ $EUID -eq 0 ]]; then
    chown "$SERVICE_USER:" -- "$TARAZU_HOME"
  fi
  as_service test -w "$TARAZU_HOME" || refuse "$TARAZU_HOME cannot be written by $SERVICE_USER"
}

# mark_home DEMONSTRATION: makes it a home, and says once and for all whether the demonstration belongs in it (`wanted`
# or `none`).
mark_home() {
  is_home && return 0
  printf 'A home of Tarazu, form 1.\ndemonstration %s\n' "$1" | put_file "$TARAZU_HOME/tarazu-home" 0644
}

demonstration_wanted() { grep -qx 'demonstration wanted' "$TARAZU_HOME/tarazu-home"; }

# lock_home: two runs over one home take turns. The lock is on the folder itself and ends with this process.
lock_home() {
  exec 9<"$TARAZU_HOME"
  if ! flock -n 9; then
    say "waiting for another run over $TARAZU_HOME"
    flock 9
  fi
}

unlock_home() { exec 9<&-; }

# make_folders: what others may enter (a SQL reader reaches the socket by its own account) and what they may not.
make_folders() {
  as_service install -d -m 0755 "$TARAZU_HOME"/{bin,pg,pg/sock,tls}
  as_service install -d -m 0700 "$TARAZU_HOME"/{keys,admin,log,demo,pg/log}
}

# put_file PATH MODE: standard input becomes a file of the home, whole or not at all.
put_file() {
  # shellcheck disable=SC2016  # expanded by the inner shell
  as_service sh -c 'cat >"$1.new" && chmod "$2" "$1.new" && sync "$1.new" && mv -f "$1.new" "$1"' sh "$1" "$2"
}

# copy_from_clone: the programs and the SQL files, so that the clone may lie where the home's user cannot go.
# Sets CHANGED if a program is another one than before.
copy_from_clone() {
  local program
  for program in tarazu-server tarazu; do
    cmp -s "$CLONE/.build/release/$program" "$TARAZU_HOME/bin/$program" && continue
    put_file "$TARAZU_HOME/bin/$program" 0755 <"$CLONE/.build/release/$program"
    CHANGED=yes
  done
  # shellcheck disable=SC2016  # expanded by the inner shell
  tar -C "$CLONE" -c sql | as_service sh -c '
    umask 022 && cd "$1" && rm -rf sql.new && mkdir sql.new &&
    tar -x --no-same-owner -C sql.new --strip-components=1 && rm -rf sql && mv sql.new sql' sh "$TARAZU_HOME"
}

# write_service_file: names for `psql service=…`, one a role. No secret stands in it.
write_service_file() {
  local role
  for role in dba migrate service; do
    printf '[tarazu_%s]\nhost=%s\ndbname=tarazu\nuser=tarazu_%s\n' "$role" "$TARAZU_HOME/pg/sock" "$role"
    [[ $role == dba ]] || printf 'passfile=%s\n' "$TARAZU_HOME/keys/pgpass"
    printf '\n'
  done | put_file "$TARAZU_HOME/pg_service.conf" 0644
}
