"""Citations: what comments and documents cite of the project's documents is there, as a file and as a heading of it, and
so is each path of the repository that they have in back quotes."""

import os
import re

import sources

# Where comments begin, by the file's ending.
COMMENTS = {
    ".swift": re.compile(r"(?:^|\s)//+(.*)"), ".proto": re.compile(r"(?:^|\s)//+(.*)"),
    ".go": re.compile(r"(?:^|\s)//+(.*)"), ".h": re.compile(r"(?:^|\s)//+(.*)"),
    ".sql": re.compile(r"(?:^|\s)--+(.*)"), ".toml": re.compile(r"(?:^|\s)#+(.*)"),
}
SCRIPT_COMMENT = re.compile(r"(?:^|\s)#+(.*)")

CITATION = re.compile(r"(?<![\w./-])(?:docs/[\w./-]+|ARCHITECTURE|CONTRIBUTING|CHANGELOG)\.md(?:#[^\s)`,;:'\"]*)?")
# A path in back quotes, perhaps with a line. Placeholders such as `Tests/<Target>Tests` do not match.
QUOTED_PATH = re.compile(r"`([\w][\w.+-]*(?:/[\w.+-]+)*/?)(?::\d+)?`")
# What makes one word a path. With a slash the name of a folder at its beginning does too.
PATH_ENDING = re.compile(r"\w\.(?:swift|sql|proto|py|sh|toml|md)$")
LINK = re.compile(r"\]\(([^)\s]+)\)")
INLINE_CODE = re.compile(r"`[^`]*`")
HEADING = re.compile(r"#{1,6}\s+(.*)")
FENCE = re.compile(r"\s*```")
# A heading that is cited in words, which nothing would check.
IN_WORDS = re.compile(r"\b(?:ARCHITECTURE|CONTRIBUTING|README|CHANGELOG)(?:\.md)?,? [\"'“]")
# Names of texts that the repository does not have.
ELSEWHERE = re.compile(r"\b(?:KPIS|EVENTS|JUDGEMENT|QUALITY|STORE|WIRE|ACCESS|SCALE|FIELD)\b|§\s*\d")


def findings():
    anchors = Anchors()
    paths = Paths()
    for path in sorted({*sources.files(*COMMENTS, ".md", ".yaml", ".yml"), *sources.scripts()}):
        text = sources.text(path)
        for number, line in enumerate(text.split("\n"), 1):
            for match in CITATION.finditer(line):
                cited, _, anchor = match.group(0).rstrip(".").partition("#")
                if problem := anchors.problem(cited, anchor):
                    yield f"{path}:{number}: {match.group(0)}: {problem}"
        yield from document(path, text, anchors, paths) if path.endswith(".md") else elsewhere(path, text, paths)


def elsewhere(path, text, paths):
    """Comments that cite what only some could read, or a path that is not there."""
    pattern = COMMENTS.get(os.path.splitext(path)[1], SCRIPT_COMMENT)
    for number, line in enumerate(text.split("\n"), 1):
        if not (comment := pattern.search(line)):
            continue
        for missing in paths.missing(comment.group(1)):
            yield f"{path}:{number}: `{missing}`: there is no such path"
        if found := ELSEWHERE.search(comment.group(1)):
            yield f"{path}:{number}: cites a text by `{found.group(0)}`; cite a file of docs/ and a heading of it"
        if found := IN_WORDS.search(comment.group(1)):
            yield f"{path}:{number}: cites a heading in words; cite the file with #heading"


def document(path, text, anchors, paths):
    """The links of a document within the repository, and what it cites otherwise."""
    for number, line in prose(text):
        for missing in paths.missing(line):
            yield f"{path}:{number}: `{missing}`: there is no such path"
        for target in LINK.findall(line):
            if "://" in target or target.startswith("mailto:"):
                continue
            file, _, anchor = target.partition("#")
            file = os.path.normpath(os.path.join(os.path.dirname(path), file)) if file else path
            if problem := anchors.problem(file, anchor):
                yield f"{path}:{number}: the link {target}: {problem}"
        if found := ELSEWHERE.search(INLINE_CODE.sub("", LINK.sub("]", line))):
            yield f"{path}:{number}: cites a text by `{found.group(0)}`; link to a file and a heading of it"


def prose(text):
    """A document's lines with their numbers, without its blocks of code."""
    is_code = False
    for number, line in enumerate(text.split("\n"), 1):
        if FENCE.match(line):
            is_code = not is_code
        elif not is_code:
            yield number, line


class Paths:
    """The repository's files and folders, by what they may be called: each by any end of its path from a folder's name
    on, and a Swift file also without `.swift`."""

    def __init__(self):
        self.names = set()
        self.folders = set()
        for path in sources.everything():
            parts = path.split("/")
            self.folders.update(parts[:-1])
            for end in range(1, len(parts) + 1):
                self.names.update("/".join(parts[begin:end]) for begin in range(end))
            if path.endswith(".swift"):
                self.names.update("/".join(parts[begin:])[:-len(".swift")] for begin in range(len(parts)))

    def missing(self, line):
        """The paths in back quotes in a line that are neither a file nor a folder."""
        for found in QUOTED_PATH.finditer(line):
            path = found.group(1)
            is_path = PATH_ENDING.search(path) or "/" in path and path.split("/")[0] in self.folders
            if is_path and path.rstrip("/") not in self.names:
                yield path


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
