"""What the scenarios share: a server of a log, people signed in, and what every page is held to."""
import os, pathlib, re, shutil, subprocess, tempfile, threading, urllib.error, urllib.request

import axe_playwright_python
from playwright.sync_api import sync_playwright

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SIZES = [(1280, 900), (390, 844)]


class Rig:
    """A server of a copy of a log, a browser, and a list of what was wrong."""

    def __init__(self, annals, log, shots=None, whole=False):
        self.annals, self.original, self.shots, self.whole = annals, log, shots, whole
        self.faults, self.summary = [], ""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.log = os.path.join(self.folder.name, os.path.basename(self.original))
        for ending in ["", "-keys"]:
            shutil.copy(self.original + ending, self.log + ending)
        self.server = subprocess.Popen(
            [self.annals, "serve", "--port", "0", "--log", self.log], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True)
        self.base = self.first_link = None
        for line in self.server.stdout:
            found = re.search(r"(https?://[^\s/]+)(/enter/\S+)", line)
            if found:
                self.base, self.first_link = found[1], found[0]
                break
        if not self.base:
            raise SystemExit("browser: annals serve printed no link")
        # What it says later must not fill the pipe.
        threading.Thread(target=self.server.stdout.read, daemon=True).start()
        self.play = sync_playwright().start()
        path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
        self.browser = self.play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        if self.shots:
            os.makedirs(self.shots, exist_ok=True)
        return self

    def __exit__(self, *error):
        self.browser.close()
        self.play.stop()
        self.server.terminate()
        try:
            code = self.server.wait(timeout=15)
            if code not in (0, -15):
                self.fault(f"the server ended with {code}")
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.fault("the server did not stop when it was asked to")
        self.folder.cleanup()

    def fault(self, words):
        if words not in self.faults:
            self.faults.append(words)

    # People

    def invite(self, person):
        """A personal link of somebody."""
        run = subprocess.run(
            [self.annals, "invite", person, "--log", self.log, "--address", self.base], capture_output=True, text=True)
        found = re.search(r"/enter/\S+", run.stdout + run.stderr)
        if not found:
            raise SystemExit(f"browser: annals invite {person}: {run.stdout}{run.stderr}")
        return self.base + found[0]

    def visit(self, link, size=SIZES[0], **settings):
        """A browser of its own, signed in with a link; `None` for a stranger's."""
        # Colours that are on their way from one to another are no colours to measure.
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", **settings)
        page = context.new_page()
        self.watch(page)
        if link:
            page.goto(link)
        return page

    def watch(self, page):
        """Writes down whatever the browser complains of."""
        def say(words):
            path = page.url.removeprefix(self.base or "") or "/"
            self.fault(f"{path}: {words}")

        def console(message):
            # That a page is not there, or is not for somebody, is said by its status, which is looked at elsewhere.
            if message.type in ("error", "warning") and "the server responded with a status of 4" not in message.text:
                say(f"the browser says {message.text}")

        page.on("console", console)
        page.on("pageerror", lambda error: say(f"a script failed: {error}"))
        page.on("requestfailed", lambda request: say(f"{request.url} failed: {request.failure}")
                if "ERR_ABORTED" not in (request.failure or "") else None)

    # Pages

    def look(self, page, name):
        """What every page is held to, as it stands."""
        wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            self.fault(f"{name}: it is {wide} points wider than the screen")
        if page.evaluate("() => document.querySelectorAll('h1').length") != 1:
            self.fault(f"{name}: it has not one h1")
        doubled = page.evaluate(
            "() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
            " return ids.filter((id, at) => ids.indexOf(id) !== at) }")
        if doubled:
            self.fault(f"{name}: the id {doubled[0]} is there twice")

    def axe(self, page, name):
        """Holds a page to WCAG 2.2 AA, as far as a program can."""
        if not page.evaluate("() => !!window.axe"):
            page.evaluate(AXE)
        found = page.evaluate(
            "tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })"
            ".then(r => r.violations.map(v => [v.id, v.help, v.nodes.length, v.nodes[0].target.join(' '),"
            " (v.nodes[0].any[0] || v.nodes[0].all[0] || v.nodes[0].none[0] || {}).message || '']))", WCAG)
        for rule, words, count, place, why in found:
            self.fault(f"{name}: {rule}: {words} ({count} times, first {place}: {why})")

    def shot(self, page, name):
        if self.shots:
            name = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-") or "today"
            page.screenshot(path=os.path.join(self.shots, f"{name}.jpg"), type="jpeg", quality=60, full_page=True)


def ask(address, accept="text/html"):
    """The status and the text of an address, asked by a stranger."""
    request = urllib.request.Request(address, headers={"Accept": accept})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
