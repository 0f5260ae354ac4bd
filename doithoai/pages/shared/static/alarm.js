// The red bar of an emergency: asked for by htmx every few seconds (shared/desk.html); here it rings.
//   [data-alarm="id"]: one emergency. [data-sound]: the button that gives leave to ring, as browsers want it.
(() => {
  const title = document.title;
  let sound;

  const ring = () => {
    if (!sound || sound.state !== "running") return;
    [0, 0.45, 0.9].forEach((after) => {
      const tone = sound.createOscillator(), loud = sound.createGain(), from = sound.currentTime + after;
      tone.frequency.setValueAtTime(880, from);
      loud.gain.setValueAtTime(0.25, from);
      loud.gain.exponentialRampToValueAtTime(0.001, from + 0.4);
      tone.connect(loud).connect(sound.destination);
      tone.start(from);
      tone.stop(from + 0.4);
    });
  };

  const wake = async () => {
    sound ??= window.AudioContext && new AudioContext();
    await sound?.resume();
    look();
  };

  // Until somebody takes it, it rings at every look; the title of the page says it too.
  const look = () => {
    const waiting = [...document.querySelectorAll("[data-alarm]")];
    document.title = waiting.length ? `(!) ${title}` : title;
    const may = sound?.state === "running";
    document.querySelectorAll("[data-sound]").forEach((button) => { button.hidden = may || !window.AudioContext; });
    if (waiting.length) ring();
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-sound]")) {
      localStorage.setItem("doithoai.bell", "on");
      wake();
    } else if (!sound && localStorage.getItem("doithoai.bell") === "on") wake(); // leave was given here before
  });
  document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.elt.id === "alarms") look(); });
  look();
})();
