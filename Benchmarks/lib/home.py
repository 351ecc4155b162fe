"""A temporary home of Tarazu for a run, with the demonstration's data, or with a small country in a quick run."""

import os
import subprocess
import time

from processes import free_port
from setup import REPOSITORY, Refusal

QUICK_EVENTS = 10_000
SEED = 1405


class Home:
    def __init__(self, folder, quick, log):
        self.path = os.path.join(folder, "home")
        self._quick = quick
        self._log = log
        self._runs = False

    def start(self):
        """Builds, sets up and starts everything by deploy/run."""
        if self._runs:
            return
        self._runs = True
        options = ["--empty"] if self._quick else []
        self._deploy("run", "--detach", *options)
        if self._quick:
            self._load(QUICK_EVENTS)

    def stop(self):
        if self._runs and os.path.exists(os.path.join(self.path, "tarazu-home")):
            self._deploy("stop")

    def _deploy(self, script, *options):
        words = [os.path.join(REPOSITORY, "deploy", script), "--home", self.path, *options]
        done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log)
        if done.returncode != 0:
            raise Refusal(f"deploy/{script} failed; its output is in {self._log.name}")

    def _load(self, events):
        folder = os.path.dirname(self.path)
        directory, lines = os.path.join(folder, "directory.ndjson"), os.path.join(folder, "events.ndjson")
        self.tarazu("simulate", "--seed", str(SEED), "--events", str(events), "--directory", directory, "--out", lines)
        self.tarazu("directory", "import", directory)
        self.tarazu("events", "import", lines)

    def tarazu(self, *words):
        """Runs a command of `tarazu` as the home's administrator, and returns its standard output."""
        done = subprocess.run([self.program("tarazu"), "--home", self.path, *words],
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._log)
        if done.returncode != 0:
            raise RuntimeError(f"tarazu {' '.join(words)} ended with {done.returncode}; see {self._log.name}")
        return done.stdout

    def start_another(self, processes, cpu=None, program=None):
        """Starts another server on the same data, on one CPU if `cpu` is given, and waits until it answers. `program` is
        what runs instead of the home's `tarazu-server`, as words. Returns the process and its port."""
        port = free_port()
        program = program or [self.program("tarazu-server")]
        words = self._as_service([*program, "serve", "--home", self.path, "--port", str(port)])
        server = processes.start(words, cpu, cwd=self.path, stdin=subprocess.DEVNULL, stdout=self._log,
                                 stderr=self._log)
        try:
            self._await_another(port, server)
        except BaseException:
            processes.stop(server)
            raise
        return server, port

    def _await_another(self, port, server, seconds=120):
        words = [self.program("tarazu"), "--server", f"127.0.0.1:{port}", "--ca", self.ca, "health"]
        end = time.monotonic() + seconds
        while subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True).returncode != 0:
            if server.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"a second server did not answer; see {self._log.name}")
            time.sleep(0.1)

    def program(self, name):
        return os.path.join(self.path, "bin", name)

    def file(self, *names):
        return os.path.join(self.path, *names)

    @property
    def port(self):
        return int(self._content("port"))

    @property
    def pid(self):
        return int(self._content("server.pid"))

    @property
    def ca(self):
        return self.file("tls", "ca.pem")

    @property
    def token_file(self):
        return self.file("admin", "token")

    @property
    def token(self):
        return self._content("admin", "token").strip()

    def _as_service(self, words):
        """The command line that runs a command as the home's user, as deploy/run does for the service itself."""
        if os.geteuid() != 0:
            return words
        owner = os.stat(self.path)
        return ["setpriv", "--reuid", str(owner.st_uid), "--regid", str(owner.st_gid), "--clear-groups", "--", *words]

    def database(self):
        """A connection to the home's database as the superuser."""
        import psycopg

        return psycopg.connect(host=self.file("pg", "sock"), dbname="tarazu", user="tarazu_dba", autocommit=True)

    def query(self, sql, *parameters):
        with self.database() as connection:
            return connection.execute(sql, parameters).fetchall()

    def _content(self, *names):
        with open(self.file(*names), encoding="utf-8") as file:
            return file.read()
