"""The server among those who write: `annals serve`, and phones that record through it all at once."""
import http.client
import json
import pathlib
import re
import signal
import subprocess
import threading
import time

from writers import Broken, Writer

PHONES = 6


class Server(Writer):
    """Runs `annals serve` and lets phones record ideas through it, many of which share a commit; each phone sends its
    next once the one before is answered."""

    def __init__(self, rig, chance):
        super().__init__(rig, chance)
        self.doubts = {}  # phone -> the line that was sent and not answered
        self.recorded = 0
        self.opened = threading.Event()  # set once phones record through it

    def run(self):
        said = pathlib.Path(self.rig.folder / "serve.said")
        with said.open("w") as output:
            self.process = subprocess.Popen(
                [self.rig.annals, "serve", "--port", "0", "--as", "P-1"], cwd=self.rig.folder, stdout=output,
                stderr=subprocess.STDOUT, start_new_session=True)
        address = self.address(said)
        if address is not None:
            self.serve(*address)
        if self.process.poll() is None:
            # Not the one that is killed: it is asked to stop, and does so as it should.
            self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Broken("annals serve does not stop when it is asked to")
        if code not in (0, -signal.SIGKILL, -signal.SIGTERM):
            raise Broken(f"annals serve exits {code}: {said.read_text()}")

    def address(self, said):
        """The port and the link's path, once it is open; `None` where it ended or is to end before."""
        while self.process.poll() is None and not self.stopping:
            found = re.search(r"http://[^/:]+:(\d+)(/enter/\S+)", said.read_text())
            if found:
                return int(found[1]), found[2]
            time.sleep(0.02)
        return None

    def serve(self, port, link):
        try:
            door = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            door.request("GET", link)
            answer = door.getresponse()
            answer.read()
            cookie = (answer.getheader("Set-Cookie") or "").split(";")[0]
        except (OSError, http.client.HTTPException):
            return
        if not cookie:
            raise Broken(f"annals serve lets nobody in: {answer.status}")
        faults = []
        phones = [
            threading.Thread(target=self.phone, args=[number, port, cookie, faults]) for number in range(PHONES)
        ]
        for phone in phones:
            phone.start()
        self.opened.set()
        for phone in phones:
            phone.join()
        if faults:
            raise faults[0]

    def phone(self, number, port, cookie, faults):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {
            "Cookie": cookie, "Content-Type": "application/json", "Origin": f"http://127.0.0.1:{port}",
        }
        try:
            while not self.stopping:
                line = {
                    "id": self.rig.new_id(self.chance), "type": "idea-captured", "actor": "P-1",
                    "data": {"text": f"Phone {number} {self.chance.random()} " + "word " * self.chance.randrange(20)},
                }
                with self.account.lock:
                    self.account.sent.add(line["id"])
                self.doubts[number] = line
                connection.request("POST", "/api/actions", json.dumps(line), headers)
                answer = connection.getresponse()
                body = answer.read()
                if answer.status != 201:
                    raise Broken(f"annals serve answers {answer.status} to {line}: {body.decode()}")
                self.account.acknowledge(json.loads(body))
                del self.doubts[number]
                with self.account.lock:
                    self.recorded += 1
        except (OSError, http.client.HTTPException):
            pass  # it was killed: what was sent stays in doubt
        except Exception as fault:  # told by the main thread
            faults.append(fault)

    def settle(self):
        for number in list(self.doubts):
            self.doubt = self.doubts.pop(number)
            super().settle()
