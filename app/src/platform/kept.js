// What the person's own pages showed last stays on this device, sealed, for when there is no network: `Asked::kept` writes and reads it. It is of
// one account only, and goes when that account signs out, when a page comes without it, or after thirty days. Nothing is logged.
const KEPT_MS = 30 * 24 * 3_600_000;
const LARGEST = 512 * 1024;

const html = document.documentElement;
// The offline shell is the same for everyone: there the one account that kept something is meant.
const inShell = document.body.dataset.mount === "csr";
let account = html.dataset.account;
let gone = false;
let opened;
const texts = new Map();

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function database() {
  if (opened) return opened;
  const request = indexedDB.open("zusage-kept", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("rows", { keyPath: "slot" });
    request.result.createObjectStore("keys", { keyPath: "account" });
  };
  opened = asked(request);
  opened
    .then((base) => {
      // Signing out elsewhere removes the whole store.
      base.onversionchange = () => {
        base.close();
        gone = true;
        texts.clear();
      };
    })
    .catch(() => (opened = undefined));
  return opened;
}

const storeOf = async (name, mode) => (await database()).transaction(name, mode).objectStore(name);

async function keyOf() {
  const found = await asked((await storeOf("keys", "readonly")).get(account));
  if (found) return found.key;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const keys = await storeOf("keys", "readwrite");
  // Another tab may have been faster.
  const other = await asked(keys.get(account));
  if (!other) await asked(keys.put({ account, key }));
  return other?.key ?? key;
}

const terms = (slot, iv) => ({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(`${slot}\n${account}`) });

async function write(slot, text) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(terms(slot, iv), await keyOf(), new TextEncoder().encode(text));
  if (gone) return;
  await asked((await storeOf("rows", "readwrite")).put({ slot, account, iv, data, at: Date.now() }));
}

async function read() {
  const accounts = (await asked((await storeOf("keys", "readonly")).getAll())).map((row) => row.account);
  if (inShell && accounts.length === 1) [account] = accounts;
  const rows = await asked((await storeOf("rows", "readonly")).getAll());
  const old = (row) => row.account !== account || row.at < Date.now() - KEPT_MS;
  const others = accounts.some((one) => one !== account);
  if (!account || others) return forget();
  for (const row of rows) {
    if (old(row)) {
      await asked((await storeOf("rows", "readwrite")).delete(row.slot));
      continue;
    }
    try {
      const clear = await crypto.subtle.decrypt(terms(row.slot, row.iv), await keyOf(), row.data);
      if (!texts.has(row.slot)) texts.set(row.slot, new TextDecoder().decode(clear));
    } catch {
      // What cannot be opened is as good as not there; the next answer takes its place.
    }
  }
}

/** Removes everything that was kept, of anybody. */
async function forget() {
  gone ||= !account;
  texts.clear();
  const base = await opened?.catch(() => undefined);
  base?.close();
  opened = undefined;
  await asked(indexedDB.deleteDatabase("zusage-kept"));
}

const able = Boolean(window.indexedDB && window.crypto?.subtle);
const ready = able ? read().catch(() => {}) : Promise.resolve();

window.zusageKept = Object.freeze({
  ready,
  get: (slot) => texts.get(slot),
  put(slot, text) {
    if (!able || !account || gone || inShell || text.length > LARGEST) return;
    texts.set(slot, text);
    ready.then(() => write(slot, text)).catch(() => {});
  },
});

document.addEventListener("submit", (event) => {
  const action = event.target.getAttribute("action") ?? "";
  if (new URL(action, location.href).pathname !== "/sign-out") return;
  gone = true;
  forget().catch(() => {});
});
