"""The home's PostgreSQL: statements by psql as the superuser, the sides without Tarazu, and CPU time."""

import os
import subprocess

PSQL = "/usr/lib/postgresql/15/bin/psql"
TICKS = os.sysconf("SC_CLK_TCK")


def ticks(pid, with_ended_children=False):
    """CPU seconds of a process; for a postmaster also those of its ended backends."""
    with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
        numbers = file.read().rpartition(")")[2].split()
    return sum(int(number) for number in numbers[11:15 if with_ended_children else 13]) / TICKS


def thread_seconds(pid):
    """CPU seconds of a process's threads by what they do: those that differ by a number alone are together."""
    totals = {}
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/comm", encoding="utf-8", errors="replace") as file:
                name = file.read().strip().rstrip("0123456789").rstrip("-")
            with open(f"/proc/{pid}/task/{task}/schedstat", encoding="ascii") as file:
                totals[name] = totals.get(name, 0) + int(file.read().split()[0]) / 1e9
        except FileNotFoundError:
            pass  # it ended just now
    return totals


class Result:
    """The result of a side: events, seconds, and CPU time by process; of the server also by thread."""

    def __init__(self, events, seconds, cpu, threads=None):
        self.events, self.seconds, self.cpu, self.threads = events, seconds, cpu, threads or {}


class Cluster:
    def __init__(self, home):
        self._home = home
        self._rows = os.path.join(home, "pg", "staged-rows")

    def _psql(self, *words):
        done = subprocess.run(
            [PSQL, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", os.path.join(self._home, "pg", "sock"),
             "-U", "tarazu_dba", "-d", "tarazu", *words],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"psql: {done.stderr[-500:]}")
        return done.stdout

    def run(self, sql):
        """Runs statements, each in its own transaction. Returns the rows of all of them as text."""
        return self._psql(*(word for statement in sql.split(";") if statement.strip() for word in ("-c", statement)))

    def number(self, sql):
        return int(self.run(sql).strip())

    def file(self, path):
        self._psql("-f", path)

    def cpu_seconds(self):
        """CPU seconds of all processes of the cluster, also of the ended ones."""
        with open(os.path.join(self._home, "pg", "data", "postmaster.pid"), encoding="utf-8") as file:
            postmaster = int(file.readline())
        with open(f"/proc/{postmaster}/task/{postmaster}/children", encoding="ascii") as file:
            children = [int(pid) for pid in file.read().split()]
        total = ticks(postmaster, with_ended_children=True)
        for child in children:
            try:
                total += ticks(child)
            except FileNotFoundError:
                pass  # it ended just now
        return total

    def stage(self, after_batch):
        """Saves the events of later batches as rows and as a file, in the order in which they came."""
        self.run(f"""
            truncate bench.staged;
            insert into bench.staged select *, row_number() over (order by batch_no, source_no, id)
            from tarazu.journal where batch_no > {after_batch};
            create index if not exists staged_place on bench.staged (place);
            analyze bench.staged;
            copy (select case_no, at_ns, batch_no, n, source_no, branch_no, other_no, on_day, reach_no, case_seq, kind,
              what, id, ref from bench.staged order by place) to '{self._rows}' (format binary)""")

    def copy(self):
        """COPY within the server, from a file in memory, so that no client's time is included."""
        try:
            return self._timed(f"copy bench.copied from '{self._rows}' (format binary)",
                               self.number("select count(*) from bench.staged"))
        finally:
            os.unlink(self._rows)

    def feed_trigger(self, most):
        count = min(most, self.number("select count(*) from bench.staged"))
        return self._timed(f"call bench.feed_trigger({count})", count)

    def _timed(self, sql, events):
        """Measured by the server's clock, without the start of psql. The CPU time includes it, some milliseconds."""
        clock = "select extract(epoch from clock_timestamp())"
        cpu = self.cpu_seconds()
        began, ended = self.run(f"{clock};{sql};{clock}").split()
        return Result(events, float(ended) - float(began), {"postgres": self.cpu_seconds() - cpu})
