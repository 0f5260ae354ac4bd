// Screens that follow by themselves. The server says "changed" and nothing more; whoever shows
// something refetches it (hx-trigger="changed from:body"). After lost time we refetch too.
(() => {
  const here = document.querySelector("[data-live]");
  if (!here || !window.EventSource) return;
  const GATHER = 120, LONGEST_WAIT = 15000; // milliseconds
  let stream, wait = 500, retry, gathering, telling, lost = false, hiddenAt = 0;

  // Several changes at once become one refetch.
  const changed = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      document.body.dispatchEvent(new CustomEvent("changed"));
    }, GATHER);
  };

  // A break shorter than this is nobody's business.
  const say = (isLost) => {
    lost = isLost;
    clearTimeout(telling);
    telling = setTimeout(() => document.querySelectorAll("[data-line]").forEach((mark) => { mark.hidden = !isLost; }), isLost ? 1500 : 0);
  };

  const connect = () => {
    clearTimeout(retry);
    stream?.close();
    stream = new EventSource(here.dataset.live);
    stream.addEventListener("changed", changed);
    stream.onopen = () => {
      if (lost) changed();
      wait = 500;
      say(false);
    };
    stream.onerror = () => {
      stream.close();
      if (!lost) say(true);
      retry = setTimeout(connect, wait + Math.random() * wait); // a full hall must not return in one instant
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  };

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { hiddenAt = Date.now(); return; }
    if (stream.readyState === EventSource.CLOSED) connect();
    if (Date.now() - hiddenAt > 3000) changed(); // a sleeping phone may have missed something
  });
  addEventListener("online", connect);
  addEventListener("pagehide", () => { clearTimeout(retry); stream?.close(); });
  addEventListener("pageshow", (event) => { if (event.persisted) { say(true); connect(); } });
  connect();
})();
