// The sending page. While somebody types, the browser does its small sum and keeps a draft on this telephone; what is
// sent without a network waits here and goes by itself, once: the form's number tells the server that it is the same.
(() => {
  const form = document.querySelector("form[data-send]");
  if (!form) return;
  const state = form.querySelector("[data-state]"), says = state.querySelector("p"), forget = form.querySelector("[data-forget]");
  const tell = (what, words) => {
    state.hidden = !what;
    says.textContent = words || state.dataset[what] || "";
    forget.hidden = !["draft", "offline", "busy"].includes(what);
  };

  // -- the sum: SHA-256 by hand, because browsers offer theirs over https only -----------------------------------
  const K = [], START = [];
  for (let p = 2; K.length < 64; p++) {
    let d = 2;
    while (d * d <= p && p % d) d++;
    if (d * d <= p) continue;
    if (START.length < 8) START.push((Math.sqrt(p) * 2 ** 32) | 0);
    K.push((Math.cbrt(p) * 2 ** 32) | 0);
  }
  const W = new Int32Array(64);
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  const sha256 = (text) => {
    const H = START.slice(), blocks = ((text.length + 8) >> 6) + 1;
    for (let b = 0; b < blocks; b++) {
      for (let i = 0; i < 16; i++) {
        W[i] = 0;
        for (let j = 0; j < 4; j++) {
          const at = b * 64 + i * 4 + j;
          W[i] = (W[i] << 8) | (at < text.length ? text.charCodeAt(at) : at === text.length ? 128 : 0);
        }
      }
      if (b === blocks - 1) W[15] = text.length * 8;
      for (let i = 16; i < 64; i++) {
        const x = W[i - 15], y = W[i - 2];
        W[i] = W[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + W[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
      }
      let [a, c, d, e, f, g, h, k] = H;
      for (let i = 0; i < 64; i++) {
        const one = (k + (turn(f, 6) ^ turn(f, 11) ^ turn(f, 25)) + ((f & g) ^ (~f & h)) + K[i] + W[i]) | 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & c) ^ (a & d) ^ (c & d))) | 0;
        k = h; h = g; g = f; f = (e + one) | 0; e = d; d = c; c = a; a = (one + two) | 0;
      }
      [a, c, d, e, f, g, h, k].forEach((word, i) => { H[i] = (H[i] + word) | 0; });
    }
    return H.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };
  const sum = ({ salt, challenge, signature, hardest }) => new Promise((done) => {
    let number = 0;
    const slice = () => {
      for (const until = performance.now() + 12; performance.now() < until;) {
        for (let i = 0; i < 50; i++, number++) {
          if (number > hardest) return done("");
          if (sha256(salt + number) === challenge) return done(btoa(JSON.stringify({ algorithm: "SHA-256", challenge, number, salt, signature })));
        }
      }
      setTimeout(slice, 8); // typing comes first
    };
    slice();
  });
  let proof;
  const prove = (challenge) => {
    const mine = proof = sum(JSON.parse(challenge)).catch(() => "");
    form.elements.proof.value = "";
    mine.then((found) => { if (mine === proof) form.elements.proof.value = found; });
  };
  prove(form.dataset.challenge);

  // -- the draft -------------------------------------------------------------------------------------------------
  const KEY = `draft:${location.pathname.replace(/^\/en/, "")}`, KEPT = 7 * 24 * 3600e3;
  const fields = [...form.elements].filter((field) => field.name && !["hidden", "file", "submit", "button"].includes(field.type) && field.name !== "website");
  const read = () => { try { return JSON.parse(localStorage.getItem(KEY)); } catch { return null; } };
  const drop = () => { try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ } };
  const keep = () => {
    const said = fields.filter((field) => field.type === "checkbox" || field.type === "radio" ? field.checked : field.value).map((field) => [field.name, field.value]);
    try { localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), said })); } catch { /* a full or forbidden store */ }
  };
  const kept = read();
  if (kept && Date.now() - kept.at < KEPT && !form.querySelector("[role=alert]:not([data-danger])") && !form.elements.words.value) {
    fields.forEach((field) => {
      const said = kept.said.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox" || field.type === "radio") field.checked = said.includes(field.value);
      else if (said.length) [field.value] = said;
    });
    if (form.elements.words.value) tell("draft");
  } else if (kept && Date.now() - kept.at >= KEPT) drop();
  form.addEventListener("input", () => { keep(); if (!sending) tell("draft"); });

  // -- danger in what is being written: whom to ring now, with or without a network -------------------------------
  const danger = form.querySelector("[data-danger]"), cues = JSON.parse(document.getElementById("danger-now").textContent);
  const inDanger = window.Danger ? Danger.listen(cues) : () => false; // a file lost on a thin line stops nothing else
  const warn = () => {
    if (danger.hidden !== inDanger(form.elements.words.value)) return;
    danger.hidden = !danger.hidden;
    if (document.activeElement === form.elements.words) form.elements.words.scrollIntoView({ block: "nearest" }); // what is typed stays in sight
  };
  form.addEventListener("input", warn);
  warn();

  // -- what waits for a network, kept through a closed browser -------------------------------------------------------
  const shelf = () => new Promise((done, fail) => {
    const asked = indexedDB.open("doithoai-send", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("waiting");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const onShelf = async (mode, act) => {
    try {
      const store = (await shelf()).transaction("waiting", mode).objectStore("waiting"), asked = act(store);
      return await new Promise((done) => { asked.onsuccess = () => done(asked.result); asked.onerror = () => done(undefined); });
    } catch { return undefined; } // no shelf in a private window: then it waits only while the page is open
  };
  let waiting, sending = false, timer, tries = 0;
  const put = (what) => { waiting = what; return onShelf("readwrite", (store) => store.put(what, "one")); };
  const take = () => { waiting = undefined; return onShelf("readwrite", (store) => store.delete("one")); };
  const later = (what, seconds) => {
    sending = false;
    tell(what);
    clearTimeout(timer);
    timer = setTimeout(go, seconds * 1000);
  };
  const renew = async () => { // the token of a page that waited too long; the number of the form stays
    const page = new DOMParser().parseFromString(await (await fetch(waiting.url)).text(), "text/html");
    const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    waiting.said = waiting.said.map(([name, value]) => [name, name === "csrfmiddlewaretoken" ? token : value]);
  };
  const go = async () => {
    if (!waiting || sending) return;
    sending = true;
    tell("sending");
    const said = new FormData();
    waiting.said.forEach(([name, value]) => said.append(name, value));
    let answer, told;
    try {
      answer = await fetch(waiting.url, { method: "POST", body: said, headers: { Accept: "application/json" } });
      if (answer.status === 403 && !waiting.renewed) { await renew(); waiting.renewed = true; sending = false; return go(); }
      told = await answer.text();
    } catch {
      return later("offline", Math.min(15 * 2 ** tries++, 120));
    }
    if (answer.ok) {
      const { receipt } = JSON.parse(told);
      await take();
      drop();
      return location.replace(receipt);
    }
    if (answer.status === 429 || answer.status >= 500) return later("busy", 60);
    await take();
    sending = false;
    refused(told, answer.headers.get("Content-Type") || "");
  };
  const refused = (told, kind) => {
    const page = kind.includes("html") && new DOMParser().parseFromString(told, "text/html"), errors = page && page.querySelector(".notice.error");
    form.querySelectorAll(":scope > .notice.error").forEach((old) => old.remove());
    if (errors) { // what is wrong, above the same form with its photos still in it
      form.prepend(errors);
      errors.focus();
      const number = page.querySelector("[name=form]")?.value;
      if (number && number !== form.elements.form.value) { // another form has a sum of its own
        form.elements.form.value = number;
        prove(page.querySelector("form[data-send]").dataset.challenge);
      }
    }
    tell("refused", errors ? "" : !page && told.split("\n")[0]);
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    tell("sending");
    await Promise.race([proof, new Promise((done) => setTimeout(done, 15e3))]);
    await Promise.resolve(form.ready); // photos that are still being made smaller
    const said = [...new FormData(form)].filter(([, value]) => !(value instanceof File) || value.size);
    await put({ url: location.pathname, said });
    tries = 0;
    go();
  });
  addEventListener("online", () => { clearTimeout(timer); go(); });
  forget.addEventListener("click", async () => {
    clearTimeout(timer);
    await take();
    drop();
    form.reset();
    form.dispatchEvent(new Event("forgotten"));
    warn();
    tell("");
  });
  onShelf("readonly", (store) => store.get("one")).then((left) => { if (left && !waiting) { waiting = left; go(); } });
})();
