// The employee app's service worker. BUILD and PRECACHE stand above this text.
// It starts the app without a network and never keeps a page: what a page shows may be personal.

const FILES = "files-" + BUILD;
const SHELL = "/offline-shell";
// A network that does not answer within this time counts as none.
const PATIENCE_MS = 3000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(FILES).then((cache) => cache.addAll(PRECACHE.map((path) => new Request(path, { cache: "no-cache" })))),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name !== FILES).map((name) => caches.delete(name)));
      await self.registration.navigationPreload?.enable();
      await self.clients.claim();
    })(),
  );
});

// A new version waits until the person says so.
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || isStaff(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(openPage(event));
  else if (PRECACHE.includes(url.pathname)) event.respondWith(fromCache(request));
});

// The workplace, the wall, signing and verification never pass through here.
function isStaff(path) {
  return /^\/(desk|wall|s|verify|api)(\/|$)/.test(path);
}

async function fromCache(request) {
  const cache = await caches.open(FILES);
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function openPage(event) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const online = (async () => (await event.preloadResponse) ?? (await fetch(event.request)))().catch(() => undefined);
  const answer = await Promise.race([online, late]);
  if (answer) return answer;
  const cache = await caches.open(FILES);
  return (await cache.match(SHELL, { ignoreVary: true })) ?? (await online) ?? Response.error();
}
