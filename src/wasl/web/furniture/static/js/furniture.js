// Behaviours asked for by data- attributes. Every page works without this file.
(() => {
  "use strict";
  const all = (selector, root = document) => root.querySelectorAll(selector);

  // Warn before leaving a half-filled form.
  let touched = false;
  const warn = (event) => { if (touched) { event.preventDefault(); event.returnValue = ""; } };
  addEventListener("beforeunload", warn);
  document.addEventListener("input", (event) => { if (event.target.closest("[data-guard]")) touched = true; });

  // A form is sent once: the button rests, and wakes when the reader comes back to the page.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-guard]")) touched = false;
    if (!form.matches("[data-once]") || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    (event.submitter || form.querySelector("button"))?.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", () => {
    for (const form of all("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of all("[aria-busy]", form)) button.removeAttribute("aria-busy");
    }
  });

  // Filters send themselves when a choice changes; typed words wait for the button.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-auto]");
    if (form && event.target.matches("select, input[type=checkbox], input[type=radio], input[type=date]")) form.requestSubmit();
  });

  // Menus close on Escape and on a press elsewhere.
  const close = (except) => { for (const menu of all("details[data-menu][open]")) if (!menu.contains(except)) menu.open = false; };
  document.addEventListener("click", (event) => close(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of all("details[data-menu][open]")) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  // Show or hide a password.
  for (const button of all("button[data-reveal]")) {
    const input = document.getElementById(button.dataset.reveal);
    if (!input) continue;
    const show = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      const shown = input.type === "text";
      input.type = shown ? "password" : "text";
      button.textContent = shown ? show : button.dataset.hide;
    });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-print], [data-copy]");
    if (!button) return;
    if ("print" in button.dataset) print();
    else navigator.clipboard?.writeText(button.dataset.copy);
  });

  // After a refused form, the summary of errors is read first. A link into a closed part opens it.
  document.querySelector("[data-focus]")?.focus();
  const opened = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let part = target && target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  };
  addEventListener("hashchange", opened);
  opened();
})();
