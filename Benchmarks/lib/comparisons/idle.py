"""What an open connection takes in the server's memory when nothing is asked over it any more."""

import json
import subprocess
import time

from comparisons.base import Comparison
from processes import CLIENT_CPU, resident_bytes
from results import Row, Target
from scorecard import Driver

CONNECTIONS = 1_000
MOST_KIB = 60
# Until what the handshakes needed is given back and the server's housekeeping has come by.
QUIET_SECONDS = 1.0


class Idle(Comparison):
    title = "1,000 idle connections: the server's memory for each"

    def set_up(self):
        self.driver = Driver(self.bench)
        self.count = 100 if self.bench.quick else CONNECTIONS

    def sides(self):
        return {"tarazu": self._measure}

    def _measure(self, _):
        """In a server of its own over the same home each time, for one that has had connections keeps their memory."""
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
                raise RuntimeError(f"the driver opened no {count} connections")
            time.sleep(self.bench.seconds(QUIET_SECONDS))
            return look()
        finally:
            client.stdin.close()
            self.processes.stop(client)

    def rows(self, figures):
        ours = [figure["kib_each"] for figure in figures["tarazu"]]
        return [Row("idle", f"an idle connection of {self.count:,}, after one call: memory", "KiB", ours,
                    target=Target("at most", MOST_KIB))]
