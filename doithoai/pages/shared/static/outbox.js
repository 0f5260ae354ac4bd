// What was written down and is not yet at the office: kept on this machine until the server says it has it.
//   Every entry has a key of its own, made here: sent twice, it is kept once.
//   It is sealed with a key that the server gives its writer at sign-in and this machine forgets at sign-out, so
//   whoever takes the telephone next sees nothing, and nothing is lost: the writer signs in and goes on.
//   Two tabs, a killed browser, a line that breaks half way: see sync().
window.Outbox = (() => {
  const ME = "doithoai.me", CHUNK = 20, KEEP_DAYS = 30, KEEP_BRIEF_DAYS = 3;
  const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"; // rules/codes.py
  const listeners = new Set();
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("doithoai.outbox") : null;
  const tell = () => listeners.forEach((hear) => hear());
  const changed = () => { channel?.postMessage(""); tell(); };
  channel?.addEventListener("message", tell);

  // -- who writes here ---------------------------------------------------------------------------------------

  const me = () => JSON.parse(localStorage.getItem(ME) || "null");
  const remember = (who) => localStorage.setItem(ME, JSON.stringify(who));
  const forget = () => { localStorage.removeItem(ME); changed(); };
  const ownerOf = (who) => `${who.commune}:${who.user}`;

  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  const random = (many) => crypto.getRandomValues(new Uint8Array(many));
  const newKey = () => Array.from(random(16), (byte) => byte.toString(16).padStart(2, "0")).join("");

  const newCode = () => { // as the server makes it: nine letters, the last a check character
    let body = "";
    while (body.length < 8) for (const byte of random(16)) if (byte < 248 && body.length < 8) body += ALPHABET[byte % 31];
    const total = [...body].reduce((sum, letter, place) => sum + (place + 2) * ALPHABET.indexOf(letter), 0);
    return (body + ALPHABET[total % 31]).replace(/(...)(?=.)/g, "$1-");
  };

  // -- sealing ---------------------------------------------------------------------------------------------

  const cipher = (who) => crypto.subtle.importKey("raw", bytes(who.seal), "AES-GCM", false, ["encrypt", "decrypt"]);
  const sealBytes = async (who, plain) => {
    if (!crypto.subtle) return { plain }; // an office network without https has no cipher
    const iv = random(12);
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await cipher(who), plain) };
  };
  const unsealBytes = async (who, sealed) => {
    if (!sealed) return null;
    try {
      return sealed.plain || await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, await cipher(who), sealed.data);
    } catch { return null; } // sealed under another installation's key: kept, never shown
  };
  const seal = (who, said) => sealBytes(who, new TextEncoder().encode(JSON.stringify(said)));
  const unseal = async (who, sealed) => {
    const plain = await unsealBytes(who, sealed);
    return plain && JSON.parse(new TextDecoder().decode(plain));
  };

  // -- keeping ---------------------------------------------------------------------------------------------

  const keeper = (name, shelf, how) => {
    let opened;
    const base = () => opened ||= new Promise((done, fail) => {
      const asked = indexedDB.open(name, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(shelf, how);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => { opened = undefined; fail(asked.error); };
    });
    return async (mode, work) => {
      const store = await base();
      return new Promise((done, fail) => {
        const turn = store.transaction(shelf, mode, { durability: "strict" });
        const asked = work(turn.objectStore(shelf));
        turn.oncomplete = () => done(asked?.result);
        turn.onerror = turn.onabort = () => fail(turn.error);
      });
    };
  };
  const during = keeper("doithoai", "outbox", { keyPath: "key" });
  const alone = (what, work) => navigator.locks ? navigator.locks.request(what, work) : work();
  const write = (row) => during("readwrite", (rows) => rows.put(row));
  const erase = (key) => during("readwrite", (rows) => rows.delete(key));
  const rows = () => during("readonly", (store) => store.getAll());

  /** Everything of the person signed in, oldest first; `said` is open. `where`: "hamlet", "grid:12"; all without. */
  const list = async (where) => {
    const who = me();
    if (!who) return [];
    const own = (await rows()).filter((row) => row.owner === ownerOf(who) && row.kind !== "draft" && (!where || row.where === where));
    const open = await Promise.all(own.map(async (row) => ({ ...row, said: await unseal(who, row.sealed) })));
    return open.sort((one, other) => one.made - other.made);
  };
  const others = async () => {
    const who = me();
    return (await rows()).filter((row) => row.kind !== "draft" && row.state === "waiting" && (!who || row.owner !== ownerOf(who))).length;
  };

  // -- photos and recordings ---------------------------------------------------------------------------------
  // Apart, so that a list of what waits reads none of them. Written before the entry that speaks of them, gone after
  // it: whatever dies in between, no entry is without its photo. Kept under [owner, file, bytes, when].

  const duringFiles = keeper("doithoai-files", "files");
  const heldFiles = () => duringFiles("readonly", (store) => store.getAllKeys());
  const FULL = "BoundReached"; // the browser's own word is QuotaExceededError

  /** Seal a photo or a recording and keep it under `key`; twice is once. */
  const keepFile = async (key, file) => {
    const who = me(), owner = ownerOf(who), held = await heldFiles();
    if (held.some(([whose, name]) => whose === owner && name === key)) return;
    if (held.reduce((sum, [, , size]) => sum + size, file.size) > urls.most) throw new DOMException("", FULL);
    const sealed = await sealBytes(who, new Uint8Array(await file.arrayBuffer()));
    await duringFiles("readwrite", (store) => store.put(sealed, [owner, key, file.size, Date.now()]));
  };
  const fileOf = async (who, { key, name, type }) => {
    const owner = ownerOf(who), under = IDBKeyRange.bound([owner, key], [owner, key, []]);
    const plain = await unsealBytes(who, await duringFiles("readonly", (store) => store.get(under)));
    return plain && new File([plain], name || key, { type });
  };
  const openFile = (which) => fileOf(me(), which);

  /** Files that no entry and no draft speaks of go: those named at once, others after a day (a tab may be writing). */
  const sweep = (named = []) => alone("doithoai.files", async () => {
    const who = me(), held = await heldFiles();
    if (!who || !held.length) return;
    const owner = ownerOf(who), own = (await rows()).filter((row) => row.owner === owner && row.sealed);
    const said = await Promise.all(own.map((row) => unseal(who, row.sealed)));
    const used = new Set(said.flatMap((each) => (each?.files || []).map((file) => file.key)));
    const old = said.includes(null) ? 0 : Date.now() - 864e5; // of what cannot be opened the files are not known
    for (const key of held) {
      const [whose, name, , made] = key;
      if (whose === owner && !used.has(name) && (named.includes(name) || made < old)) await duringFiles("readwrite", (store) => store.delete(key));
    }
  });

  /** Keep an entry (or, with `kind: "told"`, a tick) for sending; with a known `key`, its corrected words. `files`: those
   *  that `said.files` speaks of, by their keys. Answers the key; "" when it is too late to correct. */
  const put = async (said, { where, batch = "", kind = "entry", key = newKey(), files = new Map() }) => {
    const who = me();
    const keep = async () => {
      const before = (await rows()).find((row) => row.key === key), sealed = await seal(who, said);
      if (before && (before.tried || before.state === "kept")) return ""; // the server has it, or may have it
      for (const [name, file] of files) await keepFile(name, file);
      const bytes = [...files.values()].reduce((sum, file) => sum + file.size, 0);
      await write({ key, kind, where, batch, owner: ownerOf(who), made: before?.made || Date.now(), state: "waiting", tried: false, files: files.size, bytes, sealed });
      return key;
    };
    const kept = await (files.size ? alone("doithoai.files", keep) : keep());
    changed();
    return kept;
  };
  const remove = async (key) => {
    const row = (await rows()).find((each) => each.key === key);
    if (!row || row.tried && row.state === "waiting") return;
    const said = row.files ? await unseal(me(), row.sealed) : null;
    await erase(key);
    if (said) await sweep(said.files.map((file) => file.key));
    changed();
  };

  const draftKey = (who, where) => `draft ${ownerOf(who)} ${where}`;
  const keepDraft = async (where, said) => {
    const who = me();
    if (who) await write({ key: draftKey(who, where), kind: "draft", owner: ownerOf(who), where, made: Date.now(), sealed: await seal(who, said) });
  };
  const draft = async (where) => {
    const who = me();
    const row = who && await during("readonly", (store) => store.get(draftKey(who, where)));
    return row ? unseal(who, row.sealed) : null;
  };
  const dropDraft = async (where) => { const who = me(); if (who) await erase(draftKey(who, where)); };

  // -- sending ---------------------------------------------------------------------------------------------

  const post = (url, token, body) => fetch(url, {
    method: "POST", credentials: "same-origin", redirect: "manual",
    ...(body instanceof FormData ? { headers: { "X-CSRFToken": token }, body }
      : { headers: { "Content-Type": "application/json", "X-CSRFToken": token }, body: JSON.stringify(body) }),
  });

  /** Ask the server who is signed in: "ok", "offline", "signed-out", "other" (somebody else) or "refused". */
  const look = async () => {
    let answer;
    try {
      answer = await fetch(urls.mine, { credentials: "same-origin", redirect: "manual", cache: "no-store" });
    } catch { return "offline"; }
    if (answer.type === "opaqueredirect") return "signed-out";
    if (answer.status === 403) return "refused";
    if (!answer.ok) return "offline";
    const who = await answer.json(), before = me();
    remember(who);
    return before && ownerOf(before) !== ownerOf(who) ? "other" : "ok";
  };

  /** Of what is at the office, enough to give its code to the right person; for KEEP_BRIEF_DAYS; nothing where it
   *  cannot be sealed, or where the server says to forget it (what may accuse somebody). */
  const brief = (who, said) => said && crypto.subtle && seal(who, { author: said.author, words: said.words.split(/\s+/).slice(0, 8).join(" ").slice(0, 60) });

  /** Write down what the server said. */
  const settle = async (row, told, who, said) => {
    if (told.sentence) return write({ ...row, state: "refused", tried: false, sentence: told.sentence });
    return write({ ...row, state: "kept", code: told.code, receipt: told.receipt, sealed: told.forget ? undefined : await brief(who, said) || undefined, kept: Date.now() });
  };

  const sendSome = async (who, some, kind) => {
    const said = await Promise.all(some.map((row) => unseal(who, row.sealed)));
    const open = some.filter((row, place) => said[place]);
    const body = { user: who.user, [kind === "told" ? "told" : "entries"]: some.map((row, place) => said[place] && { ...said[place], key: row.key }).filter(Boolean) };
    if (kind === "entry") {
      body.batch = some[0].batch;
      if (said[0]?.dialogue) body.dialogue = said[0].dialogue;
    }
    if (!open.length) return "ok";
    const [first] = open, enclosed = first.files ? said[0].files : []; // what has files goes alone, with them
    let sent = body;
    if (enclosed.length) {
      sent = new FormData();
      sent.append("said", JSON.stringify(body));
      for (const each of enclosed) {
        const file = await fileOf(who, each);
        if (!file) { await settle(first, { sentence: "Ảnh, ghi âm kèm ý kiến này không còn trên máy. Bấm Sửa, chọn lại hoặc bỏ tệp, rồi lưu." }); return "ok"; }
        sent.append(each.key, file, each.key);
      }
    }
    // From here on the server may have it: it cannot be changed or dropped until the answer is known.
    for (const row of open) await write({ ...row, tried: true });
    let answer;
    try { answer = await post(kind === "told" ? urls.tell : urls.bring, who.token, sent); } catch { return "offline"; }
    if (answer.type === "opaqueredirect") return "signed-out";
    const json = (answer.headers.get("Content-Type") || "").includes("json");
    if (answer.status === 409 && json) { trouble = (await answer.json()).sentence; return "refused"; }
    if (answer.status === 413 && enclosed.length) { await settle(first, { sentence: "Ảnh, ghi âm kèm ý kiến này nặng quá mức máy chủ nhận. Bấm Sửa, bớt tệp, rồi lưu." }); return "ok"; }
    if (!answer.ok || !json) return "offline"; // whatever it was, the entries stay and are sent again
    const told = await answer.json();
    const by = new Map((told.entries || told.told).map((each) => [each.key, each]));
    for (const row of open) if (by.has(row.key)) await settle(row, { ...by.get(row.key), receipt: told.receipt }, who, kind === "entry" && said[some.indexOf(row)]);
    if (enclosed.length) await sweep(enclosed.map((file) => file.key));
    return "ok";
  };

  let trouble = "";
  const send = async () => {
    const state = await look();
    if (state === "offline" || state === "signed-out" || state === "refused") return state;
    const who = me();
    const waiting = (await rows()).filter((row) => row.owner === ownerOf(who) && row.state === "waiting");
    waiting.sort((one, other) => (one.bytes || 0) - (other.bytes || 0) || one.made - other.made); // words wait for no photo
    const piles = new Map();
    for (const row of waiting) {
      const pile = row.files ? row.key : `${row.kind} ${row.batch}`;
      piles.set(pile, [...piles.get(pile) || [], row]);
    }
    for (const pile of piles.values()) {
      for (let at = 0; at < pile.length; at += CHUNK) {
        const went = await sendSome(who, pile.slice(at, at + CHUNK), pile[0].kind);
        changed();
        if (went !== "ok") return went;
      }
    }
    for (const row of await rows()) if (row.state === "kept" && row.sealed && row.kept < Date.now() - KEEP_BRIEF_DAYS * 864e5) await write({ ...row, sealed: undefined });
    for (const row of await rows()) if (row.state === "kept" && row.kept < Date.now() - KEEP_DAYS * 864e5) await erase(row.key);
    await sweep();
    return "ok";
  };

  /** Send what waits. One tab at a time; a tab that comes too late finds it done. Answers the state of the line. */
  let running;
  const sync = () => running ||= (async () => {
    trouble = "";
    try {
      const state = await alone("doithoai.outbox", send);
      return { state, trouble };
    } finally { running = undefined; changed(); }
  })();

  let urls = {};
  const configure = (where) => { urls = where; };
  navigator.storage?.persist?.(); // ask the browser not to clear this when the disk is full
  return { configure, me, forget, look, list, others, put, remove, keepDraft, draft, dropDraft, keepFile, openFile, sweep, sync, newKey, newCode, hear: (each) => listeners.add(each) };
})();
