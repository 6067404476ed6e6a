"""Records texts that mean harm in every kind of thing and looks at the pages that show them: no script ran, nothing became
an element, and what is read is what was written.
"""
import json, os, pathlib

TEXTS = [
    "<script>window.broken = 1</script>", '"><img src=x onerror="window.broken = 1">', "'><svg/onload=window.broken=1>",
    "</textarea></title></style><script>window.broken = 1</script>", '<a href="javascript:window.broken=1">x</a>',
    "{{title}} {{{title}}} ${7*7}", "a\u200bb\u200dc", "\u05d0\u05d1\u05d2 123", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "=1+1",
    "&lt;b&gt; &amp; &#60;", "Z\u0301\u0302\u0303\u0304a\u0305lgo", "a" * 3000,
]
# What makes an entry with a text, as action lines.
KINDS = {
    "idea-captured": ("text", {}), "goal-set": ("title", {"kind": "goal", "horizon": "2031"}),
    "task-assigned": ("title", {"owner": "P-1", "due": "2031"}), "theme-named": ("title", {}),
    "assumption-stated": ("text", {}), "note-added": ("text", {"on": "P-1"}), "question-posed": ("text", {}),
    "decision-taken": ("statement", {"title": "Hostile", "how": "authority", "deciders": ["P-1"]}),
    "finding-recorded": ("text", {"lens": "swot", "side": "threat"}),
}
FOLDERS = {"I": "ideas", "G": "goals", "T": "tasks", "C": "themes", "A": "assumptions", "Q": "questions", "D": "decisions",
           "F": "findings"}


def texts():
    """Ours, and a big list of naughty strings where it is."""
    vectors = pathlib.Path(os.environ.get("ANNALS_DATA", "/nowhere")) / "vectors" / "blns.json"
    if not vectors.is_file():
        print("hostile: ANNALS_DATA/vectors/blns.json is not there, and skipped")
        return TEXTS, []
    return TEXTS, [text for text in json.loads(vectors.read_text()) if text.strip()]


def run(rig):
    own, more = texts()
    page = rig.visit(rig.first_link)
    shown = {}
    kinds = list(KINDS)
    lines = [(text, kind) for text in own for kind in kinds] + [
        (text, kinds[number % len(kinds)]) for number, text in enumerate(more)]
    for text, kind in lines:
        field, others = KINDS[kind]
        answer = page.request.post(
            rig.base + "/api/actions", data=json.dumps({"type": kind, "data": {field: text, **others}}),
            headers={"Content-Type": "application/json", "Origin": rig.base})
        if answer.status == 201:
            for subject in answer.json()["created"]:
                folder = FOLDERS.get(subject[0])
                if folder:
                    shown[f"/{folder}/{subject}"] = text
        elif answer.status not in (400, 409):
            rig.fault(f"{kind} with {text[:40]!r} is answered with {answer.status}")
    wanted = list(shown)[::1 if rig.whole else 7]
    for path in wanted:
        if page.goto(rig.base + path).status != 200:
            rig.fault(f"{path}: it is not shown")
            continue
        check(rig, page, path)
        # What is read is what was written, less what turns directions and white at its ends.
        bare = lambda words: "".join(c for c in words if not c.isspace() and not 0x202A <= ord(c) <= 0x202E
                                     and not 0x2066 <= ord(c) <= 0x2069)
        if bare(shown[path]) not in bare(page.evaluate("() => document.body.textContent")) and "@P-" not in shown[path]:
            rig.fault(f"{path}: it does not say {shown[path][:60]!r}")
    for path in ["/", "/plan", "/log", "/ideas", "/tasks", "/goals", "/decisions", "/findings", "/search?q=script", "/page"]:
        page.goto(rig.base + path)
        check(rig, page, path)
    rig.summary = f"{len(lines)} texts on {len(wanted) + 10} pages"


def check(rig, page, path):
    found = page.evaluate(
        "() => [!!window.broken, document.querySelectorAll('main img, main iframe, main b[onclick], [onerror], [onload],"
        " main script, a[href^=\"javascript\"]').length]")
    if found[0]:
        rig.fault(f"{path}: a script of a text ran")
    if found[1]:
        rig.fault(f"{path}: a text became an element")
