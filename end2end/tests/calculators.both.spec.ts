// The calculators, with and without JavaScript: the same cents from the server and from the program in the page.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/fixtures";

test.use({ part: "employee" });

const SLUGS = ["contribution", "net-pay", "gap", "saving", "payout", "lump-sum", "leaving"] as const;
const isScripted = (name: string): boolean => !name.endsWith("nojs");
const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Waits until the page calculates by itself; without JavaScript it never does. */
async function open(page: Page, slug: string, scripts: boolean): Promise<void> {
  await page.goto(`/calculate/${slug}`);
  if (scripts) await expect(page.locator("form[data-calculator]")).toHaveAttribute("data-ready", "");
}

/** Types, and sends the form where nothing calculates in the page. */
async function answer(page: Page, scripts: boolean, typed: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(typed)) {
    const field = page.locator(`[name=${name}]`);
    const fold = page.locator("details.fold", { has: field });
    if ((await fold.count()) > 0 && !(await fold.evaluate((one: HTMLDetailsElement) => one.open))) await fold.locator("summary").first().click();
    if ((await field.evaluate((one) => one.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  if (!scripts) await page.getByRole("button", { name: "Ausrechnen" }).click();
}

// B10: what the picture of the house promises, to the cent.
test("a contribution: what it costs, what flows in, and what gets smaller at the same size", async ({ page }, info) => {
  const scripts = isScripted(info.project.name);
  await open(page, "contribution", scripts);
  await expect(page.locator("h1")).toHaveText("Was kostet mich das?");
  await expect(page.locator("main")).toContainText("Aus den Angaben von Kessler Maschinenbau, Stand");
  await answer(page, scripts, { g: "3.500,00", b: "200,00" });
  const figure = page.locator("#figure");
  for (const text of ["110,75", "230,00", "45,75 €", "43,50 €", "30,00 €", "Das wird dafür kleiner", "Krankengeld", "Elterngeld", "Arbeitslosengeld"])
    await expect(figure).toContainText(text);
  await expectNoSidewaysScroll(page, "contribution");
  if (scripts) await expectAccessible(page, "contribution");
});

// B07, B08, B09: each question is answered by both sides with the same words.
test("every calculator answers at once, and the server says the same as the page", async ({ page }, info) => {
  test.slow();
  const scripts = isScripted(info.project.name);
  for (const slug of SLUGS) {
    await open(page, slug, scripts);
    const here = tidy(await page.locator("#figure").innerText());
    expect(here.length, slug).toBeGreaterThan(40);
    await expectNoSidewaysScroll(page, slug);
    if (scripts) await expectAccessible(page, slug);
    const form = page.locator("form[data-calculator]");
    // What stands there is typed once more, so that the page's own program answers.
    if (scripts) await form.locator("input[type=text]").first().dispatchEvent("input");
    const pairs = await form.evaluate((one: HTMLFormElement) => [...new FormData(one)].map(([name, value]) => [name, String(value)]));
    const sent = await page.request.post(`/calculate/${slug}`, { headers: { "sec-fetch-site": "same-origin" }, form: Object.fromEntries(pairs) });
    expect(sent.status(), slug).toBe(200);
    const said = await page.evaluate((html) => {
      const figure = new DOMParser().parseFromString(html, "text/html").querySelector("#figure");
      return figure?.textContent ?? "";
    }, await sent.text());
    await expect.poll(async () => tidy((await page.locator("#figure").evaluate((one) => one.textContent)) ?? ""), slug).toBe(tidy(said));
  }
});

test("a mistake is named below its field, and the rest stays", async ({ page }, info) => {
  const scripts = isScripted(info.project.name);
  await open(page, "contribution", scripts);
  await answer(page, scripts, { g: "viel", b: "200,00" });
  await expect(page.locator("#g-error")).toContainText("Bitte geben Sie einen Betrag ein");
  await expect(page.locator("[name=g]")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("[name=b]")).toHaveValue("200,00");
  await answer(page, scripts, { g: "3.500,00" });
  await expect(page.locator("#figure")).toContainText("110,75");
  await expect(page.locator("#g-error")).toBeEmpty();
});

test("what is printed fits on one page", async ({ page }, info) => {
  test.skip(!info.project.name.startsWith("desk"), "paper has one size");
  const scripts = isScripted(info.project.name);
  for (const slug of SLUGS) {
    await open(page, slug, scripts);
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)?.length, slug).toBe(1);
  }
});
