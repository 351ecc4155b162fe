"""The faults of dev/faults: reading the lists, checking them against the sources, and trying one fault."""

import dataclasses
import json
import os
import re
import shutil
import signal
import subprocess
import tomllib

FIELDS = ("name", "file", "what", "find", "replace", "tests")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# What one build or one run of a fault's tests may take, in seconds. A test that hangs is not a test that fails.
BUILD_SECONDS = 1800
TEST_SECONDS = 600


@dataclasses.dataclass(frozen=True)
class Fault:
    """A small change that makes one file wrong, and the tests that must notice it."""
    area: str
    name: str
    file: str
    what: str
    find: str
    replace: str
    tests: str


class BadList(Exception):
    """A list of faults that cannot be used as it is."""


def read_lists(root):
    """All faults, in the order of the lists' names and of the entries in them."""
    faults = []
    folder = os.path.join(root, "dev", "faults")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".toml"):
            continue
        with open(os.path.join(folder, name), "rb") as file:
            try:
                entries = tomllib.load(file).get("fault", [])
            except tomllib.TOMLDecodeError as error:
                raise BadList(f"dev/faults/{name}: {error}") from error
        for number, entry in enumerate(entries, 1):
            if set(entry) != set(FIELDS) or not all(isinstance(value, str) for value in entry.values()):
                raise BadList(f"dev/faults/{name}: entry {number} must have just these texts: {', '.join(FIELDS)}")
            faults.append(Fault(area=name.removesuffix(".toml"), **entry))
    return faults


def findings(root, faults, targets):
    """What is wrong with the entries: each must change exactly one place of a file that exists, and name tests that do."""
    seen = set()
    names = test_names(root, targets)
    for fault in faults:
        where = f"dev/faults/{fault.area}.toml: {fault.name}"
        if not NAME.fullmatch(fault.name):
            yield f"{where}: a name is lower-case words with hyphens"
        if fault.name in seen:
            yield f"{where}: the name is there twice"
        seen.add(fault.name)
        if fault.find == fault.replace:
            yield f"{where}: it changes nothing"
        try:
            re.compile(fault.tests)
        except re.error as error:
            yield f"{where}: tests is not a regular expression: {error}"
            continue
        if not test_targets(fault, names):
            yield f"{where}: no test is called {fault.tests}"
        path = os.path.join(root, fault.file)
        if not os.path.isfile(path):
            yield f"{where}: {fault.file} does not exist"
            continue
        with open(path, encoding="utf-8") as file:
            count = file.read().count(fault.find)
        if count != 1:
            yield f"{where}: its text occurs {count} times in {fault.file}, not once"


# MARK: which targets a fault's tests need

# Tests that use this target start the programs, so these are built with them.
STARTS_PROGRAMS = "TestSupport"
PROGRAMS = ("tarazu", "tarazu-server")

SUITE = re.compile(r"\b(?:struct|class|enum|actor|extension) +(\w+)")
TEST = re.compile(r"\bfunc +(\w+)")


@dataclasses.dataclass(frozen=True)
class Target:
    """A target of Package.swift: its folder and the targets that it depends on."""
    folder: str
    is_test: bool
    dependencies: tuple


def read_targets(root):
    """All targets by name."""
    dumped = subprocess.run(
        ["swift", "package", "--package-path", root, "dump-package"], capture_output=True, text=True, check=True)
    targets = {}
    for target in json.loads(dumped.stdout)["targets"]:
        is_test = target["type"] == "test"
        folder = target.get("path") or ("Tests/" if is_test else "Sources/") + target["name"]
        named = tuple((dependency.get("byName") or dependency.get("target"))[0] for dependency in target["dependencies"])
        targets[target["name"]] = Target(folder, is_test, named)
    return targets


def test_names(root, targets):
    """Names of tests as `swift test --filter` sees them, target by target. Each suite of a file is taken with each
    function of the file, which is more than there is and never less."""
    names = {}
    for name, target in targets.items():
        if not target.is_test:
            continue
        names[name] = found = []
        for folder, _, files in os.walk(os.path.join(root, target.folder)):
            for file in filter(lambda file: file.endswith(".swift"), files):
                with open(os.path.join(folder, file), encoding="utf-8") as opened:
                    text = opened.read()
                suites, tests = set(SUITE.findall(text)), set(TEST.findall(text))
                found += [f"{name}.{suite}/{test}" for suite in suites for test in tests]
    return names


def test_targets(fault, names):
    """The test targets that have a test of the fault's."""
    pattern = re.compile(fault.tests)
    return {target for target, tests in names.items() if any(pattern.search(test) for test in tests)}


def needed_targets(tests, targets):
    """The test targets with all that they depend on."""
    needed, rest = set(), list(tests)
    while rest:
        name = rest.pop()
        if name in needed:
            continue
        needed.add(name)
        rest += targets[name].dependencies
        if name == STARTS_PROGRAMS:
            rest += PROGRAMS
    return needed


# MARK: trying


class Copy:
    """A copy of the project that faults are put into, with a build folder of its own."""

    def __init__(self, root, folder, files):
        self.root = root
        self.folder = folder
        self.refresh(files)

    def refresh(self, files):
        """Brings the copy up to date. Files that are the same keep their time, so that little is built again."""
        wanted = set(files)
        for path in wanted:
            source, target = os.path.join(self.root, path), os.path.join(self.folder, path)
            if not same_content(source, target):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy(source, target)
        for folder, folders, names in os.walk(self.folder):
            folders[:] = [name for name in folders if name != ".build"]
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), self.folder)
                if path not in wanted:
                    os.remove(os.path.join(self.folder, path))

    def keep_only(self, targets):
        """Takes all other targets out of the copy's package, so that less is built."""
        names = ", ".join(f'"{name}"' for name in sorted(targets))
        shutil.copy(os.path.join(self.root, "Package.swift"), self.folder)
        with open(os.path.join(self.folder, "Package.swift"), "a", encoding="utf-8") as file:
            file.write(f"\nlet kept: Set<String> = [{names}]\n")
            file.write("package.products = []\npackage.targets.removeAll { !kept.contains($0.name) }\n")

    def put_in(self, fault):
        path = os.path.join(self.folder, fault.file)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(fault.find, fault.replace))

    def take_out(self, fault):
        shutil.copy(os.path.join(self.root, fault.file), os.path.join(self.folder, fault.file))

    def build(self, log):
        """Whether all programs and tests compile."""
        status = run(["swift", "build", "--build-tests"], self.folder, log, BUILD_SECONDS)
        return status == 0

    def test(self, pattern, log):
        """`passed`, `failed`, `hung`, or `none` where no test has such a name."""
        status = run(["swift", "test", "--skip-build", "--filter", pattern], self.folder, log, TEST_SECONDS)
        if status is None:
            return "hung"
        if status != 0:
            return "failed"
        with open(log, encoding="utf-8", errors="replace") as file:
            return "passed" if ran_tests(file.read()) else "none"

    def try_fault(self, fault, log):
        """`caught`, `survived`, `hung`, `no such test`, or `does not compile`."""
        self.put_in(fault)
        try:
            if not self.build(log):
                return "does not compile"
            outcome = self.test(fault.tests, log)
        finally:
            self.take_out(fault)
        return {"passed": "survived", "failed": "caught", "none": "no such test", "hung": "hung"}[outcome]


def ran_tests(output):
    """Whether the closing line of either test library counts at least one test."""
    counts = re.findall(r"(?:Executed|Test run with) (\d+) tests?\b", output)
    return any(int(count) > 0 for count in counts)


def same_content(a, b):
    if not os.path.isfile(b) or os.path.getsize(a) != os.path.getsize(b):
        return False
    with open(a, "rb") as first, open(b, "rb") as second:
        return first.read() == second.read() and os.access(a, os.X_OK) == os.access(b, os.X_OK)


def run(words, folder, log, seconds):
    """The exit status of a command, None where it took too long; all that it started is ended then."""
    with open(log, "wb") as output:
        process = subprocess.Popen(
            words, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True)
        try:
            return process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            end_session(process)


def end_session(process):
    """Kills all processes of the session: the package manager gives its children groups of their own."""
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.getsid(int(name)) == process.pid:
                os.kill(int(name), signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass
    process.wait()
