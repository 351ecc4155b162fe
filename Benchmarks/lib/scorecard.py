"""The read that is compared: the bytes of a GetScorecardRequest for a province and a year."""

import os
import subprocess

from protobuf import bytes_field, varint
from setup import BENCHMARKS

SERVICE, METHOD = "tarazu.v1.KpiService", "GetScorecard"
# The numbers of the seven founding indicators in the enum Kpi.
FOUNDING = range(1, 8)


def request(unit, from_date, to_date, kpis=()):
    """A request for these indicators, or for all."""
    selection = bytes_field(1, unit) + bytes_field(2, str(from_date)) + bytes_field(3, str(to_date))
    return bytes_field(1, selection) + (bytes_field(2, b"".join(map(varint, kpis))) if kpis else b"")


def of_a_province(home, kpis=()):
    """A request for the first province and the last year with events; its answer has some 800 bytes."""
    return request(*home.query(
        "select u.code, c.last_day - 364, c.last_day from tarazu.unit u cross join "
        "(select max(day) as last_day from tarazu.cell) c where u.level = 'province' order by u.code limit 1")[0])


class Driver:
    """Benchmarks/driver, which asks Tarazu and Redis with the same code."""

    def __init__(self, bench):
        self.bench = bench
        self.program = bench.path("driver")
        build = [os.path.join(BENCHMARKS, "driver", "build"), self.program]
        subprocess.run(build, check=True, stdout=bench.log, stderr=bench.log)
        self.payload = self._write("scorecard-request", of_a_province(bench.home))
        self.founding = self._write("founding-request", of_a_province(bench.home, FOUNDING))

    def _write(self, name, request):
        path = self.bench.path(name)
        with open(path, "wb") as file:
            file.write(request)
        return path

    def tarazu(self, port=None, payload=None):
        """Asks for the whole scorecard, or for what a file has."""
        home = self.bench.home
        return [self.program, "--protocol", "ttrpc", "--port", str(port or home.port), "--ca", home.ca,
                "--service", SERVICE, "--method", METHOD, "--payload-file", payload or self.payload,
                "--token-file", home.token_file]

    def redis(self, port, key):
        return [self.program, "--protocol", "redis", "--port", str(port), "--ca", self.bench.home.ca, "--key", key]
