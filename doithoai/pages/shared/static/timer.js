// The speaker's clock: <div role="timer" class="clock" data-started="ISO" data-minutes="3" data-now="ISO">.
// data-now is the server's time when it wrote the page, so a telephone with a wrong clock counts right.
(() => {
  const skew = new WeakMap(); // element -> milliseconds this machine is ahead of the server
  const tick = () => document.querySelectorAll(".clock[data-started]").forEach((clock) => {
    const { started, minutes, now } = clock.dataset;
    if (!started) return;
    if (!skew.has(clock)) skew.set(clock, now ? Date.now() - Date.parse(now) : 0);
    const used = Math.max(0, Date.now() - skew.get(clock) - Date.parse(started));
    const left = Math.ceil((Number(minutes) * 60000 - used) / 1000);
    const size = Math.abs(left);
    const text = `${left < 0 ? "+" : ""}${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
    if (clock.textContent !== text) clock.textContent = text;
    clock.classList.toggle("near", left >= 0 && left <= 30);
    clock.classList.toggle("over", left < 0);
  });
  tick();
  setInterval(tick, 250);
})();
