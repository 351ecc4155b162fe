# What deploy/run and deploy/stop share, each part in its own file. CLONE is the clone's folder.
# shellcheck source=say.sh
. "$CLONE/deploy/lib/say.sh"
# shellcheck source=packages.sh
. "$CLONE/deploy/lib/packages.sh"
# shellcheck source=home.sh
. "$CLONE/deploy/lib/home.sh"
# shellcheck source=cluster.sh
. "$CLONE/deploy/lib/cluster.sh"
# shellcheck source=certificates.sh
. "$CLONE/deploy/lib/certificates.sh"
# shellcheck source=process.sh
. "$CLONE/deploy/lib/process.sh"
# shellcheck source=service.sh
. "$CLONE/deploy/lib/service.sh"
# shellcheck source=web.sh
. "$CLONE/deploy/lib/web.sh"
# shellcheck source=demonstration.sh
. "$CLONE/deploy/lib/demonstration.sh"
