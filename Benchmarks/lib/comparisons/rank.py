"""The highest and lowest branches of the country over any 365 days: the cube beside PostgreSQL and DuckDB, each over
the cells of the same home. If their answers differ from the cube's, the run fails."""

import itertools
import json
import os
import random
import subprocess
import time

import rank_sql
from comparisons.base import Comparison
from results import Row, Target
from setup import REPOSITORY, quietly

INDICATORS = {"clearance_rate": "a ratio of sums", "pending": "a stock", "processing_days_median": "an exact quantile"}
WINDOW_DAYS = 365
# How many windows a repetition asks for; each repetition has other windows.
WINDOWS = 8
# Seconds.
WARMUP = 0.1
POSTGRESQL_TARGET, DUCKDB_TARGET = 500, 50


class Rank(Comparison):
    title = "Nationwide rank of branches over any 365 days beside PostgreSQL and DuckDB"

    def set_up(self):
        home = self.bench.home
        self.postgresql = home.database()
        self.first_day, self.last_day = self.postgresql.execute(
            "select min(day) - date '1970-01-01', max(day) - date '1970-01-01' from tarazu.cell").fetchone()
        self.columns = self.postgresql.execute(rank_sql.COLUMNS).fetchall()
        self._write_tables()
        self._prepare_postgresql()
        self._prepare_duckdb()
        self._start_cube()
        self.questions = {}
        self.cells = self.postgresql.execute("select count(*) from tarazu.cell").fetchone()[0]

    def _write_tables(self):
        self.directory_file, self.cells_file = self.bench.path("directory.tsv"), self.bench.path("cells.tsv")
        tables = [(self.directory_file, rank_sql.DIRECTORY), (self.cells_file, [rank_sql.cells(self.columns)])]
        for path, queries in tables:
            with open(path, "wb") as file, self.postgresql.cursor() as cursor:
                for query in queries:
                    with cursor.copy(f"copy ({query}) to stdout") as rows:
                        for block in rows:
                            file.write(block)

    def _prepare_postgresql(self):
        """The same cells in one table for each indicator's index, all visible, so that the index alone is read."""
        for statement in rank_sql.POSTGRESQL_TABLES:
            self.postgresql.execute(statement)
        self.plans = {}
        for code in INDICATORS:
            self.plans[code] = min(rank_sql.POSTGRESQL_PLANS, key=lambda plan, code=code: self._try_plan(code, plan))

    def _try_plan(self, code, plan):
        """Seconds that a plan takes once everything is in memory. The fastest plan is compared with the cube."""
        window = (self.last_day - WINDOW_DAYS + 1, self.last_day)
        self._use_plan(plan)
        return min(seconds for seconds, _ in self._ask_postgresql(code, [window] * 3))

    def _use_plan(self, plan):
        for name, value in plan.items():
            self.postgresql.execute("select set_config(%s, %s, false)", [name, value])

    def _prepare_duckdb(self):
        import duckdb

        self.duckdb = duckdb.connect(config={"threads": os.cpu_count()})
        names = ", ".join(f"'{name}': '{kind}'" for name, kind in rank_sql.duckdb_columns(self.columns))
        self.duckdb.execute(
            f"create table cell as select {rank_sql.duckdb_values(self.columns)} from read_csv('{self.cells_file}', delim='\t', "
            f"nullstr='\\N', header=false, quote='', escape='', columns={{{names}}}) order by day, branch_no")
        rows = self.postgresql.execute(rank_sql.BRANCHES).fetchall()
        self.duckdb.execute("create table branch (branch_no integer, code varchar, opened integer, closed integer)")
        self.duckdb.executemany("insert into branch values (?, ?, ?, ?)", rows)

    def _start_cube(self):
        build = ["swift", "build", "--package-path", REPOSITORY, "-c", "release", "--static-swift-stdlib"]
        quietly([*build, "--product", "benchmark-rank"])
        program = os.path.join(REPOSITORY, ".build", "release", "benchmark-rank")
        self.cube = self.processes.start([program, self.directory_file, self.cells_file], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, text=True)
        if self.cube.stdout.readline() != "ready\n":
            raise RuntimeError("benchmark-rank did not load the cells")

    def sides(self):
        sides = {}
        for code in INDICATORS:
            for name, ask in [("tarazu", self._ask_cube), ("postgresql", self._ask_postgresql),
                              ("duckdb", self._ask_duckdb)]:
                sides[f"{name} {code}"] = lambda repetition, ask=ask, code=code: self._measure(ask, code, repetition)
        return sides

    def _measure(self, ask, code, repetition):
        """Microseconds of each window."""
        if ask == self._ask_postgresql:
            self._use_plan(self.plans[code])
        count = 2 if self.bench.quick else WINDOWS
        latest = max(self.first_day, self.last_day - WINDOW_DAYS + 1)
        draw = random.Random(repetition * len(INDICATORS) + list(INDICATORS).index(code))
        starts = [draw.randint(self.first_day, latest) for _ in range(count)]
        windows = [(start, start + WINDOW_DAYS - 1) for start in starts]
        self._warm_up(ask, code, windows)
        times = []
        for window, (seconds, answer) in zip(windows, ask(code, windows)):
            times.append(seconds * 1e6)
            if self.questions.setdefault((code, window), answer) != answer:
                raise RuntimeError(f"{ask.__name__} answers {code} over {window} differently from the cube:\n"
                                   f"{answer}\n{self.questions[code, window]}")
        return times

    def _warm_up(self, ask, code, windows):
        """Lets an engine answer for some time before it is measured, at least the first window."""
        end = time.perf_counter() + WARMUP
        for window in itertools.cycle(windows):
            list(ask(code, [window]))
            if time.perf_counter() > end:
                return

    def _ask_cube(self, code, windows):
        """Asks all questions at once, so that each follows the one before, as in the other two."""
        self.cube.stdin.write("".join(f"{code} {first} {last}\n" for first, last in windows))
        self.cube.stdin.flush()
        for _ in windows:
            answer = json.loads(self.cube.stdout.readline())
            yield answer["ns"] / 1e9, tuple(
                tuple(tuple(row) for row in answer[end]) for end in ("highest", "lowest"))

    def _ask_postgresql(self, code, windows):
        return self._timed(windows, lambda window: self.postgresql.execute(rank_sql.postgresql(code, window)))

    def _ask_duckdb(self, code, windows):
        return self._timed(windows, lambda window: self.duckdb.execute(rank_sql.duckdb(code, window)))

    def _timed(self, windows, run):
        answers = []
        for window in windows:
            began = time.perf_counter()
            rows = run(window).fetchall()
            answers.append((time.perf_counter() - began, ends(rows)))
        return answers

    def rows(self, figures):
        rows = []
        for code, kind in INDICATORS.items():
            for name, beside, bound in [("postgresql", "PostgreSQL, indexed and parallel", POSTGRESQL_TARGET),
                                        ("duckdb", "DuckDB in memory", DUCKDB_TARGET)]:
                rows.append(Row(
                    "rank", f"nationwide rank of branches by {code} ({kind}), any {WINDOW_DAYS} days", "µs",
                    medians(figures[f"tarazu {code}"]), beside, medians(figures[f"{name} {code}"]),
                    Target("at least", bound), is_times_quicker=True))
        return rows

    def notes(self, figures):
        plans = ", ".join(f"{code}: {rank_sql.plan_name(plan)}" for code, plan in self.plans.items())
        return [f"The rank is over {self.cells:,} cells of the home; PostgreSQL, DuckDB and the cube gave the same "
                f"rows, numerators and denominators. PostgreSQL's fastest plans: {plans}. Its time and "
                "DuckDB's are those of the whole statement at its client, over the socket and in the same process, the "
                "cube's those of the question within its process."]

    def tear_down(self):
        if child := getattr(self, "cube", None):
            self.processes.stop(child)
        if connection := getattr(self, "postgresql", None):
            connection.execute("drop schema if exists benchmark cascade")
            connection.close()
        if connection := getattr(self, "duckdb", None):
            connection.close()


def ends(rows):
    """The rows of both ends, in the form of the cube's answers."""
    return tuple(
        tuple((code, int(numerator), int(denominator))
              for end, _, code, numerator, denominator in sorted(rows, key=lambda row: row[1]) if end == wanted)
        for wanted in ("highest", "lowest"))


def medians(figures):
    return [sorted(times)[len(times) // 2] for times in figures]
