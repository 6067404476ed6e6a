// swift-format-ignore-file
// Written by tools/embed-templates from the files in Embedded; change those, not this.

enum EmbeddedFiles {
    /// The name and the text of each file that ships.
    static let all: [(name: String, text: String)] = [
("evidence.css", ##"""
.evidence aside { margin-top: 1.2rem; padding: .7rem 1rem; border-left: 3px solid var(--warn); background: var(--faint); font-size: .92rem; }
.evidence .statements li { padding: .22rem 0 .22rem 1.5rem; position: relative; overflow-wrap: anywhere; }
.evidence .statements li::before { content: "✓"; position: absolute; left: 0; color: var(--good); font-weight: 600; }
.evidence .statements.open li::before { content: "–"; color: var(--quiet); }
.evidence .about td, .evidence .about th { font-weight: 600; }
.evidence tbody th { font-weight: 400; }
.evidence tbody th a { text-decoration: none; color: var(--soft); }
.evidence .when { white-space: nowrap; font-weight: 400; color: var(--soft); }
.evidence th.number + th, .evidence th.number + td { padding-left: 1rem; }
.evidence .remark { display: block; font-weight: 400; color: var(--warn); font-size: .92em; }
.evidence pre { font: .78rem/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; background: var(--faint); padding: .5rem .7rem; margin: .4rem 0; overflow-x: auto; }
.evidence pre.wrap { white-space: pre-wrap; overflow-wrap: anywhere; }
.evidence h3 { font: 600 .8rem/1.3 var(--sans); margin: .8rem 0 0; }
.evidence h3 code { font-weight: 400; color: var(--soft); margin-left: .6em; }
.evidence #lines pre { font-size: .7rem; }
@media print {
  .evidence aside, .evidence .line, .evidence pre { break-inside: avoid; }
  .evidence #checkpoint, .evidence #check { break-inside: avoid; }
  .evidence pre { font-size: 6.9pt; }
  .evidence #lines pre { font-size: 6.2pt; }
  .evidence h3 { break-after: avoid; font-size: 7.4pt; }
}

"""##),
("evidence.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Annals">
<title>Evidence: {{title}} · {{organization}}</title>
<style>
{{{css}}}
</style>
</head>
<body class="evidence">
<main class="sheet">
<header>
<p class="running"><span class="organization" dir="auto">{{organization}}</span> <span class="form">Evidence</span></p>
<h1 dir="auto">{{title}}</h1>
<p class="facts">{{#facts}}<span dir="auto">{{.}}</span>{{/facts}}</p>
</header>
<aside><p><strong>Presence, not completeness.</strong> {{says}}</p></aside>
<section id="proved">
<h2>What is proved</h2>
<ul class="statements">{{#proved}}<li dir="auto">{{.}}</li>{{/proved}}</ul>
</section>
<section id="not-proved">
<h2>What is not proved</h2>
<ul class="statements open">{{#notProved}}<li dir="auto">{{.}}</li>{{/notProved}}</ul>
</section>
<section id="entries">
<h2>The entries</h2>
<div class="scroll" tabindex="0" role="group" aria-label="The entries"><table>
<caption>In the order in which they were written down. Those set in bold are about what this is evidence of.</caption>
<thead><tr><th scope="col" class="number">Entry</th><th scope="col">Happened</th><th scope="col">What was written down</th></tr></thead>
<tbody>
{{#entries}}
<tr{{#isAbout}} class="about"{{/isAbout}}><th scope="row" class="number"><a href="#line-{{number}}">#{{number}}</a></th><td class="when">{{when}}</td><td dir="auto">{{words}}{{#note}}<span class="remark">{{note}}</span>{{/note}}</td></tr>
{{/entries}}
</tbody>
</table></div>
</section>
<section id="check">
<h2>How to check it</h2>
<p>This page is for reading. What can be checked is the file it was made from: ask for it, and for the log’s public key from somebody you trust. Then, with no log at hand and nothing but Python 3, or with annals:</p>
<pre>python3 verify.py evidence FILE.json --key KEY
annals verify-evidence FILE.json --key KEY</pre>
<p>Both recompute every hash below. The key that the file names is</p>
<pre class="wrap">{{key}}</pre>
</section>
<section id="checkpoint">
<h2>The signed checkpoint</h2>
<p>Whose log it is, how many entries it had, the root of the tree over them, and who signed for that.</p>
<pre class="wrap">{{checkpoint}}</pre>
</section>
<section id="lines">
<h2>The lines, word for word</h2>
<p>Each as it stands in the log, with its leaf in the tree: the SHA-256 of a zero byte and the line.</p>
{{#entries}}
<div class="line" id="line-{{number}}"><h3>#{{number}} <code>{{leaf}}</code></h3><pre class="wrap">{{line}}</pre></div>
{{/entries}}
</section>
{{#hasDisclosed}}
<section id="disclosed">
<h2>Disclosed texts</h2>
<div class="scroll" tabindex="0" role="group" aria-label="Texts that are disclosed"><table>
<caption>Each stands sealed in its line, with the SHA-256 of the salt and the text beside it.</caption>
<thead><tr><th scope="col">Entry</th><th scope="col">Where</th><th scope="col">Text</th><th scope="col">Salt (Base64)</th></tr></thead>
<tbody>{{#disclosed}}<tr><th scope="row">#{{number}}</th><td><code>{{path}}</code></td><td dir="auto">{{text}}</td><td><code>{{salt}}</code></td></tr>{{/disclosed}}</tbody>
</table></div>
</section>
{{/hasDisclosed}}
<footer><p>{{made}}</p></footer>
</main>
</body>
</html>

"""##),
("join.js", ##"""
// While somebody waits to be let in: asks again every two seconds, and goes on once the answer is another page.
// Without this file the link beside the words does that.

async function look() {
  try {
    const answer = await fetch(location.href);
    if (answer.redirected) return location.replace(answer.url);
    if (!(await answer.text()).includes("data-waits")) return location.reload();
  } catch {
    // The network is away for a moment: asked again.
  }
  setTimeout(look, 2000);
}

setTimeout(look, 2000);

"""##),
("join.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<!DOCTYPE html>
<html lang="{{lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{{title}} · Annals</title>
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="{{style}}">
<link rel="stylesheet" href="{{own}}">
{{#waits}}<script type="module" src="{{script}}"></script>
{{/waits}}</head>
<body class="door join">
<main>
<p class="brand"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5.5h16M4 10h16M4 14.5h11"/><circle cx="18.5" cy="16.8" r="3"/></svg>{{#hasPlace}}<span dir="auto">{{organization}}</span>{{/hasPlace}}{{^hasPlace}}Annals{{/hasPlace}}</p>
{{#hasPlace}}<p class="kicker" dir="auto">{{session}}</p>{{/hasPlace}}
<h1>{{title}}</h1>
{{#hasProblem}}<p class="notice warn" role="alert"><span dir="auto">{{problem}}</span></p>{{/hasProblem}}
<p{{#waits}} role="status"{{/waits}}>{{words}}</p>
{{#waits}}<p class="back"><a href="" data-waits>{{look}}</a></p>
{{/waits}}{{#hasNobody}}<p class="join-nobody">{{nobody}}</p>{{/hasNobody}}
{{#hasNames}}
<form method="post" action="{{path}}">
<ul class="join-names">
{{#names}}
<li><button name="person" value="{{id}}"><span dir="auto">{{name}}</span>{{#hasHint}}<small dir="auto">{{hint}}</small>{{/hasHint}}</button></li>
{{/names}}
</ul>
</form>
{{/hasNames}}
{{#hasGuest}}
<form method="post" action="{{path}}" class="join-guest">
{{#hasGuestHint}}<h2>{{guestWords}}</h2>
<p>{{guestHint}}</p>{{/hasGuestHint}}
<p class="join-field"><label for="join-name">{{nameLabel}}</label><input id="join-name" name="name" required maxlength="100" autocomplete="name" dir="auto"></p>
<p><button>{{guestWords}}</button></p>
</form>
{{/hasGuest}}
{{#hasAgain}}<p class="back"><a href="{{path}}">{{again}}</a></p>{{/hasAgain}}
<p class="join-languages">{{#languages}}<a href="{{href}}" hreflang="{{code}}" lang="{{code}}">{{name}}</a>{{/languages}}</p>
</main>
</body>
</html>

"""##),
("live-sort.js", ##"""
// Sorting ideas: a grip is dragged with mouse or finger, or taken up by a tap or a key and put down by another.
// Without this file the forms under “Sort and choose” do the same.

const screen = document.querySelector("[data-live]");
const words = screen.dataset;
const isSorting = "session" in words;

// What is being moved: { id, group, isParked, isDragged, ghost, target, way }.
let moved = null;
let bar = null;

const article = (id) => screen.querySelector(`article[data-drop="${CSS.escape(id)}"]`);
const targets = () => [...document.querySelectorAll("[data-drop]")].filter((one) => one.dataset.drop !== moved.id && one.offsetParent);

function take(grip, isDragged) {
  const idea = grip.closest("article");
  moved = {
    id: idea.dataset.drop, group: idea.dataset.group ?? null, isParked: "parked" in idea.dataset, isDragged,
    target: null, way: "put", ghost: null,
  };
  idea.classList.add("lv-moving");
  screen.classList.add("lv-carrying");
  if (isDragged) screen.dataset.held = "";
  showBar();
}

// The places that are nowhere in the list, the way out, and what is going on in words.
function showBar() {
  bar = document.createElement("div");
  bar.className = "lv-carry";
  bar.setAttribute("role", "group");
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.textContent = words.moving.replace("{1}", moved.id) + (moved.isDragged ? "" : " " + words.keys);
  bar.setAttribute("aria-label", line.textContent);
  bar.append(line);
  const place = (drop, text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lv-button";
    button.textContent = text;
    if (drop) button.dataset.drop = drop; else button.addEventListener("click", letGo);
    bar.append(button);
  };
  if (moved.group) place("out", words.out);
  if (!moved.isParked) place("lot", words.lot);
  if (!moved.isDragged) place(null, words.cancel);
  screen.append(bar);
}

function letGo() {
  if (!moved) return;
  const id = moved.id;
  mark(null);
  moved.ghost?.remove();
  article(id)?.classList.remove("lv-moving");
  screen.classList.remove("lv-carrying");
  bar?.remove();
  moved = bar = null;
  if ("held" in screen.dataset) {
    delete screen.dataset.held;
    screen.dispatchEvent(new CustomEvent("annals:free"));
  }
  article(id)?.querySelector("[data-grip]")?.focus({ preventScroll: true });
}

function mark(target, way = "put") {
  if (moved.target === target && moved.way === way) return;
  moved.target?.classList.remove("lv-target", "lv-target-merge");
  moved.target = target;
  moved.way = way;
  if (!target) return;
  const isIdea = target.dataset.drop.startsWith("I-");
  target.classList.add("lv-target");
  target.classList.toggle("lv-target-merge", isIdea && way === "merge");
  if (target.tagName === "BUTTON") return;
  const text = way === "merge" && isIdea ? words.merge : isIdea && !target.dataset.group ? words.together
    : target.dataset.drop === "out" ? words.out : target.dataset.drop === "lot" ? words.lot : words.into;
  target.dataset.hint = text;
  if (!moved.isDragged && bar) bar.firstElementChild.textContent = `${moved.id} → ${isIdea || target.dataset.drop.startsWith("U-") ? target.dataset.drop + ": " : ""}${text}`;
}

// What a point on the screen is over, and which way: the last third of an idea merges.
function aim(x, y) {
  const target = document.elementFromPoint(x, y)?.closest("[data-drop]");
  if (!target || target.dataset.drop === moved.id) return mark(null);
  const box = target.getBoundingClientRect();
  const along = getComputedStyle(target).direction === "rtl" ? box.right - x : x - box.left;
  mark(target, target.tagName === "ARTICLE" && along > box.width * .67 ? "merge" : "put");
}

function put() {
  const { id, group, isParked, target, way } = moved;
  letGo();
  if (!target) return;
  const drop = target.dataset.drop;
  const isIdea = drop.startsWith("I-");
  const into = isIdea && way !== "merge" ? target.dataset.group : drop.startsWith("U-") ? drop : null;
  const actions = [];
  const act = (type, ...fields) => actions.push([["type", type], ...fields]);
  const comesBack = () => { if (isParked) act("carried", ["data.item", id], ["data.into", words.session]); };
  if (drop === "lot") {
    if (!isParked) act("idea-parked", ["data.idea", id]);
  } else if (drop === "out") {
    comesBack();
    if (group) act("ideas-ungrouped", ["data.ideas[]", id]);
  } else if (isIdea && way === "merge") {
    act("ideas-merged", ["data.from[]", id], ["data.into", drop]);
  } else if (into) {
    comesBack();
    if (into !== group) act("ideas-grouped", ["data.group", into], ["data.ideas[]", id]);
  } else if (isIdea) {
    comesBack();
    if ("parked" in target.dataset) act("carried", ["data.item", drop], ["data.into", words.session]);
    act("ideas-grouped", ["data.ideas[]", drop], ["data.ideas[]", id]);
  }
  if (actions.length > 0) {
    const all = actions.map((fields) => new URLSearchParams([...fields, ["session", words.session]]));
    screen.dispatchEvent(new CustomEvent("annals:act", { detail: all }));
  }
}

// MARK: Mouse and finger.

let pressed = null;
let justDragged = false;

function ghost(x, y) {
  if (!moved.ghost) {
    moved.ghost = document.createElement("p");
    moved.ghost.className = "lv-ghost";
    moved.ghost.setAttribute("aria-hidden", "true");
    moved.ghost.textContent = article(moved.id)?.querySelector("p > [dir]")?.textContent.trim() ?? moved.id;
    screen.append(moved.ghost);
  }
  moved.ghost.style.transform = `translate(${x + 12}px, ${y + 12}px)`;
}

// Near the edge of the window the page moves along.
function scrollAlong() {
  if (!moved?.isDragged || !pressed) return;
  const edge = 70;
  const by = pressed.y < edge ? pressed.y - edge : pressed.y > innerHeight - edge ? pressed.y - innerHeight + edge : 0;
  if (by !== 0) {
    scrollBy(0, by / 4);
    aim(pressed.x, pressed.y);
  }
  requestAnimationFrame(scrollAlong);
}

function press(event) {
  const grip = event.target.closest("[data-grip]");
  if (!grip || !event.isPrimary || event.button !== 0) return;
  pressed = { grip, id: event.pointerId, fromX: event.clientX, fromY: event.clientY, x: event.clientX, y: event.clientY };
}

function move(event) {
  if (!pressed || event.pointerId !== pressed.id) return;
  [pressed.x, pressed.y] = [event.clientX, event.clientY];
  if (!moved?.isDragged) {
    if (Math.hypot(pressed.x - pressed.fromX, pressed.y - pressed.fromY) < 6) return;
    if (moved) letGo();
    take(pressed.grip, true);
    requestAnimationFrame(scrollAlong);
  }
  event.preventDefault();
  ghost(pressed.x, pressed.y);
  aim(pressed.x, pressed.y);
}

function release(event) {
  if (!pressed || event.pointerId !== pressed.id) return;
  pressed = null;
  if (!moved?.isDragged) return;
  justDragged = true;
  setTimeout(() => { justDragged = false; }, 50);
  if (event.type === "pointerup") put(); else letGo();
}

// A tap on a grip takes the idea up, the next tap puts it down.
function tap(event) {
  if (justDragged) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const grip = event.target.closest("[data-grip]");
  if (grip) {
    const isSame = moved?.id === grip.closest("article").dataset.drop;
    letGo();
    if (!isSame) take(grip, false);
    return;
  }
  if (!moved) return;
  const target = event.target.closest("[data-drop]");
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  const box = target.getBoundingClientRect();
  if (event.detail === 0) mark(target); else aim(event.clientX || box.left, event.clientY || box.top);
  if (moved.target) put();
}

// MARK: Keys.

function key(event) {
  if (!moved || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    letGo();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const all = targets();
    const at = all.indexOf(moved.target);
    const start = all.findIndex((one) => article(moved.id)?.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    const next = at >= 0 ? at + (event.key === "ArrowDown" ? 1 : -1) : event.key === "ArrowDown" ? start : start - 1;
    mark(all[(next + all.length) % all.length] ?? null);
    moved.target?.scrollIntoView({ block: "nearest" });
  } else if (event.key.toLowerCase() === "m") {
    if (moved.target?.tagName === "ARTICLE") mark(moved.target, moved.way === "merge" ? "put" : "merge");
  } else if (event.key === "Enter" || event.key === " ") {
    if (document.activeElement?.closest(".lv-carry")) return;
    if (moved.target) put(); else letGo();
  } else {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
}

if (isSorting) {
  screen.classList.add("lv-sorts");
  document.addEventListener("pointerdown", press);
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", release);
  document.addEventListener("pointercancel", release);
  document.addEventListener("click", tap, true);
  document.addEventListener("keydown", key, true);
  // A list that was made anew has lost its marks.
  screen.addEventListener("annals:shown", () => { if (moved) article(moved.id)?.classList.add("lv-moving"); });
}

"""##),
("live.css", ##"""
/* The live screens: a console to lead by, a room to read from afar, a phone to act on with one thumb. */
.lv { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--gap); padding: clamp(.6rem, 1.6vw, 1.6rem); flex: 1; align-content: start; }
.lv-column { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--gap); align-content: start; }
.lv [hidden] { display: none !important; }
.lv section:empty { display: none; }
.lv section { grid-column: auto; margin-inline: 0; border: 1px solid var(--line); border-radius: 10px; }
.lv small { color: var(--soft); font-size: .78em; font-weight: 400; font-variant-numeric: tabular-nums; }
.lv h2 { margin-bottom: .55rem; }
.lv h3 { color: var(--ink); font-size: 1rem; margin: .9rem 0 .3rem; }
.lv section > *:first-child { margin-top: 0; }
.lv-count { color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; }
.lv-quiet-text { color: var(--soft); font-size: .93rem; }
.lv-by, .lv-given { color: var(--soft); font-size: .88rem; }
.lv-name { font-weight: 600; }
.lv-by .lv-name { font-weight: 400; }
.lv kbd { font: .78em var(--mono); padding: .08em .38em; border: 1px solid currentColor; border-radius: 4px; opacity: .75; }

.lv-status { position: fixed; inset-inline: 0; bottom: 0; z-index: 8; display: flex; justify-content: center; pointer-events: none; padding: .8rem; }
.lv-notice { pointer-events: auto; display: flex; align-items: center; gap: .8rem; padding: .55rem .7rem .55rem 1rem; border-radius: 10px; background: var(--ink); color: var(--paper); box-shadow: 0 8px 28px #0004; max-width: 40rem; }
.lv-notice.bad { background: var(--bad); color: var(--paper); }
.lv-notice form { display: inline; }
.lv-notice button { background: none; color: inherit; border-color: currentColor; }
.lv-notice button:hover { background: #8883; }
.lv-notice.lost { background: var(--warn-wash); color: var(--ink); border: 1px solid var(--warn); }
.lv-problem { flex-basis: 100%; padding: .5rem .8rem; margin-bottom: .5rem; border-radius: 8px; background: var(--bad-wash); color: var(--ink); border-inline-start: 3px solid var(--bad); }

/* Where we are. */
.lv .lv-at-head { background: none; border: 0; box-shadow: none; padding: .2rem 0 0; }
.lv header.lv-head { display: flex; flex-wrap: wrap; gap: .6rem 2rem; align-items: end; justify-content: space-between; }
.lv-kicker { color: var(--soft); font-size: .88rem; }
.lv-kicker a { color: inherit; }
.lv-state { font-weight: 600; }
.lv-is-open.lv-state { color: var(--good); } .lv-is-paused.lv-state { color: var(--warn); }
.lv-title h1 { font-size: clamp(1.4rem, 1.1rem + 1.3vw, 2.1rem); }
.lv-where { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; align-items: baseline; }
.lv-clock { font-variant-numeric: tabular-nums; white-space: nowrap; font-weight: 600; }
.lv-clock .lv-planned { color: var(--soft); font-weight: 400; font-size: .85em; }
.lv-clock.lv-over [data-time] { color: var(--bad); }
.lv-total { color: var(--soft); font-weight: 400; }
.lv-screens { display: flex; gap: .2rem; }
.lv-screens a, .lv-screens span { padding: .3rem .7rem; border-radius: 6px; font-size: .9rem; text-decoration: none; min-height: 1.75rem; }
.lv-screens span { background: var(--accent-wash); color: var(--accent); font-weight: 600; }

/* Buttons and fields. */
.lv-row, .lv-fates, .lv-words { display: flex; flex-wrap: wrap; gap: .45rem; align-items: center; }
.lv-row + .lv-row, .lv-card > * + * { margin-top: .7rem; }
.lv-row .lv-label { color: var(--soft); font-size: .93rem; margin-inline-end: .4rem; }
.lv-form { display: flex; flex-wrap: wrap; gap: .55rem; align-items: end; }
.lv-one { display: inline-flex; }
.lv-form.lv-inline > label[for] { flex: 0 0 auto; align-self: center; }
.lv-inline > input { flex: 1 1 12rem; }
.lv-form label { display: block; font-size: .9rem; color: var(--soft); flex: 1 1 12rem; }
.lv-form label > input:not([type=checkbox]), .lv-form label > select, .lv-form label > textarea { display: block; width: 100%; color: var(--ink); margin-top: .15rem; }
.lv-form textarea { width: 100%; resize: vertical; }
.lv-form fieldset { border: 0; flex: 1 1 100%; }
.lv-form legend { font-size: .9rem; color: var(--soft); padding: 0; margin-bottom: .2rem; }
.lv .lv-check { display: flex; gap: .5rem; align-items: baseline; color: var(--ink); font-size: 1rem; padding: .2rem 0; min-height: 1.75rem; flex: none; }
.lv-check input { min-height: 0; width: 1.1rem; height: 1.1rem; flex: none; accent-color: var(--accent); }
.lv-inline .lv-check { display: inline-flex; margin-inline-end: 1rem; }
.lv-button { min-height: 2.5rem; background: var(--paper); color: var(--accent); border: 1px solid var(--accent); font-weight: 500; text-align: start; overflow-wrap: anywhere; }
.lv-button:hover { background: var(--accent-wash); }
.lv-main { background: var(--accent); color: var(--accent-ink); font-weight: 600; }
.lv-main:hover { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
.lv-main small { color: inherit; }
.lv-button.lv-quiet { border-color: var(--line); color: var(--ink); }
.lv-chosen { background: var(--accent-wash); font-weight: 600; }
.lv-asks { border-color: var(--warn); background: var(--warn-wash); color: var(--ink); }
.lv-wide { flex: 1; min-height: 3.25rem; text-align: center; font-size: 1.05rem; }
.lv summary { cursor: pointer; padding: .35rem 0; min-height: 1.9rem; color: var(--accent); font-weight: 500; }
.lv summary:hover { text-decoration: underline; }
.lv-card-in { padding: .6rem 0 .9rem; max-width: 46rem; }
.lv-warning { padding: .5rem .8rem; border-radius: 8px; background: var(--warn-wash); flex-basis: 100%; }
.lv-done { padding: .5rem .8rem; border-radius: 8px; background: var(--good-wash); margin-bottom: .5rem; }

/* Stages and agenda. */
.lv-stages { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .35rem; }
.lv-stages .lv-one, .lv-stages button { width: 100%; }
.lv-here > .lv-one > button { background: var(--accent-wash); border-color: var(--accent); font-weight: 600; }
.lv-past > .lv-one > button { color: var(--soft); }
.lv-agenda li { display: flex; gap: .8rem; align-items: center; justify-content: space-between; padding: .1rem 0; border-top: 1px solid var(--line); }
.lv-agenda li:first-child { border: 0; }
.lv-agenda .lv-button { border-color: transparent; }

/* Promises. */
.lv-promise { padding: .9rem 0 .4rem; }
.lv-promise-words { font: 400 1.3rem/1.35 var(--serif); margin: .15rem 0 .8rem; max-width: 46rem; overflow-wrap: anywhere; }
.lv-fate > summary { list-style: none; display: inline-block; padding: .35rem .95rem; border: 1px solid var(--line); border-radius: 6px; min-height: 2.5rem; color: var(--ink); line-height: 1.75rem; }
.lv-fate[open] { flex-basis: 100%; padding: .3rem 0; }
.lv-coming > li { border-top: 1px solid var(--line); }
.lv-coming .lv-promise-words { font-size: 1.05rem; }

/* Ideas. */
.lv-question { font: 400 1.45rem/1.3 var(--serif); margin-bottom: .7rem; overflow-wrap: anywhere; max-width: 46rem; }
.lv-write, .lv-write textarea { width: 100%; }
.lv-write { margin-top: .6rem; }
.lv-write label { flex-basis: 100%; }
.lv-at-ideas [data-key] + [data-key] .lv-idea { border-top: 1px solid var(--line); }
.lv-idea { padding: .5rem 0; overflow-wrap: anywhere; }
.lv-idea > p { display: block; }
.lv-id { margin-inline-end: .25rem; }
.lv-by::before { content: "· "; }
.lv-sign { display: inline-block; padding: 0 .5rem; border-radius: 1rem; font-size: .8rem; font-weight: 600; background: var(--quiet-wash); color: var(--quiet); }
.lv-is-late, .lv-is-silent { background: var(--warn-wash); color: var(--warn); }
.lv-hidden { padding: .5rem .8rem; border-radius: 8px; background: var(--quiet-wash); color: var(--soft); }
.lv-arguments, .lv-dissents { margin: .25rem 0 .1rem; padding-inline-start: .9rem; border-inline-start: 2px solid var(--line); font-size: .95rem; }
.lv-arguments b { font-weight: 600; font-size: .82rem; margin-inline-end: .3rem; color: var(--soft); }
.lv-arguments .lv-is-for b { color: var(--good); } .lv-arguments .lv-is-against b { color: var(--bad); }
.lv-tools > summary { font-size: .88rem; padding: .1rem 0; min-height: 1.6rem; }
.lv-argue input { flex: 1 1 14rem; }
.lv-idea { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: .5rem; position: relative; }
.lv-idea > * { grid-column: 1 / -1; }
.lv-idea > p:first-child { grid-column: 1; align-self: center; }
.lv-grip { display: none; grid-column: 2; grid-row: 1; align-self: start; width: 2.25rem; min-height: 2.25rem; padding: 0; background: none; border-color: transparent; color: var(--soft); cursor: grab; touch-action: none; user-select: none; }
.lv-sorts .lv-grip { display: block; }
.lv-grip::before { content: ""; display: block; width: .8rem; height: 1.15rem; margin: auto; background: radial-gradient(circle, currentColor .1rem, transparent .13rem) 0 0 / .4rem .38rem; }
.lv-grip:hover { background: var(--accent-wash); color: var(--accent); border-color: transparent; }
.lv-carrying .lv-grip { cursor: grabbing; }
.lv-is-grouped { margin-inline-start: .2rem; padding-inline-start: .9rem; border-inline-start: 3px solid var(--accent-wash); }
.lv-group, .lv-lone, .lv-lot { position: relative; padding: .4rem 0; border-radius: 6px; }
.lv .lv-group { color: var(--accent); margin-bottom: 0; }
.lv-group small { color: var(--soft); }
.lv-is-parked { color: var(--soft); }
.lv-naming { margin-bottom: .3rem; }
.lv-same { margin: .1rem 0 .2rem; padding-inline-start: .9rem; border-inline-start: 2px dotted var(--line); font-size: .92rem; color: var(--soft); }
.lv-mine ul, .lv-at-me > * + * { margin-top: .5rem; }
.lv-moving { opacity: .45; }
.lv-target { outline: 2px solid var(--accent); outline-offset: 1px; border-radius: 6px; background: var(--accent-wash); }
.lv-target-merge { outline-style: dashed; outline-color: var(--warn); background: var(--warn-wash); }
.lv-target:not(button)::after { content: attr(data-hint); position: absolute; inset-inline-end: 2.6rem; top: .35rem; padding: .05rem .6rem; border-radius: 1rem; background: var(--accent); color: var(--accent-ink); font: 600 .8rem/1.6 var(--sans); }
.lv-target-merge:not(button)::after { background: var(--warn); color: var(--paper); }
.lv-ghost { position: fixed; inset: 0 auto auto 0; z-index: 9; max-width: 22rem; padding: .5rem .9rem; border-radius: 8px; background: var(--paper); border: 1px solid var(--accent); box-shadow: 0 10px 30px #0004; pointer-events: none; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.lv-carry { position: fixed; inset-inline: 0; bottom: 0; z-index: 8; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; justify-content: center; padding: .8rem; background: var(--paper); border-top: 1px solid var(--line); box-shadow: 0 -6px 24px #0002; }
.lv-carry p { flex: 0 1 auto; margin-inline-end: .6rem; color: var(--soft); }
@media (prefers-reduced-motion: no-preference) {
  .lv-new { animation: lv-in .35s ease-out; }
  @keyframes lv-in { from { opacity: 0; transform: translateY(.4rem); } }
  .lv-bar-part { transition: width .3s ease-out; }
}

/* Votes. */
.lv-ballot, .lv-paper { padding: .3rem 0 .8rem; }
.lv-ballot + .lv-ballot, .lv-paper + .lv-paper { border-top: 1px solid var(--line); }
.lv-verdict { font: 400 1.3rem/1.3 var(--serif); margin: .3rem 0; }
.lv-verdict::first-letter { text-transform: uppercase; }
.lv-verdict.lv-is-passed { color: var(--good); } .lv-verdict.lv-is-failed, .lv-verdict.lv-is-tied { color: var(--warn); }
.lv-tally { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .1rem .8rem; padding: .28rem 0; }
.lv-tally .lv-bar { grid-column: 1 / -1; }
.lv-tally-name { overflow-wrap: anywhere; }
.lv-tally-value { font-variant-numeric: tabular-nums; font-weight: 600; }
.lv-won { color: var(--good); font-size: .85rem; }
.lv-bar { display: block; width: 100%; height: .5rem; margin: .25rem 0; }
.lv-bar-all { fill: var(--quiet-wash); } .lv-bar-part { fill: var(--accent); }
.lv-bar-won .lv-bar-part { fill: var(--good); }
.lv-options, .lv-order { padding-inline-start: 1.2rem; list-style: disc; }
.lv-order { list-style: decimal; }
.lv-voters { display: flex; flex-wrap: wrap; gap: .3rem .5rem; margin: .35rem 0; font-size: .9rem; }
.lv-voters li { padding: .1rem .6rem; border-radius: 1rem; border: 1px solid var(--line); color: var(--soft); }
.lv-voters .lv-name { font-weight: 400; }
.lv-voters .lv-voted { background: var(--good-wash); color: var(--good); border-color: transparent; }
.lv-voted::before { content: "✓ "; }
.lv-choice { display: grid; grid-template-columns: minmax(0, 1fr) 5.5rem; gap: .8rem; align-items: center; padding: .35rem 0; border-top: 1px solid var(--line); }
.lv-form .lv-choice label { color: var(--ink); font-size: 1rem; }
.lv-choice input, .lv-choice select { width: 100%; min-height: 2.75rem; }
.lv .lv-tall { padding: .6rem 0; border-top: 1px solid var(--line); align-items: center; min-height: 2.75rem; }
.lv-object { margin-top: .7rem; }
.lv-list .lv-main { flex: 1; min-height: 3rem; text-align: center; }

.lv .lv-full { flex: 1 1 100%; }
.lv-tie { padding: .5rem .8rem; border-radius: 8px; background: var(--warn-wash); margin: .3rem 0 .6rem; }
.lv-for { margin-bottom: .4rem; }
.lv-rules { flex: 1 1 100%; }
.lv-rules[open] { display: grid; gap: .5rem; }
.lv-calls > li { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: center; justify-content: space-between; padding: .25rem 0; border-top: 1px solid var(--line); }
.lv-calls .lv-button { min-height: 2rem; padding-block: .1rem; }
.lv-proxies { font-size: .9rem; color: var(--soft); }

/* Groups at work. */
.lv-breakouts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: .8rem; }
.lv-breakout, .lv-seat { padding: .7rem .9rem; border-radius: 8px; background: var(--faint); border: 1px solid var(--line); min-width: 0; }
.lv .lv-breakout h3, .lv .lv-seat h3 { margin: 0 0 .2rem; display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; }
.lv-breakout .lv-clock { margin-inline-start: auto; }
.lv-by-all { color: var(--soft); font-size: .9rem; }
.lv-by-all .lv-name { font-weight: 400; }
.lv-task { font: 400 1.08rem/1.35 var(--serif); margin: .35rem 0; overflow-wrap: anywhere; }
.lv-report { margin: .35rem 0; overflow-wrap: anywhere; }
.lv-is-back { background: var(--good-wash); border-color: transparent; }
.lv-brought { padding-inline-start: 1.1rem; list-style: disc; }
.lv-seats { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .2rem 1rem; }
.lv .lv-seats label { display: flex; gap: .6rem; align-items: center; justify-content: space-between; color: var(--ink); font-size: 1rem; }
.lv .lv-seats select { width: 4.2rem; }
.lv-titles label { display: inline-block; max-width: 14rem; margin-inline-end: .4rem; }

/* Pulses. */
.lv-pulse + .lv-pulse { border-top: 1px solid var(--line); margin-top: .7rem; padding-top: .7rem; }
.lv-statements > li { font: 400 1.08rem/1.4 var(--serif); padding: .15rem 0; }
.lv-statements .lv-tally-value { font-family: var(--sans); }
.lv-asked, .lv-agree { padding: .2rem 0 .4rem; }
.lv .lv-agree legend { color: var(--ink); font: 400 1.12rem/1.4 var(--serif); margin-bottom: .4rem; }
.lv-taps { display: grid; grid-template-columns: repeat(5, 1fr); gap: .4rem; }
.lv .lv-tap { min-height: 3rem; text-align: center; font-size: 1.1rem; font-weight: 600; color: var(--accent); }
.lv label.lv-tap { display: flex; gap: .3rem; align-items: center; justify-content: center; border: 1px solid var(--accent); border-radius: 6px; cursor: pointer; flex: none; }
.lv-tap:has(:checked) { background: var(--accent); color: var(--accent-ink); }
.lv-tap input { min-height: 0; width: 1rem; height: 1rem; margin: 0; accent-color: var(--accent-ink); }
.lv-tap:focus-within { outline: 2px solid var(--accent); outline-offset: 2px; }
.lv-ends { display: flex; justify-content: space-between; color: var(--soft); font-size: .85rem; margin-top: .2rem; }

/* The technique in use. */
.lv-guide { margin-top: .4rem; }
.lv-guide ol { list-style: decimal; padding-inline-start: 1.3rem; display: grid; gap: .4rem; margin-top: .4rem; }

/* People. */
.lv-speaks { font-size: 1.25rem; }
.lv-people li { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: .3rem .8rem; align-items: center; padding: .25rem 0; border-top: 1px solid var(--line); }
.lv-people li:first-child { border: 0; }
.lv-people .lv-out .lv-name { color: var(--soft); font-weight: 400; }
.lv-people .lv-button { min-height: 2rem; padding-block: .1rem; font-size: .88rem; }
.lv-decided > li, .lv-todo > li { padding: .4rem 0; border-top: 1px solid var(--line); }
.lv-decided > li:first-child, .lv-todo > li:first-child { border: 0; }
.lv-decided > li > p { font: 400 1.12rem/1.4 var(--serif); }
.lv-at-closing ul:not([class]), .lv-at-closing ul[class=""] { padding-inline-start: 1.1rem; list-style: disc; }
.lv-back { display: grid; gap: .4rem 2.5rem; align-items: start; }
.lv-back li { overflow-wrap: anywhere; padding: .15rem 0; }
.lv-back em { color: var(--warn); font-style: normal; }
.lv-counts { font-weight: 600; margin-bottom: .4rem; }

/* The console: what leads on the left, what is watched on the right. */
@media (min-width: 64rem) {
  .lv-screen-console { grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr); }
  .lv-screen-console > .lv-at-head { grid-column: 1 / -1; }
}

/* The room: read from ten metres. */
.lv-screen-room { font-size: clamp(1.1rem, .8rem + 1vw, 1.9rem); padding: clamp(1rem, 3vw, 3.5rem); }
.lv-screen-room section { padding: 1.2em 1.4em; }
.lv-screen-room h2 { font-size: .8em; color: var(--soft); letter-spacing: .02em; }
.lv-screen-room h3 { font-size: 1.05em; }
.lv-screen-room .lv-title h1 { font-size: 1.7em; }
.lv-screen-room .lv-kicker a { text-decoration: none; }
.lv-screen-room .lv-own { font-size: 1.5em; }
.lv-screen-room .lv-question, .lv-screen-room .lv-promise-words { font-size: 2em; max-width: none; text-wrap: balance; }
.lv-screen-room section.lv-at-question { background: none; border: 0; box-shadow: none; padding-inline: 0; }
.lv-screen-room .lv-bar { height: .6em; }
.lv-screen-room .lv-verdict { font-size: 1.5em; }
.lv-screen-room .lv-speaks { font-size: 1.5em; }
@media (min-width: 80rem) {
  .lv-screen-room .lv-at-ideas { columns: 2; column-gap: 2.5em; }
  .lv-screen-room .lv-at-ideas [data-key] { break-inside: avoid; }
  .lv-screen-room .lv-at-ideas [data-key="heading"] { column-span: all; }
}

@media (min-width: 64rem) {
  .lv-screen-room .lv-back { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .lv-screen-room .lv-back > div:first-child { grid-row: span 3; }
}
.lv-screen-room .lv-breakouts { grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); }
.lv-screen-room .lv-statements > li { font-size: 1.4em; }
.lv-screen-room .lv-group { font-size: 1.1em; }
@media (min-width: 80rem) { .lv-screen-room .lv-at-ideas [data-key]:has(> :is(.lv-group, .lv-lone, .lv-lot)) { break-after: avoid; } }

/* The phone: one column, thumbs. */
.lv-screen-phone, .lv-screen-onlooker { max-width: 44rem; width: 100%; margin: 0 auto; padding-bottom: 5rem; }
.lv-screen-phone .lv-one { flex: 1; }
.lv-screen-phone .lv-write .lv-main { width: 100%; min-height: 3rem; text-align: center; }
@media (max-width: 30rem) { .lv, .lv-column { gap: .8rem; } .lv section { padding: .9rem 1rem; } .lv-stages { grid-template-columns: 1fr; } }
.lv-lost .lv-clock { opacity: .5; }

/* The way in by the room's code. The code itself stays dark on light: cameras read it best so. */
.lv .lv-at-door:empty { display: none; }
.qr { display: block; width: 100%; height: auto; border-radius: 8px; background: #fff; }
.lv-code { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 1rem 1.4rem; align-items: center; }
.lv-code .qr { width: 9rem; }
.lv-code-link { font: .82rem/1.45 var(--mono); overflow-wrap: anywhere; color: var(--soft); user-select: all; }
.lv-code-console { margin: .3rem 0 .8rem; }
.lv-code-console .qr { width: 6.5rem; border: 1px solid var(--line); }
.lv-code-console .lv-quiet-text { margin-top: .35rem; }
.lv-at-door .lv-row, .lv-at-door details { margin-top: .6rem; }
.lv-waiting { margin: .5rem 0 .9rem; display: grid; gap: .5rem; }
.lv-asking { padding: .6rem .8rem .7rem; border-radius: 8px; background: var(--warn-wash); }
.lv-asking .lv-row { margin-top: .45rem; }
.lv-asking .lv-inline { flex: 1 1 100%; flex-wrap: nowrap; }
.lv-asking .lv-inline button { flex: none; }
.lv-door-out { margin-top: .6rem; display: grid; gap: .2rem; }
.lv-screen-room .lv-code-large .qr { width: min(58vh, 40vw); }
.lv-screen-room .lv-code-large { gap: 2rem clamp(1.4rem, 4vw, 4rem); }
.lv-screen-room .lv-code-large h2 { font: 400 2.3em/1.1 var(--serif); color: var(--ink); letter-spacing: -.012em; margin-bottom: .3em; text-wrap: balance; }
.lv-screen-room .lv-code-large .lv-code-how { font-size: 1.25em; margin-bottom: 1em; }
.lv-screen-room .lv-code-large .lv-code-count { font-size: 1.25em; margin-top: 1em; font-weight: 600; font-variant-numeric: tabular-nums; }
.lv-screen-room .lv-code-link { font-size: max(.8rem, .6em); }
.lv-screen-room .lv-code-small .qr { width: 7.5em; }
.lv-screen-room .lv-code-small h2 { margin-bottom: .15em; }
.lv-screen-room .lv-code-small .lv-code-how { font-size: .8em; }
.lv-screen-room .lv-code-small .lv-code-count { font-size: .8em; color: var(--soft); margin-top: .3em; }
@media (max-width: 40rem) { .lv-screen-room .lv-code { grid-template-columns: minmax(0, 1fr); } .lv-screen-room .lv-code-large .qr { width: 100%; max-width: 20rem; } }
.lv-visitor { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: center; justify-content: space-between; max-width: 44rem; width: 100%; margin: 0 auto; padding: .6rem clamp(.6rem, 1.6vw, 1.6rem) 0; color: var(--soft); font-size: .88rem; }
.lv-visitor button { min-height: 1.9rem; padding-block: .1rem; font-size: .88rem; }

/* The phone that follows the code. */
.join main { width: 100%; max-width: 30rem; }
.join .kicker { font-size: .95rem; }
.join-names { display: grid; gap: .5rem; margin-top: 1.2rem; }
.join-names button { width: 100%; min-height: 3.25rem; text-align: start; background: var(--paper); color: var(--ink); border-color: var(--quiet); font-size: 1.08rem; display: flex; flex-wrap: wrap; gap: .1rem .8rem; align-items: center; align-content: center; justify-content: space-between; overflow-wrap: anywhere; }
.join-names button:hover { background: var(--accent-wash); border-color: var(--accent); }
.join-names small { color: var(--soft); font-weight: 400; font-size: .85rem; }
.join-guest { margin-top: 1.6rem; }
.join-names + *, .join form + .join-guest { border-top: 1px solid var(--line); padding-top: 1.2rem; }
.join-guest h2 { font-size: 1.05rem; margin-bottom: .2rem; }
.join-guest p + p { margin-top: .7rem; }
.join-field label { display: block; font-size: .9rem; color: var(--soft); }
.join-field input { width: 100%; min-height: 2.75rem; }
.join-guest button { min-height: 2.75rem; }
.join-nobody { margin-top: .8rem; }
.join .notice { margin: .8rem 0; }
.join-languages { margin-top: 1.8rem; font-size: .88rem; }
.join-languages a { display: inline-block; min-height: 1.6rem; }
@media (max-width: 30rem) { .join { place-items: start stretch; padding: .8rem; } .join main { padding: 1.4rem 1.3rem 1.6rem; } }

"""##),
("live.js", ##"""
// The live screens: shows what changes, sends forms without leaving the page, and loses nothing that was typed.
// Without this file everything works by sending forms and loading the page again.

const screen = document.querySelector("[data-live]");
const status = screen.querySelector("[data-status]");
const words = screen.dataset;
const place = "annals:" + location.pathname + ":";
const skew = Number(words.now) - Date.now();
const store = {
  get(key) { try { return JSON.parse(localStorage.getItem(place + key)); } catch { return null; } },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem(place + key);
      else localStorage.setItem(place + key, JSON.stringify(value));
    } catch { /* a browser that keeps nothing */ }
  },
};

// MARK: What is said at the top.

let fading;
function say(text, tone = "", undo = null) {
  clearTimeout(fading);
  const line = document.createElement("p");
  line.className = "lv-notice " + tone;
  line.textContent = text + " ";
  if (undo !== null) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lv-button";
    button.textContent = words.undo;
    button.addEventListener("click", () => {
      status.replaceChildren();
      send(new URLSearchParams({ type: "undo", position: String(undo), id: newId() }));
    });
    line.append(button);
  }
  status.replaceChildren(line);
  if (tone !== "lost") fading = setTimeout(() => status.replaceChildren(), tone === "bad" ? 12000 : 10000);
}

// MARK: What changes.

function keyOf(form) {
  return [...form.querySelectorAll("input[type=hidden]")].filter((one) => one.name !== "id" && one.name !== "expect")
    .map((one) => one.name + "=" + one.value).join("&");
}

function nameOf(control) {
  const own = ["checkbox", "radio"].includes(control.type) ? ":" + control.value : "";
  return (control.form ? keyOf(control.form) : "") + "|" + control.name + own;
}

const isTypedIn = (control) => control.matches("input:not([type=hidden]), textarea, select");
const isTicked = (control) => ["checkbox", "radio"].includes(control.type);

// What a person has done to a piece of the page that is about to be replaced.
function remember(root) {
  const memory = { values: new Map(), open: new Map(), focus: null, range: null, problems: new Map() };
  for (const control of root.querySelectorAll("input, textarea, select")) {
    if (!isTypedIn(control)) continue;
    if (isTicked(control)) {
      if (control.checked !== control.defaultChecked) memory.values.set(nameOf(control), control.checked);
    } else if (control.tagName === "SELECT") {
      const usual = [...control.options].find((one) => one.defaultSelected) ?? control.options[0];
      if (control.value !== usual?.value) memory.values.set(nameOf(control), control.value);
    } else if (control.value !== control.defaultValue) {
      memory.values.set(nameOf(control), control.value);
    }
  }
  for (const details of root.querySelectorAll("details")) memory.open.set(titleOf(details), details.open);
  for (const problem of root.querySelectorAll("form > .lv-problem")) memory.problems.set(keyOf(problem.form ?? problem.parentElement), problem);
  const active = document.activeElement;
  if (active && root.contains(active)) {
    memory.focus = active.form ? nameOf(active) + "|" + (active.value ?? "") : titleOf(active.closest("details"));
    if ("selectionStart" in active) { try { memory.range = [active.selectionStart, active.selectionEnd]; } catch { /* of no text */ } }
  }
  return memory;
}

function titleOf(details) {
  if (!details) return "";
  const article = details.closest("article");
  return (article?.getAttribute("aria-label") ?? "") + "|" + (details.querySelector("summary")?.textContent ?? "");
}

function restore(root, memory) {
  for (const control of root.querySelectorAll("input, textarea, select")) {
    if (!isTypedIn(control)) continue;
    const name = nameOf(control);
    if (memory.values.has(name)) {
      if (isTicked(control)) control.checked = memory.values.get(name);
      else control.value = memory.values.get(name);
    }
  }
  for (const details of root.querySelectorAll("details")) {
    const title = titleOf(details);
    if (memory.open.has(title)) details.open = memory.open.get(title);
  }
  for (const form of root.querySelectorAll("form")) {
    const problem = memory.problems.get(keyOf(form));
    if (problem) form.prepend(problem);
  }
  if (memory.focus !== null) {
    const again = [...root.querySelectorAll("input, textarea, select, button")]
      .find((one) => one.form && (nameOf(one) + "|" + (one.value ?? "") === memory.focus || nameOf(one) + "|" === memory.focus.replace(/\|[^|]*$/, "|")));
    const target = again ?? [...root.querySelectorAll("details")].find((one) => titleOf(one) === memory.focus)?.querySelector("summary");
    target?.focus({ preventScroll: true });
    if (target && memory.range && "setSelectionRange" in target) { try { target.setSelectionRange(...memory.range); } catch { /* of no text */ } }
  }
}

function replace(root, html) {
  const memory = remember(root);
  root.innerHTML = html;
  restore(root, memory);
  prepare(root);
}

function replaceList(root, list) {
  // What has the focus keeps it, though its place changes.
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const [held, isGrip] = [active?.closest("[data-key]:not(button, summary)"), active?.matches("[data-grip]")];
  const there = new Map([...root.children].map((child) => [child.dataset.key, child]));
  let before = null;
  for (const key of list.order) {
    let child = there.get(key);
    there.delete(key);
    if (!child) {
      child = document.createElement("div");
      child.dataset.key = key;
      child.className = "lv-new";
    }
    if (key in list.items) replace(child, list.items[key]);
    const next = before ? before.nextElementSibling : root.firstElementChild;
    if (next !== child) root.insertBefore(child, next);
    before = child;
  }
  for (const child of there.values()) child.remove();
  if (held?.isConnected && !held.contains(document.activeElement)) {
    (isGrip ? held.querySelector("[data-grip]") : active.isConnected ? active : null)?.focus({ preventScroll: true });
  }
}

// While something is dragged the page stands still.
const later = [];
screen.addEventListener("annals:free", () => { for (const parts of later.splice(0)) show(parts); });

function show(parts) {
  if ("held" in screen.dataset) {
    later.push(parts);
    return;
  }
  for (const [name, part] of Object.entries(parts)) {
    const root = screen.querySelector(`[data-part="${name}"]`);
    if (!root) continue;
    if (typeof part === "string") replace(root, part);
    else replaceList(root, part);
  }
  tick();
  screen.dispatchEvent(new CustomEvent("annals:shown"));
}

let isLost = false;
let isLeaving = false;
function listen() {
  const source = new EventSource(words.live + "?after=" + words.after);
  source.addEventListener("parts", (event) => {
    if (event.lastEventId) words.after = event.lastEventId;
    show(JSON.parse(event.data));
  });
  source.addEventListener("open", () => {
    if (isLost) say(words.back);
    isLost = false;
    screen.classList.remove("lv-lost");
    sendWaiting();
  });
  // The server is about to stop or to start anew, and says when to come back.
  source.addEventListener("stopping", (event) => {
    source.close();
    if (!isLost) say(words.lost, "lost");
    isLost = true;
    screen.classList.add("lv-lost");
    setTimeout(listen, JSON.parse(event.data).waitMilliseconds);
  });
  source.addEventListener("error", () => {
    if (isLeaving) return;
    if (!isLost) say(words.lost, "lost");
    isLost = true;
    screen.classList.add("lv-lost");
    // Whoever was shown out is told so by the page itself.
    if (source.readyState === EventSource.CLOSED) leaveIfOut();
    // Where the browser gives up, it was refused, or the server was away for long: begin again from what was seen last.
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
}
async function leaveIfOut() {
  try {
    const answer = await fetch(location.pathname, { method: "HEAD", headers: { accept: "text/html" } });
    if (answer.status === 401) location.reload();
  } catch { /* the connection is lost */ }
}
addEventListener("pagehide", () => { isLeaving = true; });
addEventListener("pageshow", () => { isLeaving = false; });

// MARK: What is sent.

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let index = 5; index >= 0; index--) { bytes[index] = time % 256; time = Math.floor(time / 256); }
  bytes[6] = bytes[6] & 0x0f | 0x70;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

// Sends a form; where the connection is lost it waits under the same id and is sent once it is back.
async function send(fields, form = null) {
  const path = form?.getAttribute("action") ?? "/act";
  let answer;
  try {
    answer = await fetch(path, { method: "POST", headers: { accept: "application/json" }, body: fields });
  } catch {
    // The door is opened for those who are there now, or not at all.
    if (path !== "/act") {
      say(words.failed, "bad");
      return "refused";
    }
    wait(fields);
    return "waits";
  }
  if (answer.status === 503 && path === "/act") {
    wait(fields);
    return "waits";
  }
  let told = {};
  try { told = await answer.json(); } catch { /* no JSON: an error on the way */ }
  if (answer.ok) {
    say(told.said ?? words.recorded, "good", fields.get("type") === "undo" ? null : told.undo ?? null);
    return "recorded";
  }
  const problem = told.detail ? told.detail[0].toUpperCase() + told.detail.slice(1) + "." : words.failed;
  if (form?.isConnected) {
    const line = document.createElement("p");
    line.className = "lv-problem";
    line.setAttribute("role", "alert");
    line.textContent = problem;
    form.querySelector(":scope > .lv-problem")?.remove();
    form.prepend(line);
  } else {
    say(problem, "bad");
  }
  return "refused";
}

// What is done without a form, such as by dragging: one after the other, as long as each is recorded.
screen.addEventListener("annals:act", async (event) => {
  for (const fields of event.detail) {
    fields.set("id", newId());
    if (await send(fields) === "refused") return;
  }
});

function wait(fields) {
  const waiting = store.get("waiting") ?? [];
  if (!waiting.some((one) => one.id === fields.get("id"))) waiting.push({ id: fields.get("id"), body: fields.toString() });
  store.set("waiting", waiting);
  say(words.waiting, "lost");
}

let isSending = false;
async function sendWaiting() {
  if (isSending) return;
  isSending = true;
  try {
    for (let waiting = store.get("waiting") ?? []; waiting.length > 0; waiting = store.get("waiting") ?? []) {
      if (await send(new URLSearchParams(waiting[0].body)) === "waits") break;
      const left = (store.get("waiting") ?? []).filter((one) => one.id !== waiting[0].id);
      store.set("waiting", left.length > 0 ? left : null);
    }
  } finally { isSending = false; }
}
setInterval(() => { if (store.get("waiting")) sendWaiting(); }, 3000);
addEventListener("online", sendWaiting);

screen.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "yes";
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  fields.set("id", newId());
  const outcome = await send(fields, form);
  delete form.dataset.busy;
  if (outcome === "refused") return;
  for (const control of form.querySelectorAll("[data-keep]")) store.set("typed:" + nameOf(control), null);
  // What it changed may have come first, and then the form was made anew.
  const now = form.isConnected ? form : [...screen.querySelectorAll("form")].find((one) => keyOf(one) === keyOf(form));
  if (!now) return;
  now.querySelector(":scope > .lv-problem")?.remove();
  const details = now.closest("details.lv-tools, details.lv-fate");
  if (details) details.open = false;
  now.reset();
  prepare(now);
});

// MARK: What is typed.

screen.addEventListener("input", (event) => {
  const control = event.target;
  if (control.matches("[data-keep]")) store.set("typed:" + nameOf(control), control.value || null);
  count(control.closest("[data-budget]"));
  if (control.matches("[data-method]")) choose(control);
});

// Enter sends an idea, Shift and Enter begins a new line.
screen.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches(".lv-write textarea")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

function count(fieldset) {
  if (!fieldset) return;
  const spent = [...fieldset.querySelectorAll("[data-dot]")].reduce((sum, one) => sum + (Number(one.value) || 0), 0);
  const left = Number(fieldset.dataset.budget) - spent;
  const output = fieldset.querySelector("[data-left]");
  output.textContent = "(" + left + ")";
  output.classList.toggle("lv-over", left < 0);
}

function choose(select) {
  for (const label of select.form.querySelectorAll("[data-for]")) {
    const isFor = label.dataset.for.split(" ").includes(select.value);
    label.hidden = !isFor;
    for (const control of label.querySelectorAll("input, select")) {
      control.disabled = !isFor;
      if (control.type === "number") control.required = isFor;
    }
  }
}

// Dealing people out to so many groups, one after the other.
screen.addEventListener("click", (event) => {
  const count = Number(event.target.closest("[data-deal]")?.dataset.deal);
  if (!count) return;
  const form = event.target.closest("form");
  [...form.querySelectorAll("[data-sits]")].forEach((select, index) => { select.value = String(index % count + 1); });
  titles(form);
});

screen.addEventListener("change", (event) => { if (event.target.matches("[data-sits]")) titles(event.target.form); });

// The names of those groups that somebody sits in.
function titles(form) {
  const used = new Set([...form.querySelectorAll("[data-sits]")].map((select) => select.value));
  for (const label of form.querySelectorAll("[data-title]")) label.hidden = !used.has(label.dataset.title);
}

function prepare(root) {
  for (const deal of root.querySelectorAll("[data-deal]")) deal.hidden = false;
  for (const select of root.querySelectorAll("[data-sits]")) titles(select.form);
  for (const control of root.querySelectorAll("[data-keep]")) {
    const typed = store.get("typed:" + nameOf(control));
    if (typed && control.value === control.defaultValue) control.value = typed;
  }
  for (const fieldset of root.querySelectorAll("[data-budget]")) count(fieldset);
  for (const select of root.querySelectorAll("[data-method]")) choose(select);
}

// MARK: Keys and clocks.

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const target = screen.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]:is(button, summary)`);
  if (!target || target.disabled) return;
  event.preventDefault();
  if (target.tagName === "SUMMARY") {
    target.parentElement.open = true;
    target.parentElement.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  } else {
    target.click();
  }
});

function tick() {
  for (const clock of screen.querySelectorAll("[data-seconds]")) {
    const past = "running" in clock.dataset ? Math.max(0, (Date.now() + skew - Number(clock.dataset.at)) / 1000) : 0;
    const seconds = Math.floor(Number(clock.dataset.seconds) + past);
    const two = (number) => String(number).padStart(2, "0");
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    clock.querySelector("[data-time]").textContent =
      hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
    if (clock.dataset.planned) clock.classList.toggle("lv-over", seconds > Number(clock.dataset.planned));
  }
}

prepare(screen);
tick();
setInterval(tick, 1000);
listen();

"""##),
("mark.svg", ##"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#0b5563"/><path d="M5 6.8h14M5 11h14M5 15.2h8.5" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/><circle cx="17.6" cy="16.6" r="2.6" fill="#ffd479"/></svg>

"""##),
("notice.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<!DOCTYPE html>
<html lang="{{lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{title}} · Annals</title>
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="{{style}}">
</head>
<body class="door">
<main>
<p class="brand"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5.5h16M4 10h16M4 14.5h11"/><circle cx="18.5" cy="16.8" r="3"/></svg>Annals</p>
<h1 dir="auto">{{title}}</h1>
<p dir="auto">{{words}}</p>
{{#hasAction}}<form method="post" action="{{action}}" class="actions"><button>{{button}}</button></form>{{/hasAction}}
{{#hasBack}}<p class="back"><a href="/">{{back}}</a></p>{{/hasBack}}
</main>
</body>
</html>

"""##),
("numbered.css", ##"""
@page { @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt "Liberation Sans", Arial, sans-serif; color: #50575e; } }

"""##),
("past-form.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<form class="typed" method="post" action="{{action}}">
{{#hidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/hidden}}
<div class="row">
{{#fields}}
<label{{#isWide}} class="whole"{{/isWide}} for="{{fieldId}}">{{label}}
{{#isArea}}<textarea id="{{fieldId}}" name="{{name}}" dir="auto" spellcheck="true"{{#hint}} aria-describedby="{{fieldId}}-h"{{/hint}}>
{{value}}</textarea>{{/isArea}}
{{#isChoice}}<select id="{{fieldId}}" name="{{name}}"{{#hint}} aria-describedby="{{fieldId}}-h"{{/hint}}>{{#options}}<option value="{{optionValue}}"{{#isChosen}} selected{{/isChosen}}>{{optionText}}</option>{{/options}}</select>{{/isChoice}}
{{#isLine}}<input id="{{fieldId}}" name="{{name}}" type="{{type}}" value="{{value}}" dir="auto" autocomplete="off"{{#isNeeded}} required{{/isNeeded}}{{#hint}} aria-describedby="{{fieldId}}-h"{{/hint}}>{{/isLine}}
{{#hint}}<span class="hint" id="{{fieldId}}-h">{{hint}}</span>{{/hint}}</label>
{{/fields}}
</div>
<p class="row">{{#buttons}}<button name="do" value="{{value}}"{{#isPlain}} class="plain"{{/isPlain}}>{{text}}</button> {{/buttons}}</p>
</form>

"""##),
("past.css", ##"""
/* The past: sessions over the years, goals and priorities from moment to moment, the player. */
.picture:has(svg.flow) { max-height: none; }
.legend + .items { margin-top: 1rem; }
.sections .code { margin-block: .6rem; }
svg.flow, svg.ranks { display: block; max-width: none; }
.note a { display: inline-block; min-height: 1.5rem; }
.picture svg.bars { min-width: 42rem; }
svg.flow .box { fill: var(--paper); stroke: var(--line); stroke-width: 1; }
svg.flow .box.ended { fill: var(--quiet-wash); }
svg.flow .good .box.ended { fill: var(--good-wash); }
svg.flow .warn .box.ended { fill: var(--warn-wash); }
svg.flow .bad .box.ended { fill: var(--bad-wash); }
svg.flow .edge { fill: var(--quiet); }
svg.flow .good .edge { fill: var(--good); } svg.flow .warn .edge { fill: var(--warn); } svg.flow .bad .edge { fill: var(--bad); }
svg.flow .good .tone { fill: var(--good); } svg.flow .warn .tone { fill: var(--warn); } svg.flow .bad .tone { fill: var(--bad); }
svg.flow g text { stroke: none; }
svg.flow .strong { font-weight: 500; }
svg .band { fill: none; stroke: color-mix(in srgb, var(--accent) 45%, var(--paper)); stroke-width: 5; }
svg .band.revised { stroke-dasharray: 9 4; }
svg .band.continued { stroke-width: 7; stroke: color-mix(in srgb, var(--accent) 70%, var(--paper)); }
svg .band.heart { stroke-width: 3; stroke: var(--paper); }
.legend svg.flow { width: 2.6em; height: .8em; display: inline; }

svg.ranks .rank { fill: none; stroke: currentColor; stroke-width: 3.5; stroke-linecap: round; opacity: .8; }
svg.ranks .place { fill: currentColor; }
svg.ranks .figure { fill: var(--paper); stroke: none; font-weight: 700; }
svg.ranks .strong { font-weight: 500; }
svg .line-0 { color: var(--accent); } svg .line-1 { color: var(--warn); } svg .line-2 { color: var(--good); }
svg .line-3 { color: #7a4fa0; } svg .line-4 { color: var(--bad); } svg .line-5 { color: var(--quiet); }
@media (prefers-color-scheme: dark) { svg .line-3 { color: #c7a5e6; } }

svg.sessions { display: block; width: 100%; min-width: 44rem; height: auto; }
svg.sessions .held { fill: var(--accent); stroke: var(--paper); stroke-width: 1.5; }
svg.sessions .ahead { fill: var(--paper); stroke: var(--accent); stroke-width: 2; stroke-dasharray: none; }
svg.sessions .open { fill: var(--good); stroke: var(--paper); stroke-width: 1.5; }
svg.sessions .cross { stroke: var(--quiet); stroke-width: 2.2; stroke-linecap: round; }
svg.sessions .faint { stroke: var(--line); }
.legend svg.sessions.key { display: inline; width: 1.6em; min-width: 0; height: .8em; }

.years ol { display: flex; flex-wrap: wrap; gap: .5rem .25rem; }
.years ol a { display: flex; flex-direction: column; align-items: center; gap: .1rem; min-width: 3.1rem; padding: .35rem .3rem .3rem; border-radius: 6px; text-decoration: none; color: var(--ink); line-height: 1.2; font-variant-numeric: tabular-nums; }
.years ol a:hover { background: var(--faint); }
.years svg { width: 1.4rem; height: 2.8rem; fill: color-mix(in srgb, var(--accent) 42%, var(--paper)); border-bottom: 1px solid var(--line); }
.years b { font-weight: 500; }
.years i { font-style: normal; font-size: .8rem; color: var(--soft); }
.years a[aria-current] { background: var(--accent-wash); }
.years a[aria-current] svg { fill: var(--accent); }
.years a[aria-current] b { font-weight: 700; }
.years p { margin-top: .6rem; }
.years p a { display: inline-block; min-height: 1.5rem; }

.player-keys { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; }
.player .play { min-width: 6.5rem; }
.player .speed { color: var(--soft); font-size: .9rem; }
.player-jump { display: flex; align-items: center; gap: .45rem; margin-inline-start: auto; color: var(--soft); font-size: .9rem; }
.player-jump input { width: 5rem; }
.player-track { margin: 1rem 0 .6rem; }
svg.track { display: block; width: 100%; height: 20px; overflow: visible; }
svg.track line { stroke-width: 2; vector-effect: non-scaling-stroke; }
svg.track .rail { stroke: var(--line); stroke-width: 4; }
svg.track .done { stroke: var(--accent); stroke-width: 4; }
svg.track .stage { stroke: var(--quiet); } svg.track .ballot { stroke: var(--warn); } svg.track .decision { stroke: var(--good); }
svg.track .head { stroke: var(--accent); stroke-width: 7; stroke-linecap: round; }
.player-now { min-height: 5.4rem; padding: .8rem 1rem; border-radius: 8px; background: var(--faint); border: 1px solid var(--line); }
.player-time { color: var(--soft); font-size: .88rem; font-variant-numeric: tabular-nums; }
.player-time a { color: inherit; display: inline-block; min-height: 1.5rem; }
.player-text { font: 400 1.2rem/1.4 var(--serif); }
.player-text.fallen { text-decoration: line-through; color: var(--soft); }
.player-fate { color: var(--warn); font-size: .9rem; }
.landmarks { display: flex; flex-wrap: wrap; gap: .35rem; margin-top: .9rem; max-height: 12.5rem; overflow: auto; }
.landmarks a { display: block; max-width: 22rem; min-height: 1.7rem; padding: .15rem .6rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .82rem; color: var(--soft); text-decoration: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.landmarks a:hover { border-color: var(--accent); color: var(--ink); }
.landmarks .past a { background: var(--quiet-wash); }
.landmarks a[aria-current] { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
.landmark-kind { font-weight: 600; }

.typed { display: grid; gap: .8rem; }
.typed textarea { width: 100%; min-height: 22rem; font: .92rem/1.55 var(--mono); padding: .8rem 1rem; resize: vertical; }
.typed .row { display: flex; flex-wrap: wrap; gap: .8rem 1rem; align-items: start; }
.typed label { display: block; color: var(--soft); font-size: .88rem; }
.typed label input, .typed label select { display: block; color: var(--ink); width: 14rem; }
.typed label.whole input, .typed label.whole textarea { width: 100%; color: var(--ink); }
.typed label.whole { flex: 1 1 100%; }
.typed .hint { color: var(--soft); font-size: .86rem; }
@media (max-width: 40rem) {
  .player-jump { margin-inline-start: 0; }
  .typed label, .typed label input, .typed label select { width: 100%; }
}

"""##),
("pictures.css", ##"""
/* The pictures of reports and of the site alike. */
svg.chart, svg.bars { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font-family: var(--sans); fill: var(--soft); paint-order: stroke; stroke: var(--paper); stroke-width: 2.5px; stroke-linejoin: round; }
svg .strong { fill: var(--ink); font-weight: 600; }
svg .grid { stroke: var(--line); stroke-width: .6; }
svg .axis { stroke: var(--soft); stroke-width: .8; }
svg .series { fill: none; stroke: var(--accent); stroke-width: 1.6; stroke-linejoin: round; }
svg .ahead { stroke-dasharray: 2.5 2.5; }
svg .point { fill: var(--accent); stroke: var(--paper); stroke-width: .8; }
svg .point.missed { fill: var(--bad); }
svg .point.provisional { fill: var(--paper); stroke: var(--accent); stroke-width: 1.4; }
svg .point.forecast { fill: var(--paper); stroke: var(--quiet); stroke-width: 1.2; stroke-dasharray: 1.4 1; }
svg .point.provisional.missed { stroke: var(--bad); }
svg .target { stroke: var(--warn); stroke-width: 1.5; stroke-dasharray: 5 2.4; fill: none; }
svg .bar { fill: var(--quiet); opacity: .55; }
svg .bar.good { fill: var(--good); }
svg .bar.warn { fill: var(--warn); }
svg .bar.bad { fill: var(--bad); }
svg .mark { stroke: currentColor; fill: none; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
svg .now { stroke: var(--soft); stroke-width: .8; stroke-dasharray: 2 2; }
svg g.good { color: var(--good); } svg g.warn { color: var(--warn); } svg g.bad { color: var(--bad); } svg g.quiet { color: var(--quiet); }

"""##),
("refused.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<!DOCTYPE html>
<html lang="{{lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{title}}</title>
<link rel="stylesheet" href="{{style}}">
</head>
<body>
<main id="main">
<div class="heading"><h1>{{title}}</h1></div>
<section>
<p class="notice bad" role="alert">{{words}}</p>
<form method="post" action="/act" class="again">
{{#hidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/hidden}}
{{#hasTyped}}<p>{{kept}}</p>{{/hasTyped}}
{{#typed}}
<p><label>{{label}}<br><textarea name="{{name}}" rows="3" cols="60" dir="auto">{{value}}</textarea></label></p>
{{/typed}}
<p class="actions"><button>{{again}}</button> <a class="button plain" href="{{back}}">{{backWords}}</a></p>
</form>
</section>
</main>
</body>
</html>

"""##),
("replay.js", ##"""
// Plays a replay: fetches the page of the next step, and puts what it shows in the place of what is shown.
// Without this file every step is a link.

const player = () => document.querySelector(".player");
const play = document.querySelector(".player .play");
const speed = document.querySelector(".player .speed select");
let timer = null;
let ahead = null;

play.hidden = false;
document.querySelector(".player .speed").hidden = false;

/** The page of a step, fetched once. */
function page(address) {
  if (ahead?.address !== address) ahead = { address, text: fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.text();
  }) };
  return ahead.text;
}

/** Shows the step at an address; what has the focus keeps it. */
async function show(address) {
  const other = new DOMParser().parseFromString(await page(address), "text/html");
  const fresh = other.querySelector(".player");
  const old = player();
  for (const name of ["step", "wait"]) old.dataset[name] = fresh.dataset[name];
  for (const part of [".player-now", ".player-track"]) old.querySelector(part).replaceWith(fresh.querySelector(part));
  for (const rel of ["prev", "next"]) old.querySelector(`[rel=${rel}]`).href = fresh.querySelector(`[rel=${rel}]`).href;
  old.querySelector("input[name=step]").value = fresh.dataset.step;
  document.querySelector(".landmarks").replaceWith(other.querySelector(".landmarks"));
  const sections = document.querySelector(".sections");
  for (const section of [...sections.children]) if (section.id !== "player") section.remove();
  for (const section of [...other.querySelector(".sections").children]) {
    if (section.id !== "player") sections.append(section);
  }
  history.replaceState(null, "", address);
}

const isLast = () => Number(player().dataset.step) >= Number(player().dataset.count);
const next = () => player().querySelector("[rel=next]").href;

function pause() {
  clearTimeout(timer);
  timer = null;
  play.textContent = player().dataset.play;
  player().querySelector(".player-now").setAttribute("aria-live", "polite");
}

/** Waits as long as it took then, at the speed chosen: never so short that nobody sees it, nor so long that it bores. */
function wait() {
  if (isLast()) return pause();
  const pace = Math.min(4000, Math.max(350, Number(player().dataset.wait) / Number(speed.value)));
  page(next()).catch(() => {});
  timer = setTimeout(async () => {
    try {
      await show(next());
      if (timer) wait();
    } catch {
      pause();
    }
  }, pace);
}

function toggle() {
  if (timer) return pause();
  play.textContent = player().dataset.pause;
  const first = player().querySelector("[data-to='1']").href;
  const begin = isLast() ? show(first) : Promise.resolve();
  timer = -1;
  begin.then(() => { if (timer) wait(); }).catch(pause);
}

play.addEventListener("click", toggle);
document.addEventListener("click", (event) => {
  const link = event.target.closest(".player a.button, .landmarks a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  pause();
  show(link.href).then(pause).catch(() => { location.href = link.href; });
});
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea, summary") || event.altKey || event.ctrlKey || event.metaKey) return;
  const way = { ArrowRight: "next", ArrowLeft: "prev" }[event.key];
  if (way) {
    event.preventDefault();
    pause();
    show(player().querySelector(`[rel=${way}]`).href).then(pause).catch(() => {});
  } else if (event.key === " " && !event.target.closest("a, button")) {
    event.preventDefault();
    toggle();
  }
});

"""##),
("replay.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<div class="player" data-step="{{step}}" data-count="{{count}}" data-wait="{{wait}}" data-path="{{path}}" data-play="{{playWord}}" data-pause="{{pauseWord}}">
<div class="player-keys">
<a class="button plain" data-to="1" href="{{firstHref}}">{{firstWord}}</a>
<a class="button plain" rel="prev" href="{{backHref}}">{{backWord}}</a>
<button type="button" class="play" hidden>{{playWord}}</button>
<a class="button plain" rel="next" href="{{nextHref}}">{{nextWord}}</a>
<a class="button plain" data-to="{{count}}" href="{{lastHref}}">{{lastWord}}</a>
<label class="speed" hidden>{{speedWord}} <select>{{#speeds}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/speeds}}</select></label>
<form class="player-jump" method="get" action="{{path}}">{{#kept}}<input type="hidden" name="{{name}}" value="{{value}}">{{/kept}}<label>{{stepWord}} <input name="step" type="number" min="0" max="{{count}}" value="{{step}}" inputmode="numeric"></label> <span class="of">{{ofWords}}</span> <button class="plain">{{goWord}}</button></form>
</div>
<div class="player-track" aria-hidden="true">{{{track}}}</div>
<div class="player-now">
<p class="player-time">{{#time}}<span>{{time}}</span> · {{/time}}{{#positionHref}}<a href="{{positionHref}}">{{position}}</a>{{/positionHref}}</p>
<p class="player-text{{#isFallen}} fallen{{/isFallen}}{{#isTouched}} touched{{/isTouched}}" dir="auto">{{text}}</p>
{{#fateWords}}<p class="player-fate">{{fateWords}}</p>{{/fateWords}}
</div>
</div>
<ol class="landmarks">
{{#landmarks}}
<li class="{{kind}}{{#isPast}} past{{/isPast}}"><a href="{{href}}"{{#isHere}} aria-current="step"{{/isHere}}><span class="landmark-kind">{{kindWord}}</span> <span dir="auto">{{words}}</span></a></li>
{{/landmarks}}
</ol>

"""##),
("report.css", ##"""
:root {
  --paper: #ffffff; --desk: #efede8; --ink: #1c2126; --soft: #59626b; --line: #d9d6cf; --faint: #f5f3ef;
  --accent: #0b5563; --good: #17693f; --warn: #8a5a00; --bad: #b3261e; --quiet: #626b74;
  --sans: "Helvetica Neue", Helvetica, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif;
  --serif: Charter, "Iowan Old Style", "Palatino Linotype", Palatino, "TeX Gyre Pagella", Georgia, "Liberation Serif", serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1a1e22; --desk: #111417; --ink: #e9e6e0; --soft: #a7b0b8; --line: #3a4148; --faint: #22272c;
    --accent: #7cc7d3; --good: #67cb95; --warn: #e5b454; --bad: #ff938a; --quiet: #9ca6ae;
  }
}
* { box-sizing: border-box; }
html { background: var(--desk); color: var(--ink); font: 15px/1.45 var(--sans); -webkit-text-size-adjust: 100%; }
body { margin: 0; padding: 2rem 1rem; }
h1, h2, p, dl, dd, ul, ol, figure { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.sheet { max-width: 60rem; margin: 0 auto; background: var(--paper); padding: 2.6rem 3rem 2rem; border-radius: 3px; box-shadow: 0 1px 3px #0003, 0 8px 28px #0000001a; }

header { border-bottom: 2px solid var(--ink); padding-bottom: .9rem; }
.running { display: flex; justify-content: space-between; gap: 1rem; font-size: .8rem; letter-spacing: .04em; color: var(--soft); }
.organization { font-weight: 600; color: var(--accent); }
h1 { font: 400 2.1rem/1.15 var(--serif); letter-spacing: -.01em; margin: .35rem 0 .4rem; overflow-wrap: anywhere; }
.facts { color: var(--soft); font-size: .9rem; }
.facts span { display: inline-block; }
.facts span + span::before { content: "·"; margin: 0 .45em; }
.circle { margin-top: .6rem; padding: .35rem .7rem; border-left: 3px solid var(--bad); background: var(--faint); font-size: .9rem; }

.headline { display: flex; flex-wrap: wrap; gap: .4rem 0; padding: .9rem 0; border-bottom: 1px solid var(--line); }
.headline div { flex: 1 1 8rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 0 1rem; border-left: 1px solid var(--line); }
.headline div:first-child { padding-left: 0; border-left: 0; }
.headline dd { font: 400 1.7rem/1.15 var(--serif); font-variant-numeric: lining-nums; }
.headline dt { font-size: .82rem; line-height: 1.3; color: var(--soft); }
.headline .good dd { color: var(--good); }
.headline .warn dd { color: var(--warn); }
.headline .bad dd { color: var(--bad); }

nav { padding: .9rem 0; border-bottom: 1px solid var(--line); font-size: .88rem; }
nav a { display: inline-block; min-width: 24px; padding: .22rem 0; }
nav ol { display: flex; flex-wrap: wrap; gap: .25rem 1.2rem; }

section { margin-top: 1.6rem; }
h2 { font: 600 .95rem/1.3 var(--sans); color: var(--accent); padding-bottom: .3rem; border-bottom: 1px solid var(--line); margin-bottom: .55rem; }
section > p { margin: .5rem 0; }
.items > li { padding: .32rem 0 .32rem 1.5rem; position: relative; break-inside: avoid; }
.items .text { font-weight: 600; }
.head, .note, td, th, caption, figcaption { overflow-wrap: anywhere; }
.id { color: var(--soft); font-size: .88em; font-variant-numeric: tabular-nums; white-space: nowrap; }
.note { color: var(--soft); font-size: .92em; }
.label { color: var(--quiet); font-style: italic; }
.label::after { content: ":"; }
.sign { font-size: .84em; white-space: nowrap; font-weight: 600; color: var(--quiet); }
.sign.good, .glyph.good { color: var(--good); }
.sign.warn, .glyph.warn { color: var(--warn); }
.sign.bad, .glyph.bad { color: var(--bad); }
.glyph.quiet { color: var(--quiet); }
.glyph { width: .95em; height: .95em; vertical-align: -.12em; margin-right: .3em; }
.head > .glyph { position: absolute; left: 0; top: .58em; width: 1em; height: 1em; }
.full .note, .audit .note { padding-left: 9.5em; }
.full .label, .audit .label { float: left; margin-left: -9.5em; width: 9em; text-align: right; overflow-wrap: anywhere; }
.full .note:not(:has(.label)), .audit .note:not(:has(.label)) { padding-left: 0; }
.more { color: var(--soft); font-size: .9em; padding-left: 1.5rem; }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; margin: .4rem 0 1rem; }
caption { text-align: left; color: var(--soft); padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .34rem .7rem .34rem 0; border-bottom: 1px solid var(--line); }
td { min-width: 3rem; }
thead th { font-weight: 600; color: var(--soft); border-bottom-color: var(--soft); overflow-wrap: normal; }
tbody th { font-weight: 600; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number, tbody th.number, td.short { white-space: nowrap; }
td.number + td:not(.number), th.number + th:not(.number) { padding-left: .8rem; }

.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem 1.6rem; padding: .2rem 0; }
figure { break-inside: avoid; }
figcaption { font-size: .88rem; line-height: 1.3; margin-bottom: .2rem; }
figcaption .name { font-weight: 600; }
figcaption .value { display: block; color: var(--soft); }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .8rem; color: var(--soft); margin: .3rem 0 0; }
.legend svg { width: 1.9em; height: .8em; margin-right: .35em; vertical-align: -.06em; }
.legend span { white-space: nowrap; }

footer { margin-top: 2rem; padding-top: .8rem; border-top: 1px solid var(--line); font-size: .8rem; color: var(--soft); }
footer section { margin-top: 0; }
.leaf { white-space: nowrap; }
code { font: .92em/1.3 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; white-space: normal; }

.page .sections { columns: 2; column-gap: 2.4rem; column-rule: 1px solid var(--line); margin-top: 1.1rem; }
.page section { margin: 0 0 1.1rem; }
.page h2 { break-after: avoid; }
.page .items > li { padding-top: .18rem; padding-bottom: .18rem; }
.page .head > .glyph { top: .42em; }
.page .charts { display: block; padding: 0; orphans: 1; widows: 1; }
.page .legend, .page .more { break-before: avoid; }
.page .charts figure { display: inline-block; vertical-align: top; width: 47%; margin: 0 4% .7rem 0; }
.page .charts figure:nth-child(2n) { margin-right: 0; }
.page .charts figure:only-child { width: 100%; margin-right: 0; }
.page .attention { border-left: 3px solid var(--warn); padding-left: .8rem; }
.page footer { margin-top: .4rem; }
@media (max-width: 46rem) {
  body { padding: 0; }
  .sheet { padding: 1.4rem 1.1rem; border-radius: 0; box-shadow: none; }
  .page .sections { columns: 1; }
  .full .note, .audit .note { padding-left: 0; }
  .full .label, .audit .label { float: none; margin: 0; width: auto; }
  h1 { font-size: 1.65rem; }
  .headline div { flex-basis: 40%; padding: 0 .6rem; }
}

@page { size: A4 portrait; margin: 13mm 14mm 12mm; }
@media print {
  :root {
    --paper: #ffffff; --desk: #ffffff; --ink: #000000; --soft: #3c4248; --line: #c9c9c9; --faint: #f4f4f4;
    --accent: #0b4a57; --good: #135a35; --warn: #744b00; --bad: #96150f; --quiet: #50575e;
    color-scheme: light;
  }
  html { font-size: 9pt; line-height: 1.36; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { padding: 0; }
  .sheet { max-width: none; padding: 0; box-shadow: none; border-radius: 0; }
  a { text-decoration: none; }
  nav { display: none; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr, figure, .items > li { break-inside: avoid; }
  .full .items > li, .audit .items > li { break-inside: auto; }
  .full .note, .audit .note { break-inside: avoid; }
  .head { break-after: avoid; }
  h2, caption { break-after: avoid; }
  h1 { font-size: 20pt; }
  table { font-size: 8.2pt; }
  .page { font-size: 8.4pt; line-height: 1.3; }
  .page h1 { font-size: 18pt; margin: 1mm 0; }
  .page header { padding-bottom: 2mm; }
  .page .headline { padding: 2mm 0; }
  .page .headline dd { font-size: 14pt; }
  .page .headline dt { font-size: 8pt; }
  .page .sections { column-gap: 8mm; margin-top: 3mm; columns: 2; }
  .page section { margin-bottom: 3.2mm; }
  .page h2 { font-size: 9.5pt; margin-bottom: 1mm; padding-bottom: .6mm; }
  .page .items > li { padding: .5mm 0 .5mm 4.4mm; }
  .page .head > .glyph { top: .9mm; width: 2.9mm; height: 2.9mm; }
  .page .note { font-size: 8.1pt; }
  .page .charts figure { margin-bottom: 2mm; }
  .page figcaption { font-size: 8.1pt; line-height: 1.22; }
  .page .more { padding-left: 4.4mm; }
  .page .legend { font-size: 7pt; }
  .page.airy { font-size: 9.6pt; line-height: 1.36; }
  .page.airy .note { font-size: 9.1pt; }
  .page.airy h2 { font-size: 10.4pt; }
  .page.airy .headline dd { font-size: 17pt; }
  .page.airy .headline dt { font-size: 8.8pt; }
  .page.airy h1 { font-size: 21pt; }
  .page.airy figcaption { font-size: 8.8pt; }
  .page.airy section { margin-bottom: 4.5mm; }
  .page.airy .items > li { padding-top: .8mm; padding-bottom: .8mm; }
  .page.airy .head > .glyph { top: 1.4mm; }
  .page footer { font-size: 7pt; margin-top: 2mm; padding-top: 1.5mm; }
}

"""##),
("report.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<!DOCTYPE html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Annals">
<title>{{title}} · {{organization}}</title>
<style>
{{{css}}}
</style>
</head>
<body class="{{form}}">
<main class="sheet">
<header>
<p class="running"><span class="organization" dir="auto">{{organization}}</span> <span class="form">{{formName}}</span></p>
<h1 dir="auto">{{title}}</h1>
<p class="facts">{{#subtitle}}<span dir="auto">{{.}}</span>{{/subtitle}}</p>
{{#circle}}
<p class="circle"><strong>{{phrases.confidential}}</strong> {{circle}}</p>
{{/circle}}
</header>
{{#hasHeadline}}
<dl class="headline">
{{#headline}}
<div class="{{tone}}"><dt>{{label}}</dt><dd>{{value}}</dd></div>
{{/headline}}
</dl>
{{/hasHeadline}}
{{#hasContents}}
<nav aria-label="{{phrases.contents}}"><ol>{{#sections}}<li><a href="#{{key}}">{{title}}</a></li>{{/sections}}</ol></nav>
{{/hasContents}}
<div class="sections">
{{#sections}}
{{> section}}
{{/sections}}
{{#isEmpty}}
<p>{{phrases.nothing}}</p>
{{/isEmpty}}
</div>
<footer>
{{#hasChapters}}
<section id="counts">
<h2>{{phrases.counts}}</h2>
<div class="scroll" tabindex="0" role="group" aria-label="{{phrases.chapters}}"><table>
<caption>{{phrases.chapters}}; {{phrases.once}}</caption>
<thead><tr><th scope="col">{{phrases.chapter}}</th><th scope="col" class="number">{{phrases.entries}}</th><th scope="col" class="number">{{phrases.shown}}</th><th scope="col" class="number">{{phrases.hidden}}</th><th scope="col" class="number">{{phrases.struck}}</th><th scope="col" class="number">{{phrases.leftOut}}</th></tr></thead>
<tbody>
{{#chapters}}
<tr><th scope="row">{{name}}</th><td class="number">{{entries}}</td><td class="number">{{shown}}</td><td class="number">{{hidden}}</td><td class="number">{{struck}}</td><td class="number">{{leftOut}}</td></tr>
{{/chapters}}
</tbody>
<tfoot><tr><th scope="row">{{phrases.all}}</th><td class="number">{{total.entries}}</td><td class="number">{{total.shown}}</td><td class="number">{{total.hidden}}</td><td class="number">{{total.struck}}</td><td class="number">{{total.leftOut}}</td></tr></tfoot>
</table></div>
</section>
{{/hasChapters}}
<p class="counts">{{counts}}</p>
<p class="made">{{made}}{{#leaf}} <span class="leaf">{{phrases.leaf}} <code>{{leaf}}</code></span>{{/leaf}}</p>
</footer>
</main>
</body>
</html>

"""##),
("section.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<section id="{{key}}" class="{{key}}">
<h2>{{title}}</h2>
{{#blocks}}
{{#words}}
<p dir="auto">{{words}}</p>
{{/words}}
{{#hasItems}}
<ul class="items">
{{#items}}
<li><p class="head" dir="auto">{{#sign}}{{{glyph}}}{{/sign}}{{#id}}<span class="id">{{id}}</span> {{/id}}<span class="text">{{text}}</span>{{#sign}} <span class="sign {{tone}}">{{sign}}</span>{{/sign}}</p>{{#notes}}<p class="note" dir="auto">{{#label}}<span class="label">{{label}}</span> {{/label}}{{text}}</p>{{/notes}}</li>
{{/items}}
</ul>
{{/hasItems}}
{{#table}}
<div class="scroll" tabindex="0" role="group" aria-label="{{caption}}"><table>
<caption dir="auto">{{caption}}</caption>
<thead><tr>{{#columns}}<th scope="col"{{#isNumeric}} class="number"{{/isNumeric}}>{{title}}</th>{{/columns}}</tr></thead>
<tbody>
{{#rows}}
<tr><th scope="row" dir="auto"{{#first.isNumeric}} class="number"{{/first.isNumeric}}>{{first.text}}{{#sign}} <span class="sign {{tone}}">{{{glyph}}}{{sign}}</span>{{/sign}}</th>{{#cells}}<td dir="auto"{{#kind}} class="{{kind}}"{{/kind}}>{{text}}</td>{{/cells}}</tr>
{{/rows}}
</tbody>
</table></div>
{{/table}}
{{#hasCharts}}
<div class="charts">
{{#charts}}
<figure>
<figcaption dir="auto"><span class="name">{{name}}</span>{{#sign}} <span class="sign {{tone}}">{{{glyph}}}{{sign}}</span>{{/sign}}<span class="value">{{caption}}</span></figcaption>
{{{svg}}}
</figure>
{{/charts}}
</div>
{{#legend}}
<p class="legend">{{{legend}}}</p>
{{/legend}}
{{/hasCharts}}
{{#picture}}
<figure class="wide">{{{picture}}}</figure>
{{/picture}}
{{/blocks}}
{{#more}}
<p class="more">{{more}}</p>
{{/more}}
</section>

"""##),
("site-charts.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<div class="charts">
{{#charts}}
<figure>
<figcaption dir="auto"><span class="name">{{#chartHref}}<a href="{{chartHref}}">{{chartName}}</a>{{/chartHref}}{{^chartHref}}{{chartName}}{{/chartHref}}</span>{{#chartSign}} {{> site-sign}}{{/chartSign}}<span class="value">{{chartCaption}}</span></figcaption>
{{{svg}}}
</figure>
{{/charts}}
</div>
{{#legend}}<p class="legend">{{{legend}}}</p>{{/legend}}

"""##),
("site-form.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<form class="asking" method="get" action="{{formPath}}">
{{#hidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/hidden}}
{{#fields}}
<p class="field{{#isMain}} main{{/isMain}}"><label for="{{fieldId}}">{{label}}</label>{{#hasOptions}}<select id="{{fieldId}}" name="{{name}}">{{#options}}<option value="{{optionValue}}"{{#isChosen}} selected{{/isChosen}}>{{optionText}}</option>{{/options}}</select>{{/hasOptions}}{{^hasOptions}}<input id="{{fieldId}}" name="{{name}}" value="{{value}}" placeholder="{{hint}}"{{#isMain}} type="search"{{/isMain}} autocomplete="off" dir="auto">{{/hasOptions}}</p>
{{/fields}}
<p class="field send"><button>{{button}}</button>{{#links}} <a href="{{linkHref}}">{{linkText}}</a>{{/links}}</p>
</form>

"""##),
("site-items.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<ul class="items">
{{#items}}
<li{{#itemSign}} class="signed"{{/itemSign}}><p class="line" dir="auto"><span class="what">{{#itemHref}}<a href="{{itemHref}}">{{/itemHref}}{{#itemId}}<span class="id">{{itemId}}</span> {{/itemId}}{{#itemText}}{{^itemHref}}{{#link}}<a href="{{link}}">{{run}}</a>{{/link}}{{^link}}{{#isMarked}}<mark>{{run}}</mark>{{/isMarked}}{{^isMarked}}{{run}}{{/isMarked}}{{/link}}{{/itemHref}}{{#itemHref}}{{#isMarked}}<mark>{{run}}</mark>{{/isMarked}}{{^isMarked}}{{run}}{{/isMarked}}{{/itemHref}}{{/itemText}}{{#itemHref}}</a>{{/itemHref}}</span>{{#itemSign}} {{> site-sign}}{{/itemSign}}{{#hasAside}} <span class="asideline" dir="auto">{{#itemAside}}{{#link}}<a href="{{link}}">{{run}}</a>{{/link}}{{^link}}{{run}}{{/link}}{{/itemAside}}</span>{{/hasAside}}</p>{{#hasNotes}}{{#notes}}<p class="note" dir="auto">{{#noteLabel}}<span class="label">{{noteLabel}}</span> {{/noteLabel}}{{> site-runs}}</p>{{/notes}}{{/hasNotes}}</li>
{{/items}}
</ul>

"""##),
("site-page.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<header class="heading">
{{#hasKicker}}<p class="kicker">{{#kicker}}{{#link}}<a href="{{link}}">{{run}}</a>{{/link}}{{^link}}{{run}}{{/link}}{{/kicker}}</p>{{/hasKicker}}
<h1 dir="auto">{{#headId}}<span class="id">{{headId}}</span> {{/headId}}{{#headTitle}}{{run}}{{/headTitle}}</h1>
{{#headSign}}<p class="standing">{{> site-sign}}</p>{{/headSign}}
{{#hasHeadFacts}}<p class="headfacts">{{#headFacts}}<span dir="auto">{{> site-runs}}</span> {{/headFacts}}</p>{{/hasHeadFacts}}
{{#hasActions}}<p class="actions">{{#actions}}<a class="button" href="{{actionHref}}">{{actionText}}</a> {{/actions}}</p>{{/hasActions}}
</header>
<div class="sections">
{{#sections}}
{{> site-section}}
{{/sections}}
</div>

"""##),
("site-runs.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}{{#runs}}{{#link}}<a href="{{link}}">{{run}}</a>{{/link}}{{^link}}{{#isMarked}}<mark>{{run}}</mark>{{/isMarked}}{{^isMarked}}{{run}}{{/isMarked}}{{/link}}{{/runs}}
"""##),
("site-section.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<section id="{{key}}" class="{{width}}" aria-labelledby="{{key}}-h">
<h2 id="{{key}}-h">{{sectionTitle}}{{#count}} <span class="count">{{count}}</span>{{/count}}</h2>
{{#blocks}}
{{#isWords}}<p dir="auto">{{> site-runs}}</p>{{/isWords}}
{{#isLead}}<p class="lead" dir="auto">{{> site-runs}}</p>{{/isLead}}
{{#isNote}}<p class="small" dir="auto">{{> site-runs}}</p>{{/isNote}}
{{#isNotice}}<p class="notice {{noticeTone}}" dir="auto">{{{noticeGlyph}}}<span>{{> site-runs}}</span></p>{{/isNotice}}
{{#isEmpty}}<p class="empty">{{text}}</p>{{/isEmpty}}
{{#isSubtitle}}<h3 dir="auto">{{text}}</h3>{{/isSubtitle}}
{{#isTiles}}<div class="tiles">{{#tiles}}<div><h3>{{tileName}}</h3><p dir="auto">{{> site-runs}}</p>{{#tileNote}}<p class="small" dir="auto">{{> site-runs}}</p>{{/tileNote}}</div>{{/tiles}}</div>{{/isTiles}}
{{#isFacts}}
<dl class="facts">{{#facts}}<div><dt>{{label}}</dt><dd dir="auto">{{> site-runs}}</dd></div>{{/facts}}</dl>
{{/isFacts}}
{{#isItems}}
{{> site-items}}
{{/isItems}}
{{#isTable}}
{{> site-table}}
{{/isTable}}
{{#isCharts}}
{{> site-charts}}
{{/isCharts}}
{{#isPicture}}<div class="picture" tabindex="0" role="group" aria-labelledby="{{key}}-h">{{{svg}}}</div>{{/isPicture}}
{{#isForm}}
{{> site-form}}
{{/isForm}}
{{#isCode}}<pre class="code" tabindex="0"><code>{{text}}</code></pre>{{/isCode}}
{{#isHTML}}{{{html}}}{{/isHTML}}
{{/blocks}}
{{#moreText}}<p class="more-link"><a href="{{moreHref}}">{{moreText}}</a></p>{{/moreText}}
</section>

"""##),
("site-sign.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<span class="sign {{tone}}">{{{glyph}}}{{word}}</span>
"""##),
("site-table.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<div class="scroll" tabindex="0" role="group" aria-label="{{caption}}"><table>
<caption{{#hidesCaption}} class="unseen"{{/hidesCaption}} dir="auto">{{caption}}</caption>
<thead><tr>{{#columns}}<th scope="col"{{#isNumeric}} class="number"{{/isNumeric}}>{{columnTitle}}</th>{{/columns}}</tr></thead>
<tbody>
{{#rows}}
<tr><th scope="row" dir="auto">{{#first}}{{#link}}<a href="{{link}}">{{run}}</a>{{/link}}{{^link}}{{run}}{{/link}}{{/first}}{{#rowSign}} {{> site-sign}}{{/rowSign}}</th>{{#cells}}<td dir="auto"{{#isNumeric}} class="number"{{/isNumeric}}{{^isNumeric}}{{#isShort}} class="short"{{/isShort}}{{/isNumeric}}>{{> site-runs}}</td>{{/cells}}</tr>
{{/rows}}
</tbody>
</table></div>

"""##),
("site.css", ##"""
:root {
  color-scheme: light dark;
  --paper: #ffffff; --desk: #f3f1ec; --ink: #1c2126; --soft: #545d66; --line: #dcd8cf; --faint: #f7f5f1;
  --accent: #0b5563; --accent-ink: #ffffff; --good: #17693f; --warn: #855600; --bad: #b3261e; --quiet: #5d666f;
  --good-wash: #e7f2ec; --warn-wash: #fbf0da; --bad-wash: #fbe9e7; --quiet-wash: #efede8; --accent-wash: #e3eff1;
  --mark: #ffe9a8; --shadow: 0 1px 2px #1c212612, 0 6px 20px #1c21260d;
  --sans: "Inter", "Helvetica Neue", Helvetica, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif;
  --serif: Charter, "Iowan Old Style", "Palatino Linotype", Palatino, "TeX Gyre Pagella", Georgia, "Liberation Serif", serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --gap: clamp(1rem, 2.4vw, 1.75rem);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1f24; --desk: #121519; --ink: #ebe8e2; --soft: #acb4bc; --line: #383f47; --faint: #22272d;
    --accent: #82cbd7; --accent-ink: #0d2329; --good: #6fd09b; --warn: #e8bb63; --bad: #ff9c93; --quiet: #a3acb4;
    --good-wash: #1b3327; --warn-wash: #372c16; --bad-wash: #402321; --quiet-wash: #2a2f35; --accent-wash: #1b3238;
    --mark: #6a5300; --shadow: none;
  }
}
* { box-sizing: border-box; }
html { background: var(--desk); color: var(--ink); font: 1rem/1.5 var(--sans); -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; }
h1, h2, h3, p, dl, dd, ul, ol, figure, pre, fieldset { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: var(--accent); text-decoration: underline; text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
button, input, select, textarea { font: inherit; color: inherit; }
button, .button { display: inline-block; min-height: 2.25rem; padding: .35rem .95rem; border: 1px solid var(--accent); border-radius: 6px; background: var(--accent); color: var(--accent-ink); font-weight: 600; text-decoration: none; cursor: pointer; }
button:hover, .button:hover { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
button.plain, .button.plain { background: none; color: var(--accent); border-color: var(--line); font-weight: 500; }
input, select, textarea { min-height: 2.25rem; padding: .3rem .55rem; border: 1px solid var(--quiet); border-radius: 6px; background: var(--paper); max-width: 100%; }
::placeholder { color: var(--quiet); opacity: 1; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: .5rem; top: -4rem; z-index: 9; padding: .5rem 1rem; background: var(--accent); color: var(--accent-ink); border-radius: 6px; }
.skip:focus { top: .5rem; }

/* The head: whose log, where one is, who one is. */
.top { display: flex; align-items: center; gap: .2rem clamp(.8rem, 2vw, 2rem); padding: .55rem clamp(1rem, 3vw, 2.5rem); background: var(--paper); border-bottom: 1px solid var(--line); }
.brand { display: flex; align-items: center; gap: .55rem; min-height: 2.5rem; font: 600 1.08rem/1.15 var(--serif); color: var(--ink); text-decoration: none; max-width: 17rem; }
.brand svg { width: 1.5rem; height: 1.5rem; flex: none; fill: none; stroke: var(--accent); stroke-width: 2; stroke-linecap: round; }
.brand circle { fill: var(--accent); stroke: none; }
.brand span { overflow: hidden; text-overflow: ellipsis; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow-wrap: anywhere; }
.top nav { flex: 1; }
.top nav > ul { display: flex; flex-wrap: wrap; gap: 0 .15rem; }
.top nav a, .more > summary { display: block; padding: .5rem .65rem; border-radius: 6px; color: var(--soft); font-size: .93rem; text-decoration: none; cursor: pointer; }
.top nav a:hover, .more > summary:hover { background: var(--quiet-wash); color: var(--ink); }
.top nav a[aria-current] { color: var(--accent); font-weight: 600; background: var(--accent-wash); }
.more { position: relative; }
.more > summary { list-style: none; }
.more > summary::-webkit-details-marker { display: none; }
.more > summary::after { content: "▾"; margin-inline-start: .3em; font-size: .8em; }
.more[open] > ul { position: absolute; z-index: 5; inset-inline-end: 0; margin-top: .3rem; padding: .4rem; min-width: 12rem; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 8px 28px #0003; }
.visitor { color: var(--soft); font-size: .9rem; text-decoration: none; padding: .4rem 0; max-width: 11rem; overflow-wrap: anywhere; }
.visitor:hover { color: var(--ink); text-decoration: underline; }

/* As of when. */
.moment { font-size: .88rem; }
.moment .inner { max-width: 78rem; margin: 0 auto; padding: .45rem clamp(1rem, 3vw, 2.5rem) 0; display: flex; flex-wrap: wrap; align-items: baseline; justify-content: flex-end; gap: .2rem 1.2rem; }
.moment summary { color: var(--soft); cursor: pointer; padding: .2rem .4rem; border-radius: 4px; min-height: 1.6rem; }
.moment summary:hover { color: var(--ink); }
.moment details[open] { flex-basis: 100%; }
.moment form { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem 1rem; padding: .7rem 1rem; margin: .3rem 0 .2rem; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
.moment label { color: var(--soft); }
.moment label input { display: block; width: 12rem; color: var(--ink); }
.moment .hint { color: var(--soft); flex-basis: 100%; }
.moment.past { background: var(--warn-wash); border-bottom: 1px solid var(--line); }
.moment.past .inner { padding-bottom: .45rem; justify-content: space-between; }
.moment.past strong { color: var(--warn); }
.moment.past a { display: inline-block; margin-inline-start: .6rem; padding: .15rem 0; }

main { flex: 1; width: 100%; max-width: 78rem; margin: 0 auto; padding: clamp(.6rem, 2vw, 1.4rem) clamp(1rem, 3vw, 2.5rem) 3rem; }
.wide main { max-width: none; }
.bare main { max-width: none; padding: 0; margin: 0; display: flex; flex-direction: column; }

.heading { margin: 0 0 var(--gap); max-width: 62rem; }
.kicker { color: var(--soft); font-size: .86rem; letter-spacing: .02em; margin-bottom: .25rem; }
.kicker a { color: inherit; }
h1 { font: 400 clamp(1.65rem, 1.2rem + 1.9vw, 2.5rem)/1.16 var(--serif); letter-spacing: -.012em; text-wrap: balance; overflow-wrap: anywhere; }
h1 .id { color: var(--soft); font-size: .62em; letter-spacing: 0; vertical-align: .12em; }
.standing { margin-top: .55rem; }
.headfacts { margin-top: .5rem; color: var(--soft); font-size: .95rem; }
.headfacts span:not(:last-child)::after { content: "·"; margin-inline: .5em .25em; color: var(--quiet); }
.actions { margin-top: .9rem; display: flex; flex-wrap: wrap; gap: .6rem; }

.sections { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: var(--gap); align-items: start; }
section { grid-column: 1 / -1; min-width: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem clamp(1rem, 2vw, 1.5rem) 1.25rem; box-shadow: var(--shadow); }
@media (min-width: 60rem) {
  .sections section.half { grid-column: span 3; }
  .sections section.body { grid-column: span 4; }
  .sections section.aside { grid-column: span 2; }
}
h2 { font: 600 1.02rem/1.3 var(--sans); color: var(--ink); margin-bottom: .7rem; }
h3 { font: 600 .88rem/1.3 var(--sans); color: var(--soft); margin: 1.1rem 0 .35rem; }
h2 + h3 { margin-top: 0; }
.count { color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; margin-inline-start: .25em; }
section > p + p { margin-top: .6rem; }
section p, section li, td, th, dd, figcaption { overflow-wrap: anywhere; }
section > p:not(.notice) { max-width: 46rem; }
.lead { font: 400 1.25rem/1.45 var(--serif); }
.empty { color: var(--soft); font-style: italic; }
.more-link { margin-top: .9rem; font-size: .93rem; }
.more-link a { display: inline-block; padding: .2rem 0; }

.sign { display: inline-block; padding: .06rem .5rem .06rem .4rem; border-radius: 1rem; font-size: .8rem; line-height: 1.45; font-weight: 600; white-space: nowrap; background: var(--quiet-wash); color: var(--quiet); }
@media (max-width: 46rem) { .sign { white-space: normal; } }
.sign.good { color: var(--good); background: var(--good-wash); }
.sign.warn { color: var(--warn); background: var(--warn-wash); }
.sign.bad { color: var(--bad); background: var(--bad-wash); }
.standing .sign { font-size: .92rem; padding-inline: .55rem .7rem; }
.glyph { width: .85em; height: .85em; margin-inline-end: .35em; vertical-align: -.06em; }
.glyph.good { color: var(--good); } .glyph.warn { color: var(--warn); } .glyph.bad { color: var(--bad); } .glyph.quiet { color: var(--quiet); }
.id { color: var(--soft); font-size: .88em; font-variant-numeric: tabular-nums; white-space: nowrap; }

.notice { display: flex; gap: .3rem; padding: .65rem .9rem; border-radius: 8px; background: var(--quiet-wash); margin-bottom: .7rem; }
.notice .glyph { flex: none; margin-top: .35em; }
.notice.good { background: var(--good-wash); } .notice.warn { background: var(--warn-wash); } .notice.bad { background: var(--bad-wash); }

.facts { display: grid; gap: .05rem 1.5rem; }
.facts > div { display: grid; grid-template-columns: minmax(6.5rem, 11rem) minmax(0, 1fr); gap: 0 1.1rem; padding: .42rem 0; border-top: 1px solid var(--line); }
.facts > div:first-child { border-top: 0; }
.facts dt { color: var(--soft); font-size: .92rem; }
.aside .facts > div { grid-template-columns: minmax(0, 1fr); }

.items > li { padding: .6rem 0; border-top: 1px solid var(--line); }
.items > li:first-child { border-top: 0; padding-top: .1rem; }
.items > li:last-child { padding-bottom: 0; }
.line { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem .6rem; }
.line .what { flex: 0 1 auto; min-width: 0; }
.line .what > a { color: var(--ink); text-decoration-color: var(--line); display: inline-block; padding-block: .08rem; }
.line .what > a:hover { color: var(--accent); text-decoration-color: currentColor; }
.asideline { color: var(--soft); font-size: .88rem; margin-inline-start: auto; text-align: end; }
.asideline a { color: inherit; }
.note { color: var(--soft); font-size: .91rem; margin-top: .12rem; max-width: 50rem; }
.note .label { color: var(--quiet); font-style: italic; }
.note .label::after { content: ":"; }
mark { background: var(--mark); color: var(--ink); border-radius: 2px; padding: 0 .1em; }

.scroll { overflow-x: auto; margin-inline: calc(-1 * clamp(0px, 1vw, .5rem)); padding-inline: clamp(0px, 1vw, .5rem); }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: start; color: var(--soft); padding: 0 0 .4rem; }
th, td { text-align: start; vertical-align: top; padding: .48rem .9rem .48rem 0; border-bottom: 1px solid var(--line); }
tr:last-child > th, tr:last-child > td { border-bottom: 0; }
thead th { font-size: .84rem; font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--quiet) !important; white-space: nowrap; overflow-wrap: normal; }
tbody th { font-weight: 500; }
td { min-width: 4rem; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
tbody tr:hover { background: var(--faint); }

.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15.5rem, 100%), 1fr)); gap: 1.3rem 2rem; }
/* Its words grow with it: where it stands alone, no larger than those around it. */
.charts svg.chart { max-width: 25rem; }
figcaption { font-size: .92rem; line-height: 1.35; margin-bottom: .3rem; }
figcaption .name { font-weight: 600; }
figcaption .name a { color: var(--ink); text-decoration-color: var(--line); }
figcaption .value { display: block; color: var(--soft); }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .82rem; color: var(--soft); margin-top: .8rem; }
.legend svg { width: 1.9em; height: .8em; margin-inline-end: .35em; vertical-align: -.06em; }
.legend span { white-space: nowrap; }

/* The graph of why. */
.picture { overflow: auto; max-height: 46rem; margin-inline: -.3rem; }
svg.graph { display: block; max-width: none; }
svg.graph rect { fill: var(--faint); stroke: var(--line); stroke-width: 1; }
svg.graph .root rect { fill: var(--accent-wash); stroke: var(--accent); stroke-width: 1.6; }
svg.graph .moved rect { stroke: var(--bad); stroke-width: 1.6; }
svg.graph path { fill: none; stroke: var(--quiet); stroke-width: 1.1; }
svg.graph .remark { stroke-dasharray: 3 3; }
svg.graph .tip { fill: var(--quiet); stroke: none; }
svg.graph text { stroke: none; fill: var(--ink); }
svg.graph .kind { fill: var(--soft); }
svg.graph .when { fill: var(--soft); }
svg.graph .heading { fill: var(--soft); font-weight: 600; }
svg.graph a:hover rect { stroke: var(--accent); stroke-width: 1.6; }
svg.graph a:focus-visible { outline: none; }
svg.graph a:focus-visible rect { stroke: var(--accent); stroke-width: 3; }

.asking { display: flex; flex-wrap: wrap; align-items: end; gap: .7rem 1rem; }
.field label { display: block; font-size: .86rem; color: var(--soft); margin-bottom: .1rem; }
.field input, .field select { width: 10.5rem; }
.field.main { flex: 1 1 100%; }
.field.main input { width: 100%; min-height: 2.9rem; font-size: 1.1rem; }
.field.send { display: flex; align-items: center; gap: 1rem; }
.code { overflow-x: auto; padding: .8rem 1rem; border-radius: 8px; background: var(--faint); border: 1px solid var(--line); font: .84rem/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }

.foot { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.6rem; padding: 1rem clamp(1rem, 3vw, 2.5rem); border-top: 1px solid var(--line); color: var(--soft); font-size: .86rem; }
.foot p:first-child { flex: 1 1 16rem; }
.foot a { color: inherit; display: inline-block; padding: .2rem 0; }
.foot button { min-height: 1.9rem; padding: .1rem .7rem; color: var(--soft); }

.door { flex: 1; display: grid; place-items: center; padding: 2rem 1.2rem; }
.door main { flex: none; max-width: 34rem; padding: 2.4rem 2.4rem 2.6rem; background: var(--paper); border: 1px solid var(--line); border-top: 3px solid var(--accent); border-radius: 10px; box-shadow: var(--shadow); }
.door .brand { margin-bottom: 1.6rem; }
.door h1 { font-size: 1.9rem; margin-bottom: .6rem; }
.door .back { margin-top: 1.4rem; }

@media (max-width: 60rem) {
  .top { flex-wrap: wrap; padding-bottom: .2rem; }
  .brand { flex: 1; max-width: none; }
  .top nav { order: 3; flex-basis: 100%; margin-inline: -.65rem; }
}
@media (max-width: 40rem) {
  .top nav a, .more > summary { padding: .45rem .6rem; }
  section { border-radius: 0; border-inline: 0; margin-inline: calc(-1 * clamp(1rem, 3vw, 2.5rem)); padding-inline: 1rem; box-shadow: none; }
  .facts > div { grid-template-columns: minmax(0, 1fr); padding: .5rem 0; }
  .asideline { margin-inline-start: 0; text-align: start; flex-basis: 100%; }
  .field, .field input, .field select { width: 100%; }
  .field { flex: 1 1 9rem; }
  .field.send { flex-basis: 100%; }
}
@media (prefers-reduced-motion: no-preference) {
  a, button, .button, summary { transition: background-color .12s, color .12s, text-decoration-color .12s; }
}
.small { color: var(--soft); font-size: .88rem; margin-top: .2rem; }
.small a { color: inherit; }
.items + .small { margin-top: .9rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: .9rem 2.2rem; margin-top: 1.1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.tiles h3 { margin: 0 0 .2rem; }
td.short { white-space: nowrap; }
.half .asideline, .aside .asideline, #findings .asideline { flex-basis: 100%; margin-inline-start: 0; text-align: start; }
figure { max-width: 25rem; }
.body figure { max-width: none; }
.body .charts { grid-template-columns: minmax(0, 1fr); }
svg.bars { max-width: 52rem; }
svg.graph a, svg.graph a:hover { text-decoration: none; }
section#filter, section#ask { background: none; border: 0; box-shadow: none; padding: 0; margin-inline: 0; }
section#filter h2, section#ask h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (min-width: 60rem) { #findings .items { columns: 2; column-gap: 2.6rem; } #findings .items > li { break-inside: avoid; } }
@media print {
  :root { --paper: #fff; --desk: #fff; --ink: #000; --soft: #3c4248; --line: #c4c4c4; --accent: #0b4a57; color-scheme: light; }
  html { font-size: 10pt; }
  .top nav, .visitor, .moment details, .foot form, .foot-links, .skip, .asking, .actions { display: none; }
  .top { padding: 0 0 .4rem; }
  main { padding: .5rem 0; max-width: none; }
  section { border: 0; border-top: 1px solid var(--line); border-radius: 0; box-shadow: none; padding: .6rem 0; break-inside: auto; }
  .items > li, tr, figure { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .scroll, .picture { overflow: visible; max-height: none; }
  a { color: inherit; text-decoration: none; }
}

"""##),
("site.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<!DOCTYPE html>
<html lang="{{lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{title}} · {{organization}}</title>
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
{{#styles}}
<link rel="stylesheet" href="{{.}}">
{{/styles}}
{{#modules}}
<script type="module" src="{{.}}"></script>
{{/modules}}
</head>
<body{{#isBare}} class="bare"{{/isBare}}{{#isWide}} class="wide"{{/isWide}}>
{{^isBare}}
<a class="skip" href="#main">{{skip}}</a>
<header class="top">
<a class="brand" href="{{home}}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5.5h16M4 10h16M4 14.5h11"/><circle cx="18.5" cy="16.8" r="3"/></svg><span dir="auto">{{organization}}</span></a>
<nav aria-label="{{navLabel}}">
<ul>
{{#nav}}
<li><a href="{{href}}"{{#isHere}} aria-current="page"{{/isHere}}>{{name}}</a></li>
{{/nav}}
<li><details class="more"><summary>{{more}}</summary><ul>
{{#registers}}
<li><a href="{{href}}">{{name}}</a></li>
{{/registers}}
</ul></details></li>
</ul>
</nav>
<a class="visitor" href="{{visitorHref}}" dir="auto">{{visitor}}</a>
</header>
{{#hasMoment}}
<div class="moment{{#isPast}} past{{/isPast}}">
<div class="inner">
{{#isPast}}<p role="status"><strong>{{momentWords}}</strong> <a href="{{nowHref}}">{{back}}</a></p>{{/isPast}}
<details><summary>{{another}}</summary>
<form method="get" action="{{path}}">
{{#kept}}<input type="hidden" name="{{name}}" value="{{value}}">{{/kept}}
<label>{{asOfLabel}} <input name="asOf" value="{{asOf}}" placeholder="2024-07-31" autocomplete="off" dir="ltr"></label>
<label>{{knownLabel}} <input name="known" value="{{known}}" placeholder="2024-07-31" autocomplete="off" dir="ltr"></label>
<button>{{show}}</button>
<p class="hint">{{momentHint}}</p>
</form>
</details>
</div>
</div>
{{/hasMoment}}
{{/isBare}}
<main id="main" tabindex="-1">
{{{main}}}
</main>
{{^isBare}}
<footer class="foot">
<p><a href="{{logHref}}">{{foot}}</a></p>
<p class="foot-links">{{#languages}}<a href="{{href}}" hreflang="{{code}}" lang="{{code}}">{{name}}</a>{{/languages}}</p>
<form method="post" action="/leave"><button class="plain">{{leave}}</button></form>
</footer>
{{/isBare}}
</body>
</html>

"""##),
    ]
}
