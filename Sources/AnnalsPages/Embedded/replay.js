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
