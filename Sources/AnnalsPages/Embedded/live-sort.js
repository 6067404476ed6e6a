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
