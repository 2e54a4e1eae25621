// What an employee has, with and without JavaScript: the promise and where it is from, the contract in plain words, documents, messages.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, expectNoSidewaysScroll, hydrated, test } from "../support/fixtures";
import { whole } from "../support/lists";

test.use({ part: "employee" });

const isScripted = (name: string): boolean => !name.endsWith("nojs");

async function open(page: Page, path: string, scripts: boolean): Promise<void> {
  await page.goto(path);
  if (scripts) await hydrated(page);
}

// B12, B16, B18: the own figures at any hour, each with its day; the months paid in and the projection.
test("home says what is guaranteed, as of when and from whom, and the contract is in plain words", async ({ page, server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  await open(page, "/home", scripts);
  const promise = page.locator(".promise");
  await expect(promise.getByRole("heading", { name: /^Garantierte Rente, vollständig ab Mai\s2059$/ })).toBeVisible();
  await expect(promise).toContainText("239,60€ im Monat");
  await expect(promise).toContainText("Stand 31.12.2025, aus Ihren Standmitteilungen");
  // What is not guaranteed says so.
  await expect(promise).toContainText("Für 1 von 2 Verträgen hochgerechnet: 269,50 € im Monat, nicht garantiert.");
  await expect(promise).toContainText("172,50€");
  await expect(page.locator("main")).toContainText("Ihr Arbeitgeber sieht diese Seite nicht.");
  // Two employers, one list.
  await expect(page.locator(".promisecard")).toContainText([/Kessler Maschinenbau, seit März\s2021/, "Ostsee Logistik, 2016 bis 2021"]);
  await expectNoSidewaysScroll(page, "home");

  await page.getByRole("link", { name: /^Direktversicherung/ }).click();
  await expect(page).toHaveURL(/\/contracts\/kessler\/[0-9a-f-]{36}$/);
  await expect(page.locator("h1")).toHaveText("Direktversicherung");
  const main = page.locator("main");
  await expect(main).toContainText("Ihr Arbeitgeber hat für Sie eine Lebensversicherung abgeschlossen; die Leistung bekommen Sie vom Versicherer.");
  for (const text of ["150,00 €", "22,50 €", "172,50 €", "208,40 €", "LL-8210347", "01.03.2021"]) await expect(main).toContainText(text);
  await expect(main).toContainText(/Oktober\s2026/);
  await expect(main).toContainText("am 28.10.2026");
  await expectNoSidewaysScroll(page, "contract");

  // Somebody else's contract is nobody's.
  const address = page.url();
  const stranger = address.replace("/kessler/", "/ostsee/");
  watch.expectStatus(stranger);
  expect((await page.goto(stranger))?.status()).toBe(404);
  await expect(page.locator("main")).toContainText("Diesen Vertrag gibt es hier nicht");
});

// B13: the own documents.
test("documents are narrowed by kind, year and words, and the file is a PDF", async ({ context, page }, info) => {
  const scripts = isScripted(info.project.name);
  await open(page, "/documents", scripts);
  const rows = page.locator("#found > a");
  const shown = rows.filter({ visible: true });
  await expect(rows).toHaveCount(5);
  await page.getByRole("navigation", { name: "Art der Unterlagen" }).getByRole("link", { name: "Standmitteilung" }).click();
  await expect(page).toHaveURL("/documents?kind=statement");
  await expect(shown).toHaveCount(4);
  await page.getByRole("navigation", { name: "Jahr der Unterlagen" }).getByRole("link", { name: "2025" }).click();
  await expect(page).toHaveURL("/documents?kind=statement&year=2025");
  await expect(shown).toHaveCount(2);
  await expect(shown).toContainText(["Standmitteilung 2024", "Standmitteilung 2024"]);
  await expectNoSidewaysScroll(page, "documents");
  if (scripts) {
    await page.getByRole("link", { name: "Alle Jahre" }).click();
    await expect(shown).toHaveCount(4);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.getByLabel("In der Liste suchen").fill("LINDENHOF");
    await expect(shown).toHaveCount(2);
    await page.getByLabel("In der Liste suchen").fill("qqqq");
    await expect(shown).toHaveCount(0);
    await expect(page.getByRole("status").filter({ hasText: "Nichts gefunden" })).toBeVisible();
    expect(asked).toEqual([]);
  }

  await open(page, "/documents?kind=agreement", scripts);
  await shown.first().click();
  await expect(page).toHaveURL(/\/documents\/[0-9a-f-]{36}$/);
  await expect(page.locator("h1")).toHaveText("Vereinbarung vom 01.03.2021");
  const save = page.getByRole("link", { name: "Herunterladen" });
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  const file = info.outputPath("paper.pdf");
  await download.saveAs(file);
  expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
  const look = await context.request.get((await page.getByRole("link", { name: "Ansehen" }).getAttribute("href")) ?? "");
  expect(look.headers()["content-type"]).toBe("application/pdf");
});

test("what is typed still holds when another year is chosen", async ({ page }, info) => {
  test.skip(!isScripted(info.project.name), "the field needs a program");
  await open(page, "/documents?kind=statement", true);
  const shown = page.locator("#found > a").filter({ visible: true });
  await page.getByLabel("In der Liste suchen").fill("lindenhof");
  await expect(shown).toHaveCount(2);
  await page.getByRole("link", { name: "2025", exact: true }).click();
  await expect(page).toHaveURL("/documents?kind=statement&year=2025");
  await expect(page.getByRole("link", { name: "2025", exact: true })).toHaveAttribute("aria-current", "true");
  await expect(page.getByLabel("In der Liste suchen")).toHaveValue("lindenhof");
  await expect(shown).toHaveCount(1);
});

test("a document that was opened is new no more", async ({ page }, info) => {
  const scripts = isScripted(info.project.name);
  await open(page, "/documents", scripts);
  const fresh = page.locator("#found > a").filter({ hasText: "neu" });
  const before = await fresh.count();
  expect(before).toBeGreaterThan(0);
  await fresh.first().click();
  const save = page.getByRole("link", { name: "Herunterladen" });
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  await download.path();
  await page.goto("/documents");
  await expect(fresh).toHaveCount(before - 1);
});

test("a message that was opened is new no more, and the dot goes with the last one", async ({ page }, info) => {
  const scripts = isScripted(info.project.name);
  await open(page, "/messages", scripts);
  const fresh = page.locator("main .rows > a").filter({ hasText: "neu" });
  const place = page.getByRole("navigation").getByRole("link", { name: "Nachrichten" });
  await expect(place.locator(".dot")).toBeVisible();
  await expectNoSidewaysScroll(page, "messages");
  for (let left = await fresh.count(); left > 0; left--) {
    await expect(fresh).toHaveCount(left);
    await fresh.first().click();
    await expect(page).toHaveURL(/\/messages\/[0-9a-f-]{36}$/);
    await expect(page.locator("article")).not.toBeEmpty();
    await page.locator("main").getByRole("link", { name: "Nachrichten" }).click();
    await expect(page).toHaveURL("/messages");
  }
  await expect(fresh).toHaveCount(0);
  await expect(place.locator(".dot")).toHaveCount(0);
});

// The walk over all pages sees only that there is nothing under an invented address.
for (const [list, link, what] of [
  ["/home", /^Direktversicherung/, "contract"],
  ["/home", /^Pensionskasse/, "paid-up contract"],
  ["/documents", /^Vereinbarung vom/, "document"],
  ["/messages", /^Ihre Betriebsrente an einem Ort/, "message"],
] as const) {
  test(`the ${what} is whole in light and dark`, async ({ page }, info) => {
    const scripts = isScripted(info.project.name);
    await open(page, list, scripts);
    await page.locator("main").getByRole("link", { name: link }).first().click();
    await expect(page).toHaveURL(/[0-9a-f-]{36}$/);
    await expect(page.locator("h1")).toBeVisible();
    await whole(page, what, scripts);
  });
}

for (const path of ["/home", "/documents", "/messages"]) {
  test(`${path} is whole in light and dark`, async ({ page }, info) => {
    const scripts = isScripted(info.project.name);
    await open(page, path, scripts);
    await whole(page, path, scripts);
  });
}
