"""The load: simulated events in batches of lines over TLS, with a simple ttrpc client that costs little itself."""

import os
import queue
import re
import socket
import ssl
import struct
import threading
import time
from zlib import crc32

from cluster import Result, thread_seconds, ticks

HEADER = struct.Struct(">IIBB")
REQUEST, RESPONSE = 1, 2
SETTLE_SECONDS = 0.5
# Of events a batch, and of connections: with three, each writer has a batch and one waits; with six, the writer that is
# free finds two batches of 5,000 waiting, which is as much as a commit takes.
SHAPES = {"1,000 a commit": (1_000, 3), "10,000 a commit": (5_000, 6)}
CASE = re.compile(rb'"case":"([^"]*)"')


def varint(number):
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(out) + bytes([number])


def field(number, value):
    """A field of text, bytes or a message."""
    return varint(number << 3 | 2) + varint(len(value)) + value


class Credentials:
    """Where a home's service is and how its administrator calls it."""

    def __init__(self, home):
        def content(*names):
            with open(os.path.join(home, *names), encoding="utf-8") as file:
                return file.read().strip()

        self.ca = os.path.join(home, "tls", "ca.pem")
        self.port, self.server = int(content("port")), int(content("server.pid"))
        self.metadata = field(5, field(1, b"authorization") + field(2, b"Bearer " + content("admin", "token").encode()))


class Connection:
    def __init__(self, credentials):
        context = ssl.create_default_context(cafile=credentials.ca)
        context.set_alpn_protocols(["ttrpc"])
        plain = socket.create_connection(("127.0.0.1", credentials.port), 10)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        plain.settimeout(120)
        self._socket = context.wrap_socket(plain, server_hostname="127.0.0.1")
        self._metadata = credentials.metadata
        self._stream = 1

    def submit(self, lines):
        """Sends a batch and waits until it is committed."""
        message = (field(1, b"tarazu.v1.IngestService") + field(2, b"SubmitLines") + field(3, field(1, lines))
                   + self._metadata)
        self._socket.sendall(HEADER.pack(len(message), self._stream, REQUEST, 0) + message)
        self._stream += 2
        length, _, kind, _ = HEADER.unpack(self._take(HEADER.size))
        answer = self._take(length)
        # An answer without a status begins with the field of the message.
        if kind != RESPONSE or answer[:1] != b"\x12":
            raise RuntimeError(f"a batch was refused: {bytes(answer[:200])!r}")

    def _take(self, count):
        taken = bytearray(count)
        view = memoryview(taken)
        while count > 0:
            got = self._socket.recv_into(view[len(taken) - count:])
            if got == 0:
                raise RuntimeError("the service ended the connection")
            count -= got
        return taken

    def close(self):
        self._socket.close()


class Load:
    def __init__(self, lines, batch_size, connections):
        """The events of a case go over one connection in their order, as from the system that keeps the case."""
        shares = [[] for _ in range(connections)]
        for line in lines:
            shares[crc32(CASE.search(line).group(1)) % connections].append(line)
        self._batches = [list(Load._cut(share, batch_size)) for share in shares]
        self._events = len(lines)

    @staticmethod
    def _cut(share, most):
        """Batches of about the same size, so that the last one is not small."""
        count = -(-len(share) // most)
        for index in range(count):
            yield b"".join(share[len(share) * index // count:len(share) * (index + 1) // count])

    def run(self, credentials, cluster):
        connections = [Connection(credentials) for _ in self._batches]
        failures = queue.SimpleQueue()

        def send(connection, batches):
            try:
                for batch in batches:
                    connection.submit(batch)
            except (RuntimeError, OSError) as error:
                failures.put(error)

        threads = [threading.Thread(target=send, args=pair) for pair in zip(connections, self._batches)]
        threads_before = thread_seconds(credentials.server)
        before = (ticks(credentials.server), cluster.cpu_seconds(), time.process_time())
        began = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - began
        # The work after the commits counts too, such as vacuum.
        time.sleep(SETTLE_SECONDS)
        server, postgres, client = (ticks(credentials.server), cluster.cpu_seconds(), time.process_time())
        after = thread_seconds(credentials.server)
        for connection in connections:
            connection.close()
        if not failures.empty():
            raise RuntimeError(f"a connection failed: {failures.get()}")
        cpu = {"server": server - before[0], "postgres": postgres - before[1], "client": client - before[2]}
        threads = {name: total - threads_before.get(name, 0) for name, total in after.items()}
        return Result(self._events, seconds, cpu, threads)
