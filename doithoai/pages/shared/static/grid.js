// The grid of paper slips (desk/opinions/grid.html). A row is sent when it is left for the next one; what the server
// could not take keeps its row, with the sentence under it. What is on its way lies in the outbox (outbox.js).
(() => {
  const place = document.getElementById("grid");
  if (!place) return;
  const facts = JSON.parse(document.getElementById("grid-facts").textContent), WHERE = `grid:${facts.dialogue}`;
  const list = document.getElementById("slip-rows"), mould = document.getElementById("slip-row").content.firstElementChild;
  const NAMES = ["slip", "hamlet", "words", "author", "contact", "answer_by", "child", "publish", "guardian", "guardian_contact", "guardian_agrees"];
  const say = (id) => document.getElementById(id);
  Outbox.configure({ mine: place.dataset.mine, bring: place.dataset.bring, tell: place.dataset.tell });
  const batch = Outbox.newKey();
  let state = "";

  // -- hamlets by their first letters --------------------------------------------------------------------------

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
  const bare = (name) => fold(name).replace(/^(thon|ban|xom|lang|to dan pho|ap|khu pho|khu) /, "");
  const hamlets = facts.hamlets.map((name) => ({ name, whole: fold(name), bare: bare(name), first: bare(name).split(" ").map((word) => word[0]).join("") }));
  const hamletsLike = (typed) => {
    const said = fold(typed);
    if (!said) return [];
    const same = hamlets.filter((each) => each.whole === said || each.bare === said);
    if (same.length) return same;
    const begun = hamlets.filter((each) => each.bare.startsWith(said) || each.whole.startsWith(said));
    return begun.length ? begun : hamlets.filter((each) => each.first.startsWith(said));
  };
  say("grid-hamlets").append(...facts.hamlets.map((value) => Object.assign(document.createElement("option"), { value })));

  const settleHamlet = (field) => {
    const found = hamletsLike(field.value);
    if (found.length === 1) field.value = found[0].name;
    const wrong = field.value.trim() && found.length !== 1;
    complain(field.closest("li"), wrong ? (found.length ? `Có nhiều thôn như vậy: ${found.map((each) => each.name).join(", ")}. Xin gõ thêm.` : `Không có thôn “${field.value}”. Các thôn: ${facts.hamlets.join(", ")}.`) : "");
    return !wrong;
  };

  // -- rows ------------------------------------------------------------------------------------------------

  const at = (row, name) => row.querySelector(`[name=${name}]`);
  const ticks = (field) => field.type === "checkbox";
  /** A child is never named, and only a child has somebody who speaks for them. */
  const said = (row) => {
    const all = Object.fromEntries(NAMES.map((name) => [name, ticks(at(row, name)) ? at(row, name).checked : at(row, name).value.trim()]));
    return all.child ? { ...all, publish: "none" } : { ...all, guardian: "", guardian_contact: "", guardian_agrees: false };
  };
  const ofAChild = (row) => {
    row.classList.toggle("a-child", at(row, "child").checked);
    if (at(row, "publish").disabled = at(row, "child").checked) at(row, "publish").value = "none";
  };
  const complain = (row, sentence) => {
    const told = row.querySelector("[data-error]");
    told.hidden = !sentence;
    told.textContent = sentence;
    row.classList.toggle("refused-row", Boolean(sentence));
  };
  const label = (row, text) => { row.querySelector("[data-state]").textContent = text; };

  const addRow = (values = {}, key = Outbox.newKey()) => {
    const row = mould.cloneNode(true);
    row.dataset.key = key;
    for (const [name, before] of [["publish", "Khi công khai"], ["answer_by", "Trả lời bằng"]]) {
      at(row, name).append(...facts[name].map(([value, text]) => Object.assign(document.createElement("option"), { value, textContent: `${before}: ${text[0].toLowerCase()}${text.slice(1)}` })));
    }
    for (const [name, value] of Object.entries(values)) if (NAMES.includes(name)) at(row, name)[ticks(at(row, name)) ? "checked" : "value"] = value;
    ofAChild(row);
    list.append(row);
    return row;
  };
  const fresh = () => list.lastElementChild;
  const blank = (row) => !said(row).words && !said(row).author && !said(row).contact;

  /** The next printed slip that nobody has typed in yet; "" after a slip without a number. */
  const following = (number) => {
    const taken = new Set([...list.children].map((row) => Number(at(row, "slip").value)));
    const next = /^\d{1,6}$/.test(number) && facts.open.find((each) => each > Number(number) && !taken.has(each));
    return next ? String(next) : "";
  };

  const goTo = (row, name) => { at(row, name).focus(); row.scrollIntoView({ block: "nearest" }); };

  const done = (row) => row.classList.contains("kept") || blank(row);
  /** Whether it can be sent as it stands; else it says why, where it is to be mended. */
  const sound = (row) => {
    const entry = said(row);
    if (!settleHamlet(at(row, "hamlet"))) { goTo(row, "hamlet"); return false; }
    if (entry.words.length < 5) { complain(row, "Xin ghi nội dung: việc gì, ở đâu, đề nghị thế nào."); goTo(row, "words"); return false; }
    if (entry.guardian_agrees && !entry.guardian && !entry.guardian_contact) { complain(row, facts.who_agrees); goTo(row, "guardian"); return false; }
    complain(row, "");
    return true;
  };
  const keep = async (row) => {
    if (done(row) || !sound(row)) return;
    const entry = said(row);
    label(row, "Đang gửi…");
    clearTimeout(list.timer);
    row.dataset.sent = JSON.stringify(entry);
    await Outbox.put({ ...entry, dialogue: facts.dialogue }, { where: WHERE, batch: row.dataset.batch || batch, key: row.dataset.key });
    await Outbox.dropDraft(WHERE);
    send();
  };

  /** The hand is in the next row at once, before this one is written down: whoever types on types there. */
  const nextRow = (row) => {
    const before = said(row);
    if (!before.words) return goTo(row, "words");
    if (!done(row) && !sound(row)) return;
    keep(row);
    let next = fresh();
    if (next === row) next = addRow({ slip: following(before.slip), hamlet: at(row, "hamlet").value });
    goTo(next, before.slip ? "words" : "hamlet");
  };

  // -- keys ------------------------------------------------------------------------------------------------

  list.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    const field = event.target, row = field.closest("li");
    event.preventDefault();
    if (field.name === "slip") goTo(row, "hamlet");
    else if (field.name === "hamlet") { if (settleHamlet(field)) goTo(row, "words"); }
    else nextRow(row);
  });
  list.addEventListener("focusin", (event) => {
    const row = event.target.closest("li");
    for (const each of list.children) each.classList.toggle("now", each === row);
    showPhoto(at(row, "slip").value);
    event.target.select?.();
  });
  list.addEventListener("focusout", (event) => {
    const row = event.target.closest("li"), to = event.relatedTarget;
    if (event.target.name === "hamlet" && event.target.value.trim()) settleHamlet(event.target);
    if (!to || row.contains(to) || row.classList.contains("kept")) return; // another window: the row waits
    if (!blank(row) && said(row).words && JSON.stringify(said(row)) !== row.dataset.sent) keep(row);
    if (row === fresh() && !blank(row)) addRow({ slip: following(said(row).slip), hamlet: at(row, "hamlet").value });
  });
  list.addEventListener("input", (event) => {
    const row = event.target.closest("li");
    if (event.target.name === "slip") showPhoto(event.target.value);
    if (event.target.name === "child") ofAChild(row);
    if (row.classList.contains("refused-row")) label(row, "");
    clearTimeout(list.timer);
    if (row === fresh()) list.timer = setTimeout(() => Outbox.keepDraft(WHERE, { ...said(row), key: row.dataset.key }), 250);
  });

  // -- sending ----------------------------------------------------------------------------------------------

  const LINES = { offline: "Mất mạng: các dòng chờ gửi nằm trên máy này, có mạng thì tự gửi.", "signed-out": "Phiên đăng nhập đã hết: các dòng vẫn còn trên máy này.", refused: "Chưa gửi được.", other: "" };

  const paint = async () => {
    let receipt = "", waiting = 0;
    for (const kept of await Outbox.list(WHERE)) {
      const row = list.querySelector(`[data-key="${kept.key}"]`);
      if (kept.state === "waiting") waiting += 1;
      if (!row) continue;
      if (kept.state === "kept") {
        if (kept.receipt) ({ receipt } = kept);
        if (!row.classList.contains("kept")) {
          row.classList.add("kept");
          for (const name of NAMES) at(row, name)[at(row, name).matches("select, [type=checkbox]") ? "disabled" : "readOnly"] = true;
          for (const name of NAMES) at(row, name).tabIndex = -1;
          complain(row, "");
          const left = say("left");
          if (left && said(row).slip) left.textContent = Math.max(0, left.textContent - 1);
        }
        label(row, kept.code);
      } else if (kept.state === "refused" && JSON.stringify(said(row)) === row.dataset.sent) {
        complain(row, kept.sentence);
        label(row, "Cần sửa");
      } else if (kept.state === "waiting") label(row, state === "sending" ? "Đang gửi…" : "Chờ gửi");
    }
    say("grid-line").textContent = LINES[state] || (waiting ? `Đang gửi ${waiting} dòng.` : "");
    say("grid-send").hidden = !waiting || state === "sending";
    say("grid-sign-in").hidden = state !== "signed-out";
    if (receipt) Object.assign(say("grid-receipt"), { hidden: false, href: receipt });
  };
  const send = async () => {
    state = "sending";
    await paint();
    const told = await Outbox.sync();
    ({ state } = told);
    if (told.trouble) LINES.refused = told.trouble;
    await paint();
    // A row put while the last sending was on its way goes with the next.
    if (state === "ok" && (await Outbox.list(WHERE)).some((row) => row.state === "waiting")) setTimeout(send, 200);
  };
  addEventListener("online", send);
  say("grid-send").addEventListener("click", send);
  setInterval(async () => { if ((await Outbox.list(WHERE)).some((row) => row.state === "waiting")) send(); }, 20_000);

  // -- photos ----------------------------------------------------------------------------------------------

  const showPhoto = (number) => {
    const side = say("photo-box");
    if (!side) return;
    const found = facts.photos[Number(number)] || [], shown = found.join(" ");
    say("photo-says").textContent = found.length ? `Phiếu ${Number(number)}` : "Chưa có ảnh phiếu này.";
    if (side.dataset.shown === shown) return;
    side.dataset.shown = shown;
    side.replaceChildren(...found.map((src) => {
      const link = Object.assign(document.createElement("a"), { href: src, target: "_blank", title: "Mở ảnh lớn" });
      link.tabIndex = -1;
      link.append(Object.assign(document.createElement("img"), { src, alt: `Ảnh phiếu ${Number(number)}` }));
      return link;
    }));
  };

  say("photos")?.addEventListener("submit", async (event) => {
    const form = event.target, files = [...form.elements.photo.files];
    if (!files.length) return;
    event.preventDefault();
    let done = 0, lost = 0;
    const wrong = [];
    for (const file of files) {
      const body = new FormData(form);
      body.delete("photo");
      body.append("photo", file, file.name);
      say("photos-say").textContent = `Đang tải ảnh ${done + wrong.length + 1} trên ${files.length}…`;
      try {
        const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin", redirect: "manual" });
        if (answer.type === "opaqueredirect") { wrong.push("Phiên đăng nhập đã hết: xin đăng nhập lại rồi chọn lại ảnh; ảnh đã tải không bị trùng."); break; }
        const told = await answer.json();
        for (const { photo, number } of told.photos) {
          done += 1;
          if (photo && number) facts.photos[number] = [...new Set([...facts.photos[number] || [], photo])];
          if (photo && !number) lost += 1;
        }
        if (told.sentence) wrong.push(told.sentence);
      } catch { wrong.push(`${file.name}: chưa tải được, xin chọn lại khi có mạng.`); }
    }
    form.reset();
    say("photos-say").textContent = [`Đã nhận ${done} ảnh.`, lost ? `${lost} ảnh chưa rõ số phiếu: tải lại trang để ghi số.` : "", ...wrong].filter(Boolean).join(" ");
    const row = list.querySelector(".now") || fresh();
    say("photo-box").dataset.shown = "?";
    showPhoto(at(row, "slip").value);
  });

  // -- opening: what was refused or still waits comes back, then the row that was being typed --------------------

  (async () => {
    state = await Outbox.look();
    if (Outbox.me()?.user !== facts.user) { // no network at the very first visit, or a page of whoever sat here before
      if (state === "ok" || state === "other") return location.reload();
      place.hidden = false;
      say("grid-line").textContent = "Chưa nối được với máy chủ. Xin tải lại trang khi có mạng.";
      return;
    }
    for (const row of await Outbox.list(WHERE)) {
      if (row.state === "kept" || !row.said) continue;
      const shown = addRow(row.said, row.key);
      shown.dataset.batch = row.batch;
      shown.dataset.sent = JSON.stringify(said(shown));
    }
    const kept = await Outbox.draft(WHERE), draft = kept && !list.querySelector(`[data-key="${kept.key}"]`) ? kept : null;
    addRow(draft || { slip: facts.open.length ? String(facts.open[0]) : "", hamlet: hamlets.length === 1 ? hamlets[0].name : "" }, draft?.key);
    place.hidden = false;
    goTo(fresh(), at(fresh(), "slip").value ? "hamlet" : "slip");
    Outbox.hear(paint);
    await send();
  })();
})();
