// Photos are made smaller before they are sent, and words may be spoken. Without this script both are plain file boxes.
(() => {
  const form = document.querySelector("form[data-send], form[data-encloses]");
  if (!form || typeof DataTransfer === "undefined") return;
  const thin = /2g/.test(navigator.connection?.effectiveType);
  const LONG_SIDE = thin ? 1024 : 1600, MOST = 5, LONGEST = 300; // pixels, photos, seconds
  const give = (input, files) => {
    const carrier = new DataTransfer();
    files.forEach((file) => carrier.items.add(file));
    input.files = carrier.files;
  };

  // -- photos ----------------------------------------------------------------------------------------------------
  const box = form.querySelector("[data-photos]"), input = box.querySelector("input"), list = box.querySelector("ol");
  let photos = [];
  const smaller = async (file) => {
    try {
      const seen = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONG_SIDE / Math.max(seen.width, seen.height));
      const canvas = Object.assign(document.createElement("canvas"), { width: seen.width * scale, height: seen.height * scale });
      canvas.getContext("2d").drawImage(seen, 0, 0, canvas.width, canvas.height);
      const drawn = await new Promise((done) => canvas.toBlob(done, "image/jpeg", thin ? 0.7 : 0.8));
      return drawn && drawn.size < file.size ? new File([drawn], "anh.jpg", { type: "image/jpeg" }) : file;
    } catch {
      return file; // the server knows more kinds than this browser
    }
  };
  const tell = () => form.dispatchEvent(new CustomEvent("enclosed", { detail: { photos: [...photos], sound: file.files[0] } }));
  const show = () => {
    give(input, photos);
    tell();
    list.hidden = !photos.length;
    list.replaceChildren(...photos.map((file, at) => {
      const line = document.createElement("li"), drop = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: box.dataset.drop });
      drop.addEventListener("click", () => { photos.splice(at, 1); show(); });
      line.append(`${file.name} – ${Math.ceil(file.size / 1024)} KB `, drop);
      return line;
    }));
  };
  input.addEventListener("change", () => {
    const chosen = [...input.files];
    form.ready = Promise.all(chosen.map(smaller)).then((made) => { photos = [...photos, ...made].slice(0, MOST); show(); });
  });

  // -- speaking --------------------------------------------------------------------------------------------------
  const part = form.querySelector("[data-record]"), file = part.querySelector("input");
  const [start, end, drop] = ["start", "end", "drop"].map((name) => part.querySelector(`[data-${name}]`));
  const player = part.querySelector("audio"), count = end.querySelector("span"), stop = count.textContent;
  let recorder, clock, spoken;
  const play = () => {
    const [sound] = file.files;
    if (player.src) URL.revokeObjectURL(player.src);
    player.hidden = drop.hidden = !sound;
    if (sound) player.src = URL.createObjectURL(sound);
    else player.removeAttribute("src");
    tell();
  };
  const record = async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      start.disabled = true;
      start.after(part.dataset.denied);
      return;
    }
    const heard = [], begun = Date.now();
    recorder = new MediaRecorder(stream, { audioBitsPerSecond: 24000 });
    recorder.addEventListener("dataavailable", (event) => heard.push(event.data));
    recorder.addEventListener("stop", () => {
      clearInterval(clock);
      stream.getTracks().forEach((track) => track.stop());
      const type = recorder.mimeType.split(";")[0];
      give(file, [new File(heard, `ghi-am.${type.split("/")[1]}`, { type })]);
      [start.hidden, end.hidden] = [false, true];
      play();
    });
    spoken = new Promise((done) => recorder.addEventListener("stop", done));
    recorder.start();
    [start.hidden, end.hidden] = [true, false];
    clock = setInterval(() => {
      const seconds = Math.floor((Date.now() - begun) / 1000);
      count.textContent = `${stop} (${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")})`;
      if (seconds >= LONGEST) recorder.stop();
    }, 500);
  };
  if (navigator.mediaDevices?.getUserMedia && typeof MediaRecorder !== "undefined") {
    start.hidden = false;
    start.addEventListener("click", record);
    end.addEventListener("click", () => recorder.stop());
  }
  file.addEventListener("change", play);
  drop.addEventListener("click", () => { give(file, []); play(); });
  form.addEventListener("submit", () => { // who presses send while still speaking has said it all
    if (recorder?.state !== "recording") return;
    recorder.stop();
    form.ready = Promise.all([form.ready, spoken]);
  }, true);
  const bring = (some, sound) => { photos = some; give(file, sound ? [sound] : []); show(); play(); };
  form.addEventListener("forgotten", () => bring([]));
  form.addEventListener("brought", ({ detail }) => bring(detail.photos, detail.sound));
})();
