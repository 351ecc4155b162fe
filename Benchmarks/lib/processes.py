"""The processes that a comparison starts, their CPUs and their memory. All of them end with `Processes`."""

import json
import os
import resource
import signal
import socket
import subprocess
import time

# Servers run on the first CPU and their clients on the second, so that they do not disturb each other, and each server
# gets the same, no matter how many threads it has.
SERVER_CPU, CLIENT_CPU = 0, 1


def cpu_seconds(pid):
    """The CPU time of the threads of a process that run now."""
    nanoseconds = 0
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/schedstat", encoding="ascii") as file:
            nanoseconds += int(file.read().split()[0])
    return nanoseconds / 1e9


def resident_bytes(pid):
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")


def free_port():
    """A port that is free now. It is not reserved, so it should be used at once."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Processes:
    """The processes that run now."""

    def __init__(self):
        self._running = []

    def start(self, words, cpu=None, **options):
        """Starts a process on a CPU, with as many open files as it may have. `options` are those of Popen."""

        def place():
            # A signal to the terminal's group is handled by this program, which ends its processes in order.
            os.setpgid(0, 0)
            most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
            if cpu is not None and (os.cpu_count() or 1) > 1:
                os.sched_setaffinity(0, [cpu])

        child = subprocess.Popen(words, preexec_fn=place, **options)
        self._running.append(child)
        return child

    def stop(self, child, by=signal.SIGTERM, seconds=20):
        if child.poll() is None:
            child.send_signal(by)
            try:
                child.wait(seconds)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                pipe.close()
        if child in self._running:
            self._running.remove(child)

    def stop_all(self):
        for child in reversed(list(self._running)):
            self.stop(child)

    def measure(self, words, cpu=CLIENT_CPU, timeout=300, is_document=False):
        """Runs a program that prints its result as JSON, in its last line or as the whole document."""
        child = self.start(words, cpu, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        try:
            output, _ = child.communicate(timeout=timeout)
        finally:
            self.stop(child)
        if child.returncode != 0:
            raise RuntimeError(f"{os.path.basename(words[0])} ended with {child.returncode}: {output[-300:]}")
        return json.loads(output if is_document else output.strip().split("\n")[-1])


def await_port(port, child, seconds=20):
    """Waits until a process listens."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if child.poll() is not None:
            raise RuntimeError(f"{child.args[0]} ended with {child.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"nothing listens on port {port}")
