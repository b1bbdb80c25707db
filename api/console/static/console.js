"use strict";
// Nothing here is needed: it shows the print button and stops a second press of a slow form.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    button.textContent = "正在查…";
  });
}
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
