// Forms that may wait (`data-waits`): what could not be sent stays on this device, sealed, and goes out when there is a network again. The
// server does a form's `key` once and answers a repeated one as the first time, so a lost answer is asked for again. Nothing is logged.
const PLACES = 50;
const LARGEST = 64 * 1024;
// Less than the server remembers a key (30 days): nothing goes out again that it would do twice.
const KEPT_MS = 28 * 24 * 3_600_000;
const PAUSE_MS = 2_000;
const LONGEST_MS = 300_000;
// A server may ask for a longer pause than ours, within reason.
const LONGEST_ASKED_MS = 3_600_000;
const PATIENCE_MS = { foreground: 20_000, background: 35_000 };
const LEASE_MS = 60_000;
// A form that fails so often holds the ones behind it no longer.
const PATIENT = 5;

const html = document.documentElement;
const account = html.dataset.account;
const channel = "BroadcastChannel" in window ? new BroadcastChannel("zusage-outbox") : undefined;
const passing = new WeakSet();
const inFront = new Set();
let counts = { waiting: 0, refused: 0 };
let misses = 0;
let timer;

// ---- The store: rows without clear text, a key per account that no script can read out, a lease for browsers without locks.
let opened;

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function database() {
  if (opened) return opened;
  const request = indexedDB.open("zusage-outbox", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("rows", { keyPath: "id" });
    request.result.createObjectStore("keys", { keyPath: "account" });
    request.result.createObjectStore("leases", { keyPath: "name" });
  };
  opened = asked(request);
  opened.then((base) => (base.onversionchange = () => base.close())).catch(() => (opened = undefined));
  return opened;
}

/** One transaction: all of it, on the disk, or nothing. */
async function within(names, mode, work) {
  const transaction = (await database()).transaction(names, mode, { durability: "strict" });
  const ended = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error("not kept"));
  });
  try {
    const result = await work(...names.map((name) => transaction.objectStore(name)));
    await ended;
    return result;
  } catch (error) {
    ended.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // It had ended by itself.
    }
    throw error;
  }
}

async function mine() {
  if (!account) return [];
  const rows = await within(["rows"], "readonly", (rows) => asked(rows.getAll()));
  return rows.filter((row) => row.account === account).sort((a, b) => a.created - b.created);
}

/** Changes or removes a row, unless the same form was sent anew in the meantime. */
const settle = (row, change) =>
  within(["rows"], "readwrite", async (rows) => {
    const now = await asked(rows.get(row.id));
    if (now?.account === row.account && now.edition === row.edition) await asked(change ? rows.put({ ...now, ...change }) : rows.delete(row.id));
  });

/** Removes what is left of a form that was answered in the foreground. */
const drop = (id) =>
  within(["rows"], "readwrite", async (rows) => {
    if ((await asked(rows.get(id)))?.account === account) await asked(rows.delete(id));
  }).catch(() => {});

const forgetOld = () =>
  within(["rows"], "readwrite", async (rows) => {
    for (const row of await asked(rows.getAll())) if (row.created < Date.now() - KEPT_MS) await asked(rows.delete(row.id));
  });

const forgetAccount = () =>
  within(["rows", "keys"], "readwrite", async (rows, keys) => {
    for (const row of await asked(rows.getAll())) if (row.account === account) await asked(rows.delete(row.id));
    await asked(keys.delete(account));
  });

// ---- Sealing: AES-GCM, a fresh nonce for each row, bound to the row and the account.
async function keyOf() {
  const found = await within(["keys"], "readonly", (keys) => asked(keys.get(account)));
  if (found) return found.key;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  return within(["keys"], "readwrite", async (keys) => {
    // Another tab may have been faster.
    const other = await asked(keys.get(account));
    if (!other) await asked(keys.put({ account, key }));
    return other?.key ?? key;
  });
}

const terms = (id, iv) => ({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(`${id}\n${account}`) });

async function keep({ id, action, body }, later) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(terms(id, iv), await keyOf(), new TextEncoder().encode(JSON.stringify({ action, body })));
  const row = { id, account, attempts: later ? 1 : 0, next: later ?? 0, refused: 0, sealed: { iv, data } };
  await within(["rows"], "readwrite", async (rows) => {
    const known = await asked(rows.get(id));
    if (known ? known.account !== account : (await asked(rows.count())) >= PLACES) throw new Error("no room");
    // A form that is sent anew keeps its age: the server may know its key since then.
    await asked(rows.put({ ...row, created: known?.created ?? Date.now(), edition: (known?.edition ?? 0) + 1 }));
  });
}

async function unseal({ id, sealed }) {
  const clear = await crypto.subtle.decrypt(terms(id, sealed.iv), await keyOf(), sealed.data);
  return { id, ...JSON.parse(new TextDecoder().decode(clear)) };
}

// ---- Sending.
const post = ({ action, body }, patience) =>
  fetch(action, {
    method: "POST",
    redirect: "follow",
    headers: { accept: "text/html", "zusage-account": account },
    body: new URLSearchParams(body),
    signal: AbortSignal.timeout?.(patience),
  });

/** What an answer decides: `done`, `refused`, or not yet: `later`, `nobody` (signed out). */
function verdict(answer) {
  const at = new URL(answer.url);
  // A page of the network in between is no answer of ours.
  if (!answer.headers.has("x-build")) return "later";
  if (answer.status === 401 || (answer.redirected && at.pathname === "/sign-in")) return "nobody";
  if (answer.redirected) return at.searchParams.has("draft") ? "refused" : "done";
  if (answer.status >= 500 || [408, 425, 429].includes(answer.status)) return "later";
  return answer.ok ? "done" : "refused";
}

/** A pause that doubles, never the same for two browsers. */
const pause = (attempts) => Math.min(LONGEST_MS, PAUSE_MS * 2 ** attempts) * (0.5 + Math.random() / 2);

/** When to try again; the server's own wish counts. */
function nextTry(answer, attempts) {
  const wish = answer?.headers.get("retry-after") ?? "";
  const wished = /^\d+$/.test(wish) ? Number(wish) * 1000 : Date.parse(wish) - Date.now();
  return Date.now() + Math.max(pause(attempts), Math.min(wished || 0, LONGEST_ASKED_MS));
}

/** Only one tab sends. */
async function alone(work) {
  if (navigator.locks) return navigator.locks.request("zusage-outbox", { ifAvailable: true }, (lock) => (lock ? work(() => {}) : false));
  const lease = (until, wanted) =>
    within(["leases"], "readwrite", async (leases) => {
      if (wanted && (await asked(leases.get("send")))?.until > Date.now()) return false;
      await asked(leases.put({ name: "send", until }));
      return true;
    });
  if (!(await lease(Date.now() + LEASE_MS, true))) return false;
  try {
    return await work(() => lease(Date.now() + LEASE_MS));
  } finally {
    await lease(0);
  }
}

/** Sends one row; says whether the ones behind it may follow. */
async function sendRow(row) {
  let command;
  try {
    command = await unseal(row);
  } catch (error) {
    if (error.name !== "OperationError") throw error;
    // Its key is gone, so nobody can ever read it again.
    await settle(row);
    return true;
  }
  // An answer that does not come is one that asks for later; without a network nothing is tried at all.
  const answer = await post(command, PATIENCE_MS.background).catch((error) => {
    if (error.name !== "TimeoutError") throw error;
  });
  const what = answer ? verdict(answer) : "later";
  if (what === "nobody") return false;
  if (what === "later") {
    const attempts = row.attempts + 1;
    await settle(row, { attempts, next: nextTry(answer, attempts) });
    return attempts >= PATIENT;
  }
  misses = 0;
  await settle(row, what === "refused" ? { refused: answer.status } : undefined);
  tell({ id: row.id, what });
  return true;
}

/** Sends what waits, in the order in which it was made. */
async function flush() {
  clearTimeout(timer);
  misses += 1;
  try {
    await alone(async (renew) => {
      await forgetOld();
      for (const row of await mine()) {
        if (row.refused || row.next > Date.now() || inFront.has(row.id)) continue;
        await renew();
        if (!(await sendRow(row))) break;
      }
    });
  } catch {
    // No network, or no store: the timer, the network or the person comes back.
  }
  await recount();
}

// ---- What the person sees.
const filled = (text, count) => (text ?? "").replace("{count}", String(count));

/** The note stands behind the app until the app has taken over its page, then above it. */
function show() {
  const note = document.querySelector("[data-outbox-note]");
  if (!note) return;
  if (html.dataset.hydrated && document.body.firstElementChild !== note) document.body.prepend(note);
  for (const part of note.querySelectorAll("[data-outbox]")) {
    const count = counts[part.dataset.outbox];
    part.hidden = !count;
    part.querySelector("[data-outbox-text]").textContent = filled(count === 1 ? part.dataset.one : part.dataset.many, count);
  }
}

async function recount() {
  clearTimeout(timer);
  const rows = await mine().catch(() => []);
  const all = await within(["rows"], "readonly", (rows) => asked(rows.count())).catch(() => undefined);
  const waiting = rows.filter((row) => !row.refused);
  counts = { waiting: waiting.length, refused: rows.length - waiting.length };
  // Pages without forms that wait load this script only where something is kept, of anybody.
  try {
    if (all) localStorage.setItem("zusage-outbox", "1");
    else if (all === 0) localStorage.removeItem("zusage-outbox");
  } catch {
    // A browser without storage keeps nothing either.
  }
  show();
  window.dispatchEvent(new CustomEvent("zusage-outbox", { detail: counts }));
  if (!waiting.length) return;
  const due = Math.min(...waiting.map((row) => row.next)) - Date.now();
  timer = setTimeout(flush, Math.max(due, pause(Math.min(misses, 10))));
}

/** The forms of this page that the news are about. */
function mark({ id, what }) {
  for (const form of document.querySelectorAll("form[data-waits]")) {
    if (form.elements.namedItem("key")?.value !== id && !form.dataset.kept?.split(" ").includes(id)) continue;
    for (const part of form.querySelectorAll("[data-outbox]")) part.hidden = part.dataset.outbox !== what;
  }
}

function tell(news) {
  mark(news);
  channel?.postMessage({ account, news });
  return recount();
}

// ---- Forms.
/** Lets the browser send a form itself, with its button. */
function natively(form, button) {
  passing.add(form);
  button?.removeAttribute("aria-busy");
  form.requestSubmit(button);
}

function commandOf(form, button) {
  const body = new URLSearchParams();
  // As a browser writes lines in a form.
  for (const [name, value] of new FormData(form, button)) body.append(name, String(value).replace(/\r\n?|\n/g, "\r\n"));
  const action = button?.getAttribute("formaction") ?? form.getAttribute("action") ?? "";
  return { id: form.elements.namedItem("key")?.value, action: new URL(action, location.href).href, body: body.toString() };
}

const signIn = () => location.assign(`/sign-in?${new URLSearchParams({ to: location.pathname })}`);

/** Sends a form as the person watches, and says what became of it. */
async function send(form, button, command) {
  let answer;
  try {
    // What was made before goes before.
    if (counts.waiting) await flush();
    answer = await post(command, PATIENCE_MS.foreground);
  } catch {
    // No network, or too slow: it is kept below.
  }
  const what = answer && verdict(answer);
  if (what === "done" || what === "refused") {
    await drop(command.id);
    if (what === "done" || answer.redirected) return location.assign(answer.url);
    // The refusal is the answer itself: the browser asks for it as a page.
    return natively(form, button);
  }
  try {
    await keep(command, what === "later" ? nextTry(answer, 1) : undefined);
  } catch {
    // Under another sign-in it must not go out, and the browser's own way names no account.
    return what === "nobody" ? signIn() : natively(form, button);
  }
  if (what === "nobody") return signIn();
  button?.removeAttribute("aria-busy");
  anew(form, command.id);
  await tell({ id: command.id, what: "kept" });
}

/** What was kept is one intention; what is typed next is another. The form remembers the first for the news about it. */
function anew(form, id) {
  form.dataset.kept = `${form.dataset.kept ?? ""} ${id}`.trim();
  form.reset();
  form.elements.namedItem("key").value = crypto.randomUUID();
}

/** Signing out takes what waits with it: asked first, done after. */
async function leave(form, button) {
  const rows = await mine().catch(() => []);
  const words = form.dataset.outboxLeave ?? document.querySelector("[data-outbox-note]")?.dataset.leave;
  if (rows.length && words && !window.confirm(filled(words, rows.length))) return;
  try {
    const answer = await post(commandOf(form, button), PATIENCE_MS.foreground);
    const over = answer.status === 401;
    if (!over && (!answer.ok || !answer.headers.has("x-build"))) return natively(form, button);
    // The person agreed that it goes, whoever is signed in by now.
    await forgetAccount().catch(() => {});
    if (over) return natively(form, button);
    location.assign(answer.url);
  } catch {
    natively(form, button);
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter ?? form.querySelector("[type=submit]");
  if (passing.delete(form) || event.defaultPrevented || !account || form.method !== "post" || !crypto.subtle) return;
  if (new URL(form.getAttribute("action") ?? "", location.href).pathname === "/sign-out") {
    event.preventDefault();
    return void leave(form, button);
  }
  // Files do not wait.
  if (!("waits" in form.dataset) || form.enctype !== "application/x-www-form-urlencoded") return;
  const command = commandOf(form, button);
  if (!command.id || command.body.length > LARGEST) return;
  event.preventDefault();
  if (inFront.has(command.id)) return;
  inFront.add(command.id);
  button?.setAttribute("aria-busy", "true");
  send(form, button, command).finally(() => inFront.delete(command.id));
});

// ---- What was refused.
const firstRefused = async () => (await mine()).find((row) => row.refused);

/** Sends the first refused form again and goes where the answer leads: its page, with what was typed and why it was not taken. */
async function open() {
  const row = await firstRefused();
  if (!row) return;
  const command = await unseal(row);
  const answer = await post(command, PATIENCE_MS.foreground).catch(() => undefined);
  const what = answer ? verdict(answer) : "later";
  if (what === "nobody") return signIn();
  // Without an answer it waits again, and the note says so.
  await settle(row, what === "later" ? { refused: 0 } : undefined);
  channel?.postMessage({ account });
  if (what === "later") return recount();
  if (what === "done" || answer.redirected) return location.assign(answer.url);
  const form = Object.assign(document.createElement("form"), { method: "post", action: command.action, hidden: true });
  for (const [name, value] of new URLSearchParams(command.body)) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
}

/** Drops the first refused form. */
async function discard() {
  const row = await firstRefused();
  if (row) await settle(row);
  channel?.postMessage({ account });
  await recount();
}

const actions = { open, discard };
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-outbox-do]");
  if (!button || button.ariaBusy === "true") return;
  button.setAttribute("aria-busy", "true");
  await actions[button.dataset.outboxDo]().catch(() => {});
  button.removeAttribute("aria-busy");
});

window.zusageOutbox = Object.freeze({
  open,
  discard,
  get counts() {
    return counts;
  },
});

// ---- When it is sent.
if (account) {
  const now = () => {
    misses = 0;
    void flush();
  };
  channel?.addEventListener("message", ({ data }) => {
    if (data.account !== account) return;
    if (data.news) mark(data.news);
    void recount();
  });
  addEventListener("online", now);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && now());
  new MutationObserver(show).observe(html, { attributeFilter: ["data-hydrated"] });
  now();
}
