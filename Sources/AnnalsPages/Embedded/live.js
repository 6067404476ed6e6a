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
