// Small conveniences. Their buttons are hidden until this script can serve them.
//   data-copy="text"  data-print   form[data-busy]: one press only   form[data-auto]: sent when a choice changes
//   [data-tells] in a form: says in our words what is still missing (data-missing="…" on a box says its own sentence)
//   data-tick-all="name": its box ticks every box of that name in its form
//   form[data-user]: signing out. What outbox.js keeps on this machine is closed then, and when somebody else comes.
(() => {
  const reveal = (root) => root.querySelectorAll("[data-copy][hidden], [data-print][hidden], [data-tick-all][hidden]").forEach((each) => { each.hidden = false; });
  reveal(document);
  document.addEventListener("htmx:load", (event) => reveal(event.detail.elt));

  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    // Over plain http in a village hall there is no clipboard interface: select and copy the old way.
    const field = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  document.addEventListener("click", async (event) => {
    const copier = event.target.closest("[data-copy]");
    if (copier) {
      await copy(copier.dataset.copy);
      copier.classList.add("primary");
      setTimeout(() => copier.classList.remove("primary"), 1500);
    } else if (event.target.closest("[data-print]")) print();
  });

  const leave = document.querySelector("form[data-user]"), writer = JSON.parse(localStorage.getItem("doithoai.me") || "null");
  if (leave && writer && String(writer.user) !== leave.dataset.user) localStorage.removeItem("doithoai.me");
  leave?.addEventListener("submit", () => localStorage.removeItem("doithoai.me"));

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-busy]") || event.submitter?.hasAttribute("formaction")) return; // a print or a download: the page stays
    if (form.getAttribute("aria-busy") === "true") event.preventDefault();
    else form.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy")));

  // The browser's own bubble speaks its own language and is not seen beside a drawn choice.
  const missing = (form) => {
    const wrong = [...form.elements].filter((each) => each.matches(":invalid") && !each.matches("fieldset"));
    const own = wrong.find((each) => each.dataset.missing)?.dataset.missing;
    const names = wrong.map((each) => (each.closest("fieldset")?.querySelector("legend") ?? each.labels?.[0])?.textContent.trim() ?? "");
    return own || `Chưa chọn: ${[...new Set(names.filter(Boolean))].join(", ")}. Xin chọn rồi lưu.`;
  };
  let telling = false;
  document.addEventListener("invalid", (event) => {
    const form = event.target.form, told = form?.querySelector("[data-tells]");
    if (!told) return;
    event.preventDefault();
    if (telling) return;
    telling = true;
    told.textContent = missing(form);
    told.hidden = false;
    event.target.focus();
    told.scrollIntoView({ block: "nearest" });
    setTimeout(() => { telling = false; }); // one sentence for all of them
  }, true);

  document.addEventListener("change", (event) => {
    const all = event.target.closest("[data-tick-all]");
    if (all) event.target.form.querySelectorAll(`[name="${all.dataset.tickAll}"]`).forEach((each) => { each.checked = event.target.checked; });
    const form = event.target.closest("form[data-auto]");
    if (form && event.target.matches("select, [type=checkbox], [type=radio], [type=date]")) form.requestSubmit();
  });
})();
