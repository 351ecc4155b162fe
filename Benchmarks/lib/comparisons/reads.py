"""One small read again and again over TLS, beside Redis and gRPC: CPU of the servers, and latency in open loop."""

import os
import subprocess

from comparisons.base import Comparison
from processes import SERVER_CPU, await_port, cpu_seconds, free_port
from results import Row, Target
from scorecard import Driver
from setup import BENCHMARKS

CONNECTIONS = 16
DEPTHS = (1, 16)
# How many answers to read in order to know the size of an answer.
SAMPLE = 100
SECONDS, WARMUP = 1.5, 0.3
OPEN_SECONDS = 2.0
# Whole seconds.
TESTER_SECONDS = 3
# Tarazu may cost this many times as much as gRPC.
GRPC_TARGETS = {1: 1 / 3, 16: 1 / 15}
# The load tester may cost this many times what its calls cost the server.
TESTER_TARGETS = {1: 1, 16: 1.5}
# The bytes around a value in RESP: $, its length in three digits, and two line ends.
RESP_FRAME = 8
KEY = "scorecard"
# Debian's redis-server is a link to this program, which acts by the name it is called by. The package with the link is
# not used, because it would also start a service of the system.
REDIS = "/usr/bin/redis-check-rdb"


class Reads(Comparison):
    title = "A scorecard over TLS beside Redis and gRPC C++: server CPU a call, and p99 in open loop"

    def set_up(self):
        self.driver = Driver(self.bench)
        self.home = self.bench.home
        self.peaks = {}
        self.server, self.port = self.home.start_another(self.processes, SERVER_CPU)
        sample = self.processes.measure([*self._tarazu_words(), "--connections", "1", "--calls", str(SAMPLE)])
        self.answer_bytes = round(sample["bytes_per_answer"])
        self._make_certificate()
        self._start_redis()
        self._start_grpc()

    def _make_certificate(self):
        """Tarazu's own certificate and key for the other two, so that all sign with the same kind of key."""
        self.certificate, self.key = self.home.file("tls", "server.pem"), self.bench.path("server.key")
        with open(self.home.file("keys", "server.key"), "rb") as source:
            file = os.open(self.key, os.O_WRONLY | os.O_CREAT, 0o600)
            with os.fdopen(file, "wb") as copy:
                copy.write(source.read())

    def _start_redis(self):
        self.redis_port = free_port()
        self.redis = self.processes.start(
            ["redis-server", "--port", "0", "--tls-port", str(self.redis_port), "--bind", "127.0.0.1",
             "--tls-cert-file", self.certificate, "--tls-key-file", self.key, "--tls-ca-cert-file", self.home.ca,
             "--tls-auth-clients", "no", "--save", "", "--appendonly", "no", "--dir", self.bench.folder],
            SERVER_CPU, executable=REDIS, stdin=subprocess.DEVNULL, stdout=self.bench.log, stderr=self.bench.log)
        await_port(self.redis_port, self.redis)
        value = "x" * (self.answer_bytes - RESP_FRAME)
        subprocess.run(["redis-cli", "--tls", "--cacert", self.home.ca, "-p", str(self.redis_port), "set", KEY, value],
                       check=True, stdin=subprocess.DEVNULL, stdout=self.bench.log, stderr=self.bench.log)

    def _start_grpc(self):
        folder = self.bench.path("grpc")
        subprocess.run([os.path.join(BENCHMARKS, "grpc", "build"), folder], check=True,
                       stdout=self.bench.log, stderr=self.bench.log)
        answer = self.bench.path("answer")
        with open(answer, "wb") as file:
            file.write(b"x" * self.answer_bytes)
        self.grpc_client = os.path.join(folder, "grpc-client")
        self.grpc_port = free_port()
        self.grpc = self.processes.start(
            [os.path.join(folder, "grpc-server"), str(self.grpc_port), self.certificate, self.key, answer],
            SERVER_CPU, stdin=subprocess.PIPE, stdout=self.bench.log, stderr=self.bench.log)
        await_port(self.grpc_port, self.grpc)

    def sides(self):
        sides = {}
        for depth in DEPTHS:
            for name, measure in [("tarazu", self._tarazu), ("founding", self._founding), ("redis", self._redis),
                                  ("grpc", self._grpc), ("tester", self._tester)]:
                sides[f"{name} {depth}"] = lambda _, measure=measure, depth=depth: measure(depth)
        for name in ("tarazu", "redis"):
            sides[f"{name} open"] = lambda _, name=name: self._open_loop(name)
        return sides

    def _tarazu(self, depth):
        return self._closed_loop("tarazu", self._tarazu_words(), depth)

    def _founding(self, depth):
        return self._closed_loop("founding", self._tarazu_words(self.driver.founding), depth)

    def _tarazu_words(self, payload=None):
        return [*self.driver.tarazu(self.port, payload), "--server-pid", str(self.server.pid)]

    def _redis(self, depth):
        return self._closed_loop("redis", self._redis_words(), depth)

    def _redis_words(self):
        return [*self.driver.redis(self.redis_port, KEY), "--server-pid", str(self.redis.pid)]

    def _closed_loop(self, name, words, depth):
        result = self.processes.measure(
            [*words, "--connections", str(CONNECTIONS), "--depth", str(depth),
             "--seconds", str(self.bench.seconds(SECONDS)), "--warmup", str(self.bench.seconds(WARMUP))])
        if depth == max(DEPTHS) and name != "founding":
            self.peaks.setdefault(name, result["rate"])
        return result

    def _grpc(self, depth):
        return self.processes.measure(
            [self.grpc_client, str(self.grpc_port), self.home.ca, str(CONNECTIONS), str(depth),
             str(self.bench.seconds(WARMUP)), str(self.bench.seconds(SECONDS)), str(self.grpc.pid)])

    def _tester(self, depth):
        """The CPU time of the bundled load tester, on one thread, and of the server, which it asks for one scorecard
        again and again. All calls count, without a warm-up, so that the server's CPU time is that of the whole run."""
        words = [self.home.program("tarazu"), "--server", f"127.0.0.1:{self.port}", "--ca", self.home.ca,
                 "--token-file", self.home.token_file, "bench", "--output", "json", "--questions", "1",
                 "--connections", str(CONNECTIONS), "--depth", str(depth),
                 "--duration", f"{1 if self.bench.quick else TESTER_SECONDS}s", "--warmup", "0s"]
        before = cpu_seconds(self.server.pid)
        document = self.processes.measure(words, is_document=True)
        spent = cpu_seconds(self.server.pid) - before
        return {**document["cpu"], "server_us_per_call": spent * 1e6 / document["kinds"]["scorecard"]["ok"]}

    def _open_loop(self, name):
        """Both at the same rate: a tenth of the lower of their peaks."""
        words = self._tarazu_words() if name == "tarazu" else self._redis_words()
        rate = min(self.peaks.values()) / 10
        return self.processes.measure(
            [*words, "--connections", str(CONNECTIONS), "--rate", f"{rate:.0f}",
             "--seconds", str(self.bench.seconds(OPEN_SECONDS)), "--warmup", str(self.bench.seconds(WARMUP))])

    def rows(self, figures):
        rows = []
        for depth in DEPTHS:
            ours = cpu(figures[f"tarazu {depth}"])
            what = f"scorecard over TLS, {CONNECTIONS} connections, {depth} in flight each: server CPU"
            unit = "s a million calls"
            rows.append(Row("reads", what, unit, ours, "Redis GET", cpu(figures[f"redis {depth}"]),
                            Target("at most", 1)))
            rows.append(Row("reads", what, unit, ours, "gRPC C++", cpu(figures[f"grpc {depth}"]),
                            Target("at most", GRPC_TARGETS[depth])))
            rows.append(Row("reads", f"the seven founding indicators alone, {depth} in flight each: server CPU", unit,
                            cpu(figures[f"founding {depth}"]), "the whole scorecard", ours, Target("at most", 1)))
        for depth in DEPTHS:
            rows.append(Row(
                "reads", f"the bundled load tester on the same, {depth} in flight each: its CPU", "s a million calls",
                [usage["tester_us_per_call"] for usage in figures[f"tester {depth}"]], "the server's in that run",
                [usage["server_us_per_call"] for usage in figures[f"tester {depth}"]],
                Target("at most", TESTER_TARGETS[depth])))
        rows.append(Row("reads", "the same in open loop at a tenth of the peak rate: p99", "µs",
                        p99(figures["tarazu open"]), "Redis GET", p99(figures["redis open"]), Target("at most", 2)))
        return rows

    def notes(self, figures):
        rate = figures["tarazu open"][0]["rate"]
        return [f"An answer is {self.answer_bytes} bytes on the wire inside TLS; Redis's value and gRPC's message "
                f"have the same size. Each server runs on one CPU, its client on the other. The open loop ran at "
                f"{rate:,.0f} calls a second, a tenth of the lower of the two peaks in closed loop."]

    def tear_down(self):
        for name in ("redis", "grpc", "server"):
            if child := getattr(self, name, None):
                self.processes.stop(child)


def cpu(results):
    return [result["server_cpu_seconds_per_million"] for result in results]


def p99(results):
    return [result["latency_us"]["p99"] for result in results]
