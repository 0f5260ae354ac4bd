// data-confirm="Ban hành kế hoạch?" on a button or a link: asks first, in a <dialog> that names the deed.
// data-confirm-from="#place": asks what stands there as data-asks just now; when nothing does, asks nothing.
(() => {
  let agreed;

  // On a live screen the button may be swapped for a fresh one while the question stands open.
  const place = (asker) => [asker.dataset.confirm ?? asker.dataset.confirmFrom, asker.href, asker.form?.action, asker.value].join("\n");
  const living = (asker) => asker.isConnected ? asker : [...document.querySelectorAll("[data-confirm], [data-confirm-from]")].find((each) => place(each) === place(asker));

  document.addEventListener("click", (event) => {
    const asker = event.target.closest("[data-confirm], [data-confirm-from]");
    if (!asker || asker === agreed) return;
    const question = asker.dataset.confirm ?? document.querySelector(asker.dataset.confirmFrom)?.dataset.asks;
    if (!question) return;
    const box = document.querySelector("#confirm-box")?.content.cloneNode(true).querySelector("dialog");
    if (!box) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    box.querySelector("p").textContent = question;
    const yes = box.querySelector("[value=yes]");
    const label = asker.cloneNode(true);
    label.querySelectorAll("kbd").forEach((each) => each.remove());
    yes.textContent = label.textContent.trim() || yes.textContent;
    yes.classList.toggle("danger", asker.classList.contains("danger"));
    yes.classList.toggle("primary", !asker.classList.contains("danger"));
    box.onclose = () => {
      const isYes = box.returnValue === "yes";
      box.remove();
      const now = living(asker);
      now?.focus();
      if (!isYes || !now) return;
      agreed = now;
      now.click();
      agreed = undefined;
    };
    document.body.append(box);
    box.showModal();
  }, true);
})();
