# The processes of a home, the service (`server`) and the dashboard (`web`): each has NAME.pid, NAME.inputs and
# log/NAME.log in the home.

# process_pid NAME PROGRAM [WORD]: prints the process id, if it runs. The command line is compared too, because after a
# kill another process may have the number.
process_pid() {
  local pid
  pid=$(head -n 1 "$TARAZU_HOME/$1.pid" 2>/dev/null) || return 1
  [[ $pid =~ ^[0-9]+$ ]] || return 1
  local -a command=()
  mapfile -d '' -t command 2>/dev/null <"/proc/$pid/cmdline" || return 1
  [[ ${command[0]:-} == "$TARAZU_HOME/bin/$2" && ($# -lt 3 || ${command[1]:-} == "$3") ]] || return 1
  printf '%s\n' "$pid"
}

# launch NAME PROGRAM WORD…: starts it in its own session, so that a terminal's Ctrl-C reaches only this script, which
# then stops it in order. The shell writes its process id before it becomes the program. LAUNCHED is that of its parent.
LAUNCHED=""
launch() {
  # shellcheck disable=SC2016  # expanded by the inner shell
  (exec_as_service setsid sh -e -c '
    cd "$1" && name=$2 && program=$3 && shift 3
    ulimit -c 0
    files=$(ulimit -H -n)
    ulimit -n "$files" || true
    echo $$ >"$name.pid.new" && chmod 0644 "$name.pid.new" && mv -f "$name.pid.new" "$name.pid"
    exec "$program" "$@" >>"log/$name.log" 2>&1
  ' sh "$TARAZU_HOME" "$1" "$TARAZU_HOME/bin/$2" "${@:3}") 3>&- 9>&- </dev/null >/dev/null 2>&1 &
  LAUNCHED=$!
  disown "$LAUNCHED"
}

# stop_process NAME TITLE SECONDS PROGRAM [WORD]: a clean stop. If that takes too long it is killed.
stop_process() {
  local name=$1 title=$2 most=$3 pid began=$SECONDS
  shift 3
  if pid=$(process_pid "$name" "$@"); then
    say "stopping $title"
    kill -TERM "$pid" 2>/dev/null || true
    while process_pid "$name" "$@" >/dev/null; do
      if ((SECONDS - began >= most)); then
        say "$title did not stop within $most s; killing it"
        kill -KILL "$pid" 2>/dev/null || true
        sleep 0.5
      fi
      sleep 0.1
    done
  fi
  as_service rm -f "$TARAZU_HOME/$name.pid"
}

# digests_of FILE…: prints digests of files of the home, and which of them are missing.
digests_of() {
  # shellcheck disable=SC2016  # expanded by the inner shell
  as_service sh -c 'cd "$1" && shift && for file in "$@"; do
    if [ -e "$file" ]; then sha256sum "$file"; else echo "no $file"; fi; done' sh "$TARAZU_HOME" "$@"
}

# keep_inputs NAME FILE…: notes with which files a process is started.
keep_inputs() {
  local name=$1 digests
  shift
  digests=$(digests_of "$@") || exit 1
  printf '%s\n' "$digests" | put_file "$TARAZU_HOME/$name.inputs" 0600
}

# inputs_changed NAME FILE…: whether these files are others than those that the process was started with.
inputs_changed() {
  local name=$1 before now
  shift
  home_has -e "$TARAZU_HOME/$name.inputs" || return 1
  before=$(as_service cat "$TARAZU_HOME/$name.inputs") && now=$(digests_of "$@") || exit 1
  [[ $before != "$now" ]]
}
