# The service: HOME/bin/tarazu-server, its port and its process id.

DEFAULT_PORT=7443
DEFAULT_WEB_PORT=8443
# Free ports are looked for in this range, which is below the one that Linux uses for outgoing connections.
FIRST_FREE_PORT=7444
LAST_FREE_PORT=9999
# How often to try a start when another program takes the port in the meantime.
PORT_ATTEMPTS=5
# The service fills its cube before it is ready, which takes minutes with a big database, and after some migrations
# computes all figures anew before that, which takes hours with a very big one.
READY_SECONDS=21600
# A service that says neither that it is ready nor that it will be is given up after this time.
SILENT_SECONDS=60
# A clean stop finishes the calls that are in progress first.
DRAIN_SECONDS=40

# service_pid: prints the service's process id, if it runs.
service_pid() { process_pid server tarazu-server serve; }

# port_taken PORT: whether a program on this machine listens on it.
port_taken() {
  local hexadecimal status=0 tables=(/proc/net/tcp)
  hexadecimal=$(printf '%04X' "$1")
  [[ -r /proc/net/tcp6 ]] && tables+=(/proc/net/tcp6)
  awk -v port="$hexadecimal" '$4 == "0A" && substr($2, index($2, ":") + 1) == port { found = 1 }
    END { exit !found }' "${tables[@]}" || status=$?
  ((status <= 1)) || refuse "the ports in use cannot be read from /proc/net/tcp"
  return "$status"
}

# kept_port FILE: prints the port in a file of the home, if it has one.
kept_port() {
  local number
  number=$(head -n 1 "$TARAZU_HOME/$1" 2>/dev/null) || return 1
  is_port "$number" || return 1
  printf '%s\n' "$number"
}

is_port() { [[ $1 =~ ^[1-9][0-9]{0,4}$ ]] && (($1 <= 65535)); }

# check_asked_port PORT: refuses a port that another program uses. Without a port it does nothing.
check_asked_port() {
  [[ -n $1 ]] && port_taken "$1" || return 0
  local last
  last=$(kept_port port) || last=""
  service_pid >/dev/null && [[ $1 == "$last" ]] && return 0
  refuse "port $1 is taken by another program"
}

# choose_port FILE ASKED DEFAULT: prints the port that was asked for, else the home's last one, else the default, else
# a free one.
choose_port() {
  local file=$1 asked=$2 default=$3 candidate last
  if [[ -n $asked ]]; then
    printf '%s\n' "$asked"
    return
  fi
  last=$(kept_port "$file") || last=$default
  for candidate in "$last" "$default"; do
    port_taken "$candidate" || { printf '%s\n' "$candidate" && return; }
  done
  for ((candidate = FIRST_FREE_PORT; candidate <= LAST_FREE_PORT; candidate++)); do
    port_taken "$candidate" || { printf '%s\n' "$candidate" && return; }
  done
  refuse "no port from $FIRST_FREE_PORT to $LAST_FREE_PORT is free; name one with --port N"
}

keep_port() { printf '%s\n' "$2" | put_file "$TARAZU_HOME/$1" 0644; }

# migrate_store: applies the numbered migrations, as the role that is allowed to.
migrate_store() {
  say "migrating the database"
  patiently_as_service "$TARAZU_HOME/bin/tarazu-server" migrate --home "$TARAZU_HOME" >&2
}

# enrol_administrator: records the administrator's certificate, and renews the token when it is due.
enrol_administrator() {
  as_service "$TARAZU_HOME/bin/tarazu-server" enrol-administrator --home "$TARAZU_HOME" --name admin \
    --certificate "$TARAZU_HOME/admin/cert.pem" --token-file "$TARAZU_HOME/admin/token" >&2
}

# start_service ASKED_PORT: starts it and waits until it answers.
start_service() {
  local asked=$1 attempt port
  for ((attempt = 1; ; attempt++)); do
    port=$(choose_port port "$asked" "$DEFAULT_PORT")
    keep_port port "$port"
    say "starting the service on port $port"
    launch_service "$port"
    await_service && return 0
    if [[ -n $asked ]] || ((attempt == PORT_ATTEMPTS)) || ! port_taken "$port"; then
      as_service tail -n 10 "$TARAZU_HOME/log/server.log" >&2 || true
      refuse "the service did not start; its log is $TARAZU_HOME/log/server.log"
    fi
  done
}

SERVICE_CHILD=""
# Whether this run started the service.
SERVICE_STARTED=no

launch_service() { # PORT
  SERVICE_STARTED=yes
  keep_inputs server "${SERVICE_INPUTS[@]}"
  launch server tarazu-server serve --home "$TARAZU_HOME" --port "$1"
  SERVICE_CHILD=$LAUNCHED
}

# What the service reads when it starts.
SERVICE_INPUTS=(tls/server.pem tls/client-ca.pem keys/server.key tarazu.conf)

# await_service: waits until it answers that it serves. Fails if it ends, if it says nothing for a minute, or if it takes
# too long to be ready; the reason has been said then.
await_service() {
  local began=$SECONDS announced=$SECONDS heard=$SECONDS share
  until service_answers; do
    if ! service_pid >/dev/null && ! kill -0 "$SERVICE_CHILD" 2>/dev/null; then
      return 1
    fi
    [[ $HEALTH != *NOT_SERVING* ]] || heard=$SECONDS
    if ((SECONDS - heard >= SILENT_SECONDS)); then
      say "the service has not answered for $SILENT_SECONDS s: $HEALTH"
      return 1
    fi
    if ((SECONDS - began > READY_SECONDS)); then
      say "the service is not ready after $READY_SECONDS s"
      return 1
    fi
    if ((SECONDS - announced >= 5)); then
      share=$(rebuild_share) || share=""
      say "waiting for the service to be ready${share:-: $HEALTH}"
      announced=$SECONDS
    fi
    sleep 0.1
  done
}

# rebuild_share: prints how far the service is with computing all figures anew, if that is what it does.
rebuild_share() {
  local last
  last=$(as_service tail -n 1 "$TARAZU_HOME/log/server.log" 2>/dev/null) || return 0
  [[ $last == *" rebuild: "*" %"* ]] || return 0
  printf ': %s' "${last##* rebuild: }"
}

# service_answers: whether it says that it serves. HEALTH is what it says, or why nothing can be heard.
HEALTH=""
service_answers() {
  if ! service_pid >/dev/null; then
    HEALTH="it does not run"
    return 1
  fi
  HEALTH=$(as_service "$TARAZU_HOME/bin/tarazu" --home "$TARAZU_HOME" health 2>&1)
}

stop_service() { stop_process server "the service" "$DRAIN_SECONDS" tarazu-server serve; }
