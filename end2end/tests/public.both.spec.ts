// What everybody may see of an organisation: its face, calculators, questions, and the quick test for employers.
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/fixtures";

test.use({ part: null });

const isScripted = (name: string): boolean => !name.endsWith("nojs");

test("a visitor finds calculators and answers in the organisation's own colours", async ({ page }, info) => {
  const scripts = isScripted(info.project.name);
  await page.goto("/o/kessler");
  await expect(page.locator("h1")).toHaveText("Ihre Betriebsrente");
  await expect(page.locator("header")).toContainText("Kessler Maschinenbau");
  await expectNoSidewaysScroll(page, "public page");
  if (scripts) await expectAccessible(page, "public page");
  await page.locator("details.why summary").first().click();
  await expect(page.locator("details.why[open]")).toHaveCount(1);
  await page.getByRole("link", { name: /^Was kostet mich das/ }).click();
  await expect(page).toHaveURL("/o/kessler/calculate/contribution");
  await expect(page.locator("#figure")).toContainText("€");
  await expect(page.locator("main")).not.toContainText("Aus den Angaben von");
  await expectNoSidewaysScroll(page, "public calculator");
  await page.goto("/o/kessler/terms");
  expect(await page.locator("dt").count()).toBeGreaterThanOrEqual(30);
  if (scripts) await expectAccessible(page, "terms");
  await page.goto("/o/kessler/questions");
  expect(await page.locator("details.why").count()).toBeGreaterThanOrEqual(12);
});

// M08: twelve questions, a grade, reasons, next steps, and all that on paper.
test("the quick test asks twelve questions, keeps what was answered, and gives a grade with reasons", async ({ page, watch, server }, info) => {
  const scripts = isScripted(info.project.name);
  watch.expectStatus(`${server.url}/o/kessler/fit`);
  await page.goto("/o/kessler/fit");
  await expect(page.locator("main fieldset")).toHaveCount(12);
  await page.locator("main fieldset").first().locator("input").first().check();
  await page.getByRole("button", { name: "Ergebnis zeigen" }).click();
  await expect(page.getByRole("alert")).toContainText("Noch offen: 11 von 12 Fragen");
  await expect(page.locator("main fieldset").first().locator("input").first()).toBeChecked();
  if (scripts) await expectAccessible(page, "open questions");
  for (const fieldset of await page.locator("main fieldset").all()) await fieldset.locator("input").first().check();
  await page.getByRole("button", { name: "Ergebnis zeigen" }).click();
  await expect(page.locator(".grade [aria-current]")).toHaveText("A");
  await expectNoSidewaysScroll(page, "result");
  if (scripts) await expectAccessible(page, "result");
  await page.getByRole("link", { name: "Noch einmal" }).click();
  for (const fieldset of await page.locator("main fieldset").all()) await fieldset.locator("input").last().check();
  await page.getByRole("button", { name: "Ergebnis zeigen" }).click();
  await expect(page.locator(".grade [aria-current]")).toHaveText("E");
  await expect(page.locator("main")).toContainText("§ 1a");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Ergebnis als PDF" }).click();
  expect((await saved).suggestedFilename()).toBe("bav-fit.pdf");
});
