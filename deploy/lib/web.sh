# The dashboard: HOME/bin/tarazu-web, its gateway, its port and its process id.

# How long it may take until it listens, and until it has stopped.
WEB_READY_SECONDS=30
WEB_DRAIN_SECONDS=20

# What the dashboard reads when it starts.
WEB_INPUTS=(web/cert.pem web/key.pem web/gateway/cert.pem tls/ca.pem tarazu.conf)

# web_pid: prints the dashboard's process id, if it runs.
web_pid() { process_pid web tarazu-web; }

# web_address: prints the address for browsers: of the first of web_names, else of this machine.
web_address() {
  local port first=""
  port=$(kept_port web-port) || return 1
  if home_has -e "$TARAZU_HOME/tarazu.conf"; then
    first=$(as_service sed -n 's/^[[:space:]]*web_names[[:space:]]*=[[:space:]]*//p' "$TARAZU_HOME/tarazu.conf") || return 1
    first=${first%%[, ]*}
    first=${first#https://}
  fi
  [[ -n $first ]] || first=127.0.0.1
  [[ $first =~ :[0-9]+$ ]] || first+=:$port
  printf 'https://%s\n' "${first%:443}"
}

# check_asked_web_port PORT: refuses a port that another program uses. Without a port it does nothing.
check_asked_web_port() {
  [[ -n $1 ]] && port_taken "$1" || return 0
  local last
  last=$(kept_port web-port) || last=""
  web_pid >/dev/null && [[ $1 == "$last" ]] && return 0
  refuse "port $1 is taken by another program"
}

# bring_up_web ASKED_PORT: starts the dashboard. One that runs is left alone, unless something changed that it reads.
bring_up_web() {
  local asked=$1 last
  make_gateway
  last=$(kept_port web-port) || last=""
  if web_pid >/dev/null && inputs_changed web "${WEB_INPUTS[@]}"; then
    say "certificates, keys or settings were changed since the dashboard was started"
    WEB_CHANGED=yes
  fi
  if [[ $WEB_CHANGED == yes || (-n $asked && $asked != "$last") ]]; then
    stop_web
  fi
  web_pid >/dev/null || start_web "$asked"
}

# make_gateway: records the dashboard as a gateway, anew when its certificate ends within a month. A gateway's name is
# given once, so each has a number more.
make_gateway() {
  local folder=$TARAZU_HOME/web/gateway suffix
  if belong_together "$folder/cert.pem" "$folder/key.pem" && stays_good "$folder/cert.pem"; then
    return 0
  fi
  say "recording the dashboard as a gateway"
  as_service rm -rf "$folder.new"
  suffix=$(random_hex 4) || exit 1
  administer gateway add "web-$suffix" --certificate "$folder.new"
  as_service rm -rf "$folder"
  as_service mv "$folder.new" "$folder"
  WEB_CHANGED=yes
}

# start_web ASKED_PORT: starts it and waits until it listens.
start_web() {
  local asked=$1 attempt port
  for ((attempt = 1; ; attempt++)); do
    port=$(choose_port web-port "$asked" "$DEFAULT_WEB_PORT")
    keep_port web-port "$port"
    say "starting the dashboard on port $port"
    launch_web
    await_web && return 0
    if [[ -n $asked ]] || ((attempt == PORT_ATTEMPTS)) || ! port_taken "$port"; then
      as_service tail -n 10 "$TARAZU_HOME/log/web.log" >&2 || true
      refuse "the dashboard did not start; its log is $TARAZU_HOME/log/web.log"
    fi
  done
}

WEB_CHILD=""
# Whether this run started the dashboard.
# shellcheck disable=SC2034  # used in deploy/run
WEB_STARTED=no
# How often it was started again, and may be.
WEB_REVIVALS=0
WEB_REVIVALS_MOST=10

launch_web() {
  WEB_STARTED=yes
  keep_inputs web "${WEB_INPUTS[@]}"
  launch web tarazu-web --home "$TARAZU_HOME"
  WEB_CHILD=$LAUNCHED
}

# await_web: waits until it listens. Fails if it ends or takes too long.
await_web() {
  local began=$SECONDS port
  port=$(kept_port web-port) || return 1
  until web_pid >/dev/null && port_taken "$port"; do
    if ! web_pid >/dev/null && ! kill -0 "$WEB_CHILD" 2>/dev/null; then
      return 1
    fi
    ((SECONDS - began <= WEB_READY_SECONDS)) || return 1
    sleep 0.1
  done
}

# revive_web: starts the dashboard again if it has ended by itself.
revive_web() {
  if [[ -e $TARAZU_HOME/web.pid ]] && ! web_pid >/dev/null && ((WEB_REVIVALS < WEB_REVIVALS_MOST)); then
    WEB_REVIVALS=$((WEB_REVIVALS + 1))
    say "the dashboard ended by itself; its log is $TARAZU_HOME/log/web.log; starting it again"
    launch_web
    await_web || say "the dashboard did not start"
  fi
}

stop_web() { stop_process web "the dashboard" "$WEB_DRAIN_SECONDS" tarazu-web; }
