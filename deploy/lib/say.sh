# Progress, refusals and long commands. Everything here speaks on standard error.

# say WORDS: one line of progress with the seconds since the start.
say() { printf '[%4d s] %s\n' "$SECONDS" "$*" >&2; }

# refuse WORDS: what was wrong and what to do about it; ends the script.
refuse() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# wrong_usage WORDS: for unknown options and missing words.
wrong_usage() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 2
}

PATIENT_CHILD=""

# patiently COMMAND…: runs an external command so that a signal to this script is handled at once, not after it.
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

# end_child: asks the command that `patiently` waits for to end.
end_child() {
  if [[ -n $PATIENT_CHILD ]]; then
    kill -TERM "$PATIENT_CHILD" 2>/dev/null || true
    wait "$PATIENT_CHILD" 2>/dev/null || true
  fi
}
