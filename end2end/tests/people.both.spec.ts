// The people of an organisation, with and without JavaScript: views, order, finding somebody, and the page of one person.
import type { Page } from "@playwright/test";
import { expect, expectNoSidewaysScroll, hydrated, test } from "../support/fixtures";
import { whole } from "../support/lists";
import { play } from "../support/play";

test.use({ part: "hr_clerk" });

const PEOPLE = "/desk/kessler/people";
const isScripted = (name: string): boolean => !name.endsWith("nojs");

async function open(page: Page, path: string, scripts: boolean): Promise<void> {
  await page.goto(path);
  if (scripts) await hydrated(page);
}

const names = (page: Page) => page.locator("tbody tr td:first-child a");
const view = (page: Page, label: string) => page.getByRole("navigation", { name: "Ansichten" }).getByRole("link", { name: new RegExp(`^${label}\\s\\d+$`) });

test("views and heads choose and order the list, all of them links", async ({ page }, info) => {
  const scripts = isScripted(info.project.name);
  await open(page, PEOPLE, scripts);
  await expect(view(page, "Alle")).toHaveAttribute("aria-current", "page");
  await expect(page.locator("tbody")).toContainText("Maximilian von Hohenstein-Rabenau");
  await whole(page, "people", scripts);

  await view(page, "Ruhend").click();
  await expect(page).toHaveURL(`${PEOPLE}?facet=dormant`);
  await expect(view(page, "Ruhend")).toHaveAttribute("aria-current", "page");
  await expect(names(page)).toHaveText(["Aylin Yıldız"]);
  await expect(page.locator("tbody tr")).toContainText("Schutz prüfen");
  await view(page, "Ohne Vertrag").click();
  await expect(page.locator("tbody")).toContainText("Gerda Weiß");
  await expect(page.locator("tbody")).not.toContainText("Jana Krämer");
  await view(page, "Offen").click();
  await expect(page.locator("tbody tr").filter({ hasText: "Dariusz Kowalski" })).toContainText("Beitrag fehlt, 10/2026");
  await view(page, "Alle").click();
  await expect(page).toHaveURL(PEOPLE);

  // On the phone a list has no heads; it is ordered by its address.
  const head = (label: string) => page.getByRole("columnheader", { name: label });
  if (info.project.name.startsWith("desk")) {
    await expect(head("Person")).toHaveAttribute("aria-sort", "ascending");
    await head("Person").getByRole("link").click();
    await expect(head("Person")).toHaveAttribute("aria-sort", "descending");
    await expect(names(page).first()).toHaveText("Aylin Yıldız");
    await head("Beitrag im Monat").getByRole("link").click();
    await expect(page).toHaveURL(`${PEOPLE}?sort=own`);
    await expect(head("Beitrag im Monat")).toHaveAttribute("aria-sort", "descending");
  } else {
    await open(page, `${PEOPLE}?sort=own`, scripts);
  }
  await expect(page.locator("tbody tr").first()).toContainText("300,00 €");
  await expectNoSidewaysScroll(page, "ordered");
});

test("somebody is found by name, number and contract, and what was typed stands in no address", async ({ page }, info) => {
  const scripts = isScripted(info.project.name);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(decodeURIComponent(request.url())));
  await open(page, PEOPLE, scripts);
  const field = page.locator("main").getByRole("searchbox", { name: "Personen suchen" });
  const look = async (words: string): Promise<void> => {
    await field.fill(words);
    // With a program one need not send anything.
    if (scripts) return;
    await page.locator("main").getByRole("button", { name: "Suchen" }).click();
    await expect(page).toHaveURL(/\/people\?find=[0-9a-f-]{36}$/);
    await expect(field).toHaveValue(words);
  };
  for (const words of ["obermueller", "1007", "EP-809000060"]) {
    await look(words);
    await expect(names(page)).toHaveText(["Eva-Maria Obermüller"]);
  }
  await whole(page, "found", scripts);
  await look("qqqqqq");
  await expect(page.getByRole("heading", { name: "Niemand gefunden" })).toBeVisible();
  await whole(page, "nobody", scripts);
  await look("obermueller");
  await names(page).click();
  await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}$/);
  await expect(page.locator("h1")).toContainText("Eva-Maria Obermüller");
  expect(asked.filter((address) => /obermueller|obermüller|1007|809000060|qqqqqq/i.test(address))).toEqual([]);
});

test("the page of a person shows who they are, masks what is theirs alone, and says who looked", async ({ page, server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  await open(page, PEOPLE, scripts);
  await page.getByRole("link", { name: "Jana Krämer" }).click();
  await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}$/);
  const address = new URL(page.url()).pathname;
  await expect(page.locator("h1")).toContainText("Jana Krämer");
  const main = page.locator("main");
  const fact = (label: string) => main.locator("dl.facts > div").filter({ has: page.locator("dt", { hasText: new RegExp(`^${label}$`) }) });
  await expect(fact("Geburtsdatum")).toContainText("17.04.1992");
  await expect(fact("Geburtsdatum")).toContainText("Stand 06.01.2025, von der Personalabteilung");
  for (const label of ["IBAN", "Rentenversicherungsnummer"]) await expect(fact(label).locator("dd")).toHaveText(/^…\d{3}Stand/);
  expect(await page.content()).not.toMatch(/DE\d{2} ?\d{4}/);
  await expect(main).toContainText("LL-8210347");
  await expect(fact("Garantierte Rente im Monat")).toContainText("208,40 €Stand 31.12.2025, Standmitteilung");
  await expect(fact("Standmitteilung 2025")).toContainText("Lindenhof Leben");
  // What she has at another employer is nobody's business here.
  await expect(main).not.toContainText("Ostsee");
  await page.getByText("Beiträge der letzten Monate").first().click();
  await expect(main).toContainText("bezahlt, 28.10.2026");
  const looked = main.locator("details").filter({ hasText: "Wer hat diese Seite geöffnet?" });
  await looked.locator("summary").click();
  await expect(looked.locator("dt")).toContainText(["Personalabteilung"]);
  await whole(page, "person", scripts);

  const boss = await watch.open({ serviceWorkers: "block" });
  await play(boss.context(), server.url, "approver");
  await boss.goto(address);
  await looked.page().reload();
  await expect(looked.locator("dt")).toContainText(["Geschäftsführung, gibt frei", "Personalabteilung"]);
  // Once a day, however often.
  await page.reload();
  await expect(looked.locator("dt").filter({ hasText: "Personalabteilung" })).toHaveCount(1);
});

test("somebody of another organisation, and nobody, are not found", async ({ page, server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  await open(page, PEOPLE, scripts);
  const own = new URL((await page.getByRole("link", { name: "Jana Krämer" }).getAttribute("href")) ?? "", server.url).pathname;
  const other = await watch.open({ serviceWorkers: "block" });
  // Nobody gives the fund's clerk a role at Kessler, as other tests do with others.
  await play(other.context(), server.url, "fund_clerk");
  // Under their own organisation, and under the one that they do not belong to.
  for (const address of [own.replace("kessler", "waterkant"), own]) {
    watch.expectStatus(server.url + address);
    expect((await other.goto(address))?.status(), address).toBe(404);
    await expect(other.locator("main")).not.toContainText("Krämer");
    await expectNoSidewaysScroll(other, address);
  }
  const nobody = `${PEOPLE}/01900000-0000-7000-8000-6b6573736c65`;
  watch.expectStatus(server.url + nobody);
  expect((await page.goto(nobody))?.status()).toBe(404);
  await whole(page, "nobody", scripts);
});
