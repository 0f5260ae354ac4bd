// What was typed outlives a session that ended, or a page left open too long: signed in again on the same page,
// the same person finds it in its boxes. Kept in this tab only, until the next page of the desk; never a file,
// a password or a hidden field.
//   [data-unsent]: on a page that says "not sent, sign in again"; shown when something is kept
//   <template id="typed-again">: what is said at the top of the form when it is filled in again
(() => {
  const KEY = "doithoai.typed";
  const read = () => { try { return JSON.parse(sessionStorage.getItem(KEY)); } catch { return null; } };
  const whose = document.querySelector("form[data-user]")?.dataset.user;
  const place = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname;
  const posted = () => [...document.forms].filter((form) => form.method === "post");
  const ticks = (field) => field.matches("[type=checkbox], [type=radio]");
  const answers = (form) => [...form.elements].filter((field) => field.name && field.matches("textarea, select, input:not([type=hidden], [type=password], [type=file], [type=submit])"));

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !whose || form.method !== "post" || form.matches("[hx-post], [data-user]")) return;
    const said = answers(form).map((field) => [field.name, field.value, ticks(field) ? field.checked : null]);
    const same = posted().filter((each) => place(each) === place(form)).indexOf(form);
    if (said.length) sessionStorage.setItem(KEY, JSON.stringify({ whose, page: location.pathname, place: place(form), same, said }));
  });

  const kept = read(), unsent = document.querySelector("[data-unsent]");
  if (!kept) return;
  if (unsent) {
    unsent.hidden = false;
    sessionStorage.setItem(KEY, JSON.stringify({ ...kept, unsent: true }));
    return;
  }
  sessionStorage.removeItem(KEY);
  const form = posted().filter((each) => place(each) === kept.place)[kept.same];
  if (!kept.unsent || kept.whose !== whose || kept.page !== location.pathname || !form) return;
  for (const [name, value, checked] of kept.said) {
    const field = answers(form).find((each) => each.name === name && (checked === null || each.value === value));
    if (!field || (checked === null ? field.value === value : field.checked === checked)) continue;
    if (checked === null) field.value = value;
    else field.checked = checked;
    for (let box = field.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  }
  form.prepend(document.getElementById("typed-again").content.cloneNode(true));
  form.firstElementChild.focus();
  form.firstElementChild.scrollIntoView({ block: "center" }); // bars that come later push it down
})();
