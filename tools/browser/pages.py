"""Opens every page that links lead to, wide and narrow, light and dark, and holds each to the same: it answers, the browser
complains of nothing, nothing runs out of the screen, and axe-core finds nothing against WCAG 2.2 AA. Strangers get the
sign-in page everywhere.

Pages of one kind look alike: of `/decisions/D-…` only the first few are opened, unless `--whole` asks for all.
"""
import re
from urllib.parse import urljoin, urlsplit

from rig import SIZES, ask

# How many pages of one kind are opened, and how many of them in every size and colour.
FEW, CLOSE = 3, 1
# What is no page: files, and what ends the visit or sets a cookie.
NO_PAGE = re.compile(r"^/(assets|language|enter|leave|api)(/|$)|\.(csv|txt|json|ics|xml|annals-evidence)$")
# Where no link leads that is followed below, or one with other words behind the “?”.
ALSO = ["/sessions/S-4/replay?step=40", "/sessions/S-4/replay?step=60&without=P-4", "/compare?from=2022&to=2025",
        "/compare?from=2021&to=2025&by=period", "/sessions/new", "/plan?asOf=2023", "/search?q=propane",
        "/sessions/S-4?asOf=2021-01-31"]


def run(rig):
    page = rig.visit(rig.first_link)
    if urlsplit(page.url).path != "/":
        rig.fault(f"the one-time link leads to {page.url}")
    again, _ = ask(rig.first_link)
    if again == 200 or again == 303:
        rig.fault("the one-time link opens the door twice")
    seen, kinds, waiting = {}, {}, ["/"] + ALSO
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if path in seen or (not rig.whole and kinds.get(kind, 0) >= FEW):
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = page.goto(rig.base + path, wait_until="load")
        seen[path] = answer.status
        if answer.status != 200:
            # A page of the live session is refused to some; a link must still never lead nowhere.
            rig.fault(f"{path}: it answers {answer.status}")
            continue
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        if kinds[kind] <= CLOSE:
            closely(rig, page, path, kind)
        else:
            rig.look(page, path)
        waiting += [link for link in links(page, rig.base) if link not in seen]
    russian(rig, page, [path for path in seen if kinds.get(kind_of(path), 0) and path in ALSO + ["/", "/sessions", "/plan"]])
    strangers(rig, seen)
    rig.summary = f"{len(seen)} pages of {len(kinds)} kinds"


def closely(rig, page, path, kind):
    """In every size and colour."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ["light", "dark"]:
            page.emulate_media(color_scheme=scheme)
            name = f"{path} ({width}, {scheme})"
            if scheme == "light":
                rig.look(page, name)
            rig.axe(page, name)
            rig.shot(page, f"{kind}-{width}-{scheme}")
    page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
    page.emulate_media(color_scheme="light")


def russian(rig, page, paths):
    """The same words in Russian are longer."""
    page.goto(rig.base + "/language/ru?return=/")
    page.set_viewport_size({"width": 390, "height": 844})
    for path in paths:
        if page.goto(rig.base + path).status == 200:
            rig.look(page, f"{path} in Russian")
    page.goto(rig.base + "/language/en?return=/")


def strangers(rig, seen):
    for path in sorted(seen):
        status, text = ask(rig.base + path)
        if status != 401 or "<h1" not in text:
            rig.fault(f"{path}: a stranger gets {status}")
        elif "Tannbach" in text:
            rig.fault(f"{path}: a stranger reads whose log it is")


def links(page, base):
    """The pages that links and forms of this one lead to."""
    found = page.evaluate("() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))")
    paths = []
    for href in found:
        whole = urljoin(page.url, href)
        if not whole.startswith(base + "/"):
            continue
        parts = urlsplit(whole)
        # What is of another moment looks like what is of now; a few of those are named above.
        if NO_PAGE.search(parts.path) or re.search(r"(asOf|known)=", parts.query):
            continue
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if path not in paths:
            paths.append(path)
    return paths


def kind_of(path):
    """`/decisions/D-9?asOf=2024` is of the kind `/decisions/-?asOf`."""
    parts = urlsplit(path)
    names = "&".join(sorted({pair.split("=")[0] for pair in parts.query.split("&") if pair}))
    return re.sub(r"/([A-Z]-\d+[^/]*|\d+|[0-9-]+)(?=/|$)", "/-", parts.path) + (f"?{names}" if names else "")
