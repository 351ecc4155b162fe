"""The questions that read many cases, at a server that has just started: when first asked, and asked again.

One client asks one question at a time over TLS. Where a target is for the time inside the server, the server's CPU time
stands for it; else the time that the client waits."""

import time
from datetime import timedelta

from comparisons.base import Comparison
from processes import SERVER_CPU, cpu_seconds
from protobuf import bytes_field, int_field
from results import Row, Target
from ttrpc import Connection

ONE_DAY = timedelta(days=1)
KPIS, CASES = "tarazu.v1.KpiService", "tarazu.v1.CaseService"
# Numbers of the enums Kpi, Level and FigurePart.
PROCESSING_DAYS_MEAN, ON_TIME_RATE, BRANCH, NUMERATOR = 2, 17, 4, 1
PAGE = 100
# How many funnels are asked in a row, each of another window.
FUNNELS = 20
# How often what is kept is asked again.
AGAIN = 20
MOST_MS = {"funnel": 5, "province": 100, "country": 3_000, "again": 1, "explain branch": 100, "explain country": 1_000}


class Questions(Comparison):
    title = "Judgements and proofs: milliseconds of a question at a server that has just started"

    def set_up(self):
        home = self.bench.home
        (self.last_day,), = home.query("select max(day) from tarazu.cell")
        self.provinces = [code for code, in home.query(
            "select code from tarazu.unit where level = 'province' order by code")]
        self.kind, self.branch = home.query(
            "select kind, min(code) from tarazu.unit where level = 'branch' group by kind order by count(*) desc limit 1"
        )[0]

    def sides(self):
        return {"tarazu": self._measure}

    def _measure(self, repetition):
        """A server of its own each time, which has not been asked anything."""
        server, port = self.bench.home.start_another(self.processes, SERVER_CPU)
        home = self.bench.home
        connection = Connection(port, home.ca, home.token)
        try:
            return self._ask_all(Asker(connection, server.pid), self.provinces[repetition % len(self.provinces)])
        finally:
            connection.close()
            self.processes.stop(server)

    def _ask_all(self, asker, province):
        # What is computed once for all questions is not a part of any.
        asker.ask("GetScorecard", bytes_field(1, self._selection("IR", 365)))
        figures = {}
        for name, kpi in (("days", PROCESSING_DAYS_MEAN), ("share", ON_TIME_RATE)):
            times = [asker.ask("GetFunnel", self._funnel(kpi, 365 - number))["server"] for number in range(FUNNELS)]
            figures[f"funnel of {name}"] = sorted(times)[FUNNELS // 2]
        for name, unit in (("province", province), ("country", "IR")):
            # The country is asked by another month, so that the sums of the first are of no use.
            day = self.last_day - (45 if unit == "IR" else 0) * ONE_DAY
            question = bytes_field(1, unit) + bytes_field(2, str(day))
            figures[f"changes of the {name}"] = asker.ask("ListChanges", question)["waited"]
            again = [asker.ask("ListChanges", question)["waited"] for _ in range(AGAIN)]
            figures[f"changes of the {name} again"] = sorted(again)[AGAIN // 2]
        for name, unit in (("branch", self.branch), ("country", "IR")):
            question = int_field(1, PROCESSING_DAYS_MEAN) + bytes_field(2, self._selection(unit, 365))
            formula = asker.ask("ExplainFigure", question)["waited"]
            part = question + int_field(3, NUMERATOR) + int_field(4, PAGE)
            rows = asker.ask("ListContributions", part, CASES)["waited"]
            figures[f"explain {name}"] = formula + rows
        return figures

    def _selection(self, unit, days):
        first = self.last_day - (days - 1) * ONE_DAY
        return bytes_field(1, unit) + bytes_field(2, str(first)) + bytes_field(3, str(self.last_day))

    def _funnel(self, kpi, days):
        first = self.last_day - (days - 1) * ONE_DAY
        return (int_field(1, kpi) + bytes_field(2, "IR") + int_field(3, BRANCH) + bytes_field(4, str(first))
                + bytes_field(5, str(self.last_day)) + bytes_field(7, self.kind))

    def rows(self, figures):
        def row(what, name, most):
            ours = [figure[name] for figure in figures["tarazu"]]
            return Row("questions", what, "ms", ours, target=Target("at most", most))

        rows = [row(f"funnel of all branches of one kind in the country, by a {name} adjusted by class: server CPU",
                    f"funnel of {form}", MOST_MS["funnel"])
                for name, form in (("mean of days", "days"), ("share", "share"))]
        for unit in ("province", "country"):
            rows.append(row(f"changes of a {unit}, first asked", f"changes of the {unit}", MOST_MS[unit]))
            rows.append(row(f"changes of a {unit}, asked again", f"changes of the {unit} again", MOST_MS["again"]))
        for unit in ("branch", "country"):
            name = f"explain {unit}"
            rows.append(row(f"the proof of a {unit}'s mean of days over a year, formula and first page of rows", name,
                            MOST_MS[name]))
        return rows


class Asker:
    """Asks one question after the other, and takes the milliseconds of each."""

    def __init__(self, connection, server):
        self._connection = connection
        self._server = server

    def ask(self, method, payload, service=KPIS):
        spent, began = cpu_seconds(self._server), time.monotonic()
        self._connection.call(service, method, payload)
        self._connection.receive()
        waited = time.monotonic() - began
        return {"waited": waited * 1e3, "server": (cpu_seconds(self._server) - spent) * 1e3}
