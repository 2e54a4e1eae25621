// The employer's checks, with and without JavaScript: one person's subsidy, a list with mistakes, everybody here, the state's subsidy, and
// what a new year changes; and the files of all of it, opened.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { choose, expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/fixtures";
import { play } from "../support/play";
import { csv, workbook } from "../support/tables";

test.use({ part: null });

const HUB = "/desk/kessler/checks";
const isScripted = (name: string): boolean => !name.endsWith("nojs");

/** Nothing sideways, and nothing that axe finds in light and dark. These pages have no program to wait for. */
async function whole(page: Page, what: string, scripts: boolean): Promise<void> {
  await expectNoSidewaysScroll(page, what);
  if (!scripts) return;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectAccessible(page, `${what}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
}

/** Saves what a link or button gives. */
async function saved(page: Page, by: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), by.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const LIST = ["Name;Bruttogehalt;Entgeltumwandlung;AG-Zuschuss", "Krämer, Jana;3.500,00;200,00;30,00", "Wolf, Tim;6.000,00;200,00;20,00", "Yıldız, Aylin;viel;200,00;0,00", "Stein, Jörg;9.000,00;200,00;0,00", ""].join("\r\n");

// B10, B17: what the law asks for, the flat rate, what is saved and what is missing, each with its paragraph.
test("one person's subsidy is checked at once, and a mistake is named at its field", async ({ context, page, server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  await play(context, server.url, "payroll");
  await page.goto(HUB);
  await whole(page, "hub", scripts);
  // Who may not see people is not led to checks of everybody.
  await expect(page.locator("main a.rowlink")).toHaveCount(2);
  await page.getByRole("link", { name: /^Zuschuss für eine Person/ }).click();
  await expect(page).toHaveURL(`${HUB}/subsidy`);
  await whole(page, "one person", scripts);
  const send = page.getByRole("button", { name: "Zuschuss prüfen" });
  await page.getByLabel("Bruttogehalt im Monat").fill("3.500,00");
  await page.getByLabel("Umgewandelt im Monat").fill("200,00");
  await page.getByLabel("Zuschuss des Arbeitgebers im Monat").fill("20,00");
  await send.click();
  const result = page.locator("#result");
  await expect(result.getByRole("heading", { name: "Es fehlen 10,00 € im Monat" })).toBeVisible();
  for (const text of ["Gesetzliches Minimum", "30,00 €", "42,30 €", "§ 1a Abs. 1a BetrAVG", "kann den Rest fordern", "Was wir angenommen haben", "Gesetzlich kranken"]) await expect(result).toContainText(text);
  await expect(page.getByLabel("Bruttogehalt im Monat")).toHaveValue("3.500,00");
  await expect(page).toHaveURL(`${HUB}/subsidy`);
  await whole(page, "one person's result", scripts);
  // Nobody knows what is paid: the employer's rule says it.
  await page.getByLabel("Zuschuss des Arbeitgebers im Monat").fill("");
  await page.getByLabel("Regel des Arbeitgebers").selectOption("flat");
  await send.click();
  await expect(result.getByRole("heading", { name: "Der Zuschuss reicht" })).toBeVisible();
  await expect(result).toContainText("Gezahlt wird, was die Regel des Arbeitgebers ergibt.");
  watch.expectStatus(`${server.url}${HUB}/subsidy`);
  await page.getByLabel("Bruttogehalt im Monat").fill("viel");
  await send.click();
  await expect(page.locator("#gross-error")).toContainText("Betrag");
  await expect(page.getByLabel("Umgewandelt im Monat")).toHaveValue("200,00");
  await whole(page, "refused", scripts);
});

test("a list with mistakes is checked row by row, shown, and saved as CSV and as a workbook", async ({ context, page, server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  await play(context, server.url, "hr_clerk");
  await page.goto(`${HUB}/subsidy/list`);
  await whole(page, "list", scripts);
  const sample = await saved(page, page.getByRole("link", { name: "Excel" }));
  expect(workbook(sample.bytes)[0]).toEqual(["Personalnummer", "Nachname", "Monatsbrutto", "Entgeltumwandlung", "AG-Zuschuss", "Steuerklasse"]);
  const file = page.locator("input[name=file]");
  const list = { name: "lohn.csv", mimeType: "text/csv", buffer: Buffer.from(LIST) };
  await file.setInputFiles(list);
  await page.getByRole("button", { name: "Ergebnis zeigen" }).click();
  await expect(page.locator("main").getByRole("status")).toHaveText("4 Zeilen gelesen, 1 nicht geprüft");
  const tables = page.locator("main tbody");
  await expect(tables.first()).toContainText("Das ist kein Betrag");
  // What is to be mended stands first.
  await expect(tables.nth(1).locator("tr").first()).toContainText("Wolf, Tim");
  await expect(tables.nth(1).locator("tr").first()).toContainText("Zu wenig");
  await expect(tables.nth(1)).toContainText("Der Arbeitgeber spart nichts");
  await expect(page.locator("main")).toContainText("2,52 €");
  await whole(page, "list's result", scripts);
  await file.setInputFiles(list);
  const text = await saved(page, page.getByRole("button", { name: "Ergebnis als CSV" }));
  expect(text.name).toBe("zusage-subsidy-list.csv");
  const rows = csv(text.bytes);
  expect(rows).toHaveLength(5);
  expect(rows[2].slice(0, 4)).toEqual(["3", "", "Wolf, Tim", "Zu wenig"]);
  expect(rows[3]).toContain("Nicht geprüft");
  await file.setInputFiles(list);
  const book = await saved(page, page.getByRole("button", { name: "Ergebnis als Excel" }));
  expect(book.name).toBe("zusage-subsidy-list.xlsx");
  expect(workbook(book.bytes)[2]).toEqual(expect.arrayContaining(["Wolf, Tim", "Zu wenig", "22.52", "20.00", "-2.52"]));
  watch.expectStatus(`${server.url}${HUB}/subsidy/list`);
  await file.setInputFiles({ name: "lohn.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") });
  await page.getByRole("button", { name: "Ergebnis zeigen" }).click();
  await expect(page.locator("#file-error")).toContainText("PDF");
});

test("everybody's subsidy and the state's support are added up, narrowed and saved", async ({ context, page, server }, info) => {
  const scripts = isScripted(info.project.name);
  await play(context, server.url, "hr_clerk");
  await page.goto(HUB);
  await expect(page.locator("main a.rowlink")).toHaveCount(5);
  await page.getByRole("link", { name: /^Zuschuss für alle hier/ }).click();
  await expect(page).toHaveURL(`${HUB}/subsidy/all`);
  await expect(page.locator("main")).toContainText(/Geprüfte Personen: \d+\. Werte für 20\d\d\./);
  await whole(page, "everybody", scripts);
  const people = Number(/Geprüfte Personen: (\d+)/.exec((await page.locator("main").textContent()) ?? "")?.[1]);
  await expect(page.locator("tbody tr")).toHaveCount(Math.min(people, 50));
  const text = await saved(page, page.getByRole("link", { name: "CSV" }));
  expect(csv(text.bytes)).toHaveLength(people + 1);
  const book = workbook((await saved(page, page.getByRole("link", { name: "Excel" }))).bytes);
  expect(book).toHaveLength(people + 1);
  expect(book[0]).toContain("Gesetzliches Minimum");
  await page.getByRole("link", { name: /^Zu wenig\s\d+$/ }).click();
  await expect(page).toHaveURL(`${HUB}/subsidy/all?only=too-little`);
  const little = Number(/\d+/.exec((await page.locator(".toolbar [aria-current]").textContent()) ?? "")?.[0]);
  await expect(page.locator("tbody tr")).toHaveCount(little);
  expect(csv(text.bytes).filter((row) => row.includes("Zu wenig"))).toHaveLength(little);
  await page.goto(`${HUB}/promotion`);
  await expect(page.locator("main")).toContainText("§ 100 EStG");
  await expect(page.locator("main")).toContainText("Grenze für das Monatsgehalt");
  await whole(page, "promotion", scripts);
  expect(csv((await saved(page, page.getByRole("link", { name: "CSV" }))).bytes)).toHaveLength(people + 1);
});

// K01, K02: before the year begins it is known for whom it changes something.
test("the preview of a new year shows whom it concerns, and says why a year cannot be shown", async ({ context, page, server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  await play(context, server.url, "hr_clerk");
  await page.goto(`${HUB}/switch-day`);
  await page.locator("#day").fill("1.1.2026");
  await page.getByRole("button", { name: "Vorschau zeigen" }).click();
  await expect(page).toHaveURL(`${HUB}/switch-day?day=1.1.2026`);
  await expect(page.locator("main")).toContainText("Vor dem 01.01.2026 und ab dem 01.01.2026");
  await expect(page.locator("main")).toContainText("§ 3 Nr. 63 EStG");
  await whole(page, "switch day", scripts);
  await page.getByRole("link", { name: /^Alle\s\d+$/ }).click();
  await expect(page).toHaveURL(`${HUB}/switch-day?day=2026-01-01&only=all`);
  const all = Number(/\d+/.exec((await page.locator(".toolbar [aria-current]").textContent()) ?? "")?.[0]);
  const text = await saved(page, page.getByRole("link", { name: "CSV" }));
  expect(text.name).toBe("zusage-kessler-switch-day-2026-01-01.csv");
  const rows = csv(text.bytes);
  expect(rows).toHaveLength(all + 1);
  expect(rows[0]).toEqual(expect.arrayContaining(["Minimum vorher", "Minimum nachher"]));
  const book = workbook((await saved(page, page.getByRole("link", { name: "Excel" }))).bytes);
  expect(book).toHaveLength(all + 1);
  const late = `${server.url}${HUB}/switch-day?day=1.1.2099`;
  watch.expectStatus(late);
  await page.goto(late);
  await expect(page.getByRole("alert")).toContainText("Die Werte für 2099 sind noch nicht veröffentlicht.");
  await whole(page, "not published", scripts);
});

for (const lang of ["en", "nl", "da"] as const) {
  test(`everybody's checks are read in ${lang}`, async ({ context, page, server }) => {
    await play(context, server.url, "hr_clerk");
    await choose(context, server.url, lang, "light");
    for (const path of ["", "/subsidy", "/subsidy/list", "/subsidy/all", "/promotion", "/switch-day"]) {
      await page.goto(HUB + path);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      expect(/(?<![\p{L}.])(nicht|und|Zeilen?|Spalten?|Gehalt|Werte|Arbeitgeber|keine?|Zuschuss|geprüft)(?!\p{L})/iu.exec(await page.locator("main").innerText())?.[0], path).toBeUndefined();
      await expectNoSidewaysScroll(page, path);
    }
  });
}
