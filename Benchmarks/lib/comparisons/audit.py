"""The cheapest read again and again over TLS, with the audit and without it: CPU of the server."""

import os
import shutil

from comparisons.base import Comparison
from comparisons.reads import CONNECTIONS, DEPTHS, SECONDS, WARMUP, cpu
from processes import SERVER_CPU
from results import Row, Target
from scorecard import Driver
from setup import REPOSITORY, quietly

# The audit may cost a tenth of a call's CPU time.
TARGET = 1.1
SIDES = ("with", "without")


class Audit(Comparison):
    title = "The same scorecard over TLS with the audit and without it: server CPU a call"

    def set_up(self):
        self.driver = Driver(self.bench)
        build = ["swift", "build", "--package-path", REPOSITORY, "-c", "release", "--static-swift-stdlib"]
        quietly([*build, "--product", "benchmark-audit"])
        # The home's user has to be able to run it.
        program = shutil.copy(os.path.join(REPOSITORY, ".build", "release", "benchmark-audit"), self.bench.folder)
        self.servers = {}
        for side in SIDES:
            self.servers[side] = self.bench.home.start_another(self.processes, SERVER_CPU, [program, side])

    def sides(self):
        return {f"{side} {depth}": lambda _, side=side, depth=depth: self._measure(side, depth)
                for depth in DEPTHS for side in SIDES}

    def _measure(self, side, depth):
        server, port = self.servers[side]
        return self.processes.measure(
            [*self.driver.tarazu(port), "--server-pid", str(server.pid), "--connections", str(CONNECTIONS),
             "--depth", str(depth), "--seconds", str(self.bench.seconds(SECONDS)),
             "--warmup", str(self.bench.seconds(WARMUP))])

    def rows(self, figures):
        return [Row("audit", f"scorecard over TLS, {CONNECTIONS} connections, {depth} in flight each: server CPU",
                    "s a million calls", cpu(figures[f"with {depth}"]), "without the audit",
                    cpu(figures[f"without {depth}"]), Target("at most", TARGET)) for depth in DEPTHS]

    def tear_down(self):
        for server, _ in getattr(self, "servers", {}).values():
            self.processes.stop(server)
