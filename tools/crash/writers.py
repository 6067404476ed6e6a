"""Those who write to the log while it is killed: each keeps account of what was acknowledged and what is in doubt.

A writer runs `annals` until it is done or killed. What was sent and not answered is in doubt: `settle` sends it again
under the same id, after which it stands in the log once.
"""
import json
import subprocess
import threading
import time

PEOPLE = [f"P-{number}" for number in range(1, 7)]
OPTIONS = ["a", "b", "c", "d"]


class Broken(Exception):
    """A promise that was not kept."""


class Account:
    """What was acknowledged, by all writers together."""

    def __init__(self):
        self.lock = threading.Lock()
        self.entries = {}  # id -> the entry as it was acknowledged
        self.batches = []  # ids that came in together
        self.sent = set()  # every id that was ever sent
        self.ghosts = {}  # person -> a name that must be nowhere any more
        self.papers = {}  # ballot -> the papers that were acknowledged, in order

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


class Voters(Recorder):
    """Opens secret ballots, has all vote and some change their minds, and closes them."""

    def __init__(self, rig, chance):
        super().__init__(rig, chance)
        self.ballot = None
        self.choices = {}

    def lines(self):
        while True:
            if self.ballot is None:
                yield {
                    "type": "ballot-opened", "actor": "P-1",
                    "data": {
                        "question": "Where to?", "options": [{"id": option, "text": option} for option in OPTIONS],
                        "method": {"name": "approval"}, "electorate": PEOPLE, "secret": True, "mayChange": True,
                    },
                }
            elif len(self.choices) < len(PEOPLE) or self.chance.random() < 0.5:
                missing = [person for person in PEOPLE if person not in self.choices]
                yield {
                    "type": "vote-sealed", "actor": self.chance.choice(missing or PEOPLE),
                    "data": {"ballot": self.ballot, "choice": sorted(self.chance.sample(OPTIONS, 2))},
                }
            else:
                yield {"type": "ballot-closed", "actor": "P-1", "data": {"ballot": self.ballot}}

    def acknowledged(self, line, receipt):
        if line["type"] == "ballot-opened":
            self.ballot, self.choices = receipt["created"][0], {}
        elif line["type"] == "vote-sealed":
            self.choices[line["actor"]] = line["data"]["choice"]
        elif line["type"] == "ballot-closed":
            counted = {option: 0 for option in OPTIONS}
            for choice in self.choices.values():
                for option in choice:
                    counted[option] += 1
            tallies = receipt["entry"]["data"]["result"]["tallies"]
            found = {option: round(float(tallies.get(option, 0))) for option in OPTIONS}
            if found != counted:
                raise Broken(f"{self.ballot} was counted as {found}, and the votes acknowledged are {counted}")
            with self.account.lock:
                self.account.papers[self.ballot] = sorted(self.choices.values())
            self.ballot = None


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
    """Joins people who are forgotten again, rebuilds, signs, exports, verifies and asks."""

    def __init__(self, rig, chance):
        super().__init__(rig, chance)
        self.forgetting = None

    def run(self):
        while not self.stopping:
            task = self.chance.choice(["forget", "forget", "rebuild", "checkpoint", "backup", "plan", "search", "verify"])
            if task == "forget":
                self.forget_somebody()
            else:
                arguments = {
                    "rebuild": ["rebuild"], "checkpoint": ["checkpoint"], "plan": ["plan"], "verify": ["verify"],
                    "search": ["search", "idea"], "backup": self.rig.backup_command(),
                }[task]
                self.finish(arguments)
            time.sleep(self.chance.random() / 20)

    def finish(self, arguments):
        process = self.start(arguments)
        output = process.communicate()[0]
        # Nothing to sign, and nothing found, are no faults.
        if process.returncode not in (0, -9) and arguments[0] not in ("checkpoint", "search"):
            raise Broken(f"annals {' '.join(arguments)}: {output}")
        return process.returncode == 0

    def forget_somebody(self):
        name = f"Ghost{self.chance.getrandbits(60):x}"
        line = {
            "id": self.rig.new_id(self.chance), "type": "person-joined", "actor": "P-1", "data": {"name": name},
        }
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
        self.forget()

    def acknowledged(self, line, receipt):
        self.forgetting = (receipt["created"][0], line["data"]["name"])

    def forget(self):
        person, name = self.forgetting
        if self.finish(["forget", person, "--reason", "Asked to be", "--as", "P-1"]):
            self.forgotten()

    def forgotten(self):
        person, name = self.forgetting
        self.forgetting = None
        with self.account.lock:
            self.account.ghosts[person] = name

    def settle(self):
        super().settle()
        if self.forgetting is None:
            return
        # Forgotten before it was killed, or not: asked again it is done, or says that it was.
        done = self.rig.run(["forget", self.forgetting[0], "--reason", "Asked to be", "--as", "P-1"])
        if done.returncode != 0 and "forgotten" not in done.stderr:
            raise Broken(f"{self.forgetting[0]} cannot be forgotten after a kill: {done.stderr}")
        self.forgotten()
