"""How much of the server's memory an open connection needs while it is idle."""

import json
import subprocess
import time

from comparisons.base import Comparison
from processes import CLIENT_CPU, resident_bytes
from results import Row, Target
from scorecard import Driver

CONNECTIONS = 1_000
MOST_KIB = 60
# Time for the server to release the memory of the handshakes and to do its housekeeping.
QUIET_SECONDS = 1.0


class Idle(Comparison):
    title = "1,000 idle connections: the server's memory for each"

    def set_up(self):
        self.driver = Driver(self.bench)
        self.count = 100 if self.bench.quick else CONNECTIONS

    def sides(self):
        return {"tarazu": self._measure}

    def _measure(self, _):
        """Measures a new server on the same home each time, because a server keeps memory of earlier connections."""
        server, port = self.bench.home.start_another(self.processes)
        try:
            self._open(port, 1)
            time.sleep(self.bench.seconds(QUIET_SECONDS))
            before = resident_bytes(server.pid)
            grown = self._open(port, self.count, lambda: resident_bytes(server.pid) - before)
            return {"connections": self.count, "kib_each": grown / self.count / 1024}
        finally:
            self.processes.stop(server)

    def _open(self, port, count, look=lambda: None):
        """Opens connections with one call each, and looks at the server while they are idle."""
        words = [*self.driver.tarazu(port), "--idle", "--connections", str(count)]
        client = self.processes.start(words, CLIENT_CPU, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            line = client.stdout.readline()
            if not line or json.loads(line)["idle_connections"] != count:
                raise RuntimeError(f"the driver did not open {count} connections")
            time.sleep(self.bench.seconds(QUIET_SECONDS))
            return look()
        finally:
            client.stdin.close()
            self.processes.stop(client)

    def rows(self, figures):
        ours = [figure["kib_each"] for figure in figures["tarazu"]]
        return [Row("idle", f"an idle connection of {self.count:,}, after one call: memory", "KiB", ours,
                    target=Target("at most", MOST_KIB))]
