// A company asks a broker to call after the quick test, with and without JavaScript; the broker sees it, and whoever asked takes it back.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/fixtures";
import { play } from "../support/play";

test.use({ part: null });

const isScripted = (name: string): boolean => !name.endsWith("nojs");

/** Answers everything at its best. */
async function answered(page: Page, org: string): Promise<void> {
  await page.goto(`/o/${org}/fit`);
  for (const fieldset of await page.locator("main fieldset").all()) await fieldset.locator("input").first().check();
  await page.getByRole("button", { name: "Ergebnis zeigen" }).click();
  await expect(page.locator(".grade [aria-current]")).toHaveText("A");
}

async function filled(page: Page, company: string): Promise<void> {
  await page.getByLabel("Firma").fill(company);
  await page.getByLabel("Ihr Name").fill("Ada Brandt");
  await page.getByLabel("Ich bin einverstanden").check();
}

// M08: the result leads to a licensed broker, on consent, and back.
test("a company asks a broker to call, the broker says what became of it, and the company takes it back", async ({ page, server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  const company = `Brandt ${info.project.name}`;
  await answered(page, "kessler");
  await expect(page.getByLabel("Ich bin einverstanden")).not.toBeChecked();
  await expect(page.locator("main")).toContainText("Lindner");
  await expectNoSidewaysScroll(page, "result with form");
  if (scripts) await expectAccessible(page, "result with form");

  // Nobody can be reached so: said in words, and kept.
  for (const address of ["/o/kessler/fit/lead", "/o/kessler/fit/lead#form-lead"]) watch.expectStatus(`${server.url}${address}`);
  await filled(page, company);
  await page.getByLabel("Ihre Nachricht").fill("Bitte ab 14 Uhr.");
  await page.getByRole("button", { name: "Um Rückruf bitten" }).click();
  await expect(page.getByRole("alert")).toContainText("Telefonnummer oder eine E-Mail-Adresse");
  await expect(page.getByLabel("Firma")).toHaveValue(company);
  await expect(page.getByLabel("Ihre Nachricht")).toHaveValue("Bitte ab 14 Uhr.");
  await expect(page.locator(".grade [aria-current]")).toHaveText("A");
  if (scripts) await expectAccessible(page, "refused");

  await expect(page.getByLabel("Ich bin einverstanden")).not.toBeChecked();
  await page.getByLabel("Ich bin einverstanden").check();
  await page.getByLabel("Telefon").fill("0711 123456");
  await page.getByRole("button", { name: "Um Rückruf bitten" }).click();
  await expect(page.locator("h1")).toHaveText("Ihre Anfrage ist angekommen");
  await expect(page).toHaveURL((url) => /^\/o\/kessler\/lead\/[\w-]{22}$/.test(url.pathname) && url.search === "?done=sent");
  await expectNoSidewaysScroll(page, "thanks");
  if (scripts) await expectAccessible(page, "thanks");
  const link = new URL(page.url()).pathname;

  const desk = await watch.open({});
  await play(desk.context(), server.url, "broker");
  await desk.goto("/desk/lindner/leads");
  await expect(desk.locator("tr").filter({ hasText: company })).toContainText("Neu");
  await expectNoSidewaysScroll(desk, "list");
  if (scripts) await expectAccessible(desk, "list");
  await desk.getByRole("link", { name: company }).click();
  const main = desk.locator("main");
  await expect(main).toContainText("0711 123456");
  await expect(main).toContainText("Bitte ab 14 Uhr.");
  await expect(main).toContainText("Ja, und wir weisen alle darauf hin");
  await expect(main).toContainText("Kessler");
  await expectNoSidewaysScroll(desk, "lead");
  if (scripts) await expectAccessible(desk, "lead");
  await desk.getByRole("button", { name: "Angerufen" }).click();
  await expect(desk.locator(".note[role=status]")).toContainText("Der neue Stand ist eingetragen.");
  await expect(main.locator(".badge")).toHaveText("Angerufen");

  // Looking at the link changes nothing; its button deletes.
  await page.goto(link);
  await expect(page.locator("h1")).toHaveText("Ihre Anfrage zurücknehmen");
  await page.getByRole("button", { name: "Anfrage löschen" }).click();
  await expect(page.locator("h1")).toHaveText("Hier ist nichts mehr gespeichert");
  watch.expectStatus(desk.url().split("?")[0]);
  expect((await desk.goto(desk.url().split("?")[0]))?.status()).toBe(404);
  await desk.goto("/desk/lindner/leads");
  await expect(desk.locator("main")).not.toContainText(company);
});

test("the broker deletes what was asked", async ({ page, server, watch }, info) => {
  const company = `Gelöscht ${info.project.name}`;
  await answered(page, "lindner");
  await filled(page, company);
  await page.getByLabel("E-Mail").fill("ada@brandt.example");
  await page.getByRole("button", { name: "Um Rückruf bitten" }).click();
  await expect(page.locator("h1")).toHaveText("Ihre Anfrage ist angekommen");
  const desk = await watch.open({});
  await play(desk.context(), server.url, "broker");
  await desk.goto("/desk/lindner/leads");
  await desk.getByRole("link", { name: company }).click();
  await desk.getByRole("button", { name: "Anfrage jetzt löschen" }).click();
  await expect(desk.locator(".note[role=status]")).toContainText("Die Anfrage ist gelöscht.");
  await expect(desk.locator("main")).not.toContainText(company);
});

test("without a licensed broker nobody is asked", async ({ page }) => {
  await answered(page, "brandt");
  await expect(page.getByLabel("Firma")).toHaveCount(0);
  await expect(page.locator("main")).toContainText("Ihre Antworten werden nicht gespeichert und nicht weitergegeben. Keine Rechtsberatung.");
});
