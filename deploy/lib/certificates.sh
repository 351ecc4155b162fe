# Keys and certificates of a home: a development CA for the server's certificate, another CA for client certificates,
# and the administrator's client certificate. A good pair is left alone. A pair that a kill left half made, or that
# expires within a month, is made again.

CA_DAYS=3650
SERVER_DAYS=397
# The life of a credential is 90 days, unless a longer one is asked for (docs/spec/access.md#credentials).
ADMINISTRATOR_DAYS=90
RENEW_BEFORE_SECONDS=$((30 * 24 * 3600))

# make_certificates: sets CHANGED if the service has to read a new one.
make_certificates() {
  make_access_key
  make_authority "$TARAZU_HOME/tls/ca.pem" "$TARAZU_HOME/keys/ca.key" "Tarazu development CA"
  make_authority "$TARAZU_HOME/tls/client-ca.pem" "$TARAZU_HOME/keys/client-ca.key" "Tarazu client CA"
  make_server_certificate
  make_web_certificate
  make_leaf "$TARAZU_HOME/admin/cert.pem" "$TARAZU_HOME/admin/key.pem" \
    "$TARAZU_HOME/tls/client-ca.pem" "$TARAZU_HOME/keys/client-ca.key" "$ADMINISTRATOR_DAYS" "/CN=admin" \
    "subjectAltName=URI:tarazu:principal:admin" "extendedKeyUsage=clientAuth"
}

# make_server_certificate: for localhost and the names of tarazu.conf; made again when these have changed.
make_server_certificate() {
  local names made
  names=$(certificate_names names) || exit 1
  made=$(as_service cat "$TARAZU_HOME/tls/server.names" 2>/dev/null) || made=$names
  if [[ $made != "$names" ]] && home_has -e "$TARAZU_HOME/keys/ca.key"; then
    as_service rm -f "$TARAZU_HOME/tls/server.pem"
  fi
  make_leaf "$TARAZU_HOME/tls/server.pem" "$TARAZU_HOME/keys/server.key" \
    "$TARAZU_HOME/tls/ca.pem" "$TARAZU_HOME/keys/ca.key" "$SERVER_DAYS" "/CN=localhost" \
    "subjectAltName=$names" "extendedKeyUsage=serverAuth"
  printf '%s\n' "$names" | put_file "$TARAZU_HOME/tls/server.names" 0644
}

# make_web_certificate: the dashboard's, for localhost and the web_names of tarazu.conf, likewise. Sets WEB_CHANGED and
# not CHANGED: the service does not read it.
make_web_certificate() {
  local names made changed=$CHANGED
  names=$(certificate_names web_names) || exit 1
  made=$(as_service cat "$TARAZU_HOME/web/names" 2>/dev/null) || made=$names
  if [[ $made != "$names" ]] && home_has -e "$TARAZU_HOME/keys/ca.key"; then
    as_service rm -f "$TARAZU_HOME/web/cert.pem"
  fi
  CHANGED=no
  make_leaf "$TARAZU_HOME/web/cert.pem" "$TARAZU_HOME/web/key.pem" \
    "$TARAZU_HOME/tls/ca.pem" "$TARAZU_HOME/keys/ca.key" "$SERVER_DAYS" "/CN=localhost" \
    "subjectAltName=$names" "extendedKeyUsage=serverAuth"
  [[ $CHANGED == no ]] || WEB_CHANGED=yes
  CHANGED=$changed
  printf '%s\n' "$names" | put_file "$TARAZU_HOME/web/names" 0644
}

# certificate_names SETTING: prints what a certificate is for, localhost and the names of a setting of tarazu.conf, as
# OpenSSL writes it. An origin such as https://tarazu.example:8443 stands for its host.
certificate_names() {
  local setting=$1 text="DNS:localhost,IP:127.0.0.1,IP:::1" name
  local -a names=()
  if home_has -e "$TARAZU_HOME/tarazu.conf"; then
    local line
    line=$(as_service sed -n "s/^[[:space:]]*$setting[[:space:]]*=//p" "$TARAZU_HOME/tarazu.conf") || return 1
    read -r -a names <<<"${line//,/ }"
  fi
  for name in "${names[@]}"; do
    [[ $setting == names ]] || name=$(host_of "$name")
    [[ $name =~ ^[A-Za-z0-9.:*-]+$ ]] || refuse "tarazu.conf: $name in $setting is neither a name nor an address"
    if [[ $name == *:* || $name =~ ^[0-9.]+$ ]]; then text+=",IP:$name"; else text+=",DNS:$name"; fi
  done
  printf '%s\n' "$text"
}

# host_of ORIGIN: prints the host of an origin, or of a host with or without a port.
host_of() {
  local host=${1#https://}
  host=${host%%/*}
  if [[ $host == \[*\]* ]]; then
    host=${host#\[} && host=${host%%\]*}
  elif [[ $host =~ ^[^:]*:[0-9]+$ ]]; then
    host=${host%:*}
  fi
  printf '%s\n' "$host"
}

make_access_key() {
  home_has -s "$TARAZU_HOME/keys/access.key" && return 0
  local key
  key=$(random_hex 32) || exit 1
  printf '%s\n' "$key" | put_file "$TARAZU_HOME/keys/access.key" 0600
}

# run_openssl ARGUMENT…: runs openssl as the home's user, and shows its output only if it fails.
run_openssl() {
  local output
  output=$(as_service openssl "$@" 2>&1) || refuse "openssl $1 failed: $output"
}

# random_hex COUNT: prints that many random bytes as hexadecimal digits, never fewer.
random_hex() {
  local digits
  digits=$(openssl rand -hex "$1") && [[ ${#digits} -eq $((2 * $1)) ]] || refuse "openssl made no random number"
  printf '%s\n' "$digits"
}

# belong_together CERTIFICATE KEY: whether both exist and have the same public key.
belong_together() {
  local certificate key
  certificate=$(as_service openssl x509 -in "$1" -noout -pubkey 2>/dev/null) || return 1
  key=$(as_service openssl pkey -in "$2" -pubout 2>/dev/null) || return 1
  [[ $certificate == "$key" ]]
}

# stays_good CERTIFICATE: whether it is valid for another month.
stays_good() { as_service openssl x509 -in "$1" -noout -checkend "$RENEW_BEFORE_SECONDS" >/dev/null 2>&1; }

new_key() { run_openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }

# install_pair CERTIFICATE KEY: moves NAME.new to NAME, the key first: a kill in between leaves a pair that does not
# belong together, which the next run makes again.
install_pair() {
  as_service chmod 0644 "$1.new"
  as_service chmod 0600 "$2.new"
  as_service sync "$1.new" "$2.new"
  as_service mv -f "$2.new" "$2"
  as_service mv -f "$1.new" "$1"
  CHANGED=yes
}

# make_authority CERTIFICATE KEY NAME: makes a CA. One whose key is kept elsewhere (only its certificate is here) is left
# alone.
make_authority() {
  local certificate=$1 key=$2 name=$3
  if home_has -s "$certificate"; then
    home_has -e "$key" || return 0
    belong_together "$certificate" "$key" && return 0
  fi
  say "making the $name"
  new_key "$key.new"
  run_openssl req -x509 -new -key "$key.new" -sha256 -days "$CA_DAYS" -subj "/CN=$name" -out "$certificate.new" \
    -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign"
  install_pair "$certificate" "$key"
}

# make_leaf CERTIFICATE KEY CA CA_KEY DAYS SUBJECT EXTENSION…
make_leaf() {
  local certificate=$1 key=$2 authority=$3 authority_key=$4 days=$5 subject=$6 serial
  shift 6
  if belong_together "$certificate" "$key"; then
    stays_good "$certificate" && as_service openssl verify -CAfile "$authority" "$certificate" >/dev/null 2>&1 &&
      return 0
    if ! home_has -e "$authority_key"; then
      say "$certificate expires within 30 days or was not issued by $authority, whose key is not here: renew it by hand"
      return 0
    fi
  fi
  home_has -e "$authority_key" || refuse "$certificate cannot be made: $authority_key is not here"
  say "making $certificate"
  serial=$(random_hex 16) || exit 1
  new_key "$key.new"
  printf '%s\n' "basicConstraints=critical,CA:FALSE" "keyUsage=critical,digitalSignature" \
    "subjectKeyIdentifier=hash" "authorityKeyIdentifier=keyid" "$@" | put_file "$certificate.extensions" 0600
  run_openssl req -new -key "$key.new" -subj "$subject" -out "$certificate.request"
  run_openssl x509 -req -in "$certificate.request" -CA "$authority" -CAkey "$authority_key" -sha256 -days "$days" \
    -set_serial "0x4${serial:1}" -extfile "$certificate.extensions" -out "$certificate.new"
  as_service rm -f "$certificate.request" "$certificate.extensions"
  install_pair "$certificate" "$key"
}
