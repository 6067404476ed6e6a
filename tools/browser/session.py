"""A whole session, with a moderator and five participants in browsers of their own: scheduled from a template, the
participants in by the code on the big screen, opened, ideas from phones, a vote on phones, a decision, closed, and read again afterwards. What one screen does shows on the others.
"""
import time
from datetime import date, timedelta

import qr

# How long a change may take to show on another screen, in seconds. Half a second is promised on a machine that has
# nothing else to do; seven browsers and a debug build beside it take more.
SOON = 3
MODERATOR, PARTICIPANTS = "P-2", ["P-3", "P-4", "P-5", "P-6", "P-7"]
GUEST = "Fay Fox <b>guest</b>"
IDEA = "Lend units out before winter <b>now</b>"


def run(rig):
    steward = rig.visit(rig.first_link)
    session = schedule(rig, steward)

    def record(page, kind, **data):
        body = {"type": kind, "data": data}
        if kind not in ("participant-invited", "session-opened", "session-closed"):
            body["session"] = session
        answer = page.request.post(rig.base + "/api/actions", data=body, headers={"Origin": rig.base})
        if not answer.ok:
            rig.fault(f"{kind}: {answer.status} {answer.text()[:300]}")
            return {"created": [None]}
        return answer.json()

    for person, role in [(MODERATOR, "moderator")] + [(person, "participant") for person in PARTICIPANTS]:
        record(steward, "participant-invited", session=session, person=person, role=role)
    moderator = rig.visit(rig.invite(MODERATOR))
    screen = moderator.context.new_page()
    rig.watch(screen)
    live(rig, moderator, session, "console")
    live(rig, screen, session, "room")
    link = code(rig, moderator, screen)
    phones = [come(rig, link, person) for person in PARTICIPANTS[:4]]
    record(moderator, "session-opened", session=session, present=[MODERATOR] + PARTICIPANTS[:4], unready="a rehearsal")
    phones.append(come(rig, link, PARTICIPANTS[4]))
    show_out(rig, moderator, phones, link)
    guest(rig, moderator, link)
    for page, name in [(moderator, "console with the door"), (screen, "room with the code")]:
        rig.look(page, name)
        rig.axe(page, name)
        rig.shot(page, f"live-{name}")

    # An idea from a phone is on the big screen, as the text that it is.
    phones[0].locator("form:has(input[value='idea-captured']) textarea").fill(IDEA)
    sent = time.monotonic()
    phones[0].locator("form:has(input[value='idea-captured']) button.lv-main").click()
    shown(rig, screen, IDEA, sent)
    shown(rig, phones[4], IDEA, sent)

    # A vote, on every phone.
    ballot = record(
        moderator, "ballot-opened", question="Do we lend units out?", method={"name": "majority"},
        options=[{"id": "motion", "text": "We lend units out"}])["created"][0]
    for phone in phones:
        try:
            phone.locator("form:has(input[value='vote-cast']) button[value='for']").first.click(timeout=SOON * 1000)
        except Exception as error:
            rig.fault(f"no vote on a phone: {str(error).splitlines()[0]}")
    moderator.wait_for_timeout(600)
    count = moderator.request.get(f"{rig.base}/api/ballots").json()["ballots"][-1]
    if "5" not in str(count):
        rig.fault(f"five voted, and the register says {count}")
    record(moderator, "ballot-closed", ballot=ballot)
    record(
        moderator, "decision-taken", title="Lending", statement="We lend units out", rationale="It was asked for",
        how="ballot", ballot=ballot, deciders=[MODERATOR])
    for page, name in [(moderator, "console"), (screen, "room"), (phones[1], "phone")]:
        rig.look(page, name)
        rig.axe(page, name)
        rig.shot(page, f"live-{name}")
    record(moderator, "session-closed", session=session, leaving="the promises of the last one stay open in this rehearsal")
    afterwards(rig, moderator, session)
    rig.summary = "one session, eight screens"


def code(rig, moderator, screen):
    """The console makes the code, and the big screen shows it: the link that a camera reads there."""
    sent = time.monotonic()
    moderator.locator("form:has(input[value='open']) button.lv-main").first.click()
    try:
        screen.locator(".lv-code-large svg.qr").wait_for(timeout=SOON * 1000)
    except Exception:
        rig.fault(f"the code is not on the big screen after {time.monotonic() - sent:.1f} s")
        return rig.base
    side = int(screen.get_attribute("svg.qr", "viewBox").split()[-1])
    link = qr.read(screen.get_attribute("svg.qr path", "d"), side)
    if link != screen.inner_text(".lv-code-link") or not link.startswith(rig.base + "/in/"):
        rig.fault(f"the code says {link}, and not what stands beside it")
    for scheme in ["light", "dark"]:
        screen.emulate_media(color_scheme=scheme)
        rig.look(screen, f"the code, {scheme}")
        rig.axe(screen, f"the code, {scheme}")
        rig.shot(screen, f"live-code-{scheme}")
    screen.emulate_media(color_scheme="light")
    return link


def come(rig, link, person):
    """A phone of its own follows the link and taps a name."""
    phone = rig.visit(link, size=(390, 844))
    if person == PARTICIPANTS[0]:
        rig.look(phone, "the names")
        rig.axe(phone, "the names")
        rig.shot(phone, "live-names")
    phone.click(f"button[value='{person}']")
    try:
        phone.wait_for_url("**/phone", wait_until="domcontentloaded", timeout=SOON * 1000)
    except Exception:
        rig.fault(f"a tap on {person} leads to {phone.url}")
    answer = phone.request.get(rig.base + "/plan")
    if answer.status != 403:
        rig.fault(f"the room's code opens the plan: {answer.status}")
    return phone


def show_out(rig, moderator, phones, link):
    """The console shows the last one out, whose phone says so by itself; the name is free again, and taken anew."""
    moderator.locator(".lv-at-door .lv-people li").nth(4).locator("button").click()
    try:
        phones[4].get_by_role("heading", name="Sign in").wait_for(timeout=3 * SOON * 1000)
    except Exception:
        rig.fault("whoever is shown out still sees the session")
    phones[4].context.close()
    phones[4] = come(rig, link, PARTICIPANTS[4])


def guest(rig, moderator, link):
    """Somebody who is not invited gives a name, and is let in to look on."""
    phone = rig.visit(link, size=(390, 844))
    phone.fill("[name=name]", GUEST)
    phone.click(".join-guest button")
    rig.look(phone, "waiting at the door")
    rig.axe(phone, "waiting at the door")
    rig.shot(phone, "live-waiting")
    try:
        moderator.locator("form:has(input[value='observer']) button").click(timeout=SOON * 1000)
        phone.wait_for_url("**/phone", wait_until="domcontentloaded", timeout=3 * SOON * 1000)
    except Exception as error:
        rig.fault(f"the guest is not let in: {str(error).splitlines()[0]}")
    if phone.locator("textarea").count():
        rig.fault("a guest who looks on has something to write into")
    phone.context.close()


def schedule(rig, page):
    """Puts a session on the calendar through the form."""
    page.goto(rig.base + "/sessions/new")
    page.fill("[name='data.title']", "A rehearsal")
    page.select_option("[name='data.template']", "decision")
    page.fill("[name='data.startsAt']", f"{date.today() + timedelta(days=1)}T09:00")
    page.click("button[value='schedule']")
    session = page.url.rsplit("/", 1)[-1]
    if not session.startswith("S-"):
        rig.fault(f"scheduling leads to {page.url}")
    rig.look(page, "a session to come")
    rig.axe(page, "a session to come")
    rig.shot(page, "session-to-come")
    return session


def live(rig, page, session, name):
    # The stream of events never ends, so there is no waiting for the network to be silent.
    answer = page.goto(f"{rig.base}/sessions/{session}/{name}", wait_until="domcontentloaded")
    if answer.status != 200:
        rig.fault(f"{name}: it answers {answer.status}")


def shown(rig, page, text, since):
    """That a text is on another screen soon."""
    try:
        page.get_by_text(text).first.wait_for(timeout=SOON * 1000)
    except Exception:
        rig.fault(f"“{text}” is not on {page.url.rsplit('/', 1)[-1]} after {time.monotonic() - since:.1f} s")


def afterwards(rig, page, session):
    """Report, replay, comparison and minutes of what has just been."""
    for path in [f"/sessions/{session}", f"/reports/{session}", f"/sessions/{session}/minutes"]:
        if page.goto(rig.base + path).status != 200 or "We lend units out" not in page.content():
            rig.fault(f"{path}: the decision is not on it")
    page.goto(f"{rig.base}/sessions/{session}/replay?step=1")
    count = int(page.get_attribute(".player", "data-count"))
    page.select_option(".speed select", "1000")
    page.click(".play")
    page.wait_for_function("() => Number(document.querySelector('.player').dataset.step) >= 4", timeout=10_000)
    page.click(".play")
    page.click(f"a[data-to='{count}']")
    page.wait_for_function(f"() => document.querySelector('.player').dataset.step === '{count}'", timeout=5000)
    if IDEA not in page.inner_text("#ideas"):
        rig.fault("the replay's last board has not the idea")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(f"() => document.querySelector('.player').dataset.step === '{count - 1}'", timeout=5000)
    if page.goto(f"{rig.base}/compare?from=2025&to={session}").status != 200 or "We lend units out" not in page.content():
        rig.fault("the comparison has not the decision")
