// Words typed in the hall survive a lost network, a closed lid, a reload.
//   textarea[data-draft="name"]: kept on this machine until sent     Ctrl+Enter sends its form
//   Once the server kept it: form[data-clear] empties its text       form[data-clears="#q"] empties that field
//   form[data-reset] is as it came, its details closed, and #words has the focus again
//   [data-unsent]: shown while the last deed could not be sent
(() => {
  const key = (field) => `draft:${field.dataset.draft}`;
  const drafts = (root) => root.querySelectorAll("[data-draft]");

  const recall = (root) => drafts(root).forEach((field) => {
    const kept = localStorage.getItem(key(field));
    if (kept !== null && field.value === field.defaultValue) field.value = kept;
  });
  recall(document);
  document.addEventListener("htmx:load", (event) => recall(event.detail.elt));

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches?.("[data-draft]")) return;
    if (field.value && field.value !== field.defaultValue) localStorage.setItem(key(field), field.value);
    else localStorage.removeItem(key(field));
  });

  // A swap around a field takes its focus in browsers that cannot move elements whole; the next letters
  // typed would then be shortcuts. So the field gets it back in the same breath.
  let held;
  document.addEventListener("htmx:beforeSwap", () => {
    const field = document.activeElement;
    held = field?.matches("[data-draft][id]") ? { id: field.id, at: [field.selectionStart, field.selectionEnd] } : undefined;
  });
  document.addEventListener("htmx:afterSwap", () => {
    const field = held && document.getElementById(held.id);
    if (!field || field === document.activeElement) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(...held.at);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("textarea")) return;
    event.preventDefault();
    event.target.form?.requestSubmit();
  });

  // What is typed while the answer is on its way is the next thing: only what was sent is emptied.
  const sent = new WeakMap();
  const cleared = (form) => form.dataset.clears && document.querySelector(form.dataset.clears);
  document.addEventListener("htmx:beforeSend", (event) => {
    const form = event.target.closest?.("form");
    if (form && event.detail.requestConfig.verb === "post") [...form.elements, cleared(form)].forEach((field) => field && sent.set(field, field.value));
  });
  const untouched = (field) => field.value === sent.get(field);
  const empty = (field) => {
    if (!untouched(field)) return;
    field.value = field.defaultValue;
    field.dispatchEvent(new CustomEvent("cleared", { bubbles: true }));
  };

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("form");
    if (!form || event.detail.requestConfig.verb !== "post") return;
    form.removeAttribute("aria-busy");
    const { status } = event.detail.xhr, kept = status >= 200 && status < 300;
    const told = kept || status === 409 || status === 422; // the answer itself says what happened
    document.querySelectorAll("[data-unsent]").forEach((mark) => { mark.hidden = told; });
    if (!told) document.querySelector("#said")?.replaceChildren();
    if (!kept) {
      form.querySelector("input[type=search]")?.select(); // the next scan replaces what was refused
      return;
    }
    drafts(form).forEach((field) => { if (untouched(field)) localStorage.removeItem(key(field)); });
    if (form.matches("[data-reset]")) {
      form.reset();
      const box = form.closest("details");
      if (box) box.open = false;
      document.querySelector("#words")?.focus();
    } else if (form.matches("[data-clear]")) {
      form.querySelectorAll("textarea, input[type=text], input[type=search], input:not([type])").forEach(empty);
      form.querySelector("textarea, input[type=search]")?.focus();
    }
    const search = cleared(form);
    if (search) { empty(search); search.focus(); }
  });
})();
