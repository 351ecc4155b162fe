"""What the comparisons need beyond the repository: Debian packages and a virtual environment with Python packages.

Root installs missing Debian packages; anyone else is shown the command that does, by the same code as in deploy/run."""

import os
import subprocess
import sys

BENCHMARKS = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
REPOSITORY = os.path.dirname(BENCHMARKS)
ENVIRONMENT = os.path.join(BENCHMARKS, ".venv")
REQUIREMENTS = os.path.join(BENCHMARKS, "requirements.txt")


class Refusal(Exception):
    """What was wrong and what to do about it."""


def enter_environment(program):
    """Restarts the program with the environment's Python. The environment is made again if the requirements have
    changed since it was made."""
    python = os.path.join(ENVIRONMENT, "bin", "python")
    if os.path.realpath(sys.prefix) == os.path.realpath(ENVIRONMENT):
        return
    try:
        need_packages()
        if not is_current():
            make_environment()
    except Refusal as refusal:
        sys.exit(f"run: {refusal}")
    os.execv(python, [python, program, *sys.argv[1:]])


def need_packages():
    script = """
        CLONE=$1
        . "$CLONE/deploy/lib/all.sh"
        need_swift
        need_packages "${RUN_PACKAGES[@]}" "${BENCHMARK_PACKAGES[@]}"
        """
    if subprocess.run(["bash", "-euo", "pipefail", "-c", script, "run", REPOSITORY]).returncode != 0:
        raise Refusal("the packages above are needed")


def is_current():
    try:
        with open(os.path.join(ENVIRONMENT, "made-of"), encoding="utf-8") as made, \
                open(REQUIREMENTS, encoding="utf-8") as wanted:
            return made.read() == wanted.read()
    except FileNotFoundError:
        return False


def make_environment():
    print("making the environment with DuckDB and psycopg", file=sys.stderr)
    quietly([sys.executable, "-m", "venv", "--clear", ENVIRONMENT])
    quietly([os.path.join(ENVIRONMENT, "bin", "pip"), "install", "--quiet", "--disable-pip-version-check",
             "--requirement", REQUIREMENTS])
    with open(REQUIREMENTS, encoding="utf-8") as wanted, \
            open(os.path.join(ENVIRONMENT, "made-of"), "w", encoding="utf-8") as made:
        made.write(wanted.read())


def quietly(words):
    """Runs a command that has to succeed; its output is shown only if it does not."""
    done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.stderr.write(done.stdout)
        raise Refusal(f"{os.path.basename(words[0])} failed")
    return done.stdout
