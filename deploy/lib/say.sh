# Progress, refusals and long commands. All messages go to standard error.

# say MESSAGE: prints a line of progress with the seconds since the start.
say() { printf '[%4d s] %s\n' "$SECONDS" "$*" >&2; }

# refuse MESSAGE: prints what is wrong and what to do about it, and ends the script. Within a `$(…)` it ends only that
# subshell, so the status of each `$(…)` has to be looked at: assign it to a variable first.
refuse() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# wrong_usage MESSAGE: for unknown options and missing values.
wrong_usage() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 2
}

PATIENT_CHILD=""

# patiently COMMAND…: runs an external command so that this script handles a signal at once, not after the command.
patiently() {
  (exec "$@") 3>&- </dev/null &
  await_child "$!"
}

# await_child PID: waits for a background child and gives its exit status.
await_child() {
  local status=0
  PATIENT_CHILD=$1
  wait "$1" || status=$?
  PATIENT_CHILD=""
  return "$status"
}

# end_child: ends the command that `patiently` waits for.
end_child() {
  if [[ -n $PATIENT_CHILD ]]; then
    kill -TERM "$PATIENT_CHILD" 2>/dev/null || true
    wait "$PATIENT_CHILD" 2>/dev/null || true
  fi
}
