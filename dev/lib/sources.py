"""What the checks share: the project's files, Swift text without comments and strings, and how findings are printed."""

import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Test data and generated code are not written by hand.
DATA = ("Tests/Conformance/sets/",)


def files(*endings, under=""):
    """The project's files that are written by hand or generated, as paths from the root; no test data."""
    return [path for path in everything() if path.startswith(under) and path.endswith(endings or "") and not path.startswith(DATA)]


def everything():
    """All of the project's files, those not committed yet included, as paths from the root."""
    if os.path.exists(os.path.join(ROOT, ".git")):
        listed = subprocess.run(
            ["git", "-c", f"safe.directory={ROOT}", "-C", ROOT, "ls-files", "-z", "--cached", "--others",
             "--exclude-standard"], check=True, capture_output=True)
        paths = [path for path in listed.stdout.decode().split("\0") if path]
    else:
        paths = list(walk())
    return sorted(path for path in set(paths) if os.path.isfile(os.path.join(ROOT, path)))


def walk():
    """The files of a copy without its history."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in (".build", ".git", ".swiftpm", ".dev", ".venv", "__pycache__")]
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), ROOT)


def is_generated(path):
    return "/Generated/" in path


def text(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def scripts():
    """The files that begin with `#!`, and the parts that they include."""
    for path in files():
        with open(os.path.join(ROOT, path), "rb") as file:
            if file.read(2) == b"#!" or path.endswith((".sh", ".py")):
                yield path


def code_of(swift):
    """The Swift text with comments and the contents of strings blanked, so that lines and braces keep their positions."""
    out = []
    at = 0
    # What is open, innermost last: "(" for each parenthesis within an interpolation, or a string's closing mark.
    strings = []
    depths = []
    while at < len(swift):
        rest = swift[at:at + 2]
        inside = strings and not depths[-1]
        if inside:
            close, escape = strings[-1]
            if swift.startswith(close, at):
                strings.pop()
                depths.pop()
                out.append(" " * len(close))
                at += len(close)
            elif swift.startswith(escape + "(", at):
                depths[-1] = 1
                out.append(" " * (len(escape) + 1))
                at += len(escape) + 1
            elif swift.startswith(escape, at):
                step = len(escape) + 1
                out.append("".join(c if c == "\n" else " " for c in swift[at:at + step]))
                at += step
            else:
                out.append(swift[at] if swift[at] == "\n" else " ")
                at += 1
        elif rest == "//":
            end = swift.find("\n", at)
            end = len(swift) if end < 0 else end
            out.append(" " * (end - at))
            at = end
        elif rest == "/*":
            end = end_of_comment(swift, at)
            out.append("".join(c if c == "\n" else " " for c in swift[at:end]))
            at = end
        elif opening := opening_of_string(swift, at):
            hashes, quotes = opening
            strings.append((quotes + hashes, "\\" + hashes))
            depths.append(0)
            out.append(" " * (len(hashes) + len(quotes)))
            at += len(hashes) + len(quotes)
        else:
            if depths and swift[at] in "()":
                depths[-1] += 1 if swift[at] == "(" else -1
            out.append(swift[at])
            at += 1
    return "".join(out)


def end_of_comment(swift, at):
    depth = 0
    while at < len(swift):
        if swift.startswith("/*", at):
            depth, at = depth + 1, at + 2
        elif swift.startswith("*/", at):
            depth, at = depth - 1, at + 2
            if depth == 0:
                return at
        else:
            at += 1
    return at


def opening_of_string(swift, at):
    """(`#` marks, quotes) if a string begins here."""
    end = at
    while swift.startswith("#", end):
        end += 1
    if not swift.startswith('"', end):
        return None
    return swift[at:end], '"""' if swift.startswith('"""', end) else '"'


def report(findings):
    """Prints the findings and ends the check: 1 if there is any."""
    for finding in findings:
        print(finding)
    name = os.path.basename(sys.argv[0])
    print(f"{name}: {len(findings)} findings" if findings else f"{name}: no findings")
    sys.exit(1 if findings else 0)
