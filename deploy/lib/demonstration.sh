# The demonstration: the simulated courts of a whole country, loaded once into a new home.

DEMONSTRATION_SEED=1405
DEMONSTRATION_EVENTS=1000000

# load_demonstration: after an interrupted run it imports all events again: those that are there already are duplicates.
load_demonstration() {
  local folder=$TARAZU_HOME/demo
  demonstration_wanted || return 0
  home_has -e "$folder/loaded" && return 0
  if ! home_has -e "$folder/events.ndjson"; then
    say "simulating $DEMONSTRATION_EVENTS events"
    client simulate --seed "$DEMONSTRATION_SEED" --events "$DEMONSTRATION_EVENTS" \
      --directory "$folder/directory.ndjson" --out "$folder/events.ndjson.new"
    as_service mv -f "$folder/events.ndjson.new" "$folder/events.ndjson"
  fi
  say "loading the demonstration's directory"
  client --home "$TARAZU_HOME" directory import "$folder/directory.ndjson"
  say "loading the demonstration's events"
  client --home "$TARAZU_HOME" events import "$folder/events.ndjson"
  as_service touch "$folder/loaded"
  as_service rm -f "$folder/events.ndjson"
}

client() { patiently_as_service "$TARAZU_HOME/bin/tarazu" "$@" >&2; }
