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
