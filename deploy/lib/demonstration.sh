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

# The demonstration's principals: role, unit, and how they sign in. Province 00 is open to its branches, province 01 to
# its districts, and the others are closed below the province.
DEMONSTRATION_PRINCIPALS=(
  "head-00 head 00 password" "head-0001 head 0001 password" "head-000101 head 000101 password"
  "analyst-00 analyst 00 password" "admin-00 admin 00 token" "cms-00 source 00 token"
  "head-01 head 01 password" "head-0101 head 0101 password" "head-010101 head 010101 password"
  "head-02 head 02 password" "head-0201 head 0201 password"
)
DEMONSTRATION_OPEN=("00 district" "00 branch" "01 district")

# make_demonstration_principals: makes them once, each with a random secret in the home's demo folder.
make_demonstration_principals() {
  local folder=$TARAZU_HOME/demo line name role unit way province level
  demonstration_wanted || return 0
  home_has -e "$folder/sign-in.txt" && return 0
  say "making the demonstration's principals"
  for line in "${DEMONSTRATION_OPEN[@]}"; do
    read -r province level <<<"$line"
    administer rollout open --in "$province" --level "$level"
  done
  for line in "${DEMONSTRATION_PRINCIPALS[@]}"; do
    read -r name role unit way <<<"$line"
    home_has -e "$folder/$name.$way" || "give_$way" "$name" "$role" "$unit"
  done
  demonstration_guide | put_file "$folder/sign-in.txt" 0600
}

# administer COMMAND…: a command of the home's administrator, whose answer nobody needs.
administer() { client --home "$TARAZU_HOME" --output json "$@" >/dev/null; }

principal_exists() { as_service "$TARAZU_HOME/bin/tarazu" --home "$TARAZU_HOME" principal show "$1" >/dev/null 2>&1; }

# give_token NAME ROLE UNIT: a principal with a token; one that an interrupted run made gets another token.
give_token() {
  local name=$1 role=$2 unit=$3 file=$TARAZU_HOME/demo/$1.token
  local -a source=()
  [[ $role != source ]] || source=(--source "$name")
  if principal_exists "$name"; then
    administer principal rotate "$name" --now --token-file "$file"
  else
    administer principal add "$name" --role "$role" --unit "$unit" "${source[@]}" --token-file "$file"
  fi
}

# give_password NAME ROLE UNIT: a principal that has set its own password with the one-time password it was given.
give_password() {
  local name=$1 role=$2 unit=$3 folder=$TARAZU_HOME/demo password
  as_service rm -f "$folder/$name.one-time" "$folder/$name.session"
  if principal_exists "$name"; then
    administer principal reset "$name" --password-file "$folder/$name.one-time"
  else
    administer principal add "$name" --role "$role" --unit "$unit" --password-file "$folder/$name.one-time"
  fi
  password=$(random_hex 12) || exit 1
  printf '%s\n' "$password" | put_file "$folder/$name.password.new" 0600
  administer sign-in "$name" --password-file "$folder/$name.one-time" --token-file "$folder/$name.session"
  administer --token-file "$folder/$name.session" password --old "$folder/$name.one-time" \
    --new "$folder/$name.password.new"
  administer --token-file "$folder/$name.session" sign-out
  as_service rm -f "$folder/$name.one-time" "$folder/$name.session"
  as_service mv -f "$folder/$name.password.new" "$folder/$name.password"
}

# demonstration_guide: how to sign in as each of them.
demonstration_guide() {
  local line name role unit way tarazu="tarazu --home $TARAZU_HOME" folder=$TARAZU_HOME/demo
  printf 'The principals of the demonstration. Branches and districts of province 00 may read, of province 01 the\n'
  printf 'districts, and elsewhere only provinces.\n\n'
  for line in "${DEMONSTRATION_PRINCIPALS[@]}"; do
    read -r name role unit way <<<"$line"
    printf '%s: %s of %s\n' "$name" "$role" "$unit"
    if [[ $way == token ]]; then
      printf '  %s --token-file %s/%s.token whoami\n' "$tarazu" "$folder" "$name"
    else
      printf '  %s sign-in %s --password-file %s/%s.password --token-file %s/%s.session\n' \
        "$tarazu" "$name" "$folder" "$name" "$folder" "$name"
      printf '  %s --token-file %s/%s.session whoami\n' "$tarazu" "$folder" "$name"
    fi
  done
}
