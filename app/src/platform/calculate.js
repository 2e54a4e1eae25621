// The script of the calculators' pages: calculates on the device with every change, with the same program as the server. Nothing that is typed leaves
// the device unless somebody keeps it; a link holds it in its fragment, which no browser sends. Without this script the form is sent and the server answers.
const form = document.querySelector("form[data-calculator]");
const lang = document.documentElement.lang;
const locale = { de: "de-DE", en: "en-GB", nl: "nl-NL", da: "da-DK" }[lang];
const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const place = (id) => document.getElementById(id);
const SPEAK_MS = 1_000;
const IDLE_MS = 200;
const isTyped = (field) => Boolean(field?.matches?.('input:not([type="range"], [type="checkbox"], [type="radio"])'));

const kindOf = (field) => field.closest("[data-kind]")?.dataset.kind;
const NOT_ASKED = ["hidden", "submit", "button", "fieldset", "output"];
// What only belongs to keeping an answer stands aside: it is no question, and in no link.
const isQuestion = (field) => field.name && !("for" in field.dataset) && !("aside" in field.dataset) && !NOT_ASKED.includes(field.type);
const fields = [...(form?.elements ?? [])].filter(isQuestion);
const rangeOf = (name) => form.querySelector(`input[type="range"][data-for="${CSS.escape(name)}"]`);
const fieldOf = (name) => fields.find((field) => field.name === name);

/** The form's pairs without what only belongs to sending it; no field of a calculator is ever disabled. */
function pairs() {
  const held = new URLSearchParams();
  for (const field of fields) if (field.checked || !["checkbox", "radio"].includes(field.type)) held.append(field.name, field.value);
  return held;
}

/** A typed amount as a number, good enough for a range: the last sign with at most two digits behind it stands before the cents. */
function roughly(text) {
  const [, whole, cents] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(text.replace(/[^\d.,]/g, "").replace(/[.,]$/, ""));
  return Number(`${whole.replace(/\D/g, "")}.${cents ?? 0}`);
}

function follow(field) {
  const range = rangeOf(field.name);
  if (!range) return;
  range.value = Math.floor(roughly(field.value));
  range.setAttribute("aria-valuetext", `${field.value} €`);
}

function slide(range) {
  const field = fieldOf(range.dataset.for);
  if (!field) return;
  field.value = amount.format(range.valueAsNumber);
  range.setAttribute("aria-valuetext", `${field.value} €`);
}

/** The calculation's day: the page's; without a network the page may be an old one, then the device's. */
function today() {
  if (navigator.onLine) return form.dataset.today;
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

const SIGN =
  '<svg class="icon" data-size="s" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 16h.01" /><path d="M12 8v4" /><path d="M15.312 2a2 2 0 0 1 1.414.586l4.688 4.688A2 2 0 0 1 22 8.688v6.624a2 2 0 0 1-.586 1.414l-4.688 4.688a2 2 0 0 1-1.414.586H8.688a2 2 0 0 1-1.414-.586l-4.688-4.688A2 2 0 0 1 2 15.312V8.688a2 2 0 0 1 .586-1.414l4.688-4.688A2 2 0 0 1 8.688 2z" /></svg>';
const SEEN = "summary, a[href], button";
const SIGNS = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };
const plain = (text) => text.replace(/&\w+;/g, (sign) => SIGNS[sign] ?? sign);
const shown = new Map();

/** HTML as texts and tags by turns, each with the node that it became; no pieces where a browser made something else of it. */
function taken(box, html, pieces) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const nodes = pieces.map((piece, index) => ((index % 2 ? piece.startsWith("/") : piece === "") ? null : walker.nextNode()));
  const is = (node, index) => (index % 2 ? node?.localName === pieces[index].split(" ", 1)[0].toLowerCase() : node?.data === plain(pieces[index]));
  return nodes.every((node, index) => node === null || is(node, index)) ? { html, pieces, nodes } : { html, pieces: [], nodes: [] };
}

function dress(node, tag) {
  for (const [, name, written] of tag.matchAll(/([\w-]+)="([^"]*)"/g)) {
    const value = plain(written);
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
}

/** What of a box would change, if only texts and values of attributes do. */
function changes({ pieces, nodes }, next) {
  if (next.length !== pieces.length) return;
  const found = [];
  for (let index = 0; index < next.length; index += 1) {
    const [before, after, node] = [pieces[index], next[index], nodes[index]];
    if (before === after) continue;
    const bones = (tag) => tag.replace(/"[^"]*"/g, "");
    if (!node || after === "" || (index % 2 && bones(before) !== bones(after))) return;
    if (index % 2) found.push(() => dress(node, after));
    else found.push(() => (node.data = plain(after)));
  }
  return found;
}

/** Writes HTML of our own program into its place, where it differs; what was unfolded stays so, and the focus stays where it was. */
function write(id, html) {
  const box = place(id);
  const before = shown.get(id);
  if (!box || before?.html === html) return;
  const pieces = html.split(/<([^>]*)>/);
  const found = before && changes(before, pieces);
  if (found) {
    for (const change of found) change();
    return shown.set(id, { ...before, html, pieces });
  }
  const open = [...box.querySelectorAll("details")].map((details) => details.open);
  const focus = [...box.querySelectorAll(SEEN)].indexOf(document.activeElement);
  box.innerHTML = html;
  shown.set(id, taken(box, html, pieces));
  box.querySelectorAll("details").forEach((details, index) => (details.open = Boolean(open[index])));
  if (focus >= 0) box.querySelectorAll(SEEN)[focus]?.focus({ preventScroll: true });
}

function mark(problems) {
  for (const field of fields) {
    const problem = problems.find(({ field: name }) => name === field.name);
    const box = place(`${field.name}-error`);
    if (!box || box.textContent === (problem?.text ?? "")) continue;
    box.innerHTML = problem ? `<p class="field__error">${SIGN}</p>` : "";
    box.firstChild?.append(problem.text);
    field.closest(".field")?.toggleAttribute("data-invalid", Boolean(problem));
    field.ariaInvalid = problem ? "true" : null;
  }
}

let last, said, speaking, resting, frame, program;
let left, broken;

function speak() {
  speaking ??= setTimeout(() => {
    speaking = undefined;
    if (last.spoken === said) return;
    said = last.spoken;
    place("spoken").textContent = said;
  }, SPEAK_MS);
}

/** How it came about is the longest part of an answer and folded: it is written when there is time for it. */
const reasons = () => last && !broken && write("whys", ask(true).whys);
const rest = () => ("requestIdleCallback" in window ? requestIdleCallback(reasons) : reasons());

/** What only a form without this script needs, and what only this script can do. The style sheet goes by whether scripts run at all, so nothing moves. */
function offer(able) {
  for (const box of document.querySelectorAll("[data-without-script]")) box.toggleAttribute("data-shown", !able);
  for (const box of document.querySelectorAll("[data-with-script]")) box.hidden = !able;
}

const ask = (whys) => JSON.parse(program.figure(form.dataset.calculator, lang, today(), pairs().toString(), whys));

/** Calculates. Who is still typing in a field is not told that it is wrong: the last answer stays until the field is left. */
function calculate() {
  frame = undefined;
  if (broken) return;
  let next;
  try {
    next = ask(false);
  } catch {
    // From now on the server answers, as without this script.
    broken = true;
    return offer(false);
  }
  const typing = document.activeElement;
  if (!left && isTyped(typing) && next.problems.some(({ field }) => field === typing.name)) return;
  if (!last || last.problems.length || next.problems.length) mark(next.problems);
  last = next;
  write("figure", last.parts);
  clearTimeout(resting);
  resting = setTimeout(rest, IDLE_MS);
  said ??= last.spoken;
  speak();
  return last;
}

/** A value as another language writes it: only English has the signs of numbers the other way round, and days have signs of their own. */
function translated(value, kind, from) {
  if (["date", "day"].includes(kind) && /^\d+[./-]\d+[./-]\d+$/.test(value)) return value.replace(/[./-]/g, { en: "/", nl: "-" }[lang] ?? ".");
  const turns = (kind === "money" || kind === "percent") && (from === "en") !== (lang === "en");
  return turns ? value.replace(/[.,]/g, (sign) => (sign === "." ? "," : ".")) : value;
}

/** Fills the form with what a link holds; an ordinary anchor holds nothing. */
function fill() {
  if (!location.hash.includes("=")) return;
  const held = new URLSearchParams(location.hash.slice(1));
  const from = held.get("in") ?? lang;
  for (const field of fields) {
    const value = held.get(field.name);
    if (field.type === "checkbox") field.checked = Boolean(value);
    else if (value === null) continue;
    else if (field.type === "radio") field.checked = field.value === value;
    else if (field.type !== "select-one") field.value = translated(value, kindOf(field), from);
    else if ([...field.options].some((option) => option.value === value)) field.value = value;
    follow(field);
  }
}

async function share() {
  const held = pairs();
  held.set("in", lang);
  history.replaceState(history.state, "", `#${held}`);
  // What was opened again has an address of its person's own; the form knows the calculator's.
  const url = `${location.origin}${new URL(form.action).pathname}#${held}`;
  const note = place("shared");
  const send = async () => (navigator.share ? navigator.share({ title: document.title, url }) : navigator.clipboard.writeText(url));
  // Whoever closed the device's own list knows it; else the address above the page is left.
  const failed = (error) => (error.name === "AbortError" ? "" : "address");
  const done = await send().then(() => (navigator.share ? "shared" : "copied"), failed);
  if (note) note.textContent = note.dataset[done] ?? "";
}

async function begin() {
  const { module, wasm, catalogue } = form.dataset;
  const [loaded, words] = await Promise.all([import(module), fetch(catalogue)]);
  if (!words.ok) return offer(false);
  await loaded.default({ module_or_path: wasm });
  program = loaded;
  program.start(lang, await words.text());
  const step = () => (frame ??= requestAnimationFrame(() => calculate()));
  const now = () => ((left = true), calculate());
  form.addEventListener("input", ({ target }) => {
    left = !isTyped(target);
    if (target.dataset.for) slide(target);
    else follow(target);
    step();
  });
  form.addEventListener("change", ({ target }) => {
    const wrong = now()?.problems.some(({ field }) => field === target.name);
    if (wrong === false && kindOf(target) === "money" && isTyped(target) && target.value.trim()) target.value = amount.format(roughly(target.value));
  });
  form.addEventListener("submit", (event) => {
    // Enter in a field; a button that leads on has its own address and is left alone.
    if (broken || (event.submitter && !event.submitter.closest("[data-without-script]"))) return;
    event.preventDefault();
    now();
  });
  place("called")?.addEventListener("keydown", (event) => {
    // Else the form's first button would be meant, which calculates.
    if (event.key !== "Enter") return;
    event.preventDefault();
    form.requestSubmit(place("keep"));
  });
  place("whys")?.addEventListener("toggle", reasons, true);
  addEventListener("beforeprint", reasons);
  addEventListener("hashchange", () => (fill(), now()));
  for (const button of document.querySelectorAll("[data-share]")) button.addEventListener("click", share);
  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
  offer(true);
  fill();
  for (const field of fields) follow(field);
  now();
  // The browser tests wait for this.
  form.dataset.ready = "";
}

// A device that cannot load the program keeps the form as it is: the server answers it.
if (form) begin().catch(() => offer(false));
