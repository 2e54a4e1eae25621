// Lists on their way in, with and without JavaScript: somebody in HR sends a list as a payroll program writes it, sees every mistake named,
// books the rest, and takes it back; a second window follows by itself.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, hydrated, test } from "../support/fixtures";
import { play } from "../support/play";

test.use({ part: null });

const HEADINGS = ["Personalnummer", "Nachname", "Vorname", "Geburtsdatum", "Eintritt", "Austritt", "Wochenstunden", "Bruttogehalt", "Steuerklasse", "IBAN", "E-Mail", "Standort"];
const ROWS = 300;
const FAMILY = ["Müller", "Schröder", "Weiß", "Jäger", "Böhm", "Groß", "Krüger", "Öztürk", "Lefèvre", "Núñez"];
const GIVEN = ["Jörg", "Zoë", "Günter", "Käthe", "André", "Sören", "Ömer", "Renée", "Jürgen", "Bärbel"];

/** Line of the file (the headings are line 1), column, and what stands there instead. */
const MISTAKES: [line: number, column: string, value: string][] = [
  [34, "Geburtsdatum", "31.02.1988"],
  [61, "IBAN", "DE89370400440532013001"],
  [88, "Austritt", "01.01.2019"],
  [118, "Bruttogehalt", "dreitausend"],
  [163, "Steuerklasse", "7"],
  [207, "E-Mail", "soeren(at)example.org"],
  [299, "Nachname", ""],
];

const two = (number: number): string => String(number).padStart(2, "0");

/** A list of staff as a German payroll program writes it: Windows-1252, semicolons, commas before the cents. `from` keeps runs apart. */
function list(from: number): Buffer {
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const cells = [
      String(from + row),
      FAMILY[row % 10],
      GIVEN[Math.floor(row / 10) % 10],
      `${two((row % 28) + 1)}.${two((row % 12) + 1)}.${1960 + (row % 40)}`,
      `01.${two((row % 12) + 1)}.2020`,
      "",
      row % 3 ? "38,5" : "40",
      `${3 + (row % 4)}.${String(100 + row).slice(-3)},50`,
      String((row % 5) + 1),
      row % 2 ? "DE89 3704 0044 0532 0130 00" : "",
      row % 4 ? "" : `person${from + row}@example.org`,
      row % 2 ? "Werk Süd" : "Hauptverwaltung",
    ];
    for (const [line, column, value] of MISTAKES) if (line === row + 2) cells[HEADINGS.indexOf(column)] = value;
    return cells.join(";");
  });
  // Every letter of it has the same byte in Latin-1.
  return Buffer.from([HEADINGS.join(";"), ...lines, ""].join("\r\n"), "latin1");
}

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

async function send(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.goto("/desk/kessler/imports/new");
  await expect(page.getByRole("radio", { name: "Personen" })).toBeChecked();
  await page.locator("input[name=file]").setInputFiles(file);
  await page.getByRole("button", { name: "Datei lesen" }).click();
}

test("a list with mistakes is sent, looked at, booked and taken back, and another window follows", async ({ context, page, server, watch }, info) => {
  const scripts = !info.project.name.endsWith("nojs");
  await play(context, server.url, "hr_clerk");
  const other = await watch.open({ serviceWorkers: "block" });
  await play(other.context(), server.url, "hr_clerk");
  await other.goto("/desk/kessler/imports");
  if (scripts) await hydrated(other);
  const name = `personalstand-${info.project.name}.csv`;
  const row = other.locator("tbody tr").filter({ hasText: name });
  const follows = async (text: string): Promise<void> => {
    // Without a program a window knows what it was loaded with.
    if (!scripts) await other.reload();
    await expect(row).toContainText(text, { timeout: 15_000 });
  };

  await page.goto("/desk/kessler/imports");
  await whole(page, "imports", scripts);
  await page.getByRole("link", { name: "Liste importieren" }).click();
  await expect(page).toHaveURL("/desk/kessler/imports/new");
  await whole(page, "new", scripts);
  await send(page, { name, mimeType: "text/csv", buffer: list(5001) });

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
  await expect(page.getByText("Neue Standorte: Hauptverwaltung, Werk Süd").or(page.getByText("Neue Standorte: Werk Süd, Hauptverwaltung"))).toBeVisible();
  await expect(page.locator("tbody tr")).toHaveCount(MISTAKES.length);
  for (const [line, column, value] of MISTAKES) {
    const refused = page.locator("tbody tr").filter({ has: page.locator("td.num", { hasText: new RegExp(`^${line}$`) }) });
    await expect(refused).toContainText(column === "Bruttogehalt" ? "Brutto" : column);
    // An IBAN is masked; an empty cell says so.
    await expect(refused).toContainText(column === "IBAN" ? "…001" : value || "leer");
  }
  await whole(page, "dry run", scripts);
  await follows("Probelauf");
  const table = await context.request.get(`${address}/refused.csv`);
  expect((await table.text()).trim().split("\r\n")).toHaveLength(MISTAKES.length + 1);
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

  await page.getByRole("link", { name: "Import rückgängig machen" }).click();
  await expect(page).toHaveURL(`${address}/undo`);
  await expect(page.getByText("Neue Einträge werden gelöscht: 293.")).toBeVisible();
  await whole(page, "undo", scripts);
  await page.getByRole("button", { name: "Import rückgängig machen" }).click();
  await expect(page).toHaveURL(`${address}?done=undone`);
  await expect(page.locator(".note[role=status]").filter({ hasText: "Der Import ist rückgängig gemacht" })).toBeVisible();
  await follows("Rückgängig gemacht");
});

test("a file that is no list is refused at its field, and an import that was booked names who stands in the way", async ({ context, page, server, watch }, info) => {
  const scripts = !info.project.name.endsWith("nojs");
  await play(context, server.url, "hr_clerk");
  watch.expectStatus(`${server.url}/desk/kessler/imports/new`);
  await send(page, { name: "personal.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") });
  await expect(page).toHaveURL(/\/imports\/new\?draft=/);
  await expect(page.locator("#file-error")).toContainText("PDF");
  await whole(page, "refused", scripts);

  const number = { phone: "6001", desk: "6002", "phone-nojs": "6003", "desk-nojs": "6004" }[info.project.name];
  const bring = async (entry: string): Promise<string> => {
    const text = `Personalnummer;Nachname;Vorname;Eintritt\r\n${number};Sørensen;Åse;${entry}\r\n`;
    await send(page, { name: "nachtrag.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Probelauf starten" }).click();
    await page.getByRole("button", { name: "1 Zeile buchen" }).click();
    await expect(page).toHaveURL(/\?done=booked$/);
    return page.url().replace("?done=booked", "");
  };
  const first = await bring("01.03.2021");
  const second = await bring("01.04.2021");
  watch.expectStatus(`${first}/undo`);
  await page.goto(`${first}/undo`);
  await page.getByRole("button", { name: "Import rückgängig machen" }).click();
  await expect(page.getByRole("alert")).toContainText("Seit dem Import geändert: 1.");
  await expect(page.getByRole("link", { name: "Sørensen" })).toHaveAttribute("href", /^\/desk\/kessler\/people\/[0-9a-f-]{36}$/);
  await whole(page, "blocked", scripts);
  await page.goto(`${second}/undo`);
  await page.getByRole("button", { name: "Import rückgängig machen" }).click();
  await expect(page).toHaveURL(`${second}?done=undone`);
});
