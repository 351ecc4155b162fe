"""Sets up and runs the comparisons side by side, and writes and prints the results: Benchmarks/run --help."""

import os
import sys

sys.dont_write_bytecode = True

import command
import setup

if __name__ == "__main__":
    options = command.options_of(sys.argv[1:])
    # DuckDB and psycopg are in a virtual environment, so they are imported only where they are used.
    setup.enter_environment(os.path.realpath(__file__))
    sys.exit(command.main(options))
