"""A small client of plain ttrpc over TLS: calls go out as they are asked for, and frames come in as they come."""

import select
import socket
import ssl
import struct
import threading

from protobuf import bytes_field, fields

REQUEST, RESPONSE, DATA = 1, 2, 3
REMOTE_CLOSED = 0x01
HEADER = struct.Struct(">IIBB")


class Connection:
    def __init__(self, port, ca, token):
        context = ssl.create_default_context(cafile=ca)
        context.set_alpn_protocols(["ttrpc"])
        plain = socket.create_connection(("127.0.0.1", port), 10)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket = context.wrap_socket(plain, server_hostname="127.0.0.1")
        # One thread may read while another writes, which OpenSSL does not allow: each step of either is taken alone.
        self._socket.setblocking(False)
        self._step = threading.Lock()
        self._patience = None
        self._metadata = bytes_field(5, bytes_field(1, "authorization") + bytes_field(2, "Bearer " + token))
        self._next = 1
        self._bytes = b""

    def call(self, service, method, payload, is_stream=False):
        """Sends a call, and gives its stream's number. A server's stream is asked for with the client's end closed."""
        stream, self._next = self._next, self._next + 2
        envelope = bytes_field(1, service) + bytes_field(2, method) + bytes_field(3, payload) + self._metadata
        flags = REMOTE_CLOSED if is_stream else 0
        self._write(HEADER.pack(len(envelope), stream, REQUEST, flags) + envelope)
        return stream

    def receive(self):
        """The next frame: stream, and the message's bytes, None at a stream's end. A failed call is an error."""
        length, stream, kind, flags = HEADER.unpack(self._take(HEADER.size))
        data = self._take(length)
        if kind == DATA:
            return stream, None if flags & REMOTE_CLOSED else data
        envelope = fields(data)
        status = fields(envelope.get(1, b""))
        if status.get(1):
            raise RuntimeError(f"a call failed with {status[1]}: {status.get(2, b'').decode()}")
        return stream, envelope.get(2, b"")

    def _take(self, count):
        while len(self._bytes) < count:
            more = self._try(self._socket.recv, 1 << 16)
            if more is None:
                self._await(select.POLLIN, self._patience)
                continue
            if not more:
                raise ConnectionError("the server ended the connection")
            self._bytes += more
        taken, self._bytes = self._bytes[:count], self._bytes[count:]
        return taken

    def _write(self, rest):
        while rest:
            count = self._try(self._socket.send, rest)
            if count is None:
                self._await(select.POLLOUT, None)
            else:
                rest = rest[count:]

    def _try(self, step, argument):
        """A step of reading or writing; None where the socket must be waited for."""
        with self._step:
            try:
                return step(argument)
            except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return None

    def _await(self, what, seconds):
        poll = select.poll()
        poll.register(self._socket, what)
        if not poll.poll(None if seconds is None else seconds * 1e3):
            raise TimeoutError("the server took too long")

    def limit(self, seconds):
        """How long `receive` waits at most."""
        self._patience = seconds

    def end(self):
        """Ends it on the wire, so that threads that wait for a message wake with an error. It is closed once they
        are gone: otherwise its descriptor could become that of another connection under the reader's hands."""
        socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def close(self):
        self._socket.close()
