"""What machine a run was on, with which versions of what."""

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
    versions["Swift"] = first_line(["swift", "--version"])
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
    changed = git("status", "--porcelain", "--untracked-files=no")
    return git("rev-parse", "--short=12", "HEAD") + (" with changes" if changed else "")


def git(*words):
    done = subprocess.run(["git", "-c", f"safe.directory={REPOSITORY}", "-C", REPOSITORY, *words],
                          capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else "unknown"


def package_version(package):
    done = subprocess.run(["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True)
    return done.stdout.strip() or "unknown"


def first_line(words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return done.stdout.split("\n")[0].strip()


def markdown(machine):
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    return (
        f"Measured {machine['measured_at']} at commit {machine['commit']} on {machine['processor']}, "
        f"{machine['cores']} cores, {machine['memory_gib']} GiB, {machine['system']}, kernel {machine['kernel']}; "
        f"{versions}. Load of the machine before: {machine['load_before'][0]}.\n")
