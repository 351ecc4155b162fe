"""The read that is compared: the bytes of a GetScorecardRequest for a province and a year."""

import os
import subprocess

from protobuf import bytes_field
from setup import BENCHMARKS

SERVICE, METHOD = "tarazu.v1.KpiService", "GetScorecard"


def request(unit, from_date, to_date):
    selection = bytes_field(1, unit) + bytes_field(2, str(from_date)) + bytes_field(3, str(to_date))
    return bytes_field(1, selection)


def of_a_province(home):
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
        self.payload = bench.path("scorecard-request")
        with open(self.payload, "wb") as file:
            file.write(of_a_province(bench.home))

    def tarazu(self, port=None):
        home = self.bench.home
        return [self.program, "--protocol", "ttrpc", "--port", str(port or home.port), "--ca", home.ca,
                "--service", SERVICE, "--method", METHOD, "--payload-file", self.payload,
                "--token-file", home.token_file]

    def redis(self, port, key):
        return [self.program, "--protocol", "redis", "--port", str(port), "--ca", self.bench.home.ca, "--key", key]
