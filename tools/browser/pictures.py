"""The pictures of the README: `tools/browser/run --pictures Documentation/pictures` makes them again, from the log of the demo
company and a session that is played for them. Each is small: a picture that is more than LARGEST bytes loses quality.
"""
import os
from datetime import date, timedelta

LARGEST = 60_000
WIDE, PHONE = (1200, 800), (390, 800)
LEADER, MODERATOR, PEOPLE = "P-3", "P-11", ["P-2", "P-3", "P-4", "P-5", "P-6", "P-7"]


def run(rig, folder):
    os.makedirs(folder, exist_ok=True)
    steward = rig.visit(rig.first_link, size=WIDE)
    page = rig.visit(rig.invite(LEADER), size=WIDE)
    for name, path, place in [
        ("today", "/", None), ("plan", "/plan", "#goals"), ("page", "/page", None),
        ("decision", "/decisions/D-4", None), ("why", "/decisions/D-8", "#graph"),
        ("compare", "/compare?from=2021&to=2025", "#goals"), ("replay", "/sessions/S-1/replay?step=120", None),
    ]:
        if page.goto(rig.base + path).status != 200:
            rig.fault(f"{path} is not there")
        page.evaluate("id => id ? document.querySelector(id)?.scrollIntoView() : scrollTo(0, 0)", place)
        keep(page, folder, name)
    play(rig, steward, folder)
    rig.summary = f"{len(os.listdir(folder))} pictures"


def keep(page, folder, name):
    """Writes down what the browser shows, in no more bytes than a README should load."""
    path = os.path.join(folder, f"{name}.jpg")
    for quality in range(82, 20, -6):
        page.screenshot(path=path, type="jpeg", quality=quality, animations="disabled")
        if os.path.getsize(path) <= LARGEST:
            return


def play(rig, steward, folder):
    """A session in the middle of a vote, on its three screens."""
    def record(page, kind, during=None, **data):
        body = {"type": kind, "data": data} | ({"session": during} if during else {})
        answer = page.request.post(rig.base + "/api/actions", data=body, headers={"Origin": rig.base})
        if not answer.ok:
            rig.fault(f"{kind}: {answer.status} {answer.text()[:300]}")
            return None
        return (answer.json()["created"] or [None])[0]

    steward.goto(rig.base + "/sessions/new")
    steward.fill("[name='data.title']", "What we do about lead times")
    steward.select_option("[name='data.template']", "decision")
    steward.fill("[name='data.startsAt']", f"{date.today() + timedelta(days=1)}T09:00")
    steward.click("button[value='schedule']")
    session = steward.url.rsplit("/", 1)[-1]
    for person, role in [(MODERATOR, "moderator"), (PEOPLE[0], "chair")] + [(person, "participant") for person in PEOPLE[1:]]:
        record(steward, "participant-invited", session=session, person=person, role=role)
    moderator = rig.visit(rig.invite(MODERATOR), size=WIDE)
    record(moderator, "session-opened", session=session, present=[MODERATOR] + PEOPLE, unready="played for a picture")
    phones = [rig.visit(rig.invite(person), size=PHONE) for person in PEOPLE]
    question = record(moderator, "question-posed", session=session, text="How do we keep six weeks when orders double?")
    ideas = [
        record(phone, "idea-captured", session=session, question=question, text=text)
        for phone, text in zip(phones, [
            "A third pair at the brazing bench", "Lend out units before winter", "Promise eight weeks, and keep them",
            "Order controllers a year ahead"])]
    record(phones[4], "argument-made", on=ideas[0], stance="for", text="The bench stands; two people are enough")
    record(phones[5], "argument-made", on=ideas[2], stance="against", text="Whoever waits leaves us")
    ballot = record(
        moderator, "ballot-opened", during=session, question="Do we put a third pair at the bench?", method={"name": "majority"},
        options=[{"id": "motion", "text": "A third pair from March on", "refersTo": ideas[0]}])
    record(moderator, "stage-entered", session=session, stage="alternatives")
    screen = moderator.context.new_page()
    for page, name in [(moderator, "console"), (screen, "room"), (phones[1], "phone")]:
        page.set_viewport_size(dict(zip(("width", "height"), PHONE if name == "phone" else WIDE)))
        page.goto(f"{rig.base}/sessions/{session}/{name}", wait_until="domcontentloaded")
    for phone, choice in zip([phones[0]] + phones[2:5], ["for", "for", "against", "for"]):
        record(phone, "vote-cast", ballot=ballot, choice=choice)
    screen.wait_for_timeout(1500)
    for page, name in [(moderator, "console"), (screen, "room"), (phones[1], "phone")]:
        page.bring_to_front()
        if name == "phone":
            page.locator("form:has(input[value='vote-cast'])").first.evaluate(
                "form => form.closest('section').scrollIntoView()")
        keep(page, folder, name)
