// What was written down and is not yet at the office: kept on this machine until the server says it has it.
//   Every entry has a key of its own, made here: sent twice, it is kept once.
//   It is sealed with a key that the server gives its writer at sign-in and this machine forgets at sign-out, so
//   whoever takes the telephone next sees nothing, and nothing is lost: the writer signs in and goes on.
//   Two tabs, a killed browser, a line that breaks half way: see sync().
window.Outbox = (() => {
  const ME = "doithoai.me", CHUNK = 20, KEEP_DAYS = 30;
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
  const seal = async (who, said) => {
    const plain = new TextEncoder().encode(JSON.stringify(said));
    if (!crypto.subtle) return { plain }; // an office network without https has no cipher
    const iv = random(12);
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await cipher(who), plain) };
  };
  const unseal = async (who, sealed) => {
    if (!sealed) return null;
    try {
      const plain = sealed.plain || await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, await cipher(who), sealed.data);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch { return null; } // sealed under another installation's key: kept, never shown
  };

  // -- keeping ---------------------------------------------------------------------------------------------

  let opened;
  const base = () => opened ||= new Promise((done, fail) => {
    const asked = indexedDB.open("doithoai", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("outbox", { keyPath: "key" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => { opened = undefined; fail(asked.error); };
  });
  const during = async (mode, work) => {
    const store = await base();
    return new Promise((done, fail) => {
      const turn = store.transaction("outbox", mode, { durability: "strict" });
      const asked = work(turn.objectStore("outbox"));
      turn.oncomplete = () => done(asked?.result);
      turn.onerror = turn.onabort = () => fail(turn.error);
    });
  };
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

  /** Keep an entry (or, with `kind: "told"`, a tick) for sending; with a known `key`, its corrected words. */
  const put = async (said, { where, batch = "", kind = "entry", key = newKey() }) => {
    const who = me();
    const before = (await rows()).find((row) => row.key === key), sealed = await seal(who, said);
    if (before && (before.tried || before.state === "kept")) return key; // the server has it, or may have it
    await write({ key, kind, where, batch, owner: ownerOf(who), made: before?.made || Date.now(), state: "waiting", tried: false, sealed });
    changed();
    return key;
  };
  const remove = async (key) => {
    const row = (await rows()).find((each) => each.key === key);
    if (!row || row.tried && row.state === "waiting") return;
    await erase(key);
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
    headers: { "Content-Type": "application/json", "X-CSRFToken": token }, body: JSON.stringify(body),
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

  /** Write down what the server said. */
  const settle = async (row, told) => {
    if (told.sentence) return write({ ...row, state: "refused", tried: false, sentence: told.sentence });
    return write({ ...row, state: "kept", code: told.code, receipt: told.receipt, sealed: undefined, kept: Date.now() });
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
    // From here on the server may have it: it cannot be changed or dropped until the answer is known.
    for (const row of open) await write({ ...row, tried: true });
    let answer;
    try { answer = await post(kind === "told" ? urls.tell : urls.bring, who.token, body); } catch { return "offline"; }
    if (answer.type === "opaqueredirect") return "signed-out";
    const json = (answer.headers.get("Content-Type") || "").includes("json");
    if (answer.status === 409 && json) { trouble = (await answer.json()).sentence; return "refused"; }
    if (!answer.ok || !json) return "offline"; // whatever it was, the entries stay and are sent again
    const told = await answer.json();
    const by = new Map((told.entries || told.told).map((each) => [each.key, each]));
    for (const row of open) if (by.has(row.key)) await settle(row, { ...by.get(row.key), receipt: told.receipt });
    return "ok";
  };

  let trouble = "";
  const send = async () => {
    const state = await look();
    if (state === "offline" || state === "signed-out" || state === "refused") return state;
    const who = me();
    const waiting = (await rows()).filter((row) => row.owner === ownerOf(who) && row.state === "waiting").sort((one, other) => one.made - other.made);
    const piles = new Map();
    for (const row of waiting) {
      const pile = `${row.kind} ${row.batch}`;
      piles.set(pile, [...piles.get(pile) || [], row]);
    }
    for (const pile of piles.values()) {
      for (let at = 0; at < pile.length; at += CHUNK) {
        const went = await sendSome(who, pile.slice(at, at + CHUNK), pile[0].kind);
        changed();
        if (went !== "ok") return went;
      }
    }
    for (const row of await rows()) if (row.state === "kept" && row.kept < Date.now() - KEEP_DAYS * 864e5) await erase(row.key);
    return "ok";
  };

  /** Send what waits. One tab at a time; a tab that comes too late finds it done. Answers the state of the line. */
  let running;
  const sync = () => running ||= (async () => {
    trouble = "";
    try {
      const state = navigator.locks
        ? await navigator.locks.request("doithoai.outbox", send)
        : await send();
      return { state, trouble };
    } finally { running = undefined; changed(); }
  })();

  let urls = {};
  const configure = (where) => { urls = where; };
  navigator.storage?.persist?.(); // ask the browser not to clear this when the disk is full
  return { configure, me, forget, look, list, others, put, remove, keepDraft, draft, dropDraft, sync, newKey, newCode, hear: (each) => listeners.add(each) };
})();
