// Drawing the boxes that cover a photo. The numbers in the table are the truth; the picture follows them, and a box
// drawn by mouse or finger becomes a row. Without this script the rows are typed and "Xem thử" draws them.
(() => {
  const form = document.querySelector("form[data-boxes]");
  if (!form) return;
  const picture = form.querySelector("svg"), rows = form.querySelector("tbody"), pattern = rows.lastElementChild.cloneNode(true);
  const SVG = "http://www.w3.org/2000/svg", SIDES = ["x", "y", "w", "h"], LEAST = 6;
  const { width, height } = picture.viewBox.baseVal;
  form.querySelectorAll("[data-drawing]").forEach((each) => { each.hidden = false; });
  pattern.querySelectorAll("[data-drawing]").forEach((each) => { each.hidden = false; });

  const numbers = (row) => SIDES.map((side) => Number(row.querySelector(`[name=${side}]`).value) || 0);
  const write = (row, box) => SIDES.forEach((side, place) => { row.querySelector(`[name=${side}]`).value = Math.round(box[place]); });

  const draw = () => {
    picture.querySelectorAll("rect").forEach((each) => each.remove());
    [...rows.children].forEach((row) => {
      const [x, y, w, h] = numbers(row);
      if (w < 1 || h < 1) return;
      const box = document.createElementNS(SVG, "rect");
      Object.entries({ x, y, width: w, height: h }).forEach(([name, value]) => box.setAttribute(name, value));
      if (row.contains(document.activeElement)) box.setAttribute("class", "now");
      picture.append(box);
    });
  };

  // What a machine proposed while the page was open is added to the table, once; nothing that was drawn is touched.
  const propose = () => {
    document.querySelectorAll("#khung-de-nghi [data-box]").forEach((each) => {
      const box = each.dataset.box.split(" ").map(Number);
      if (![...rows.children].some((row) => numbers(row).every((side, index) => side === box[index]))) write(empty(), box);
    });
    draw();
  };
  const look = () => document.querySelectorAll("#khung-de-nghi [data-script]").forEach((each) => { each.hidden = false; });
  document.body.addEventListener("htmx:afterSwap", () => { // also when another part of the page was fetched
    look();
    const fresh = document.querySelector("#khung-de-nghi [data-fresh]");
    if (!fresh) return;
    fresh.removeAttribute("data-fresh");
    propose();
  });
  document.body.addEventListener("click", (event) => { if (event.target.closest("[data-add-proposed]")) propose(); });
  look();

  const empty = () => [...rows.children].find((row) => SIDES.every((side) => !row.querySelector(`[name=${side}]`).value)) ?? rows.appendChild(pattern.cloneNode(true));
  const place = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    return [Math.min(Math.max(at.x, 0), width), Math.min(Math.max(at.y, 0), height)];
  };

  let from, row;
  picture.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    picture.setPointerCapture(event.pointerId);
    from = place(event);
    row = empty();
  });
  picture.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = place(event);
    write(row, [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])]);
    draw();
  });
  const done = () => {
    if (!from) return;
    const [, , w, h] = numbers(row);
    if (w < LEAST || h < LEAST) row.querySelectorAll("input").forEach((each) => { each.value = ""; }); // a slip of the finger
    from = undefined;
    draw();
  };
  picture.addEventListener("pointerup", done);
  picture.addEventListener("pointercancel", done);
  rows.addEventListener("input", draw);
  rows.addEventListener("focusin", draw);
  rows.addEventListener("click", (event) => {
    if (!event.target.closest("[data-drop]")) return;
    event.target.closest("tr").querySelectorAll("input").forEach((each) => { each.value = ""; });
    draw();
  });
  draw();
})();
