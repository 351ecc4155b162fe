// Figures follow commits without a reload. What the page shows is asked for at /live, and each change is put in its place
// with a quiet mark; in the morning view changes wait for a click. (docs/design/web.md)
"use strict";
(() => {
  const state = document.getElementById("live-state");
  if (!state || !document.body.dataset.live || !window.EventSource) return;
  const parts = ["unit", "from", "to", "kind", "class"];
  const windowOf = (element) => parts.map((name) => element.dataset[name] ?? "").join("\n");

  // The questions that give most of the page's figures.
  const groups = new Map();
  for (const element of document.querySelectorAll("data.figure[data-kpi][data-unit][data-from][data-to]")) {
    const name = windowOf(element);
    if (!groups.has(name)) groups.set(name, new Map());
    const figures = groups.get(name);
    const same = figures.get(element.dataset.kpi) ?? [];
    same.push(element);
    figures.set(element.dataset.kpi, same);
  }
  const asked = [...groups].sort((a, b) => b[1].size - a[1].size).slice(0, 8);
  if (asked.length === 0) return;
  const address = "/live?" + asked.map(([name, figures]) => {
    const ask = new URLSearchParams();
    name.split("\n").forEach((value, index) => { if (value) ask.set(parts[index], value); });
    ask.set("kpi", [...figures.keys()].join("."));
    return "ask=" + encodeURIComponent(ask.toString());
  }).join("&");

  const words = document.createElement("span");
  const changes = document.createElement("button");
  const pause = document.createElement("button");
  changes.type = pause.type = "button";
  changes.className = "live-changes";
  pause.className = "live-pause";
  changes.hidden = true;
  state.append(words, " ", changes, " ", pause);
  const digits = new Intl.NumberFormat(document.documentElement.lang === "fa" ? "fa-IR" : "en");
  const waits = document.body.classList.contains("page-morning");
  const pending = new Map();
  let source = null;

  const show = (element, fresh) => {
    element.textContent = fresh.textContent;
    element.setAttribute("value", fresh.getAttribute("value"));
    element.classList.add("changed");
    setTimeout(() => element.classList.remove("changed"), 4000);
  };
  const takeUp = () => {
    for (const [element, fresh] of pending) show(element, fresh);
    pending.clear();
    changes.hidden = true;
  };
  const compare = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    const fresh = template.content.firstElementChild;
    if (!fresh) return;
    for (const element of groups.get(windowOf(fresh))?.get(fresh.dataset.kpi) ?? []) {
      const differs = element.getAttribute("value") !== fresh.getAttribute("value");
      if (!waits) { if (differs) show(element, fresh); continue; }
      if (differs) pending.set(element, fresh); else pending.delete(element);
    }
  };
  const open = () => {
    words.textContent = "";
    pause.textContent = state.dataset.pause;
    source = new EventSource(address);
    source.addEventListener("figures", (event) => {
      words.textContent = state.dataset.live;
      for (const html of JSON.parse(event.data).figures) compare(html);
      changes.hidden = pending.size === 0;
      if (pending.size > 0) changes.textContent = digits.format(pending.size) + " " + state.dataset.changed;
    });
    source.addEventListener("away", () => { words.textContent = state.dataset.away; });
    source.addEventListener("signed-out", () => { source.close(); location.reload(); });
    source.onerror = () => {
      words.textContent = state.dataset.away;
      // The browser comes back by itself, but not after an answer that was no stream.
      if (source.readyState === EventSource.CLOSED) setTimeout(() => { if (source) open(); }, 30000);
    };
  };
  changes.addEventListener("click", takeUp);
  pause.addEventListener("click", () => {
    if (source) {
      source.close();
      source = null;
      words.textContent = "";
      pause.textContent = state.dataset.resume;
    } else { open(); }
  });
  open();
})();
