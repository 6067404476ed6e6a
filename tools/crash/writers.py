"""Those who write to the log while it is killed: each keeps account of what was acknowledged and what is in doubt.

A writer runs `annals` until it is done or killed. What was sent and not answered is in doubt: `settle` sends it again
under the same id, after which it stands in the log once.
"""
import json
import subprocess
import threading
import time

PEOPLE = [f"P-{number}" for number in range(1, 7)]


class Broken(Exception):
    """A promise that was not kept."""


class Account:
    """What was acknowledged, by all writers together."""

    def __init__(self):
        self.lock = threading.Lock()
        self.entries = {}  # id -> the entry as it was acknowledged
        self.batches = []  # ids that came in together
        self.sent = set()  # every id that was ever sent
        self.gone = []  # words that must be nowhere any more
        self.papers = {}  # ballot -> the papers that were acknowledged, in order
        self.recounts = {}  # position of a correction -> the ballot, and what it adds up to since

    def acknowledge(self, receipt):
        with self.lock:
            entry = receipt["entry"]
            known = self.entries.get(entry["id"])
            if known is not None and known != entry:
                raise Broken(f"{entry['id']} was acknowledged twice, and not with the same entry")
            self.entries[entry["id"]] = entry


class Writer:
    """Somebody who runs one `annals` at a time."""

    def __init__(self, rig, chance):
        self.rig = rig
        self.chance = chance
        self.account = rig.account
        self.process = None
        self.stopping = False
        self.doubt = None  # the line that was sent and not answered

    def start(self, arguments, **more):
        self.process = subprocess.Popen(
            [self.rig.annals, *arguments], cwd=self.rig.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, start_new_session=True, **more)
        return self.process

    def kill(self):
        process = self.process
        if process is not None and process.poll() is None:
            process.kill()

    def run(self):
        """Works until it is told to stop, or killed."""
        raise NotImplementedError

    def settle(self):
        """Sends again what is in doubt."""
        if self.doubt is None:
            return
        line, self.doubt = self.doubt, None
        done = subprocess.run(
            [self.rig.annals, "record", "-", "--json"], cwd=self.rig.folder, input=json.dumps(line) + "\n", text=True,
            capture_output=True)
        if done.returncode != 0:
            raise Broken(f"what was in doubt is refused when it is sent again: {line}: {done.stdout}{done.stderr}")
        receipt = json.loads(done.stdout)
        self.account.acknowledge(receipt)
        self.acknowledged(line, receipt)

    def acknowledged(self, line, receipt):
        """What follows from an answer."""


class Recorder(Writer):
    """Sends one line after the other to `annals record -`, each once the one before is answered."""

    def lines(self):
        """The next line, for ever."""
        raise NotImplementedError

    def run(self):
        process = self.start(["record", "-", "--json"], stdin=subprocess.PIPE)
        for line in self.lines():
            if self.stopping:
                break
            line["id"] = line.get("id") or self.rig.new_id(self.chance)
            with self.account.lock:
                self.account.sent.add(line["id"])
            self.doubt = line
            try:
                process.stdin.write(json.dumps(line) + "\n")
                process.stdin.flush()
            except BrokenPipeError:
                break
            answer = process.stdout.readline()
            if not answer.endswith("\n"):
                break
            if not answer.startswith("{"):
                raise Broken(f"refused: {line}: {answer}")
            receipt = json.loads(answer)
            self.doubt = None
            self.account.acknowledge(receipt)
            self.acknowledged(line, receipt)
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass
        process.wait()


class Thinker(Recorder):
    """Captures ideas and notes, and strikes and corrects some of them."""

    def __init__(self, rig, chance):
        super().__init__(rig, chance)
        self.mine = []

    def lines(self):
        while True:
            dice = self.chance.random()
            if dice < 0.15 and len(self.mine) > 3:
                position, _ = self.mine.pop(self.chance.randrange(len(self.mine)))
                yield {"type": "entry-struck", "actor": "P-1", "data": {"entry": f"#{position}", "reason": "Twice"}}
            elif dice < 0.3 and len(self.mine) > 3:
                position, data = self.chance.choice(self.mine)
                data = {**data, "text": f"Corrected {self.chance.random()}"}
                yield {
                    "type": "entry-corrected", "actor": "P-1",
                    "data": {"entry": f"#{position}", "data": data, "reason": "Misheard"},
                }
            elif dice < 0.45:
                yield {
                    "type": "task-assigned", "actor": "P-1",
                    "data": {"title": f"Task {self.chance.random()}", "owner": self.chance.choice(PEOPLE)},
                }
            else:
                yield {
                    "type": "idea-captured", "actor": self.chance.choice(PEOPLE),
                    "data": {"text": f"Idea {self.chance.random()} " + "word " * self.chance.randrange(60)},
                }

    def acknowledged(self, line, receipt):
        if line["type"] == "idea-captured":
            self.mine.append((receipt["position"], receipt["entry"]["data"]))


class Importer(Writer):
    """Takes in files of lines, each all or nothing."""

    def __init__(self, rig, chance):
        super().__init__(rig, chance)
        self.batch = None

    def run(self):
        while not self.stopping:
            ids = [self.rig.new_id(self.chance) for _ in range(self.chance.randrange(2, 60))]
            lines = [
                {
                    "id": id, "type": "idea-captured", "actor": self.chance.choice(PEOPLE),
                    "data": {"text": f"Imported {id}"},
                }
                for id in ids
            ]
            with self.account.lock:
                self.account.sent.update(ids)
                self.account.batches.append(ids)
            path = self.rig.folder / f"batch-{len(self.account.batches)}.jsonl"
            path.write_text("".join(json.dumps(line) + "\n" for line in lines))
            self.batch = (path, ids)
            process = self.start(["import", path.name])
            output = process.communicate()[0]
            if process.returncode == 0:
                self.taken_in()
            elif process.returncode > 0:
                raise Broken(f"an import is refused: {output}")

    def taken_in(self):
        path, ids = self.batch
        self.batch = None
        path.unlink()
        with self.account.lock:
            for id in ids:
                self.account.entries.setdefault(id, None)

    def settle(self):
        if self.batch is None:
            return
        self.rig.must(["import", self.batch[0].name])
        self.taken_in()


class Housekeeper(Writer):
    """Has people forgotten and texts taken out, rebuilds, signs, backs up, restores, verifies and asks."""

    def __init__(self, rig, chance):
        super().__init__(rig, chance)
        self.words = None  # what the line in doubt says that is to go
        self.going = None  # the command that lets them go, and how it says that they are gone already

    def run(self):
        while not self.stopping:
            task = self.chance.choice(
                ["forget", "forget", "redact", "redact", "rebuild", "checkpoint", "backup", "backup", "plan",
                 "search", "verify"])
            if task in ("forget", "redact"):
                self.say_and_take_back(task)
            elif task == "backup":
                self.back_up()
            else:
                self.finish({"search": ["search", "idea"]}.get(task, [task]))
            time.sleep(self.chance.random() / 20)

    def finish(self, arguments):
        process = self.start(arguments)
        output = process.communicate()[0]
        # Nothing to sign, and nothing found, are no faults.
        if process.returncode not in (0, -9) and arguments[0] not in ("checkpoint", "search"):
            raise Broken(f"annals {' '.join(arguments)}: {output}")
        return process.returncode == 0

    def back_up(self):
        name = self.rig.next_copy()
        if self.finish(["backup", f"{name}.backup"]) and not self.stopping:
            self.finish(["restore", f"{name}.backup", f"{name}.restored"])

    def say_and_take_back(self, task):
        self.words = f"Ghost{self.chance.getrandbits(60):x}"
        line = {"id": self.rig.new_id(self.chance), "actor": "P-1"}
        if task == "forget":
            line |= {"type": "person-joined", "data": {"name": self.words}}
        else:
            line |= {"type": "idea-captured", "data": {"text": f"{self.words} is to be bought"}}
        with self.account.lock:
            self.account.sent.add(line["id"])
        self.doubt = line
        process = self.start(["record", "-", "--json"], stdin=subprocess.PIPE)
        try:
            output = process.communicate(json.dumps(line) + "\n")[0]
        except BrokenPipeError:
            return
        if not output.startswith("{") or not output.endswith("\n"):
            return
        self.doubt = None
        receipt = json.loads(output)
        self.account.acknowledge(receipt)
        self.acknowledged(line, receipt)
        if self.finish(self.going[0]):
            self.are_gone()

    def acknowledged(self, line, receipt):
        more = ["--reason", "Asked to be", "--as", "P-1"]
        if line["type"] == "person-joined":
            self.going = (["forget", receipt["created"][0], *more], "forgotten")
        else:
            self.going = (["redact", f"#{receipt['position']}", "text", "--yes", *more], "there is no text at")

    def are_gone(self):
        self.going = None
        with self.account.lock:
            self.account.gone.append(self.words)

    def settle(self):
        super().settle()
        if self.going is None:
            return
        # Gone before it was killed, or not: asked again it is done, or says that it was.
        arguments, already = self.going
        done = self.rig.run(arguments)
        if done.returncode != 0 and already not in done.stderr:
            raise Broken(f"annals {' '.join(arguments)} fails after a kill: {done.stderr}")
        self.are_gone()
