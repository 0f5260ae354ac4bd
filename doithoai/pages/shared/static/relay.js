// The hamlet's page (desk/relay/relay.html): write people's words down, bring answers back, with or without a network.
(() => {
  const WHERE = "hamlet", at = document.body.dataset, box = (id) => document.getElementById(id);
  const form = box("write"), BATCH = "doithoai.batch";
  Outbox.configure({ mine: at.mine, bring: at.bring, tell: at.tell, most: Number(at.waitingAtMost) });
  let mending = "", state = "";

  // -- one batch a day and person, or when asked for ---------------------------------------------------------

  const batchKey = (fresh) => {
    const who = Outbox.me(), day = new Date().toDateString(), owner = `${who.commune}:${who.user}`;
    const kept = JSON.parse(localStorage.getItem(BATCH) || "null");
    if (!fresh && kept?.owner === owner && kept.day === day) return kept.key;
    const key = Outbox.newKey();
    localStorage.setItem(BATCH, JSON.stringify({ owner, day, key }));
    return key;
  };

  // -- what is shown -----------------------------------------------------------------------------------------

  const option = (value, label) => Object.assign(document.createElement("option"), { value, textContent: label });
  const paintPerson = () => {
    const who = Outbox.me();
    box("work").hidden = !who;
    box("stranger").hidden = Boolean(who);
    box("leave").hidden = !who;
    box("who").textContent = who ? who.place : "";
    box("whom").textContent = who ? who.name : "";
    if (!who) return;
    const hamlet = box("hamlet"), chosen = hamlet.value;
    hamlet.replaceChildren(...(who.hamlets.length === 1 ? [] : [option("", "Không rõ")]), ...who.hamlets.map((each) => option(each.id, each.name)));
    box("hamlet-field").hidden = who.hamlets.length === 1; // theirs, and no other
    if ([...hamlet.options].some((each) => each.value === chosen)) hamlet.value = chosen;
    if (!box("answer_by").children.length) box("answer_by").append(...who.answer_by.map(({ value, label }) => option(value, value ? label : "Người ghi hộ báo lại")));
    box("occasion").textContent = who.dialogue ? `${who.dialogue}${who.until ? `. Nhận ý kiến đến hết ${who.until}.` : ""}` : "Chưa có hội nghị nào đang nhận ý kiến; ý kiến ghi bây giờ chờ hội nghị kế tiếp.";
    const duty = who.duty || {}, call = box("danger-duty");
    const phone = duty.phone || duty.office;
    call.hidden = !phone;
    if (phone) call.href = `tel:${phone.replace(/[^+\d]/g, "")}`;
    call.textContent = `Gọi ${duty.phone ? "người trực" : "Ủy ban"} ${phone || ""}`;
    box("danger-says").textContent = `${duty.name ? `Người trực của xã: ${duty.name}. ` : ""}Tin ghi ở đây chỉ đến xã khi máy có mạng.`;
    box("complaints").textContent = `Đơn khiếu nại, tố cáo: không ghi ở đây, hướng dẫn đến nơi tiếp công dân${who.reception ? `: ${who.reception}` : ""}.`;
  };

  const SAYS = { offline: "Không có mạng", "signed-out": "Phiên đăng nhập đã hết", refused: "Chưa gửi được", sending: "Đang gửi", ok: "Có mạng" };
  const stateOf = (row) => row.state === "kept" ? ["done", "Đã gửi về xã"] : row.state === "refused" ? ["late", "Cần sửa"] : row.tried ? ["work", "Chờ xã trả lời"] : ["work", "Chờ gửi"];

  const filesOf = ({ files = [] }) => {
    const photos = files.filter((file) => file.kind === "photo").length;
    return [photos && `${photos} ảnh`, files.length > photos && "ghi âm"].filter(Boolean).join(", ");
  };
  const paintWritten = (rows) => {
    const entries = rows.filter((row) => row.kind === "entry"), waiting = rows.filter((row) => row.state !== "kept");
    const bad = entries.filter((row) => row.state === "refused").length;
    const many = waiting.length ? `còn ${waiting.length} mục chưa gửi${bad ? `, ${bad} mục cần sửa` : ""}` : "đã gửi hết";
    box("line-says").textContent = `${SAYS[state] || "Đang mở"} · ${many}`;
    box("line").classList.toggle("clear", !waiting.length);
    box("send").hidden = !waiting.length && state === "ok";
    box("written-count").textContent = entries.length ? `(${entries.length})` : "";
    box("written-says").textContent = entries.length ? "Đã gửi về xã thì máy này chỉ còn giữ mã; tên và mấy chữ đầu giữ thêm ba ngày để trao mã đúng người." : "Chưa ghi ý kiến nào.";
    box("written").replaceChildren(...entries.reverse().map((row) => {
      const line = box("written-line").content.cloneNode(true), [kind, label] = stateOf(row);
      const find = (what) => line.querySelector(what);
      find("b").textContent = row.code || row.said?.code || "";
      find("small").textContent = row.said ? [row.said.author || "Không tên", row.said.words.slice(0, 120), filesOf(row.said)].filter(Boolean).join(": ") : "";
      find(".status").classList.add(kind);
      find(".status").textContent = label;
      find(".error").hidden = row.state !== "refused";
      find(".error").textContent = row.sentence || "";
      const free = row.said && row.state !== "kept" && !row.tried;
      find("[data-mend]").hidden = find("[data-drop]").hidden = !free;
      find("[data-mend]").dataset.mend = find("[data-drop]").dataset.drop = row.key;
      return line;
    }));
  };

  const paintAnswers = (rows) => {
    const ticked = new Set(rows.filter((row) => row.kind === "told" && row.state !== "refused").map((row) => row.key));
    const refused = new Map(rows.filter((row) => row.kind === "told" && row.state === "refused").map((row) => [row.key, row.sentence]));
    const left = (Outbox.me().answers || []).filter((each) => !ticked.has(tickKey(each)));
    box("answers-count").textContent = left.length ? `(${left.length})` : "";
    box("answers-say").textContent = left.length ? "Đọc cho người nêu nghe, hoặc trao bản in, rồi bấm." : "Ai có trả lời đều đã được báo.";
    const open = new Set([...box("answers").querySelectorAll("details[open]")].map((each) => each.closest("article").dataset.key));
    box("answers").replaceChildren(...left.map((each) => {
      const card = box("answer-card").content.cloneNode(true), find = (what) => card.querySelector(what), key = tickKey(each);
      find("article").dataset.key = key;
      find("details").open = open.has(key);
      find("h2").textContent = [each.author || "Không nêu tên", each.hamlet, each.code].filter(Boolean).join(" · ");
      find("[data-words]").textContent = each.words;
      find("[data-answers]").append(...each.answers.map((said) => Object.assign(document.createElement("blockquote"), { className: "speech", textContent: said })));
      find("[data-contact]").textContent = refused.get(key) || (each.contact ? `Liên hệ: ${each.contact}` : "");
      return card;
    }));
  };
  const tickKey = (each) => `told-${each.opinion}-${each.reply || "hall"}`;

  const paint = async () => {
    paintPerson();
    const others = await Outbox.others();
    box("others").textContent = others ? `Trên máy này còn ${others} ý kiến của người khác chưa gửi; người ấy đăng nhập lại là gửi được.` : "";
    if (!Outbox.me()) return;
    const rows = await Outbox.list(WHERE);
    paintWritten(rows);
    paintAnswers(rows);
  };

  const complain = (sentence, signIn) => {
    box("trouble").hidden = !sentence;
    box("trouble-says").textContent = sentence;
    box("trouble-link").hidden = !signIn;
  };

  // -- sending -----------------------------------------------------------------------------------------------

  const send = async () => {
    state = "sending";
    await paint();
    const told = await Outbox.sync();
    ({ state } = told);
    if (state === "signed-out") {
      complain("Phiên đăng nhập đã hết. Điều đã ghi vẫn còn trên máy này; đăng nhập lại rồi sẽ tự gửi.", true);
      if (!Outbox.me()) box("stranger-says").textContent = "Xin đăng nhập một lần khi có mạng. Sau đó ghi được cả khi không có mạng.";
    } else if (state === "refused") complain(told.trouble || "Trang này dành cho trưởng thôn, Mặt trận và người nhập hộ. Xin đăng nhập đúng tài khoản.", !told.trouble);
    else complain("", false);
    if (state === "offline" && !Outbox.me()) box("stranger-says").textContent = "Máy chưa có mạng và chưa ai đăng nhập ở trang này. Xin mở lại khi có mạng, đăng nhập một lần.";
    await paint();
  };
  const soon = () => { clearTimeout(soon.timer); soon.timer = setTimeout(send, 300); };

  // -- writing -----------------------------------------------------------------------------------------------

  const inDanger = Danger.listen(JSON.parse(box("danger-now").textContent)), danger = box("danger");
  /** The numbers to ring stand in the line that is always in sight, until something else is written. */
  const warn = (words) => { if (danger.hidden === inDanger(words)) danger.hidden = !danger.hidden; };

  const { child, show_hamlet: showHamlet, show_name: showName, guardian_agrees: agrees } = form.elements;
  const TEXTS = ["words", "hamlet", "author", "contact", "slip", "answer_by", "guardian", "guardian_contact"];
  const said = () => ({
    ...Object.fromEntries(TEXTS.map((name) => [name, !child.checked && name.startsWith("guardian") ? "" : form.elements[name].value])),
    child: child.checked,
    guardian_agrees: child.checked && agrees.checked,
    publish: child.checked ? "none" : showName.checked ? "name" : showHamlet.checked ? "hamlet" : "none",
    files: held.map(({ key, kind, name, type, size }) => ({ key, kind, name, type, size })),
  });
  const childIsNeverNamed = () => { for (const each of [showHamlet, showName]) if ((each.disabled = child.checked)) each.checked = false; box("guarded").hidden = !child.checked; };
  const fill = async (entry) => {
    for (const name of TEXTS) if (name in entry) form.elements[name].value = entry[name];
    child.checked = Boolean(entry.child);
    agrees.checked = Boolean(entry.guardian_agrees);
    showName.checked = entry.publish === "name";
    showHamlet.checked = entry.publish === "hamlet";
    childIsNeverNamed();
    const files = await Promise.all((entry.files || []).map(async (each) => [each, await Outbox.openFile(each)]));
    const open = files.filter(([, file]) => file);
    for (const [each, file] of open) keys.set(file, each.key);
    const of = (kind) => open.filter(([each]) => each.kind === kind).map(([, file]) => file);
    form.dispatchEvent(new CustomEvent("brought", { detail: { photos: of("photo"), sound: of("sound")[0] } }));
    box("more").open = Boolean(entry.child || open.length || entry.publish && entry.publish !== "none");
  };

  const FULL = {
    BoundReached: `Ảnh, ghi âm chờ gửi trên máy này đã đủ ${at.waitingAtMost >> 20} MB. Xin bỏ tệp vừa chọn rồi ghi lời; hoặc đến chỗ có mạng gửi bớt về xã rồi thêm tệp.`,
    QuotaExceededError: "Máy này không còn chỗ để ghi. Xin bỏ ảnh, ghi âm vừa chọn, hoặc xóa bớt ảnh, phim trong máy, rồi bấm lại; lời còn nguyên trong ô, cần thì chép ra giấy.",
  };
  const why = (fault) => FULL[fault?.name] || `Máy này chưa ghi được (${fault?.name || "không rõ vì sao"}). Xin chép ra giấy, tải lại trang rồi ghi lại.`;
  const full = (fault) => complain(why(fault), false);
  const wrongFile = (sentence) => { box("files-error").hidden = !sentence; box("files-error").textContent = sentence; };
  const keepDraft = () => Outbox.keepDraft(WHERE, { ...said(), mending }).catch(full);

  form.addEventListener("input", () => {
    if (form.elements.words.value.trim()) box("just").hidden = true;
    childIsNeverNamed();
    warn(form.elements.words.value);
    clearTimeout(form.timer);
    form.timer = setTimeout(keepDraft, 250);
  });

  // A photo is kept the moment it is taken: the camera may be what kills the browser.
  const keys = new WeakMap();
  let held = [], holding = Promise.resolve();
  const hold = async ({ photos, sound }) => {
    const before = held.map((each) => each.key);
    held = [...photos.map((file) => [file, "photo"]), ...(sound ? [[sound, "sound"]] : [])].map(([file, kind]) => {
      if (!keys.has(file)) keys.set(file, Outbox.newKey());
      return { key: keys.get(file), kind, name: file.name, type: file.type, size: file.size, file };
    });
    const now = new Set(held.map((each) => each.key)), gone = before.filter((key) => !now.has(key));
    if (!gone.length && before.length === held.length) return;
    try {
      wrongFile(tooHeavy());
      for (const { key, file } of held) await Outbox.keepFile(key, file);
      await keepDraft();
    } catch (fault) { wrongFile(why(fault)); }
    await Outbox.sweep(gone);
  };
  const tooHeavy = () => held.reduce((sum, each) => sum + each.size, 0) > at.entryAtMost ? `Ảnh, ghi âm của một ý kiến không quá ${at.entryAtMost >> 20} MB. Xin bỏ bớt.` : "";
  form.addEventListener("enclosed", ({ detail }) => { holding = holding.then(() => hold(detail)).catch(full); });

  const clear = async () => {
    clearTimeout(form.timer);
    mending = "";
    for (const name of TEXTS.filter((each) => each !== "hamlet")) form.elements[name].value = "";
    for (const each of [child, showHamlet, showName, agrees]) each.checked = false; // nobody agrees for the next
    childIsNeverNamed();
    const gone = held.map((each) => each.key);
    held = [];
    wrongFile("");
    box("guardian-error").hidden = true;
    form.dispatchEvent(new Event("forgotten"));
    box("more").open = false;
    box("keep-says").textContent = "Ghi lại";
    box("stop-mending").hidden = true;
    await Outbox.dropDraft(WHERE);
    await Outbox.sweep(gone);
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.busy) return;
    form.busy = true;
    try {
      await form.ready; // photos that are being made smaller, words that are being spoken
      await holding;
      const entry = said(), typed = entry.words.trim(), spoken = held.some((each) => each.kind === "sound");
      const short = typed.length < 5 && !(spoken && !typed);
      box("words-error").hidden = !short;
      box("words-error").textContent = "Xin ghi rõ việc gì, ở đâu, đề nghị thế nào; hoặc ghi âm lời nói.";
      if (short) return form.elements.words.focus();
      const nobody = entry.guardian_agrees && !entry.guardian.trim() && !entry.guardian_contact.trim(); // who agreed is asked while they stand here
      box("guardian-error").hidden = !nobody;
      if (nobody) { box("more").open = true; return form.elements.guardian.focus(); }
      if (tooHeavy()) return complain(tooHeavy(), false);
      const key = mending || Outbox.newKey(), before = (await Outbox.list(WHERE)).find((row) => row.key === mending)?.said;
      entry.hamlet = entry.hamlet ? Number(entry.hamlet) : "";
      entry.code = before?.code || Outbox.newCode();
      const files = new Map(held.map((each) => [each.key, each.file]));
      if (!await Outbox.put(entry, { where: WHERE, batch: batchKey(), key, files })) {
        mending = "";
        box("keep-says").textContent = "Ghi lại";
        return complain("Ý kiến này vừa gửi về xã nên không sửa ở đây được nữa. Lời đã sửa còn trong ô: bấm Ghi lại để gửi thành ý kiến mới, hoặc bấm Thôi sửa.", false);
      }
      if (before?.files) await Outbox.sweep(before.files.map((each) => each.key)); // those taken away while correcting
      await clear();
      complain("", false);
      box("just-code").textContent = entry.slip ? `Phiếu ${entry.slip}` : entry.code;
      box("just-whom").textContent = entry.author || "người nêu (không tên)";
      warn(entry.words);
      box("just").hidden = false;
      box("just").focus({ preventScroll: true }); // the keyboard goes, the code is seen
      scrollBy(0, box("just").getBoundingClientRect().top - box("line").offsetHeight - 8);
      soon();
    } catch (fault) {
      full(fault);
    } finally { form.busy = false; }
  });

  document.addEventListener("click", async (event) => {
    const mend = event.target.closest("#written [data-mend]"), drop = event.target.closest("#written [data-drop]"), how = event.target.closest("[data-how]");
    if (mend) {
      const row = (await Outbox.list(WHERE)).find((each) => each.key === mend.dataset.mend);
      if (!row?.said) return;
      mending = row.key;
      await fill(row.said);
      box("keep-says").textContent = "Lưu lời đã sửa";
      box("stop-mending").hidden = false;
      location.hash = "#ghi";
    } else if (drop) {
      if (confirm("Bỏ ý kiến này? Chưa gửi về xã, bỏ là mất.")) await Outbox.remove(drop.dataset.drop);
    } else if (how) {
      const key = how.closest("article").dataset.key, each = Outbox.me().answers.find((one) => tickKey(one) === key);
      await Outbox.put({ opinion: each.opinion, reply: each.reply, how: how.dataset.how }, { where: WHERE, kind: "told", key });
      soon();
    }
  });
  box("next").addEventListener("click", () => { box("just").hidden = true; form.elements.words.focus(); });
  box("stop-mending").addEventListener("click", clear);
  box("send").addEventListener("click", send);
  box("new-batch").addEventListener("click", () => { batchKey(true); location.hash = "#ghi"; });

  box("leave").addEventListener("click", async () => {
    const left = (await Outbox.list(WHERE)).filter((row) => row.state !== "kept").length;
    if (left && !confirm(`Còn ${left} mục chưa gửi. Thoát thì các mục ấy được khóa lại trên máy này, chỉ bạn đăng nhập lại mới mở và gửi được. Thoát?`)) return;
    const { token, session } = Outbox.me();
    Outbox.forget();
    try {
      await fetch(at.signOut, { method: "POST", credentials: "same-origin", redirect: "manual", headers: { "X-CSRFToken": token } });
      location.assign("/");
    } catch { localStorage.setItem("doithoai.leave", session); await paint(); } // at the server when there is a network
  });

  // -- moving about ------------------------------------------------------------------------------------------

  const turn = () => {
    const here = ["#ghi", "#bao", "#da-ghi"].includes(location.hash) ? location.hash : "#ghi";
    for (const link of document.querySelectorAll(".relay-tabs a")) {
      const shown = link.hash === here;
      document.querySelector(link.hash).hidden = !shown;
      if (shown) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    }
    scrollTo(0, 0);
  };
  addEventListener("hashchange", turn);
  addEventListener("online", soon);
  addEventListener("offline", () => { state = "offline"; paint(); });
  addEventListener("storage", paint);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(); });
  Outbox.hear(paint);
  setInterval(async () => { if ((await Outbox.list(WHERE)).some((row) => row.state === "waiting")) send(); }, 30_000);

  /** Who left without a network is signed out at the server now, unless somebody has signed in since. */
  const leaveFirst = async () => {
    const left = localStorage.getItem("doithoai.leave");
    if (!left) return;
    const seen = await Outbox.look();
    if (seen === "offline") return;
    localStorage.removeItem("doithoai.leave");
    if (seen === "signed-out" || Outbox.me()?.session !== left) return;
    const { token } = Outbox.me();
    Outbox.forget();
    await fetch(at.signOut, { method: "POST", credentials: "same-origin", redirect: "manual", headers: { "X-CSRFToken": token } });
  };

  (async () => {
    box("open-line").hidden = isSecureContext;
    if ("serviceWorker" in navigator) navigator.serviceWorker.register(at.worker).catch(() => {});
    await leaveFirst();
    turn();
    await paint();
    const kept = Outbox.me() && await Outbox.draft(WHERE);
    if (kept) {
      mending = kept.mending || "";
      await fill(kept);
      warn(kept.words || "");
      box("stop-mending").hidden = !mending;
    }
    await send();
  })();
})();
