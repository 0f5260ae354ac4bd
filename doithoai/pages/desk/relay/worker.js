{% autoescape off %}// Keeps the page of the hamlet and what it is made of; nothing of anybody's is ever in this cache.
const NAME = "tai-thon-{{ version }}";
const SHELL = "{{ shell }}";
const KEPT = [SHELL, {% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(KEPT.map((url) => new Request(url, { cache: "reload", credentials: "omit" })))).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith("tai-thon-") && name !== NAME).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || !KEPT.includes(pathname)) return; // the network's own
  event.respondWith(caches.open(NAME).then((cache) => cache.match(pathname)).then((kept) => kept || fetch(request)));
});
{% endautoescape %}
