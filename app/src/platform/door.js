// The script of the pages at the door: asks the device for a passkey (WebAuthn, level 3) and sends the form with its answer; and the
// workplace's shortcut for searching.
const site = window.PublicKeyCredential;
const able = site?.parseCreationOptionsFromJSON && site?.parseRequestOptionsFromJSON;
let waiting;

// What a DOMException says to us (WebAuthn, level 3, 5.1.3 and 5.1.4); a request that was replaced is no news.
const MEANING = { NotAllowedError: "declined", InvalidStateError: "known", AbortError: "" };

async function ask(form) {
  const asked = await fetch(form.dataset.ask, { method: "POST", headers: { accept: "application/json" }, body: new URLSearchParams() });
  // Whoever is not signed in any more signs in again, on the same page.
  if (asked.status === 401) return location.reload();
  if (!asked.ok) throw new Error(`the server said ${asked.status}`);
  const options = JSON.parse(await asked.json());
  waiting?.abort();
  waiting = new AbortController();
  const { signal } = waiting;
  const made =
    form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: site.parseCreationOptionsFromJSON(options), signal })
      : await navigator.credentials.get({ publicKey: site.parseRequestOptionsFromJSON(options), signal });
  form.elements.credential.value = JSON.stringify(made.toJSON());
  form.submit();
}

for (const form of able ? document.querySelectorAll("form[data-passkey]") : []) {
  const button = form.querySelector("button");
  const reasons = form.querySelectorAll("[data-why]");
  form.hidden = false;
  button.addEventListener("click", async () => {
    button.setAttribute("aria-busy", "true");
    for (const reason of reasons) reason.hidden = true;
    try {
      await ask(form);
    } catch (error) {
      button.removeAttribute("aria-busy");
      const why = MEANING[error.name] ?? "trouble";
      for (const reason of reasons) reason.hidden = reason.dataset.why !== why;
    }
  });
}
for (const otherwise of able ? document.querySelectorAll("[data-no-passkey]") : []) otherwise.hidden = true;

// The palette needs a program; here its shortcut leads to the field that does without.
addEventListener("keydown", (event) => {
  const field = document.getElementById("desk-search");
  const apple = /^(Mac|iP)/.test(navigator.platform);
  const command = apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!field?.offsetParent || !command || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
  event.preventDefault();
  field.focus();
});

// Whoever is signed out leaves nothing to be read on this device: what `kept.js` kept goes.
if (!document.documentElement.dataset.account) window.indexedDB?.deleteDatabase("zusage-kept");

// The browser tests wait for this: a click before it would be lost.
document.documentElement.dataset.hydrated = document.documentElement.dataset.build;
