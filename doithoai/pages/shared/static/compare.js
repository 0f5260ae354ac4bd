// A plan's text beside its facts (desk/dialogues/plan/compare.html). Without this script the links still jump.
//   [data-fact="venue"]: touching or focusing it lights every [data-of="venue"] in the text and scrolls to the first
//   button[data-take="id_venue"][data-take-as="line|lines|day|hour|number"]: the selected words fill that field
(() => {
  const text = document.querySelector(".plan-text");
  if (!text) return;
  const note = document.querySelector("[data-take-note]");
  const says = (words) => { note.textContent = words; };
  document.querySelectorAll("[data-take], [data-take-says]").forEach((each) => { each.hidden = false; });

  let shown;
  const light = (name) => {
    if (name === shown) return;
    shown = name;
    text.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
    const words = [...text.querySelectorAll(`[data-of="${name}"]`)];
    words.forEach((each) => each.classList.add("lit"));
    if (!words.length) return;
    // Only the pane moves: the page stays under the hand that is typing.
    const down = words[0].getBoundingClientRect().top - text.getBoundingClientRect().top;
    text.scrollTop += down - text.clientHeight / 3;
  };
  const lightFact = (event) => {
    const fact = event.target.closest("[data-fact]");
    if (fact && !event.target.closest("[data-take]")) light(fact.dataset.fact);
  };
  document.addEventListener("click", lightFact);
  document.addEventListener("focusin", lightFact);

  // Pressing a button drops the selection on some phones, so the last one made in the text is kept.
  let selected = "";
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.isCollapsed && text.contains(chosen.anchorNode) && text.contains(chosen.focusNode)) selected = chosen.toString();
  });

  const two = (number) => number.padStart(2, "0");
  const line = (words) => words.replace(/\s+/g, " ").trim().replace(/^[-+*•]\s*/, "").replace(/[;,.]$/, "");
  const taken = {
    line,
    lines: (words) => words.split(/\n|;/).map(line).filter(Boolean).join("\n"),
    number: (words) => words.match(/\d+/)?.[0] ?? "",
    day: (words) => {
      const found = words.match(/(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})/i);
      return found ? `${two(found[1])}/${two(found[2])}/${found[3]}` : "";
    },
    hour: (words) => {
      const found = words.match(/(\d{1,2})\s*(?:giờ|h|g|:)\s*([0-5]\d)?/i);
      return found ? `${two(found[1])}:${found[2] ?? "00"}` : "";
    },
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take]");
    if (!button) return;
    const field = document.getElementById(button.dataset.take);
    if (!selected) return says("Xin chọn (bôi đen) chữ trong tệp trước.");
    const words = taken[button.dataset.takeAs](selected);
    if (!words) return says("Chữ đang chọn không có điều mục này cần. Xin chọn lại.");
    field.focus();
    // A list grows; a single value is replaced. Typed by the browser itself, so that Ctrl+Z brings the old words back.
    const more = button.dataset.takeAs === "lines" && field.value.trim();
    if (more) field.setSelectionRange(field.value.length, field.value.length);
    else field.select();
    const typed = more ? `${field.value.endsWith("\n") ? "" : "\n"}${words}` : words;
    if (!document.execCommand("insertText", false, typed)) field.value = more ? field.value + typed : typed;
    says("Đã lấy. Bấm lưu để giữ.");
  });
})();
