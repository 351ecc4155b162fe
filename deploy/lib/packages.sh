# Debian packages. Root installs the missing ones; anyone else is shown the command that does. The lists name each
# package whose commands or headers the scripts use, so that they are enough for a bare Debian 12 with a toolchain.

# What a Swift toolchain unpacked from its archive needs: a linker, the headers of C and C++, and its libraries.
SWIFT_PACKAGES=(binutils gcc libc6-dev libstdc++-12-dev libcurl4 libncurses6 libsqlite3-0 libxml2 git tzdata)

# What building and running needs beyond that.
RUN_PACKAGES=(
  "${SWIFT_PACKAGES[@]}" postgresql-15 libpq-dev libssl-dev libargon2-dev liboath-dev libboost-math-dev pkg-config
  openssl libnghttp2-dev libhttp-parser-dev libbrotli-dev zlib1g-dev libxlsxwriter-dev
)

# What the tests and the checks need beyond that.
TEST_PACKAGES=(
  golang-go golang-github-containerd-ttrpc-dev gogoprotobuf protobuf-compiler
  curl python3 python3-protobuf python3-venv shellcheck zsh fish
)

# What Benchmarks/run needs beyond RUN_PACKAGES. libprotobuf-dev is named because libgrpc++-dev does not depend on it.
BENCHMARK_PACKAGES=(
  redis-tools libgrpc++-dev libprotobuf-dev protobuf-compiler protobuf-compiler-grpc g++ python3 python3-venv
  curl nghttp2-client
)

CREATECLUSTER=/etc/postgresql-common/createcluster.conf

# need_swift: the Swift toolchain is the one thing that these scripts do not install.
need_swift() {
  command -v swift >/dev/null && return
  refuse "swift is not on PATH; put the bin folder of a Swift 6.3 toolchain there" \
    "(with sudo: sudo env \"PATH=\$PATH\" ${0##*/} …)"
}

# need_packages NAME…: returns only when all of them are installed.
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
  run_apt update || refuse "apt-get update failed"
  if [[ " ${missing[*]} " == *" postgresql-15 "* ]]; then
    install_postgresql || refuse "apt-get could not install postgresql-15"
  fi
  run_apt install --no-install-recommends "${missing[@]}" || refuse "apt-get could not install ${missing[*]}"
}

installed() {
  local status
  # dpkg-query fails for a package that it has never seen.
  status=$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) || return 1
  [[ $status == installed ]]
}

run_apt() {
  DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 "$@" 3>&- </dev/null >&2
}

# install_postgresql: Debian's package makes and starts a cluster of its own when it is first installed. Its
# configuration is changed so that it does not, and restored afterwards for later installations by others.
# Each command's failure is handled here, because bash ignores `set -e` in a function whose status is tested.
install_postgresql() {
  run_apt install --no-install-recommends postgresql-common || return 1
  local kept=$CREATECLUSTER.before-tarazu
  [[ -e $kept ]] || cp -p "$CREATECLUSTER" "$kept" || return 1
  sed -i '/^[[:space:]]*create_main_cluster/d' "$CREATECLUSTER" || return 1
  echo 'create_main_cluster = false' >>"$CREATECLUSTER" || return 1
  local status=0
  run_apt install --no-install-recommends postgresql-15 || status=$?
  mv -f "$kept" "$CREATECLUSTER"
  return "$status"
}
