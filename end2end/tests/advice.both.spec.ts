// Keeping a calculation and asking a licensed broker about it, with and without JavaScript: what was typed stands in no address, and nobody
// but its person and the broker whom they asked ever sees it.
import type { BrowserContext, Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/fixtures";
import { type Part, play } from "../support/play";

test.use({ part: "employee" });

const GROSS = "4.711,13";
const WISH = "Heidelbeermarker: Lohnt sich das für mich?";
const isScripted = (name: string): boolean => !name.endsWith("nojs");

async function whole(page: Page, what: string, scripts: boolean): Promise<void> {
  await expectNoSidewaysScroll(page, what);
  if (scripts) await expectAccessible(page, what);
}

/** Types an own gross pay, and gives the calculation a name. */
async function typed(page: Page, name: string, scripts: boolean): Promise<void> {
  await page.goto("/calculate/contribution");
  if (scripts) await expect(page.locator("form[data-calculator]")).toHaveAttribute("data-ready", "");
  const field = page.locator("[name=g]");
  const fold = page.locator("details.fold", { has: field });
  if ((await fold.count()) > 0 && !(await fold.evaluate((one: HTMLDetailsElement) => one.open))) await fold.locator("summary").first().click();
  await field.fill(GROSS);
  await page.locator("section.keep").getByLabel("Name", { exact: true }).fill(name);
}

/** Every address that was asked for: what is typed stands in none of them. */
function addresses(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(decodeURIComponent(request.url())));
  return asked;
}

// B10: "Save" keeps a scenario.
test("a calculation is kept, opened again, renamed and removed", async ({ page, server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  const asked = addresses(page);
  const name = `Mit 200 Euro ${info.project.name}`;
  await typed(page, name, scripts);
  await whole(page, "calculator", scripts);
  await page.locator("section.keep").getByRole("button", { name: "Speichern" }).click();
  await expect(page).toHaveURL(/\/calculate\/saved\/[0-9a-f-]{36}\?done=kept$/);
  await expect(page.locator("main").getByRole("status")).toContainText("gespeichert");
  await expect(page.locator("main")).toContainText(`Gespeichert als „${name}“`);
  await expect(page.locator("[name=g]")).toHaveValue(GROSS);
  await whole(page, "opened", scripts);
  // What is shared names the calculator, never the saved one.
  await expect(page.locator("form[data-calculator]")).toHaveAttribute("action", "/calculate/contribution");

  await page.getByRole("link", { name: "Zu den gespeicherten Rechnungen" }).first().click();
  await expect(page).toHaveURL("/calculate/saved");
  const row = page.locator("main li").filter({ hasText: name });
  await expect(row).toContainText("Was kostet mich das?");
  await whole(page, "saved", scripts);
  await row.locator("summary").click();
  await row.getByLabel("Name").fill(`Anders ${info.project.name}`);
  await row.getByRole("button", { name: "Umbenennen" }).click();
  await expect(page).toHaveURL("/calculate/saved?done=renamed");
  const renamed = page.locator("main li").filter({ hasText: `Anders ${info.project.name}` });
  await renamed.getByRole("link").click();
  await expect(page.locator("[name=g]")).toHaveValue(GROSS);
  await page.goBack();

  // Somebody else's is as unknown as one that never was.
  const href = (await renamed.getByRole("link").getAttribute("href")) ?? "";
  const other = await watch.open({});
  await play(other.context(), server.url, "approver");
  expect((await other.request.get(href)).status()).toBe(404);

  await renamed.locator("summary").click();
  await renamed.getByRole("button", { name: "Löschen" }).click();
  await expect(page).toHaveURL("/calculate/saved?done=removed");
  await expect(renamed).toHaveCount(0);
  expect(asked.filter((url) => url.includes("4.711") || url.includes("Mit 200"))).toEqual([]);
});

/** A page or file as a part gets it. */
async function seen(context: BrowserContext, url: string, part: Part, paths: string[]): Promise<string> {
  await play(context, url, part);
  const texts: string[] = [];
  for (const path of paths) {
    const answer = await context.request.get(path);
    expect([200, 403, 404], `${path} as ${part}`).toContain(answer.status());
    texts.push(await answer.text());
  }
  return texts.join("\n");
}

const KESSLER = ["open", "approvals", "people", "people/access", "people/access.csv", "contracts", "documents", "settings", "advice"];
const SERVICE = ["organisations", "members", "settings", "advice"];

// B10, I01: "Ask for advice" creates an order for a licensed broker.
test("a licensed broker is asked, advises step by step, and nobody else learns of it", async ({ page, server, watch }, info) => {
  test.slow();
  const scripts = isScripted(info.project.name);
  const asked = addresses(page);
  const refused = `${server.url}/advice/new`;
  await typed(page, `Für den Makler ${info.project.name}`, scripts);
  await page.getByRole("button", { name: "Beratung anfragen" }).click();
  await expect(page).toHaveURL(/\/advice\/new\?scenario=[0-9a-f-]{36}$/);
  await expect(page.locator("main")).toContainText("Empfehlen darf nur, wer dafür zugelassen ist");
  await expect(page.getByLabel("Lindner")).toBeChecked();
  await expect(page.locator("#form-ask fieldset")).toContainText("Register-Nr. D-0000-DEMO0-00");
  await expect(page.getByLabel("Welche Rechnung teilen Sie?").locator("option:checked")).toContainText("Für den Makler");
  await whole(page, "ask", scripts);
  await page.getByLabel("Was möchten Sie wissen?").fill(WISH);
  // Without the tick nothing is sent, whatever the browser checks by itself, and what was written stays.
  watch.expectStatus(refused);
  await page.locator("#form-ask").evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await page.getByRole("button", { name: "Anfrage senden" }).click();
  await expect(page).toHaveURL(/\/advice\/new\?draft=/);
  await expect(page.getByRole("alert")).toContainText("Ohne Ihre Zustimmung");
  await expect(page.getByLabel("Was möchten Sie wissen?")).toHaveValue(WISH);
  await page.getByLabel("Ich stimme zu").check();
  await page.getByRole("button", { name: "Anfrage senden" }).click();
  await expect(page).toHaveURL("/advice?done=asked");
  const order = page.locator("article.card").first();
  await expect(order).toContainText("angefragt");
  await expect(order).toContainText("Der Makler sieht Ihren Wunsch und die geteilte Rechnung");
  await whole(page, "orders", scripts);

  // The broker's desk hears of it, and opens it.
  const broker = await watch.open({});
  await play(broker.context(), server.url, "broker");
  await broker.goto("/desk/lindner/advice");
  await broker.locator(".notices summary").click();
  await expect(broker.locator(".notices li").filter({ hasText: "Neues zur Beratung" }).first()).toBeVisible();
  await broker.goto("/desk/lindner/advice");
  await whole(broker, "list", scripts);
  await broker.getByRole("link", { name: "Jana Krämer" }).first().click();
  for (const text of [WISH, `${GROSS} €`, "Für den Makler", "Kessler Maschinenbau"]) await expect(broker.locator("main")).toContainText(text);
  await whole(broker, "file", scripts);
  const press = async (name: string): Promise<void> => {
    await broker.getByRole("button", { name }).click();
    await expect(broker).toHaveURL(/\?done=(moved|noted)$/);
  };
  await press("Anfrage annehmen");
  await broker.getByLabel("Tag", { exact: true }).fill("1.12.2027");
  await broker.getByLabel("Uhrzeit").fill("14:30");
  await press("Termin eintragen");
  await page.goto("/advice");
  await expect(order).toContainText("01.12.2027, 14:30");
  await press("Gespräch hat stattgefunden");
  await broker.getByLabel("Ergebnis").selectOption({ label: "kein Bedarf" });
  await press("Ergebnis eintragen");

  // Nothing is documented that is not written down.
  const at = broker.url().split("?")[0];
  watch.expectStatus(at);
  await broker.getByRole("button", { name: "Als dokumentiert eintragen" }).click();
  await expect(broker.getByRole("alert")).toContainText("Schreiben Sie zuerst unten auf");
  await broker.getByLabel("Rat und Gründe").fill("Kein Bedarf, weil der Zuschuss schon voll genutzt ist.");
  await press("Notiz speichern");
  await press("Als dokumentiert eintragen");
  await press("Anfrage schließen");
  await whole(broker, "closed", scripts);
  await page.goto("/advice");
  await expect(order).toContainText("geschlossen");
  await expect(order).toContainText("kein Bedarf");

  // Employer and operator: no page and no file holds what was typed or written.
  const elsewhere = (await watch.open({})).context();
  const kessler = KESSLER.map((path) => `/desk/kessler/${path}`);
  const all = [
    await seen(elsewhere, server.url, "hr_clerk", kessler),
    await seen(elsewhere, server.url, "platform_admin", SERVICE.map((path) => `/desk/service/${path}`)),
  ].join("\n");
  for (const secret of [GROSS, "Heidelbeermarker", "Für den Makler"]) expect(all.includes(secret), secret).toBe(false);
  expect(asked.filter((url) => url.includes("4.711") || url.includes("Heidelbeer"))).toEqual([]);
});

test("what was asked is taken back, and the broker has nothing of it left", async ({ page, server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  await page.goto("/advice/new");
  await page.getByLabel("Was möchten Sie wissen?").fill(WISH);
  await page.getByLabel("Ich stimme zu").check();
  await page.getByRole("button", { name: "Anfrage senden" }).click();
  const order = page.locator("article.card").first();
  await expect(order).toContainText("Der Makler sieht Ihren Wunsch und keine Ihrer Rechnungen");
  await order.locator("summary").click();
  await expect(order).toContainText("werden gelöscht");
  await order.getByRole("button", { name: "Jetzt zurücknehmen" }).click();
  await expect(page).toHaveURL("/advice?done=withdrawn");
  await expect(order).toContainText("Was Sie geteilt haben, ist gelöscht");
  await whole(page, "withdrawn", scripts);
  await page.goto("/account");
  await expect(page.locator("section").filter({ hasText: "Einwilligungen" })).toContainText("Beratung zu einer Anfrage");

  const broker = await watch.open({});
  await play(broker.context(), server.url, "broker");
  await broker.goto("/desk/lindner/advice?show=all");
  await broker.getByRole("link", { name: "Jana Krämer" }).first().click();
  await expect(broker.locator("main")).toContainText("zurückgenommen");
  await expect(broker.locator("main")).not.toContainText("Heidelbeermarker");
});

test("the operator ends and enters what lets a broker advise", async ({ server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  const operator = await watch.open({});
  await play(operator.context(), server.url, "platform_admin");
  await operator.goto("/desk/service/organisations?q=lindner");
  await operator.locator("tbody").getByRole("link").first().click();
  const licences = operator.locator("section[aria-labelledby=licences]");
  await expect(licences).toContainText("D-0000-DEMO0-00");
  await whole(operator, "organisation", scripts);
  await licences.locator("summary").first().click();
  await licences.getByLabel("Letzter Tag").fill("01.11.2026");
  await licences.getByRole("button", { name: "Zulassung beenden" }).click();
  await expect(operator).toHaveURL(/\?done=ended$/);

  const broker = await watch.open({});
  await play(broker.context(), server.url, "broker");
  await broker.goto("/desk/lindner/advice");
  await expect(broker.getByRole("heading", { name: "Noch keine Zulassung eingetragen" })).toBeVisible();
  await whole(broker, "unlicensed", scripts);
  const person = await watch.open({});
  await person.goto("/advice/new");
  await expect(person.getByRole("heading", { name: "Noch kein zugelassener Makler" })).toBeVisible();

  // The other tests of this server need a broker who may advise.
  await licences.getByLabel("Register-Nummer").fill(`D-1A2B-3C4D5-${info.workerIndex}${info.repeatEachIndex}`);
  await licences.getByRole("button", { name: "Zulassung eintragen" }).click();
  await expect(operator).toHaveURL(/\?done=licence$/);
  await broker.reload();
  await expect(broker.getByRole("navigation", { name: "Beratung" }).getByRole("link", { name: "Alle" })).toBeVisible();
});
