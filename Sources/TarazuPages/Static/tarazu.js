// What pages do beyond reading: every page is whole without it. No library, nothing inline, no other host.
"use strict";

// A form of choices shows its answer as soon as one is made.
for (const form of document.querySelectorAll("form.choices")) {
  for (const select of form.querySelectorAll("select")) {
    let isByKeyboard = false;
    select.addEventListener("keydown", () => { isByKeyboard = true; });
    select.addEventListener("pointerdown", () => { isByKeyboard = false; });
    // By keyboard, a step through the list is not a choice yet.
    select.addEventListener("change", () => { if (!isByKeyboard) form.requestSubmit(); });
  }
}

// An open picker closes by Escape and by a click elsewhere.
for (const picker of document.querySelectorAll("details.period")) {
  document.addEventListener("click", (event) => { if (!picker.contains(event.target)) picker.open = false; });
  picker.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !picker.open) return;
    picker.open = false;
    picker.querySelector("summary").focus();
  });
}

// Commands and secrets are copied by a button.
for (const text of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = text.dataset.copied;
  });
  text.after(button);
}

// "/" leads to the search.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input, textarea, select")) return;
  const find = document.getElementById("find");
  if (!find) return;
  event.preventDefault();
  find.focus();
});

// The wall screen turns its pages; a button holds them.
const wall = document.querySelector("[data-wall]");
if (wall) {
  const pages = [...wall.children];
  const pause = document.getElementById("wall-pause");
  let at = 0;
  let isHeld = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = () => pages.forEach((page, index) => page.classList.toggle("shown", index === at));
  const say = () => { pause.textContent = isHeld ? pause.dataset.go : pause.dataset.pause; };
  wall.classList.add("turns");
  show();
  pause.hidden = false;
  say();
  pause.addEventListener("click", () => { isHeld = !isHeld; say(); });
  setInterval(() => {
    if (isHeld) return;
    at = (at + 1) % pages.length;
    show();
  }, Number(wall.dataset.wall) * 1000);
}
