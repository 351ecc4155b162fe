# Debian packages: what is missing is installed as root, else named together with the command.

# What building and running needs beyond a Swift toolchain.
RUN_PACKAGES=(postgresql-15 libpq-dev libssl-dev pkg-config openssl)

# What the tests and the checks need beyond that.
TEST_PACKAGES=(
  golang-go golang-github-containerd-ttrpc-dev gogoprotobuf protobuf-compiler
  python3 python3-protobuf python3-venv shellcheck zsh fish
)

# What Benchmarks/run measures beside, and the tests run shortly.
BENCHMARK_PACKAGES=(redis-tools libgrpc++-dev protobuf-compiler protobuf-compiler-grpc gcc g++ python3 python3-venv)

CREATECLUSTER=/etc/postgresql-common/createcluster.conf

# need_swift: a Swift toolchain is the one thing that is not installed here.
need_swift() {
  command -v swift >/dev/null && return
  refuse "swift is not on PATH; put the bin folder of a Swift 6.3 toolchain there" \
    "(with sudo: sudo env \"PATH=\$PATH\" ${0##*/} …)"
}

# need_packages NAME…: leaves only when all of them are installed.
need_packages() {
  command -v dpkg-query >/dev/null || refuse "dpkg-query is not here: this needs Debian 12"
  local name
  local -a missing=()
  for name in "$@"; do
    installed "$name" || missing+=("$name")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  if [[ $EUID -ne 0 ]]; then
    refuse "these Debian packages are missing: ${missing[*]}; as root: apt-get install ${missing[*]}"
  fi
  say "installing ${missing[*]}"
  run_apt update
  if [[ " ${missing[*]} " == *" postgresql-15 "* ]]; then
    install_postgresql
  fi
  run_apt install --no-install-recommends "${missing[@]}"
}

installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

run_apt() {
  DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 "$@" 3>&- </dev/null >&2
}

# install_postgresql: Debian's package makes and starts a cluster of its own at its first installation. It is told not
# to, and its configuration is put back afterwards, so that a later installation by somebody else works as they expect.
install_postgresql() {
  run_apt install --no-install-recommends postgresql-common
  local kept=$CREATECLUSTER.before-tarazu
  [[ -e $kept ]] || cp -p "$CREATECLUSTER" "$kept"
  sed -i '/^[[:space:]]*create_main_cluster/d' "$CREATECLUSTER"
  echo 'create_main_cluster = false' >>"$CREATECLUSTER"
  local status=0
  run_apt install --no-install-recommends postgresql-15 || status=$?
  mv -f "$kept" "$CREATECLUSTER"
  return "$status"
}
