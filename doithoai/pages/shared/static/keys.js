// One-letter shortcuts, declared in the page: data-key="g" presses or focuses its element, data-row-key
// does so inside the active row of a [data-keys-list], j and k move between rows, ? shows them all.
// They can be switched off there (WCAG 2.1.4), and never act while somebody types.
(() => {
  const OFF = "keys-off";
  const off = () => localStorage.getItem(OFF) === "1";
  const typing = (target) => target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])");
  const seen = (element) => element.offsetParent !== null && !element.disabled;
  const rows = () => [...document.querySelectorAll("[data-keys-list] > *")].filter(seen);
  const activeRow = () => document.activeElement?.closest("[data-keys-list] > *");

  // A box that folds is opened and entered, never shut: whoever presses its key wants to be in it.
  const enter = (summary) => {
    summary.parentElement.open = true;
    (summary.parentElement.querySelector("input:not([type=hidden]):checked") ?? summary.parentElement.querySelector("input:not([type=hidden]), select, textarea, button") ?? summary).focus();
    summary.scrollIntoView({ block: "start" });
  };

  const act = (element) => element.matches("summary") ? enter(element) : (element.matches("input, select, textarea") && !element.matches("[type=checkbox], [type=radio]") ? element.focus() : element.click());

  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(activeRow());
    const row = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
    if (!row.hasAttribute("tabindex")) row.tabIndex = -1;
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  };

  const show = () => {
    const box = document.querySelector("#keys-box")?.content.cloneNode(true).querySelector("dialog");
    if (!box || document.querySelector("dialog[open]")) return;
    const list = box.querySelector("dl");
    const told = new Set();
    const tell = (key, says) => {
      if (told.has(key + says)) return;
      told.add(key + says);
      const term = document.createElement("dt"), what = document.createElement("dd");
      term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
      what.textContent = says;
      list.prepend(term, what);
    };
    const name = (element) => {
      if (element.dataset.keySays) return element.dataset.keySays;
      const copy = element.cloneNode(true);
      copy.querySelectorAll("kbd").forEach((each) => each.remove());
      return element.getAttribute("aria-label") || element.labels?.[0]?.textContent.trim() || copy.textContent.trim();
    };
    // A row's key wins over the page's: say only what it will do.
    const taken = new Set([...(activeRow() ?? rows()[0])?.querySelectorAll("[data-row-key]") ?? []].map((each) => each.dataset.rowKey));
    const shadowed = (element) => !element.dataset.rowKey && taken.has(element.dataset.key);
    [...document.querySelectorAll("[data-key], [data-row-key]")].filter((each) => seen(each) && !shadowed(each)).reverse()
      .forEach((element) => tell(element.dataset.key || element.dataset.rowKey, name(element)));
    if (!rows().length) list.querySelectorAll("[data-rows]").forEach((each) => each.remove());
    const toggle = box.querySelector("input");
    toggle.checked = !off();
    toggle.onchange = () => localStorage.setItem(OFF, toggle.checked ? "0" : "1");
    box.onclose = () => box.remove();
    document.body.append(box);
    box.showModal();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "?") { show(); event.preventDefault(); return; }
    if (off()) return;
    const key = event.key.toLowerCase();
    const find = (root, name) => [...root.querySelectorAll(`[${name}]`)].find((each) => each.getAttribute(name) === key && seen(each));
    const row = activeRow();
    const target = (row && find(row, "data-row-key")) || find(document, "data-key");
    if (target) act(target);
    else if (key === "j" && rows().length) move(1);
    else if (key === "k" && rows().length) move(-1);
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-show-keys]")) show(); });

  // A row that was acted on may be swapped away: stay at the same place in the list.
  let place = -1;
  document.addEventListener("htmx:beforeSwap", () => { place = rows().indexOf(activeRow()); });
  document.addEventListener("htmx:afterSettle", () => {
    if (place < 0 || activeRow()) return;
    const all = rows();
    const row = all[Math.min(place, all.length - 1)];
    if (row) { row.tabIndex = -1; row.focus(); }
  });
})();
