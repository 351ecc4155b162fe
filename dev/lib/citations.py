"""Citations: what comments and documents cite of the project's documents is there, as a file and as a heading of it."""

import os
import re

import sources

ENDINGS = (".swift", ".proto", ".go", ".h", ".sql", ".toml", ".md", ".yaml", ".yml")

CITATION = re.compile(r"(?<![\w./-])docs/[\w./-]+\.md(?:#[^\s)`,;:'\"]*)?")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"#{1,6}\s+(.*)")
FENCE = re.compile(r"\s*```")


def findings():
    anchors = Anchors()
    for path in sorted({*sources.files(*ENDINGS), *sources.scripts()}):
        text = sources.text(path)
        for number, line in enumerate(text.split("\n"), 1):
            for match in CITATION.finditer(line):
                cited, _, anchor = match.group(0).rstrip(".").partition("#")
                if problem := anchors.problem(cited, anchor):
                    yield f"{path}:{number}: {match.group(0)}: {problem}"
        if path.endswith(".md"):
            yield from document(path, text, anchors)


def document(path, text, anchors):
    """The links of a document within the repository."""
    for number, line in prose(text):
        for target in LINK.findall(line):
            if "://" in target or target.startswith("mailto:"):
                continue
            file, _, anchor = target.partition("#")
            file = os.path.normpath(os.path.join(os.path.dirname(path), file)) if file else path
            if problem := anchors.problem(file, anchor):
                yield f"{path}:{number}: the link {target}: {problem}"


def prose(text):
    """A document's lines with their numbers, without its blocks of code."""
    is_code = False
    for number, line in enumerate(text.split("\n"), 1):
        if FENCE.match(line):
            is_code = not is_code
        elif not is_code:
            yield number, line


class Anchors:
    """The headings of documents, by the names that GitHub gives them."""

    def __init__(self):
        self.known = {}

    def problem(self, path, anchor):
        """Why a citation leads nowhere; None where it does not."""
        if not os.path.exists(os.path.join(sources.ROOT, path)):
            return "there is no such file"
        if anchor and path.endswith(".md") and anchor not in self.of(path):
            return f"{path} has no heading of that name"
        return None

    def of(self, path):
        if path not in self.known:
            names = {}
            for _, line in prose(sources.text(path)):
                if heading := HEADING.match(line):
                    name = re.sub(r"[^\w\- ]", "", heading.group(1).strip().lower()).replace(" ", "-")
                    names[name] = names.get(name, 0) + 1
            self.known[path] = {
                name if again == 0 else f"{name}-{again}" for name, count in names.items() for again in range(count)}
        return self.known[path]
