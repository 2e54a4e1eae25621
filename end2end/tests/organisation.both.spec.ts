// Organisations, with and without JavaScript: their own face, seen by who works there and who holds a letter; and the operator's way from
// the first talk to the contract.
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, hydrated, test } from "../support/fixtures";
import { letterFor } from "../support/letters";
import { play } from "../support/play";

test.use({ part: null });

const people = { phone: "Gerda Weiß", desk: "Hamid Rahimi", "phone-nojs": "Ines Lange", "desk-nojs": "Jörg Stein" } as const;
type Project = keyof typeof people;

/** The page is whole: nothing sideways, nothing that axe finds (it needs scripts), its wasm at work. */
async function whole(page: Page, what: string, scripts: boolean): Promise<void> {
  await expectNoSidewaysScroll(page, what);
  if (!scripts) return;
  await hydrated(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectAccessible(page, `${what}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
}

/** What colour a button really has, and not what a sheet says; colours fade, so one asks until it is there. */
const ground = (button: Locator): Promise<string> => button.evaluate((element) => getComputedStyle(element).backgroundColor);

async function accent(page: Page, colour: string): Promise<void> {
  // The browser's chooser takes a colour by its value, as a person's click would set it.
  await page.getByLabel("Farbe").fill(colour);
}

test("an organisation's face is its own, after a reload and on its letters", async ({ browser, context, page, server, watch }, info) => {
  const project = info.project.name as Project;
  const scripts = !project.endsWith("nojs");
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
  await play(context, server.url, "hr_clerk");
  await page.goto("/desk/kessler/settings");
  await whole(page, "settings", scripts);
  const save = page.getByRole("button", { name: "Auftritt speichern" });
  await expect.poll(() => ground(save)).toBe("rgb(37, 67, 198)");

  // Too light: said in words, and kept.
  const refused = `${server.url}/desk/kessler/settings/appearance`;
  watch.expectStatus(refused);
  await page.getByLabel("Kürzel").fill("Km1");
  await accent(page, "#ffcc00");
  if (scripts) await expect(page.locator("#accent-contrast")).toContainText("Zu hell");
  await save.click();
  await expect(page).toHaveURL((url) => url.href.startsWith(`${refused}?draft=`));
  await expect(page.getByRole("alert")).toContainText("zu hell");
  await expect(page.getByLabel("Kürzel")).toHaveValue("Km1");
  await expect(page.getByLabel("Farbe")).toHaveValue("#ffcc00");
  await whole(page, "refused", scripts);

  await accent(page, "#0b5d3b");
  if (scripts) await expect(page.locator("#accent-contrast")).toContainText("Gut lesbar");
  await save.click();
  await expect(page).toHaveURL("/desk/kessler/settings?done=appearance");
  await expect(page.locator(".note[role=status]").filter({ hasText: "gespeichert" })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Kürzel")).toHaveValue("KM1");
  await expect.poll(() => ground(save)).toBe("rgb(11, 93, 59)");
  await expect(page.locator(".orgmark").first()).toHaveText("KM1");
  await whole(page, "green", scripts);

  // Who gets a letter sees the same face, before they are anybody.
  const { link } = await letterFor(browser, server, people[project], info.outputPath("letter.pdf"));
  const phone = await watch.open({ serviceWorkers: "block", colorScheme: "light" });
  await phone.goto(link);
  await expect(phone.locator("header .orgmark")).toHaveText("KM1");
  await expect(phone.locator("header")).toContainText("Kessler Maschinenbau");
  await expect.poll(() => ground(phone.getByRole("button", { name: "Brief prüfen" }))).toBe("rgb(11, 93, 59)");
  if (scripts) await expectAccessible(phone, "letter");

  // Back to the house's colours: there is no sheet any more.
  await page.getByLabel("Kürzel").fill("KM");
  await accent(page, "#2441c4");
  await save.click();
  await expect(page).toHaveURL("/desk/kessler/settings?done=appearance");
  await expect.poll(() => ground(save)).toBe("rgb(37, 67, 198)");
  await expect(page.locator("link[href*='theme.css']")).toHaveCount(0);
});

test("sites and payroll areas are added and listed", async ({ context, page, server, watch }, info) => {
  const name = `Werk ${info.project.name}`;
  await play(context, server.url, "stranger");
  for (let round = 0; round < 2; round++) {
    await page.goto("/desk/brandt/settings");
    await page.getByLabel("Name des Standorts").fill(name);
    await page.getByLabel("Bundesland").selectOption({ label: "Sachsen" });
    watch.expectStatus(`${server.url}/desk/brandt/settings/sites`);
    await page.getByRole("button", { name: "Standort anlegen" }).click();
    if (round === 0) await expect(page).toHaveURL("/desk/brandt/settings?done=site");
  }
  // The second time the name is taken; what was chosen is kept.
  await expect(page.getByRole("alert")).toContainText("gibt es hier schon");
  await expect(page.getByLabel("Bundesland")).toHaveValue("SN");
  await page.getByLabel("Name des Abrechnungskreises").fill(`Monatslohn ${info.project.name}`);
  await page.getByRole("button", { name: "Abrechnungskreis anlegen" }).click();
  await expect(page).toHaveURL("/desk/brandt/settings?done=area");
  await expect(page.getByText(name, { exact: true })).toHaveCount(1);
  await expect(page.getByText(`Monatslohn ${info.project.name}`, { exact: true })).toBeVisible();
});

test("the operator leads a new organisation from the first talk to the contract", async ({ context, page, server, watch }, info) => {
  const project = info.project.name;
  const scripts = !project.endsWith("nojs");
  await play(context, server.url, "platform_admin");
  await page.goto("/desk/service/organisations");
  await whole(page, "list", scripts);
  await page.getByRole("link", { name: "Neue Organisation" }).click();
  await expect(page).toHaveURL("/desk/service/organisations/new");
  await whole(page, "new", scripts);
  await page.getByLabel("Name", { exact: true }).fill(`Ölmühle ${project}`);
  await page.getByLabel("Adresse").fill("kessler");
  watch.expectStatus(`${server.url}/desk/service/organisations/new`);
  await page.getByRole("button", { name: "Organisation anlegen" }).click();
  await expect(page.getByRole("alert")).toContainText("gehört schon einer anderen");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(`Ölmühle ${project}`);
  await page.getByLabel("Adresse").fill(`oelmuehle-${project}`);
  await page.getByRole("button", { name: "Organisation anlegen" }).click();
  await expect(page).toHaveURL(/\/organisations\/[0-9a-f-]{36}\?done=added$/);
  const address = page.url().replace("?done=added", "");
  await expect(page.locator("main")).toContainText("Anbahnung");
  await expect(page.locator(".command")).toContainText(`zusage account add --org oelmuehle-${project} --role approver`);
  await whole(page, "one", scripts);

  // No contract before the agreement on data processing (GDPR Art. 28).
  watch.expectStatus(`${address}/move`);
  watch.expectStatus(`${address}/agreement`);
  await page.getByRole("button", { name: "Vertrag geschlossen" }).click();
  await expect(page.getByRole("alert")).toContainText("Zuerst muss der Vertrag zur Auftragsverarbeitung");
  await page.getByLabel("Unterschrieben am").fill("morgen");
  await page.getByRole("button", { name: "Unterschrift eintragen" }).click();
  await expect(page.getByRole("alert")).toContainText("Tag, Monat und Jahr");
  await page.getByLabel("Unterschrieben am").fill("17.4.2026");
  await page.getByRole("button", { name: "Unterschrift eintragen" }).click();
  await expect(page.locator(".note[role=status]").filter({ hasText: "Die Unterschrift ist eingetragen" })).toBeVisible();
  await page.getByRole("button", { name: "Vertrag geschlossen" }).click();
  await expect(page.locator(".note[role=status]").filter({ hasText: "Der neue Stand ist eingetragen" })).toBeVisible();
  await expect(page.getByRole("button", { name: "In Betrieb nehmen" })).toBeVisible();

  await page.getByRole("link", { name: "Alle Organisationen" }).click();
  await page.getByLabel("Name oder Adresse").fill(`ÖLMÜHLE ${project}`);
  await page.getByRole("button", { name: "Suchen" }).click();
  const row = page.locator("tbody tr");
  // `desk` is a part of `desk-nojs`, and the servers of two projects are two.
  await expect(row.first()).toContainText("17.04.2026");
  await expect(row.first()).toContainText("Vertrag");
  await expect(page.locator("tbody")).not.toContainText("Kessler");
});
