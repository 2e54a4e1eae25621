// The employee app's service worker. The constants BUILD, ID, PRECACHE and PAGES stand above this text.
// It starts the app without a network and never keeps a page of a person: what such a page shows is kept by platform/kept.js, sealed. The calculators'
// pages it keeps as anybody gets them, empty.

const FILES = "files-" + ID;
const SHELL = "/offline-shell";
// The calculators in the language of the last page, below /offline; CALCULATORS stands above, too.
const CALCULATE = "calculate-" + ID;
// The app's own pages open without data when the network takes longer than this; everything else waits.
const PATIENCE_MS = 3000;

self.addEventListener("install", (event) => event.waitUntil(keepFiles()));

async function keepFiles() {
  const cache = await caches.open(FILES);
  await cache.addAll(PRECACHE.map((path) => new Request(path, { cache: "no-cache" })));
  // While a new version spreads over several servers, this worker and that shell may be of two builds: try later.
  const shell = await cache.match(SHELL, { ignoreVary: true });
  if (shell.headers.get("x-build") !== BUILD) {
    await caches.delete(FILES);
    throw new Error("the offline shell is of another build");
  }
}

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      const old = names.filter((name) => /^(files|calculate)-/.test(name) && ![FILES, CALCULATE].includes(name));
      await Promise.all(old.map((name) => caches.delete(name)));
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
  if (request.method !== "GET" || url.origin !== self.location.origin || isForNetwork(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(openPage(event, url.pathname));
  else if (PRECACHE.includes(url.pathname)) event.respondWith(fromCache(request));
});

// The workplace, the wall, signing in, letters, signing and verification never pass through here; a document never gets the shell under its name.
function isForNetwork(path) {
  return /^\/(desk|wall|s|verify|api|i|start|activate|sign-in|demo|account\/link|o\/[^/]+\/lead)(\/|$)|^\/documents\/[^/]+\/file$/.test(path);
}

// A page's parameters stand in braces.
function isPage(path) {
  return isCalculator(path) || PAGES.some((page) => new RegExp(`^${page.replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path));
}

function isCalculator(path) {
  return CALCULATORS.includes(`/offline${path}`);
}

// Keeps the calculators in the language that the server speaks to this person; another language replaces them all.
async function keepCalculators(language) {
  const cache = await caches.open(CALCULATE);
  const kept = await cache.match(CALCULATORS[0], { ignoreVary: true });
  if (!language || kept?.headers.get("content-language") === language) return;
  await cache.addAll(CALCULATORS.map((path) => new Request(path, { cache: "no-cache" })));
}

async function fromCache(request) {
  const cache = await caches.open(FILES);
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}

// Whatever the server says is passed on, errors too. The shell stands in only when nothing is said at all.
async function openPage(event, path) {
  const online = (async () => (await event.preloadResponse) ?? (await fetch(event.request)))().catch(() => undefined);
  const patience = isPage(path) ? [new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))] : [];
  const answer = await Promise.race([online, ...patience]);
  if (answer) {
    if (isPage(path)) event.waitUntil(keepCalculators(answer.headers.get("content-language")).catch(() => undefined));
    return answer;
  }
  if (isCalculator(path)) {
    const kept = await (await caches.open(CALCULATE)).match(`/offline${path}`, { ignoreVary: true });
    if (kept) return kept;
  }
  const cache = await caches.open(FILES);
  return (await cache.match(SHELL, { ignoreVary: true })) ?? (await online) ?? Response.error();
}
