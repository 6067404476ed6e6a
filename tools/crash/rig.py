"""Rounds of `kill -9` while several processes write to one log, each followed by a check of all that was promised."""
import argparse
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from ballots import Tellers, Voters, result
from serving import Server
from writers import Account, Broken, Housekeeper, Importer, PEOPLE, Thinker


class Rig:
    """A log, those who write to it, and what they were told."""

    def __init__(self, annals, folder, seed):
        self.annals = annals
        self.folder = folder
        self.account = Account()
        self.lines = []  # the lines of the log, as they were last read
        self.copies = 0
        self.restored = 0
        self.taken_out = set()  # the entries that texts were taken out of
        self.must(["init", "Crash", "--log", "crash.annals"])
        joined = "".join(
            json.dumps({"type": "person-joined", "data": {"name": f"Person {number}"}}) + "\n"
            for number in range(1, len(PEOPLE) + 1))
        self.must(["record", "-"], joined)
        self.must(["record", "role-granted", "person=P-1", "role=tracker", "--as", "P-1"])
        kinds = [Thinker, Thinker, Voters, Importer, Housekeeper, Server, Tellers]
        self.writers = [kind(self, random.Random(f"{seed} {number}")) for number, kind in enumerate(kinds)]
        self.server = self.writers[kinds.index(Server)]
        self.lines = self.exported()

    # Running annals

    def run(self, arguments, text=None):
        return subprocess.run(
            [self.annals, *arguments], cwd=self.folder, input=text, text=True, capture_output=True)

    def must(self, arguments, text=None):
        done = self.run(arguments, text)
        if done.returncode != 0:
            raise Broken(f"annals {' '.join(arguments)} exits {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def next_copy(self):
        self.copies += 1
        return f"copy-{self.copies}"

    @staticmethod
    def new_id(chance):
        """A UUID of version 7."""
        high = (time.time_ns() // 1_000_000) << 16 | 0x7000 | chance.getrandbits(12)
        text = f"{high:016x}{2 << 62 | chance.getrandbits(62):016x}"
        return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))

    # A round

    def round(self, chance):
        """Lets all write, and kills all of them or one."""
        faults = []

        def work(writer):
            try:
                writer.run()
            except Exception as fault:  # told by the main thread
                faults.append(fault)

        for writer in self.writers:
            writer.stopping = False
        self.server.opened.clear()
        threads = [threading.Thread(target=work, args=[writer]) for writer in self.writers]
        for thread in threads:
            thread.start()
        if chance.random() < 0.8:
            # The server is the slowest to start; now and then it is killed while it does.
            self.server.opened.wait(timeout=20)
        time.sleep(0.05 + chance.random() ** 2 * 2)
        # As when the machine stops, or as when one program does while the others go on.
        victims = self.writers if chance.random() < 0.7 else [chance.choice(self.writers)]
        for writer in self.writers:
            writer.stopping = True
        for writer in victims:
            writer.kill()
        for thread in threads:
            thread.join(timeout=120)
            if thread.is_alive():
                raise Broken("a writer does not come to an end")
        if faults:
            raise faults[0]
        self.check()
        self.check_backups()
        for writer in self.writers:
            writer.settle()
        self.check(settled=True)

    # What must hold

    def exported(self):
        return self.must(["export"]).splitlines()

    def check(self, settled=False):
        self.must(["verify"])
        lines = self.exported()
        entries = [json.loads(line) for line in lines]
        self.taken_out = {entry["data"]["entry"] for entry in entries if entry["type"] == "entry-redacted"}
        if not self.begins(lines, self.lines):
            raise Broken("entries that were read before are not what they were")
        self.lines = lines
        found = {}
        for number, entry in enumerate(entries, 1):
            if entry["position"] != number:
                raise Broken(f"#{number} is missing: {entry['position']} stands in its place")
            if entry["id"] in found:
                raise Broken(f"{entry['id']} stands in the log twice")
            found[entry["id"]] = entry
        for id, entry in self.account.entries.items():
            if id not in found:
                raise Broken(f"{id} was acknowledged and is not in the log")
            if entry is not None and self.left(entry) != self.left(found[id]):
                raise Broken(f"{id} was acknowledged as {entry} and is {found[id]}")
        for ids in self.account.batches:
            there = sum(id in found for id in ids)
            if there not in (0, len(ids)) or settled and there == 0:
                raise Broken(f"an import of {len(ids)} lines is there with {there}")
        # What commands write, and what follows from a closed ballot, have ids of their own.
        own = {"person-forgotten", "role-granted", "papers-opened", "ballot-recounted", "entry-redacted"}
        for entry in entries[1 + len(PEOPLE):]:
            if entry["id"] not in self.account.sent and entry["type"] not in own:
                raise Broken(f"nobody sent {entry}")
        self.check_papers(entries)
        self.check_recounts(entries)
        self.check_views(entries)
        if settled:
            self.check_gone()

    def left(self, entry):
        """What is left of an entry, where texts were taken out of it."""
        if entry["position"] not in self.taken_out:
            return entry
        return {key: value for key, value in entry.items() if key not in ("data", "leaf")}

    def begins(self, lines, others):
        """Whether lines begin with others, but for what was taken out of either."""
        return len(others) <= len(lines) and all(
            line == other or self.left(json.loads(line)) == self.left(json.loads(other))
            for line, other in zip(lines, others))

    def check_papers(self, entries):
        """Holds the papers of closed ballots against the votes that were acknowledged."""
        opened = {entry["data"]["ballot"]: entry["data"]["papers"] for entry in entries if entry["type"] == "papers-opened"}
        for ballot, papers in self.account.papers.items():
            if sorted(opened.get(ballot, [])) != papers:
                raise Broken(f"the papers of {ballot} are {opened.get(ballot)}, and the votes acknowledged {papers}")

    def check_recounts(self, entries):
        """A correction of a counted vote and the recount are there together, and add up to what was acknowledged."""
        counts = {entry["data"]["ballot"]: entry["position"] for entry in entries if entry["type"] == "ballot-closed"}
        recounts = {entry["data"]["cause"]: entry for entry in entries if entry["type"] == "ballot-recounted"}
        for entry in entries:
            ballot = entry["data"]["data"].get("ballot") if entry["type"] == "entry-corrected" else None
            if ballot in counts and entry["position"] not in recounts:
                raise Broken(f"#{entry['position']} corrects a vote of {ballot}, and nothing recounts it")
        for position, (ballot, right) in self.account.recounts.items():
            if result(recounts[position]) != right:
                raise Broken(f"{ballot} was recounted as {result(recounts[position])}, and the votes add up to {right}")

    def check_views(self, entries):
        """Holds views against a fold of all lines, written down here anew."""
        struck = {entry["data"]["entry"] for entry in entries if entry["type"] == "entry-struck"}
        corrected = {
            entry["data"]["entry"]: entry["data"]["data"] for entry in entries
            if entry["type"] == "entry-corrected" and entry["position"] not in struck
        }
        for type, command, key, field in [
            ("idea-captured", "ideas", "idea", "text"), ("task-assigned", "tasks", "task", "title")
        ]:
            expected = {}
            for entry in entries:
                if entry["type"] == type and entry["position"] not in struck:
                    text = corrected.get(entry["position"], entry["data"])[field]
                    expected[entry["data"][key]] = text if isinstance(text, str) else f"[redacted by #{text['redacted']}]"
            listed = json.loads(self.must([command, "--json"]))[command]
            view = {one[key]: one[field] for one in listed}
            if view != expected:
                wrong = set(view.items()) ^ set(expected.items())
                raise Broken(f"annals {command} does not show what the lines say: {sorted(wrong)[:4]}")

    def check_anew(self):
        """Holds what is kept beside the log against what is made of the log alone."""
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        questions = [
            ["plan", "--as-of", now, "--json"], ["search", "word", "--json"], ["search", "task", "--json"],
            ["ballots", "--json"],
        ]
        kept = [self.must(question) for question in questions]
        for path in self.folder.glob("crash.annals-views*"):
            path.unlink()
        self.must(["rebuild"])
        for question, answer in zip(questions, kept):
            if self.must(question) != answer:
                raise Broken(f"annals {' '.join(question)} answers differently once what is kept is made anew")
        self.must(["verify", "--rules"])

    def check_backups(self):
        """Each backup, and each log restored of one, that has its name is sound and begins the log; what broke off has none."""
        for path in [*self.folder.glob("copy-*.backup"), *self.folder.glob("copy-*.restored")]:
            self.must(["verify", "--log", path.name])
            lines = self.must(["export", "--log", path.name]).splitlines()
            if not self.begins(self.lines, lines):
                raise Broken(f"{path.name} holds other lines than the log")
            self.restored += path.suffix == ".restored"
        for path in self.folder.glob("copy-*"):
            path.unlink()

    def check_gone(self):
        words = [word.encode() for word in self.account.gone]
        for path in self.folder.iterdir():
            content = path.read_bytes()
            for word in words:
                if word in content:
                    raise Broken(f"{word.decode()} was forgotten or taken out, and stands in {path.name}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--annals", required=True, help="the program")
    arguments.add_argument("--rounds", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="annals-crash-"))
    chance = random.Random(options.seed)
    start = time.monotonic()
    rig = None
    number = 0
    try:
        rig = Rig(str(pathlib.Path(options.annals).resolve()), folder, options.seed)
        for number in range(1, options.rounds + 1):
            rig.round(chance)
            if number % 5 == 0:
                rig.check_anew()
                print(f"round {number}: {len(rig.lines)} entries hold", flush=True)
    except Broken as broken:
        sys.exit(f"crash: seed {options.seed}, round {number}: {broken}\nthe log is kept in {folder}")
    account = rig.account
    shutil.rmtree(folder)
    print(
        f"{options.rounds} rounds in {time.monotonic() - start:.0f} s: {len(rig.lines)} entries, of which "
        f"{len(account.entries)} were acknowledged one by one or in {len(account.batches)} imports, "
        f"{rig.server.recorded} of them through the server; "
        f"{len(account.papers)} secret ballots counted, {len(account.recounts)} open ones recounted, {len(account.gone)} "
        f"people forgotten or texts taken out, {rig.restored} backups restored; nothing was lost, half done or there twice")


main()
