"""The command line of Benchmarks/run: which comparisons, how often, and where the results go."""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import machine
import plots
import results
from comparisons import COMPARISONS
from home import Home
from processes import Processes
from setup import BENCHMARKS, Refusal

LEAST_REPETITIONS = 5


def options_of(words):
    parser = argparse.ArgumentParser(
        prog="Benchmarks/run",
        description="Measures Tarazu beside other programs on this machine, prints a table of ratios, and writes it "
        "with a description of the machine and plots to Benchmarks/results/. Takes about eight minutes, and leaves "
        "nothing running.",
        epilog="\n".join(["comparisons:"] + [f"  {name:8} {kind.title}" for name, kind in COMPARISONS.items()]),
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=list(COMPARISONS), default=list(COMPARISONS),
                        help="only these comparisons")
    parser.add_argument("--repeat", type=int, default=LEAST_REPETITIONS, metavar="N",
                        help=f"how often to repeat each; the median counts (default {LEAST_REPETITIONS})")
    parser.add_argument("--quick", action="store_true",
                        help="a short run to see that everything works; its figures mean nothing")
    parser.add_argument("--results", metavar="DIR",
                        help="where to write the results (default Benchmarks/results; a quick run writes none)")
    parser.add_argument("--work", metavar="DIR", default="/var/tmp",
                        help="where to put the temporary home, which is removed afterwards (default /var/tmp)")
    options = parser.parse_args(words)
    if options.repeat < 1:
        parser.error("--repeat takes a number from 1")
    if options.results is None and not options.quick:
        options.results = os.path.join(BENCHMARKS, "results")
    return options


class Bench:
    """What the comparisons share."""

    def __init__(self, options, folder):
        self.quick = options.quick
        self.folder = folder
        self.log = open(os.path.join(folder, "log"), "w", encoding="utf-8")
        self.processes = Processes()
        self.home = Home(folder, options.quick, self.log)
        self._began = time.monotonic()

    def say(self, message):
        print(f"[{time.monotonic() - self._began:4.0f} s] {message}", file=sys.stderr, flush=True)

    def seconds(self, usual):
        """How long to measure: as usual, or briefly in a quick run."""
        return min(usual, 0.3) if self.quick else usual

    def path(self, name):
        return os.path.join(self.folder, name)

    def end(self):
        self.processes.stop_all()
        self.home.stop()
        self.log.close()


def run_comparison(bench, name, repetitions):
    comparison = COMPARISONS[name](bench)
    bench.say(f"{name}: setting up")
    figures = {}
    try:
        comparison.set_up()
        repetitions = comparison.repetitions(repetitions)
        for repetition in range(repetitions):
            bench.say(f"{name}: repetition {repetition + 1} of {repetitions}")
            # The sides take turns within each repetition, so that a change on the machine affects all of them.
            for side, measure in comparison.sides().items():
                figures.setdefault(side, []).append(measure(repetition))
        return comparison.rows(figures), comparison.notes(figures), figures
    finally:
        comparison.tear_down()


def run_all(bench, options):
    rows, notes, figures = [], [], {}
    for name in options.only:
        more_rows, more_notes, figures[name] = run_comparison(bench, name, options.repeat)
        rows += more_rows
        notes += more_notes
    return rows, notes, figures


def write_results(folder, description, rows, notes, figures):
    """Writes a file of each kind with the date in its name, and `latest.md` and the plots, which the README shows."""
    os.makedirs(folder, exist_ok=True)
    text = machine.markdown(description) + "\n" + results.markdown_table(rows)
    if notes:
        text += "\n" + "\n".join(f"* {note}" for note in notes) + "\n"
    document = {"machine": description, "rows": [row.as_json() for row in rows], "notes": notes, "figures": figures}
    stamp = description["measured_at"].replace(" UTC", "").replace(" ", "T").replace(":", "")
    for name, content in [("latest.md", text), (f"{stamp}.md", text),
                          (f"{stamp}.json", json.dumps(document, ensure_ascii=False, indent=1) + "\n"),
                          *plots.draw(rows, description).items()]:
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(content)


def main(options):
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _: sys.exit(128 + number))
    folder = tempfile.mkdtemp(prefix="tarazu-benchmark.", dir=options.work)
    # The home's user has to be able to enter it.
    os.chmod(folder, 0o755)
    bench = Bench(options, folder)
    try:
        description = machine.describe()
        bench.say("building, and setting up a home")
        bench.home.start()
        rows, notes, figures = run_all(bench, options)
        print(results.text_table(rows), end="")
        for note in notes:
            print("*", note)
        if options.results:
            write_results(options.results, description, rows, notes, figures)
            bench.say(f"the results are in {options.results}")
        return 0
    except (Refusal, RuntimeError, OSError, subprocess.SubprocessError) as error:
        bench.log.flush()
        print(f"run: {error}", file=sys.stderr)
        with open(bench.log.name, encoding="utf-8", errors="replace") as log:
            sys.stderr.writelines(log.readlines()[-15:])
        return 1
    finally:
        try:
            bench.end()
        finally:
            shutil.rmtree(folder, ignore_errors=True)
