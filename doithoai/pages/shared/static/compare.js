// A plan's text beside its facts (desk/dialogues/plan/compare.html). Without this script the links still jump and
// every fact is corrected by typing; an empty row at the end of each list is there to fill.
//   [data-fact="venue-0"]: touching or focusing it lights every [data-of="venue-0"] in the text, and the other way round
//   [data-take="line|day|days|number"] on a field: what the selected words become when they are put into it
//   [data-rows]: a list of .fact-row; its <template> makes new ones, [data-add-row] and [data-drop-row] serve it
//   In the text: arrows select a word, with Shift more of them, Enter takes them, Shift+Enter as a new row
(() => {
  const text = document.querySelector(".plan-text");
  const form = document.querySelector("#doi-chieu");
  if (!text || !form) return;
  const words = text.querySelector(".words");
  const bar = text.querySelector("[data-take-bar]");
  const note = bar.querySelector("[data-take-note]");
  const goFact = bar.querySelector("[data-go-fact]");
  const closed = form.querySelector("fieldset:disabled") !== null;
  const says = (sentence) => { note.textContent = sentence; };
  if (!closed) document.querySelectorAll("[data-take-bar], [data-take-says], [data-add-row], [data-drop-row]").forEach((each) => { each.hidden = false; });

  // A fact lights its words; only the pane moves, the page stays under the hand that is typing.
  const unlit = (root) => root.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
  let shown;
  const light = (name) => {
    if (name === shown) return;
    shown = name;
    unlit(text);
    const found = name ? [...words.querySelectorAll(`[data-of="${name}"], [data-of^="${name}-"]`)] : [];
    found.forEach((each) => each.classList.add("lit"));
    if (!found.length) return;
    const down = found[0].getBoundingClientRect().top - text.getBoundingClientRect().top;
    text.scrollTop += down - text.clientHeight / 2;
  };

  // Words light their fact.
  const factOf = (node) => {
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const name = element?.closest?.("[data-of]:not([data-of=thay])")?.dataset.of;
    return name ? form.querySelector(`[data-fact="${name}"]`) ?? form.querySelector(`[data-fact="${name.replace(/-\d+$/, "")}"]`) : null;
  };
  let pointed;
  const point = (fact) => {
    pointed = fact;
    goFact.hidden = !fact;
    unlit(form);
    fact?.classList.add("lit");
  };
  const go = (fact) => {
    const field = fact.querySelector("textarea, input, select");
    fact.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  };

  // The field that will be filled: the one touched last.
  let target;
  const nameOf = (field) => {
    const box = field.closest("[role=group]");
    const label = form.querySelector(`label[for="${field.id}"]`)?.firstChild.textContent.trim() ?? "";
    return box ? `${box.getAttribute("aria-label")}${label && box.querySelectorAll("[data-take]").length > 1 ? `, ${label.toLowerCase()}` : ""}` : label;
  };
  const aim = (field) => {
    target = field;
    bar.querySelector("[data-take-row]").hidden = !field.closest("[data-rows]");
    says(`Ô đang chọn: ${nameOf(field)}.`);
  };

  document.addEventListener("focusin", (event) => {
    const fact = event.target.closest("[data-fact]");
    if (!fact || !form.contains(fact)) return;
    point(null);
    light(fact.dataset.fact);
    if (event.target.matches("[data-take]")) aim(event.target);
  });
  form.addEventListener("click", (event) => {
    const fact = event.target.closest("[data-fact]");
    if (fact && !event.target.closest("button")) light(fact.dataset.fact);
  });
  words.addEventListener("click", (event) => {
    if (!document.getSelection().isCollapsed) return; // words are being chosen
    const fact = factOf(event.target);
    if (!fact) return;
    light(fact.dataset.fact);
    if (closed) { point(fact); fact.scrollIntoView({ block: "center" }); } else go(fact);
  });
  goFact.addEventListener("click", () => pointed && go(pointed));

  // Pressing a button drops the selection on some phones, so the last one made in the text is kept.
  let selected = "";
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (chosen.isCollapsed || !words.contains(chosen.anchorNode) || !words.contains(chosen.focusNode)) return;
    selected = chosen.toString();
    point(factOf(chosen.anchorNode));
  });

  text.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };
    if (event.target !== text || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter" && selected) {
      event.preventDefault();
      return take(event.shiftKey);
    }
    if (!(event.key in steps)) return;
    event.preventDefault();
    const chosen = document.getSelection();
    const [way, by] = steps[event.key];
    if (!words.contains(chosen.focusNode)) {
      // Begin where the lit words are, else at the top.
      chosen.collapse(words.querySelector(".lit") ?? words, 0);
    } else if (event.shiftKey) {
      chosen.modify("extend", way, by);
      return reveal(chosen);
    } else if (!chosen.isCollapsed) {
      way === "forward" ? chosen.collapseToEnd() : chosen.collapseToStart();
    }
    if (by === "line" || way === "backward") chosen.modify("move", way, by);
    chosen.modify("extend", "forward", "word");
    if (way === "backward" && by === "word") {
      chosen.collapseToStart();
      chosen.modify("extend", "forward", "word");
    }
    reveal(chosen);
  });
  const reveal = (chosen) => {
    const at = chosen.getRangeAt(0).getBoundingClientRect(), pane = text.getBoundingClientRect();
    if (at.top < pane.top + bar.offsetHeight + 20 || at.bottom > pane.bottom - 20) text.scrollTop += at.top - pane.top - pane.height / 2;
  };

  const two = (number) => number.padStart(2, "0");
  const line = (chosen) => chosen.replace(/\s+/g, " ").trim().replace(/^[-+*•]\s*/, "").replace(/[;,.]$/, "");
  const days = (chosen) => [...chosen.matchAll(/(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})/gi)].map((found) => `${two(found[1])}/${two(found[2])}/${found[3]}`);
  const taken = {
    line,
    day: (chosen) => days(chosen)[0] ?? "",
    days: (chosen) => days(chosen).join("\n"),
    number: (chosen) => chosen.match(/\d+/)?.[0] ?? "",
  };

  // Typed by the browser itself, so that Ctrl+Z brings the old words back.
  const fill = (field, typed) => {
    field.focus();
    field.select();
    if (!document.execCommand("insertText", false, typed)) field.value = typed;
  };
  const addRow = (list) => {
    const total = list.querySelector("[name$=-TOTAL_FORMS]");
    const last = [...list.querySelectorAll(".fact-row:not([hidden])")].at(-1);
    if (last && [...last.querySelectorAll("textarea, input")].every((field) => !field.value)) return last;
    const holder = document.createElement("div");
    holder.innerHTML = list.querySelector("template").innerHTML.replaceAll("__prefix__", total.value);
    const row = holder.firstElementChild;
    row.dataset.fact = `${list.dataset.rows}-${total.value}`;
    row.querySelector("[data-drop-row]").hidden = false;
    row.setAttribute("aria-label", `${row.getAttribute("aria-label").split(", dòng")[0]}, dòng ${Number(total.value) + 1}`);
    total.value = Number(total.value) + 1;
    list.querySelector("template").before(row);
    return row;
  };
  const take = (asRow) => {
    if (!target) return says("Xin chạm vào ô cần điền trước, rồi chọn chữ trong tệp.");
    if (!selected) return says("Xin chọn (bôi đen) chữ trong tệp trước.");
    const list = target.closest("[data-rows]");
    if (asRow && !list) return says("Mục này chỉ có một dòng. Xin bấm “Lấy vào ô này”.");
    const chosen = taken[target.dataset.take](selected);
    if (!chosen) return says("Chữ đang chọn không có điều ô này cần. Xin chọn lại.");
    const field = asRow ? addRow(list).querySelector("[data-take]") : target;
    const name = nameOf(field);
    fill(field, chosen);
    says(`Đã lấy vào ${name}. Bấm lưu để giữ.`);
    selected = "";
  };
  bar.addEventListener("click", (event) => {
    if (event.target.closest("[data-take-here]")) take(false);
    else if (event.target.closest("[data-take-row]")) take(true);
  });

  form.addEventListener("click", (event) => {
    const add = event.target.closest("[data-add-row]"), drop = event.target.closest("[data-drop-row]");
    if (add) addRow(add.closest("[data-rows]")).querySelector("textarea, input").focus();
    if (!drop) return;
    const row = drop.closest(".fact-row");
    row.querySelectorAll("textarea, input, select").forEach((field) => { field.value = ""; });
    row.hidden = true;
    says("Đã bỏ một dòng. Bấm lưu để giữ; chưa lưu thì mở lại trang là dòng ấy trở về.");
  });
})();
