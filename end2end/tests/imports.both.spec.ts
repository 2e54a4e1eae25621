// Lists on their way in, with and without JavaScript: somebody in HR sends a list as a payroll program writes it, sees every mistake named,
// books the rest, and takes it back; other windows follow by themselves. Then contracts, and one of the people sees theirs.
import type { Page } from "@playwright/test";
import { choose, expect, expectNoSidewaysScroll, hydrated, type Lang, test } from "../support/fixtures";
import { letterFor } from "../support/letters";
import { bring, MISTAKES, send, staff, whole } from "../support/lists";
import { play } from "../support/play";

test.use({ part: null });

const isScripted = (name: string): boolean => !name.endsWith("nojs");

/** Each project has a person and a name of its own. */
const newcomers = { phone: "Solveig Amsel", desk: "Torben Bussard", "phone-nojs": "Ulrike Chukar", "desk-nojs": "Vilém Drossel" } as const;
const numbers = { phone: "6001", desk: "6002", "phone-nojs": "6003", "desk-nojs": "6004" } as const;
type Project = keyof typeof numbers;

test("a list with mistakes is sent, looked at, booked and taken back, and other windows follow", async ({ context, page, server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  await play(context, server.url, "hr_clerk");
  const open = async (path: string): Promise<Page> => {
    const window = await watch.open({ serviceWorkers: "block" });
    await play(window.context(), server.url, "hr_clerk");
    await window.goto(path);
    if (scripts) await hydrated(window);
    return window;
  };
  const [other, people] = [await open("/desk/kessler/imports"), await open("/desk/kessler/people")];
  const all = people.getByRole("link", { name: /^Alle\s\d+$/ });
  const before = Number(/\d+/.exec((await all.textContent()) ?? "")?.[0]);
  const name = `personalstand-${info.project.name}.csv`;
  const row = other.locator("tbody tr").filter({ hasText: name });
  // Without a program a window knows what it was loaded with.
  const follows = async (text: string): Promise<void> => {
    if (!scripts) await other.reload();
    await expect(row).toContainText(text, { timeout: 15_000 });
  };
  const counts = async (number: number): Promise<void> => {
    if (!scripts) await people.reload();
    await expect(all).toHaveText(new RegExp(`^Alle\\s${number}$`), { timeout: 15_000 });
  };

  await page.goto("/desk/kessler/imports");
  await whole(page, "imports", scripts);
  await page.getByRole("link", { name: "Liste importieren" }).first().click();
  await expect(page).toHaveURL("/desk/kessler/imports/new");
  await whole(page, "new", scripts);
  await expect(page.getByRole("radio", { name: "Personen" })).toBeChecked();
  await send(page, "people", name, staff(5001));

  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}\/columns$/);
  const address = page.url().replace("/columns", "");
  await expect(page.getByText("Windows-1252, Trennzeichen Semikolon")).toBeVisible();
  await expect(page.getByLabel("Was bedeutet „Geburtsdatum“?")).toHaveValue("birth_date");
  await expect(page.getByLabel("Was bedeutet „Bruttogehalt“?")).toHaveValue("gross_monthly");
  // Sensitive values are masked, the letters are those of the file.
  await expect(page.locator("main")).not.toContainText("DE89");
  await expect(page.locator("tbody")).toContainText("Schröder");
  await whole(page, "columns", scripts);
  await follows("Spalten prüfen");
  await page.getByRole("button", { name: "Probelauf starten" }).click();

  await expect(page).toHaveURL(address);
  await expect(page.getByRole("heading", { name: "300 Zeilen gelesen, 7 abgewiesen" })).toBeVisible();
  await expect(page.getByText("stimmt mit der Datei")).toBeVisible();
  await expect(page.getByText("Neue Standorte: Hauptverwaltung, Werk Süd")).toBeVisible();
  await expect(page.locator("tbody tr")).toHaveCount(MISTAKES.length);
  for (const { line, column, value, why } of MISTAKES) {
    const refused = page.locator("tbody tr").filter({ has: page.locator("td.num", { hasText: new RegExp(`^${line}$`) }) });
    await expect(refused).toContainText(column === "Bruttogehalt" ? "Brutto" : column);
    // An IBAN is masked; an empty cell says so.
    await expect(refused).toContainText(column === "IBAN" ? "…001" : value || "leer");
    await expect(refused).toContainText(why);
  }
  await whole(page, "dry run", scripts);
  await follows("Probelauf");
  await counts(before);
  const table = await (await context.request.get(`${address}/refused.csv`)).text();
  expect(table.trim().split("\r\n")).toHaveLength(MISTAKES.length + 1);
  for (const { why } of MISTAKES) expect(table).toContain(why);
  await page.getByRole("link", { name: "Neu 293" }).click();
  await expect(page).toHaveURL(`${address}?seen=added`);
  await expect(page.locator("tbody tr")).toHaveCount(50);
  await page.getByRole("link", { name: "Weiter" }).click();
  await expect(page).toHaveURL(`${address}?seen=added&page=2`);
  await expect(page.getByText("Seite 2 von 6")).toBeVisible();

  await page.getByRole("button", { name: "293 Zeilen buchen" }).click();
  await expect(page).toHaveURL(`${address}?done=booked`);
  await expect(page.locator(".note[role=status]").filter({ hasText: "Die Zeilen sind gebucht" })).toBeVisible();
  await whole(page, "booked", scripts);
  await follows("Gebucht");
  await counts(before + 293);

  await page.getByRole("link", { name: "Import rückgängig machen" }).click();
  await expect(page).toHaveURL(`${address}/undo`);
  await expect(page.getByText("Neue Einträge werden gelöscht: 293.")).toBeVisible();
  await whole(page, "undo", scripts);
  await page.getByRole("button", { name: "Import rückgängig machen" }).click();
  await expect(page).toHaveURL(`${address}?done=undone`);
  await expect(page.locator(".note[role=status]").filter({ hasText: "Der Import ist rückgängig gemacht" })).toBeVisible();
  await follows("Rückgängig gemacht");
  await counts(before);
});

test("a file that is no list is refused at its field, and an import that was booked names who stands in the way", async ({ context, page, server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  await play(context, server.url, "hr_clerk");
  watch.expectStatus(`${server.url}/desk/kessler/imports/new`);
  await send(page, "people", "personal.pdf", Buffer.from("%PDF-1.7\n"), "application/pdf");
  await expect(page).toHaveURL(/\/imports\/new\?draft=/);
  await expect(page.locator("#file-error")).toContainText("PDF");
  await whole(page, "refused", scripts);

  const row = (entry: string): string[][] => [["Personalnummer", "Nachname", "Vorname", "Eintritt"], [numbers[info.project.name as Project], "Sørensen", "Åse", entry]];
  const first = await bring(page, "people", "nachtrag.csv", row("01.03.2021"), "1 Zeile buchen");
  const second = await bring(page, "people", "nachtrag.csv", row("01.04.2021"), "1 Zeile buchen");
  watch.expectStatus(`${first}/undo`);
  const undo = async (address: string): Promise<void> => {
    await page.goto(`${address}/undo`);
    await page.getByRole("button", { name: "Import rückgängig machen" }).click();
  };
  await undo(first);
  await expect(page.getByRole("alert")).toContainText("Seit dem Import geändert: 1.");
  await expect(page.getByRole("link", { name: "Sørensen" })).toHaveAttribute("href", /^\/desk\/kessler\/people\/[0-9a-f-]{36}$/);
  await whole(page, "blocked", scripts);
  await undo(second);
  await expect(page).toHaveURL(`${second}?done=undone`);
});

// G02: contracts that were there before come from the employer's own list.
test("who came by a list of people and one of contracts opens a letter on the phone and sees the contract", async ({ browser, context, page, server, watch }, info) => {
  const scripts = isScripted(info.project.name);
  const name = newcomers[info.project.name as Project];
  const [given, family] = name.split(" ");
  const number = `7${numbers[info.project.name as Project]}`;
  await play(context, server.url, "hr_clerk");
  const listed = [["Personalnummer", "Nachname", "Vorname", "Geburtsdatum", "Eintritt"], [number, family, given, "05.11.1987", "01.09.2019"], [`${number}0`, "Fink", "Wanja", "06.12.1990", "01.09.2022"]];
  const staffed = await bring(page, "people", "zugang.csv", listed, "2 Zeilen buchen");
  const heads = ["Vertragsnummer", "Personalnummer", "Versorgungsträger", "Durchführungsweg", "AN-Beitrag", "AG-Zuschuss", "Zahlweise", "Beginn"];
  const terms = ["Lindenhof Leben", "Direktversicherung", "120,00", "18,00", "monatlich", "01.01.2024"];
  const contracts = [heads, [`NL-${number}`, number, ...terms], [`NL-${number}0`, `${number}0`, ...terms], [`NL-${number}9`, "999999", ...terms]];
  await send(page, "contracts", "vertraege.csv", Buffer.from(contracts.map((cells) => cells.join(";")).join("\r\n"), "latin1"));
  await page.getByRole("button", { name: "Probelauf starten" }).click();
  await expect(page.getByRole("heading", { name: "3 Zeilen gelesen, 1 abgewiesen" })).toBeVisible();
  await expect(page.locator("tbody tr")).toContainText(["999999"]);
  await whole(page, "contracts, dry run", scripts);
  await page.getByRole("button", { name: "2 Zeilen buchen" }).click();
  await expect(page).toHaveURL(/\?done=booked$/);

  const letter = await letterFor(browser, server, name, info.outputPath("letter.pdf"));
  const phone = await watch.open({ viewport: { width: 390, height: 844 }, locale: "de-DE", serviceWorkers: "block" });
  await phone.goto(letter.link);
  await phone.getByLabel("Geburtsdatum").fill("05.11.1987");
  await phone.getByRole("button", { name: "Brief prüfen" }).click();
  await phone.getByLabel("Name oder E-Mail-Adresse").fill(`${info.project.name}.${family}@example.org`.toLowerCase());
  await phone.getByLabel("Passwort", { exact: true }).fill("drei Wörter im Mai");
  await phone.getByRole("button", { name: "Zugang mit Passwort einrichten" }).click();
  await expect(phone).toHaveURL("/home?welcome=1");
  const contract = phone.getByRole("link", { name: /^Direktversicherung/ });
  await expect(contract).toContainText("Kessler Maschinenbau, seit Januar 2024");
  await expect(contract).toContainText("120,00 €");
  await expect(contract).toContainText("18,00 €");
  await whole(phone, "home", scripts);
  await contract.click();
  await expect(phone).toHaveURL(/\/contracts\/kessler\/[0-9a-f-]{36}$/);
  await expect(phone.locator("h1")).toHaveText("Direktversicherung");
  for (const text of ["Lindenhof Leben", `NL-${number}`, "138,00 €", "01.01.2024"]) await expect(phone.locator("main")).toContainText(text);
  await whole(phone, "contract", scripts);

  // Whoever has activated a record is no longer taken back, and is named.
  watch.expectStatus(`${staffed}/undo`);
  await page.goto(`${staffed}/undo`);
  await page.getByRole("button", { name: "Import rückgängig machen" }).click();
  await expect(page.getByRole("alert")).toContainText("Seit dem Import geändert");
  await expect(page.getByRole("link", { name: family })).toHaveAttribute("href", /^\/desk\/kessler\/people\/[0-9a-f-]{36}$/);
  await expectNoSidewaysScroll(page, "blocked");
});

/** Why the seven cannot be, in the order of the file. */
const reasons: Record<Exclude<Lang, "de">, string[]> = {
  en: ["This day does not exist.", "The check digit does not fit.", "The end of employment is before its start.", "This is not an amount", "Tax classes go from 1 to 6.", "This is not an email address.", "A value is missing here."],
  nl: ["Deze dag bestaat niet.", "Het controlecijfer klopt niet.", "De datum uit dienst ligt vóór de datum in dienst.", "Dit is geen bedrag", "Er zijn belastingklassen 1 tot en met 6.", "Dit is geen e-mailadres.", "Hier ontbreekt een waarde."],
  da: ["Den dag findes ikke.", "Kontrolcifret passer ikke.", "Fratrædelsesdatoen ligger før ansættelsesdatoen.", "Det er ikke et beløb", "Der findes skatteklasse 1 til 6.", "Det er ikke en e-mailadresse.", "Her mangler en værdi."],
};
const GERMAN = /(?<![\p{L}.])(nicht|und|Zeilen?|Spalten?|Diesen|gibt|fehlt|Datei|abgewiesen|Prüfziffer|Steuerklassen?|Austritt|Eintritt|keine?|leer|stimmt|Probelauf|Schritt|Neue|Standorte|Bruttogehalt|Erledigt)(?!\p{L})/iu;

for (const [lang, why] of Object.entries(reasons) as [Exclude<Lang, "de">, string[]][]) {
  test(`a list is read and its mistakes are named in ${lang}`, async ({ context, page, server }, info) => {
    const scripts = isScripted(info.project.name);
    await play(context, server.url, "hr_clerk");
    await choose(context, server.url, lang, "light");
    await page.goto("/desk/kessler/imports/new");
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    expect(GERMAN.exec(await page.locator("main").innerText())?.[0]).toBeUndefined();
    await whole(page, "new", scripts);
    await send(page, "people", `staff-${lang}.csv`, staff(8001));
    await expect(page).toHaveURL(/\/columns$/);
    await whole(page, "columns", scripts);
    await page.locator("#form-columns button[type=submit]").click();
    await expect(page.locator("tbody tr")).toHaveCount(MISTAKES.length);
    await expect(page.locator("tbody tr td:last-child")).toContainText(why);
    expect(GERMAN.exec(await page.locator("main").innerText())?.[0]).toBeUndefined();
    const table = await (await context.request.get(`${page.url()}/refused.csv`)).text();
    for (const words of why) expect(table).toContain(words);
    await whole(page, "dry run", scripts);
  });
}
