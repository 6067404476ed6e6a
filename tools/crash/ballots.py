"""Those who vote: in secret, and in the open with a vote that was noted down wrongly."""
from writers import Broken, PEOPLE, Recorder

OPTIONS = ["a", "b", "c", "d"]


def ballot_opened(**more):
    return {
        "type": "ballot-opened", "actor": "P-1",
        "data": {
            "question": "Where to?", "options": [{"id": option, "text": option} for option in OPTIONS],
            "method": {"name": "approval"}, "electorate": PEOPLE, **more,
        },
    }


def counted(choices):
    return {option: sum(option in choice for choice in choices) for option in OPTIONS}


def result(entry):
    tallies = entry["data"]["result"]["tallies"]
    return {option: round(float(tallies.get(option, 0))) for option in OPTIONS}


class Voters(Recorder):
    """Opens secret ballots, has all vote and some change their minds, and closes them."""

    def __init__(self, rig, chance):
        super().__init__(rig, chance)
        self.ballot = None
        self.choices = {}

    def lines(self):
        while True:
            if self.ballot is None:
                yield ballot_opened(secret=True, mayChange=True)
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
            found, right = result(receipt["entry"]), counted(self.choices.values())
            if found != right:
                raise Broken(f"{self.ballot} was counted as {found}, and the votes acknowledged are {right}")
            with self.account.lock:
                self.account.papers[self.ballot] = sorted(self.choices.values())
            self.ballot = None


class Tellers(Recorder):
    """Opens ballots, has all vote and closes them; then corrects a vote, which recounts the ballot with it."""

    def __init__(self, rig, chance):
        super().__init__(rig, chance)
        self.ballot = None
        self.votes = {}  # person -> the vote as it was recorded, and its place
        self.is_closed = False

    def lines(self):
        while True:
            if self.ballot is None:
                yield ballot_opened()
            elif len(self.votes) < len(PEOPLE):
                person = next(person for person in PEOPLE if person not in self.votes)
                yield {
                    "type": "vote-cast", "actor": person,
                    "data": {"ballot": self.ballot, "choice": sorted(self.chance.sample(OPTIONS, 2))},
                }
            elif not self.is_closed:
                yield {"type": "ballot-closed", "actor": "P-1", "data": {"ballot": self.ballot}}
            else:
                position, data = self.votes[self.chance.choice(PEOPLE)]
                wrong = [option for option in OPTIONS if option not in data["choice"]]
                yield {
                    "type": "entry-corrected", "actor": "P-1",
                    "data": {"entry": f"#{position}", "data": {**data, "choice": wrong}, "reason": "Misheard"},
                }

    def acknowledged(self, line, receipt):
        if line["type"] == "ballot-opened":
            self.ballot, self.votes, self.is_closed = receipt["created"][0], {}, False
        elif line["type"] == "vote-cast":
            self.votes[line["actor"]] = (receipt["position"], receipt["entry"]["data"])
        elif line["type"] == "ballot-closed":
            self.is_closed = True
        elif line["type"] == "entry-corrected":
            position = int(line["data"]["entry"][1:])
            choices = [
                line["data"]["data"]["choice"] if at == position else data["choice"] for at, data in self.votes.values()
            ]
            with self.account.lock:
                self.account.recounts[receipt["position"]] = (self.ballot, counted(choices))
            self.ballot = None
