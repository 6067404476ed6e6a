"""What `room` and `pages` share: a server of a log, visits to it, and as little HTTP as a benchmark needs.

The clients are asyncio protocols of the standard library: one of them costs the driver some 20 µs an answer, so that it
takes little of the time that the server is measured in.
"""
import asyncio
import atexit
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

here = pathlib.Path(__file__).resolve().parent
root = here.parent.parent


def program(given):
    """The program to measure: the one that is named, or a release build."""
    if given:
        return pathlib.Path(given).resolve()
    print("Building for release …", file=sys.stderr)
    subprocess.run(["swift", "build", "--package-path", root, "--scratch-path", root / ".build-release", "-c", "release",
                    "--product", "annals", "--static-swift-stdlib"], check=True, stdout=sys.stderr)
    return root / ".build-release/release/annals"


def percentile(values, share):
    """The value below which that share of all lie; the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")


class Server:
    """`annals serve` on a port of its own."""

    def __init__(self, annals, log):
        self.annals, self.log = annals, log
        self.said = open(f"{log}.said", "w+")
        self.process = subprocess.Popen([annals, "serve", "--port", "0", "--log", log], stdout=self.said,
                                        stderr=subprocess.STDOUT)
        # It does not outlive the benchmark, however that ends.
        atexit.register(self.process.kill)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        for _ in range(1200):
            said = pathlib.Path(self.said.name).read_text()
            found = re.search(r"http://([^/:]+):(\d+)/enter/(\S+)", said)
            if found:
                break
            if self.process.poll() is not None:
                sys.exit(f"annals serve ended:\n{said}")
            time.sleep(0.05)
        else:
            sys.exit("annals serve printed no link")
        self.port, self.secret = int(found[2]), found[3]

    @property
    def memory(self):
        """Its resident memory, in bytes."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) * 1024

    @property
    def processor(self):
        """The seconds of processor time that it took so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def handles(self):
        """How many files and sockets it holds open."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    @property
    def wal(self):
        """The bytes of the log's WAL."""
        path = pathlib.Path(f"{self.log}-wal")
        return path.stat().st_size if path.exists() else 0

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """Asks it to stop; gives its exit code and how many seconds it took."""
        start = time.perf_counter()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60), time.perf_counter() - start


class Connection(asyncio.Protocol):
    """One connection that is kept open, on which one request at a time is asked and answered."""

    def __init__(self):
        self.buffer = bytearray()
        self.answer = None
        self.is_open = False

    def connection_made(self, transport):
        self.transport, self.is_open = transport, True

    def connection_lost(self, _):
        self.is_open = False
        if self.answer and not self.answer.done():
            self.answer.set_exception(ConnectionResetError())

    def data_received(self, data):
        self.buffer += data
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = bytes(self.buffer[:end])
        length = re.search(rb"\r\ncontent-length: (\d+)", head, re.IGNORECASE)
        if length:
            size = end + 4 + int(length[1])
            if len(self.buffer) < size:
                return
            body = bytes(self.buffer[end + 4:size])
        elif b"chunked" in head.lower():
            if not self.buffer.endswith(b"0\r\n\r\n"):
                return
            body = unchunked(self.buffer[end + 4:])
        else:
            body = b""
        self.buffer.clear()
        answer, self.answer = self.answer, None
        if answer and not answer.done():
            answer.set_result((int(head[9:12]), head, body))


def unchunked(data):
    """The body of an answer that came in chunks."""
    body, start = bytearray(), 0
    while True:
        end = data.index(b"\r\n", start)
        size = int(data[start:end], 16)
        if size == 0:
            return bytes(body)
        body += data[end + 2:end + 2 + size]
        start = end + 2 + size + 2


class Visitor:
    """Somebody who is signed in, with a connection that is kept open as a browser does."""

    def __init__(self, port):
        self.port, self.cookie, self.connection = port, "", None
        self.turn = asyncio.Lock()

    async def ask(self, method, path, body=b"", headers=""):
        """Asks once the answer before has come, and gives status, head and body."""
        async with self.turn:
            return await self.ask_now(method, path, body, headers)

    async def ask_now(self, method, path, body, headers):
        """Asks; a connection that the server has closed meanwhile is opened again."""
        for attempt in range(3):
            try:
                if not self.connection or not self.connection.is_open:
                    _, self.connection = await asyncio.get_running_loop().create_connection(
                        Connection, "127.0.0.1", self.port)
                answer = self.connection.answer = asyncio.get_running_loop().create_future()
                kind = f"Content-Length: {len(body)}\r\nContent-Type: application/x-www-form-urlencoded\r\n" if body else ""
                cookie = f"Cookie: {self.cookie}\r\n" if self.cookie else ""
                self.connection.transport.write(
                    f"{method} {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\n{cookie}{headers}{kind}\r\n".encode() + body)
                return await answer
            except (ConnectionResetError, ConnectionRefusedError):
                self.connection = None
                if attempt == 2:
                    raise

    async def enter(self, secret):
        """Comes in with a personal link."""
        _, head, _ = await self.ask("GET", f"/enter/{secret}")
        found = re.search(rb"set-cookie: ([^;\r]+)", head, re.IGNORECASE)
        if not found:
            sys.exit(f"a link opened nothing: {head.decode()}")
        self.cookie = found[1].decode()
        return self

    async def get(self, path):
        """The body of a page; ends the benchmark where there is none."""
        status, _, body = await self.ask("GET", path, headers="Accept: text/html\r\n")
        if status != 200:
            sys.exit(f"{path} answered {status}: {body[:300].decode(errors='replace')}")
        return body

    def close(self):
        if self.connection and self.connection.is_open:
            self.connection.transport.close()


class Stream(asyncio.Protocol):
    """A stream of events that is listened to: when each id came, and what its papers offer to vote on."""

    def __init__(self, visitor, path):
        self.visitor, self.path = visitor, path
        self.tail = b""
        self.seen = []
        self.size = 0
        self.wanted = None
        self.is_open = False
        self.ended = asyncio.get_running_loop().create_future()

    async def open(self):
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self.visitor.port)
        self.transport.write(
            f"GET {self.path} HTTP/1.1\r\nHost: localhost:{self.visitor.port}\r\nCookie: {self.visitor.cookie}\r\n"
            "Accept: text/event-stream\r\n\r\n".encode())
        return self

    def connection_made(self, transport):
        self.transport, self.is_open = transport, True

    def connection_lost(self, _):
        self.is_open = False
        if not self.ended.done():
            self.ended.set_result(None)

    def data_received(self, data):
        now = time.perf_counter()
        self.size += len(data)
        text = self.tail + data
        for found in re.finditer(rb"\nid: (\d+)\n", text):
            self.seen.append((int(found[1]), now))
        if self.wanted and self.wanted[0] in text:
            if not self.wanted[1].done():
                self.wanted[1].set_result(None)
            self.wanted = None
        # What may still be the beginning of something sought; an id that was found is not found again.
        cut = max(text.rfind(b"\nid: ") if text[-30:].find(b"\nid: ") >= 0 else -1, len(text) - 60)
        self.tail = re.sub(rb"\nid: \d+\n", b"\n", text[cut:])

    def await_text(self, text):
        """Done once that text comes."""
        future = asyncio.get_running_loop().create_future()
        self.wanted = (text, future)
        return future
