// Figures follow what is committed. A page asks for the figures that stand on it; what it cannot follow stays as it is.
// In the morning view figures stand still, and a button takes up what has changed. Without this file a page is whole.
"use strict";

(() => {
  const state = document.getElementById("live-state");
  const most = 8; // questions of one page
  const names = ["kpi", "unit", "from", "to", "kind", "class"];
  const key = (figure) => names.map((name) => figure.dataset[name] ?? "").join("\n");

  // Elements by what they show, and the questions that cover most of them.
  const shown = new Map();
  const questions = new Map();
  for (const figure of document.querySelectorAll("data.figure")) {
    const alike = shown.get(key(figure)) ?? [];
    alike.push(figure);
    shown.set(key(figure), alike);
    const { kpi, ...window } = figure.dataset;
    const question = new URLSearchParams(Object.entries(window)).toString();
    questions.set(question, (questions.get(question) ?? new Set()).add(kpi));
  }
  const asked = [...questions].sort((a, b) => b[1].size - a[1].size).slice(0, most);
  if (!state || asked.length === 0) return;

  const address = document.body.dataset.live + "?" + new URLSearchParams(
    asked.map(([question, kpis]) => ["ask", `${question}&kpi=${[...kpis].join(".")}`])).toString();
  const digits = new Intl.NumberFormat(document.documentElement.lang === "fa" ? "fa-IR" : "en");
  const clock = new Intl.DateTimeFormat(document.documentElement.lang === "fa" ? "fa-IR" : "en-GB",
    { timeZone: "Asia/Tehran", hour: "numeric", minute: "2-digit" });

  const words = document.createElement("span");
  const button = document.createElement("button");
  const pause = document.createElement("button");
  button.type = pause.type = "button";
  button.className = pause.className = "quiet";
  button.hidden = true;
  button.textContent = state.dataset.take;
  state.append(words);
  state.after(" ", button, " ", pause);

  // What has come and is not shown yet, by element.
  const waiting = new Map();
  const isStill = document.body.classList.contains("page-morning");
  let source = null;
  let isPaused = false;
  let at = 0;

  function say(text) { if (words.textContent !== text) words.textContent = text; }

  function takeUp() {
    for (const [figure, next] of waiting) {
      figure.value = next.value;
      figure.textContent = next.textContent;
      figure.classList.add("changed");
      setTimeout(() => figure.classList.remove("changed"), 4000);
    }
    waiting.clear();
    button.hidden = true;
    const time = document.getElementById("as-of-clock");
    if (time && at > 0) time.textContent = clock.format(at * 1000);
    say(state.dataset.live);
  }

  function arrived(message) {
    const { at: time, figures } = JSON.parse(message.data);
    at = time;
    for (const html of figures) {
      const next = new DOMParser().parseFromString(html, "text/html").querySelector("data");
      if (!next) continue;
      for (const figure of shown.get(key(next)) ?? []) {
        if (figure.getAttribute("value") === next.getAttribute("value")) waiting.delete(figure);
        else waiting.set(figure, next);
      }
    }
    if (!isStill || waiting.size === 0) return takeUp();
    button.hidden = false;
    say(state.dataset.changed.replace("{n}", digits.format(waiting.size)));
  }

  function open() {
    source = new EventSource(address);
    source.addEventListener("figures", arrived);
    source.addEventListener("away", () => say(state.dataset.away));
    source.addEventListener("signed-out", () => { source.close(); say(state.dataset.signedOut); });
    source.addEventListener("error", () => say(state.dataset.away));
  }

  function show() { pause.textContent = isPaused ? state.dataset.go : state.dataset.pause; }

  button.addEventListener("click", takeUp);
  pause.addEventListener("click", () => {
    isPaused = !isPaused;
    show();
    if (isPaused) {
      source.close();
      say(state.dataset.paused);
    } else {
      open();
    }
  });
  show();
  open();
})();
