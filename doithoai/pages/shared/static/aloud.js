// Reads the parts of a page marked data-read, with a voice this device already has. No voice of the page's language, no button.
(() => {
  const button = document.querySelector("[data-aloud]"), voice = window.speechSynthesis;
  if (!button || !voice) return;
  const label = button.querySelector("span"), says = label.textContent;
  const own = () => voice.getVoices().find((each) => each.localService && each.lang.toLowerCase().replace("_", "-").startsWith(document.documentElement.lang));
  const offer = () => { button.hidden = !own(); };
  offer();
  voice.addEventListener?.("voiceschanged", offer); // some browsers know their voices only later
  const quiet = () => { voice.cancel(); label.textContent = says; };
  button.addEventListener("click", () => {
    if (voice.speaking) return quiet();
    const parts = [...document.querySelectorAll("[data-read]")].map((part) => part.innerText.trim()).filter(Boolean);
    label.textContent = button.dataset.stop;
    parts.forEach((text, at) => {
      const said = Object.assign(new SpeechSynthesisUtterance(text), { voice: own(), lang: own().lang, rate: 0.9 });
      if (at === parts.length - 1) said.addEventListener("end", quiet);
      voice.speak(said);
    });
  });
  addEventListener("pagehide", () => voice.cancel());
})();
