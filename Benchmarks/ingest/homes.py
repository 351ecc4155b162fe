"""Homes that a measurement makes and removes, and the command line of a home."""

import os
import subprocess
import sys

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


def say(message):
    print(message, file=sys.stderr, flush=True)


def deploy(script, home, *more, checkout=REPOSITORY):
    """Runs deploy/run or deploy/stop of a checkout."""
    words = [os.path.join(checkout, "deploy", script), "--home", home, *more]
    if subprocess.run(words, stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode != 0:
        raise RuntimeError(f"deploy/{script} failed")


def tarazu(home, *words):
    program = os.path.join(home, "bin", "tarazu")
    done = subprocess.run([program, "--home", home, *words], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"tarazu {words[0]} ended with {done.returncode}: {done.stdout[-500:]}")


def fill(home, lines, count, folder):
    """Imports the next events of a file into a home."""
    before = os.path.join(folder, "before.ndjson")
    with open(before, "wb") as file:
        for _ in range(count):
            file.write(lines.readline())
    tarazu(home, "events", "import", before)
