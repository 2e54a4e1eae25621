// Lists as a payroll program writes them, and the steps of an import that every walk takes.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, hydrated } from "./fixtures";

export const HEADINGS = ["Personalnummer", "Nachname", "Vorname", "Geburtsdatum", "Eintritt", "Austritt", "Wochenstunden", "Bruttogehalt", "Steuerklasse", "IBAN", "E-Mail", "Standort"];
const ROWS = 300;
const FAMILY = ["Müller", "Schröder", "Weiß", "Jäger", "Böhm", "Groß", "Krüger", "Öztürk", "Lefèvre", "Núñez"];
const GIVEN = ["Jörg", "Zoë", "Günter", "Käthe", "André", "Sören", "Ömer", "Renée", "Jürgen", "Bärbel"];

/** Line of the file (the headings are line 1), column, what stands there instead, and why that cannot be. */
export const MISTAKES: { line: number; column: string; value: string; why: string }[] = [
  { line: 34, column: "Geburtsdatum", value: "31.02.1988", why: "Diesen Tag gibt es nicht." },
  { line: 61, column: "IBAN", value: "DE89370400440532013001", why: "Die Prüfziffer stimmt nicht." },
  { line: 88, column: "Austritt", value: "01.01.2019", why: "Der Austritt liegt vor dem Eintritt." },
  { line: 118, column: "Bruttogehalt", value: "dreitausend", why: "Das ist kein Betrag" },
  { line: 163, column: "Steuerklasse", value: "7", why: "Es gibt die Steuerklassen 1 bis 6." },
  { line: 207, column: "E-Mail", value: "soeren(at)example.org", why: "Das ist keine E-Mail-Adresse." },
  { line: 299, column: "Nachname", value: "", why: "Hier fehlt ein Wert." },
];

const two = (number: number): string => String(number).padStart(2, "0");

/** A list of staff: Windows-1252, semicolons, commas before the cents. `from` keeps runs apart. */
export function staff(from: number): Buffer {
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
    for (const { line, column, value } of MISTAKES) if (line === row + 2) cells[HEADINGS.indexOf(column)] = value;
    return cells;
  });
  return table([HEADINGS, ...lines]);
}

/** A table in Windows-1252; every letter that the walks use has the same byte in Latin-1. */
export const table = (lines: string[][]): Buffer => Buffer.from([...lines.map((cells) => cells.join(";")), ""].join("\r\n"), "latin1");

/** Sends a file, in any language. */
export async function send(page: Page, list: "people" | "contracts", name: string, buffer: Buffer, mimeType = "text/csv"): Promise<void> {
  await page.goto("/desk/kessler/imports/new");
  await page.locator(`input[name=list][value=${list}]`).check();
  await page.locator("input[name=file]").setInputFiles({ name, mimeType, buffer });
  await page.locator("#form-upload button[type=submit]").click();
}

/** Sends a list of which every row fits or is refused as told, and books it; gives its address. */
export async function bring(page: Page, list: "people" | "contracts", name: string, lines: string[][], booked: string): Promise<string> {
  await send(page, list, name, table(lines));
  await page.getByRole("button", { name: "Probelauf starten" }).click();
  await page.getByRole("button", { name: booked }).click();
  await expect(page).toHaveURL(/\?done=booked$/);
  return page.url().replace("?done=booked", "");
}

/** The page is whole: nothing sideways, nothing that axe finds in light and dark (it needs scripts), its wasm at work. */
export async function whole(page: Page, what: string, scripts: boolean): Promise<void> {
  await expectNoSidewaysScroll(page, what);
  if (!scripts) return;
  await hydrated(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectAccessible(page, `${what}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
}
