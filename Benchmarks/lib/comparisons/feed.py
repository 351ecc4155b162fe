"""How long after a commit a subscriber gets the changed figures.

A sender submits small batches at a fixed rate; a subscriber of the country's scorecard waits for a message that
contains each batch's commit. The feed adds the time from the batch's answer, which the server sends after the commit,
to that message; 0 if the message comes first. One clock measures both."""

import bisect
import json
import sys
import threading
import time
from datetime import datetime, timedelta, timezone

import scorecard
from comparisons.base import Comparison
from protobuf import bytes_field, fields, int_field
from results import Row, Target
from ttrpc import Connection

EVENTS_A_SECOND, COMMITS_A_SECOND = 2_000, 100
SECONDS, WARMUP = 6.0, 1.0
MOST_MS = 5
# The least time between two messages that a subscriber can ask for, in nanoseconds.
LEAST_INTERVAL = 1_000_000
PATIENCE = 10.0
SOURCE = "benchmark-feed"


class Feed(Comparison):
    title = "A commit to a subscriber at 2,000 events a second: what the feed adds at p99"

    def set_up(self):
        home = self.bench.home
        self.branches = [code for code, in home.query(
            "select code from tarazu.unit where level = 'branch' and closed_on is null order by code")]
        today = datetime.now(timezone.utc) + timedelta(hours=3, minutes=30)
        self.at = (datetime.now(timezone.utc) - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.question = scorecard.request("IR", (today - timedelta(days=29)).date(), today.date())
        self.run = time.time_ns()
        # Two threads share the interpreter, and each should get it soon when it has something to read.
        self._switch_interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-4)

    def sides(self):
        return {"tarazu": self._measure}

    def _batches(self, repetition):
        """Batches that register cases and close those of the batch before, so that the figures change each time."""
        size = EVENTS_A_SECOND // COMMITS_A_SECOND // 2
        count = int((self.bench.seconds(WARMUP) + self.bench.seconds(SECONDS)) * COMMITS_A_SECOND)
        return [b"".join(
            self._line("registered", f"{self.run}-{repetition}-{batch}-{number}", batch + number, {"class": "civil"})
            + self._line("closed", f"{self.run}-{repetition}-{batch - 1}-{number}", batch - 1 + number,
                         {"outcome": "judgment"}) * (batch > 0)
            for number in range(size)) for batch in range(count)]

    def _line(self, kind, case, branch, more):
        event = {"source": SOURCE, "id": f"{case}-{kind[0]}", "kind": kind, "at": self.at, "case": case,
                 "branch": self.branches[branch % len(self.branches)], **more}
        return (json.dumps(event) + "\n").encode()

    def _measure(self, repetition):
        home = self.bench.home
        batches = [bytes_field(1, lines) for lines in self._batches(repetition)]
        subscriber, sender = (Connection(home.port, home.ca, home.token) for _ in range(2))
        try:
            messages, reader = self._subscribe(subscriber)
            try:
                sent, answered = self._send(sender, batches)
                return self._judge(sent, answered, messages)
            finally:
                subscriber.end()
                reader.join(PATIENCE)
        finally:
            subscriber.close()
            sender.close()

    def _subscribe(self, connection):
        """Reads messages in a thread, from the first one on, into a list that grows: (when it came, its bytes); the
        list and the thread."""
        interval = bytes_field(3, int_field(2, LEAST_INTERVAL))
        connection.call(scorecard.SERVICE, "Subscribe", bytes_field(1, self.question) + interval, is_stream=True)
        connection.limit(PATIENCE)
        messages = [(time.monotonic(), connection.receive()[1])]
        connection.limit(None)

        def read():
            try:
                while message := connection.receive()[1]:
                    messages.append((time.monotonic(), message))
            except OSError:
                pass  # the connection was ended: the measurement is over

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        return messages, reader

    def _send(self, connection, batches):
        """Sends batches when they are due, without waiting for answers. Returns when each was sent, and its answer."""
        answered = {}
        connection.limit(PATIENCE)

        def read():
            while len(answered) < len(batches):
                stream, message = connection.receive()
                answered[stream // 2] = (time.monotonic(), commit_time(fields(message)[3]), message)

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        sent, start = [], time.monotonic()
        for number, batch in enumerate(batches):
            time.sleep(max(0, start + number / COMMITS_A_SECOND - time.monotonic()))
            sent.append(time.monotonic())
            connection.call("tarazu.v1.IngestService", "SubmitLines", batch)
        reader.join(PATIENCE)
        if len(answered) < len(batches):
            raise RuntimeError(f"only {len(answered)} of {len(batches)} batches were answered")
        return sent, [answered[number] for number in range(len(batches))]

    def _judge(self, sent, answered, messages):
        if rejected := sum(fields(fields(message)[2]).get(3, 0) for _, _, message in answered):
            raise RuntimeError(f"{rejected} events were rejected")
        # With two writers the last batch that was sent may not be the last one committed.
        self._await_last(max(commit for _, commit, _ in answered), messages)
        shown = [(commit_time(fields(fields(message)[2])[4]), at) for at, message in list(messages)]
        commits = [commit for commit, _ in shown]
        first = int(self.bench.seconds(WARMUP) * COMMITS_A_SECOND)
        added, whole = [], []
        for began, (at, commit, _) in list(zip(sent, answered))[first:]:
            message_at = shown[bisect.bisect_left(commits, commit)][1]
            added.append(max(0, message_at - at) * 1e3)
            whole.append((at - began) * 1e3)
        return {"batches": len(added), "messages": len(messages), "added_ms_p50": quantile(added, 0.5),
                "added_ms_p99": quantile(added, 0.99), "commit_ms_p50": quantile(whole, 0.5),
                "commit_ms_p99": quantile(whole, 0.99)}

    def _await_last(self, commit, messages):
        end = time.monotonic() + PATIENCE
        while commit_time(fields(fields(messages[-1][1])[2])[4]) < commit:
            if time.monotonic() > end:
                raise RuntimeError("the subscriber did not get the last commit")
            time.sleep(0.05)

    def rows(self, figures):
        what = f"a commit to a subscriber at {EVENTS_A_SECOND:,} events/s: added to the commit at p99"
        return [Row("feed", what, "ms", [figure["added_ms_p99"] for figure in figures["tarazu"]],
                    target=Target("at most", MOST_MS))]

    def notes(self, figures):
        middle = sorted(figures["tarazu"], key=lambda figure: figure["commit_ms_p99"])[len(figures["tarazu"]) // 2]
        return [f"The feed: {COMMITS_A_SECOND} batches a second; the commit itself, from a batch's sending to its "
                f"answer, took {middle['commit_ms_p50']:.1f} ms at p50 and {middle['commit_ms_p99']:.1f} ms at p99; "
                "added is the time from that answer to the first message with the commit, 0 if it came first."]

    def tear_down(self):
        if hasattr(self, "_switch_interval"):
            sys.setswitchinterval(self._switch_interval)


def commit_time(as_of):
    """Nanoseconds of AsOf.commit_time, which orders positions."""
    time = fields(fields(as_of)[2])
    return time.get(1, 0) * 1_000_000_000 + time.get(2, 0)


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
