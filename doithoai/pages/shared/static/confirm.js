// data-confirm="Ban hành kế hoạch?" on a button or a link: asks first, in a <dialog> that names the deed.
(() => {
  let agreed;
  document.addEventListener("click", (event) => {
    const asker = event.target.closest("[data-confirm]");
    if (!asker || asker === agreed) return;
    const box = document.querySelector("#confirm-box")?.content.cloneNode(true).querySelector("dialog");
    if (!box) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    box.querySelector("p").textContent = asker.dataset.confirm;
    const yes = box.querySelector("[value=yes]");
    const label = asker.cloneNode(true);
    label.querySelectorAll("kbd").forEach((each) => each.remove());
    yes.textContent = label.textContent.trim() || yes.textContent;
    yes.classList.toggle("danger", asker.classList.contains("danger"));
    yes.classList.toggle("primary", !asker.classList.contains("danger"));
    box.onclose = () => {
      const isYes = box.returnValue === "yes";
      box.remove();
      asker.focus();
      if (!isYes) return;
      agreed = asker;
      asker.click();
      agreed = undefined;
    };
    document.body.append(box);
    box.showModal();
  }, true);
})();
