"""What people do together in a session, in real browsers: ideas dragged with the mouse, by keys and by taps, a casting vote,
a recusal, groups at work, a pulse, and two who move the session on at once.
"""
from session import MODERATOR, PARTICIPANTS, SOON, live, schedule

CHAIR, OTHER = PARTICIPANTS[0], PARTICIPANTS[1]


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
            return [None]
        return answer.json()["created"]

    for person, role in [(MODERATOR, "moderator"), (CHAIR, "chair"), (OTHER, "participant")]:
        record(steward, "participant-invited", session=session, person=person, role=role)
    moderator = rig.visit(rig.invite(MODERATOR))
    chair = rig.visit(rig.invite(CHAIR))
    phone = rig.visit(rig.invite(OTHER), size=(390, 844), has_touch=True)
    record(moderator, "session-opened", session=session, present=[MODERATOR, CHAIR, OTHER], unready="a rehearsal")
    ideas = [record(moderator, "idea-captured", text=text)[0] for text in
             ["Yearly checks", "Service contracts", "Lend units out", "Units on loan", "A coffee machine"]]
    room = moderator.context.new_page()
    rig.watch(room)
    live(rig, moderator, session, "console")
    live(rig, chair, session, "console")
    live(rig, room, session, "room")
    live(rig, phone, session, "phone")

    sorting(rig, moderator, room, phone, ideas)
    voting(rig, moderator, chair, phone, record)
    groups(rig, moderator, room, phone)
    pulse(rig, moderator, room, phone)
    at_once(rig, moderator, chair, session)
    for page, name in [(moderator, "console"), (room, "room"), (phone, "phone")]:
        rig.look(page, name)
        rig.axe(page, name)
        rig.shot(page, f"together-{name}")
    rig.summary = "ideas sorted, a tie broken, groups, a pulse"


def wait(rig, page, selector, words):
    try:
        page.locator(selector).first.wait_for(timeout=SOON * 1000)
        return True
    except Exception:
        rig.fault(f"{words}: {selector} is not on {page.url.rsplit('/', 1)[-1]}")
        return False


def sorting(rig, console, room, phone, ideas):
    def idea(page, number):
        return page.locator(f"article[data-drop='{ideas[number]}']")

    def drag(number, onto, along):
        grip = idea(console, number).locator("[data-grip]")
        grip.scroll_into_view_if_needed()
        (start, end) = (grip.bounding_box(), onto.bounding_box())
        console.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
        console.mouse.down()
        console.mouse.move(end["x"] + end["width"] * along, end["y"] + 12, steps=8)
        if console.locator(".lv-target").count() != 1:
            rig.fault(f"dragging {ideas[number]}: nothing shows where it would go")
        console.mouse.up()

    # One idea dragged onto another makes a group of both, on every screen.
    drag(1, idea(console, 0), .3)
    for page in [console, room, phone]:
        wait(rig, page, f"article[data-drop='{ideas[1]}'][data-group]", "a drag makes a group")
    # Onto the end of another it says the same, and is merged into it.
    drag(3, idea(console, 2), .9)
    wait(rig, room, f".lv-same:has-text('{ideas[3]}')", "a drag to the end merges")
    # By keys: taken up, two places up to the group, put down.
    grip = idea(console, 4).locator("[data-grip]")
    grip.focus()
    console.keyboard.press("Enter")
    for _ in range(9):
        console.keyboard.press("ArrowUp")
        if console.locator("h3.lv-group.lv-target").count():
            break
    console.keyboard.press("Enter")
    wait(rig, room, f"article[data-drop='{ideas[4]}'][data-group]", "the keys put an idea into a group")
    if not console.evaluate("() => document.activeElement.matches('[data-grip]')"):
        rig.fault("after the keys the focus is not on the idea that was moved")
    # By taps on a phone: its grip, then the parking lot.
    idea(phone, 4).locator("[data-grip]").tap()
    phone.locator(".lv-carry [data-drop='lot']").tap()
    wait(rig, room, f"article[data-drop='{ideas[4]}'][data-parked]", "taps park an idea")
    # And Escape leaves everything as it was.
    console.keyboard.press("Enter")
    console.keyboard.press("Escape")
    if console.locator(".lv-carry").count():
        rig.fault("Escape does not let go")
    # The group gets its name.
    console.fill(".lv-naming[open] input[name='data.title']", "All about service")
    console.click(".lv-naming[open] button")
    wait(rig, room, "h3.lv-group:has-text('All about service')", "a group gets its name")


def voting(rig, console, chair, phone, record):
    ballot = record(
        console, "ballot-opened", question="Do we lend units out?", method={"name": "majority"}, chair=CHAIR,
        options=[{"id": "motion", "text": "We lend units out"}])[0]
    # The moderator has an interest, the other two are level.
    record(console, "recusal-declared", on=ballot)
    phone.locator("form:has(input[value='vote-cast']) button[value='against']").first.click(timeout=SOON * 1000)
    details = chair.locator(f".lv-at-progress article[aria-label='{ballot}'] details:has(.lv-calls)")
    details.locator("summary").first.click()
    details.locator(f"form:has(input[value='{CHAIR}']) button[value='for']").click(timeout=SOON * 1000)
    console.locator(f".lv-ballot[aria-label='{ballot}'] form:has(input[value='ballot-closed']) button").click()
    tie = chair.locator("form:has(input[value='tie-broken'])")
    if wait(rig, chair, "form:has(input[value='tie-broken'])", "votes that are equal ask for the casting vote"):
        tie.locator("[name='data.reason']").fill("We know the customers")
        tie.locator("button[value='for']").click()
        wait(rig, console, ".lv-tie:has(strong)", "the casting vote is shown")
        wait(rig, console, f"form:has(input[value='decision-taken']):has(input[value='{ballot}']) >> xpath=..", "a decision follows")


def groups(rig, console, room, phone):
    form = console.locator("details:has(form input[value='breakouts'])")
    form.locator("summary").first.click()
    form.locator("[data-deal='2']").click()
    form.locator("input[name='title.1']").fill("The near ones")
    form.locator("form > button").last.click()
    wait(rig, room, ".lv-breakout:has-text('The near ones')", "a group is on the big screen")
    if wait(rig, phone, ".lv-seat", "a phone shows its own group"):
        phone.locator(".lv-seat summary").click()
        phone.locator(".lv-seat textarea[name='data.text']").last.fill("We start with ten units")
        phone.locator(".lv-seat form:has(input[value='breakout-reported']) button").click()
        wait(rig, room, ".lv-is-back:has-text('We start with ten units')", "what a group brings back is on the big screen")


def pulse(rig, console, room, phone):
    form = console.locator("details:has(form input[value='pulse-opened'])")
    form.locator("summary").first.click()
    form.locator("input[name='data.statements[]']").nth(1).fill("")
    form.locator("form > button").last.click()
    if wait(rig, phone, ".lv-asked .lv-tap", "a phone is asked"):
        phone.locator(".lv-asked button[value='4']").tap()
        wait(rig, room, ".lv-pulse:has-text('1 of 3')", "the big screen counts the answers")
    console.locator("form:has(input[value='pulse-closed']) button").click()
    wait(rig, room, ".lv-pulse:has-text('Too few answered')", "one answer alone is not shown")


def at_once(rig, first, second, session):
    """Two taps at once: one is recorded, and the other told why not."""
    stages = "form:has(input[value='stage-entered'])"
    if not first.locator(stages).count():
        return rig.fault("the console has no stages")
    # The second has seen nothing of what the first does: the connection of its screen is cut.
    second.evaluate("() => { document.querySelector('[data-live]').dataset.held = '' }")
    first.locator(stages).nth(1).locator("button").click()
    first.wait_for_timeout(600)
    second.locator(stages).nth(2).locator("button").click()
    wait(rig, second, ".lv-problem:has-text('faster')", "the second is told why not")
    second.evaluate(
        "() => { const live = document.querySelector('[data-live]'); delete live.dataset.held;"
        " live.dispatchEvent(new CustomEvent('annals:free')) }")
