"""The machine of a run, and the versions of the programs."""

import os
import platform
import subprocess
from datetime import datetime, timezone
from importlib import metadata

from setup import REPOSITORY

PACKAGES = {"Redis": "redis-tools", "gRPC C++": "libgrpc++1.51", "PostgreSQL": "postgresql-15", "OpenSSL": "libssl3"}


def describe():
    versions = {name: package_version(package) for name, package in PACKAGES.items()}
    versions["DuckDB"] = metadata.version("duckdb")
    versions["Swift"] = output_of(["swift", "--version"]).split("\n")[0]
    return {
        "measured_at": datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": commit(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGESIZE") / 2**30, 1),
        "kernel": platform.release(),
        "system": system(),
        "load_before": [round(load, 2) for load in os.getloadavg()],
        "versions": versions,
    }


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return names[0] if names else platform.machine()


def system():
    with open("/etc/os-release", encoding="utf-8") as file:
        fields = dict(line.rstrip().split("=", 1) for line in file if "=" in line)
    return fields.get("PRETTY_NAME", "").strip('"')


def commit():
    changed = git("status", "--porcelain", "--untracked-files=no") not in ("", "unknown")
    return git("rev-parse", "--short=12", "HEAD") + (" with changes" if changed else "")


def git(*words):
    """What git prints; "unknown" for a copy without its history."""
    if not os.path.exists(os.path.join(REPOSITORY, ".git")):
        return "unknown"
    return output_of(["git", "-c", f"safe.directory={REPOSITORY}", "-C", REPOSITORY, *words])


def package_version(package):
    return output_of(["dpkg-query", "-W", "-f=${Version}", package])


def output_of(words):
    """What a command prints; it has to succeed."""
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}: {done.stderr[-300:]}")
    return done.stdout.strip()


def markdown(machine):
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    return (
        f"Measured {machine['measured_at']} at commit {machine['commit']} on {machine['processor']}, "
        f"{machine['cores']} cores, {machine['memory_gib']} GiB, {machine['system']}, kernel {machine['kernel']}; "
        f"{versions}. Load of the machine before: {machine['load_before'][0]}.\n")
