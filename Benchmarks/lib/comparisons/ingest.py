"""Steady ingest over TLS compared with COPY and with a row trigger. Benchmarks/ingest/compare does all of it, in its
own home and with repetitions that take turns, so it is run once."""

import json
import os
import signal
import subprocess

from comparisons.base import Comparison
from results import Row, Target
from setup import BENCHMARKS

COPY_TARGETS = {"1,000 a commit": 0.2, "10,000 a commit": 0.25}
TRIGGER_TARGET = 1
# Including the stop of its home.
STOP_SECONDS = 120


class Ingest(Comparison):
    title = "Steady ingest over TLS beside COPY and beside a row trigger"

    def repetitions(self, wanted):
        self.wanted = wanted
        return 1

    def sides(self):
        return {"all": self._compare}

    def _compare(self, _):
        words = [os.path.join(BENCHMARKS, "ingest", "compare"), "--repeat", str(self.wanted)]
        child = self.processes.start(
            words + ["--quick"] * self.bench.quick, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=self.bench.log, text=True)
        try:
            output, _ = child.communicate()
        finally:
            # An interrupt makes it stop its home.
            self.processes.stop(child, signal.SIGINT, STOP_SECONDS)
        if child.returncode != 0:
            raise RuntimeError(f"Benchmarks/ingest/compare ended with {child.returncode}")
        lines = [json.loads(line) for line in output.splitlines()]
        return {line["what"]: line for line in lines if "events_per_second" in line}

    def rows(self, figures):
        rows, sides = [], figures["all"][0]
        for shape, bound in COPY_TARGETS.items():
            ours, copy, trigger = (
                sides[f"{side}, {shape}"]["events_per_second"] for side in ("tarazu", "copy", "trigger"))
            what = f"steady ingest over TLS by two writers, {shape}"
            rows.append(Row("ingest", what, "events/s", ours, "COPY, the same indexes", copy,
                            Target("at least", bound)))
            rows.append(Row("ingest", what, "events/s", ours, "row trigger, batches of 100", trigger,
                            Target("at least", TRIGGER_TARGET)))
        return rows

    def notes(self, figures):
        had = [f"{sorted(line['events_per_commit'])[len(line['events_per_commit']) // 2]:,}"
               for line in figures["all"][0].values() if "events_per_commit" in line]
        return [f"Ingest: the commits had {' and '.join(had)} events; the trigger counts only the flow measures."]
