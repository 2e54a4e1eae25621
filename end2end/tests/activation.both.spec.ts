// From a letter to an account, with and without JavaScript: HR makes letters, a person opens theirs on the phone, loses the phone, gets
// a new letter.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { type Browser, type Page } from "@playwright/test";
import { expect, expectNoSidewaysScroll, test } from "../support/fixtures";
import { play } from "../support/play";
import { Server } from "../support/server";

test.use({ part: null });

type Letter = { link: string; code: string };

/** HR ticks one person and gets the PDF; its text holds the code, its picture the link. */
async function letterFor(browser: Browser, server: Server, name: string, file: string): Promise<Letter> {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, acceptDownloads: true });
  await play(context, server.url, "hr_clerk");
  const page = await context.newPage();
  await page.goto("/desk/kessler/people/letters");
  for (const box of await page.locator("input[name=record]:checked").all()) await box.uncheck();
  await page.getByLabel(name).check();
  await page.getByLabel("Absender").fill("Werkstraße 1, 72762 Reutlingen");
  await page.getByLabel("Wen fragt man?").fill("Sabine Holt");
  await page.getByLabel("Telefon").fill("07121 123-45");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Briefe als PDF erstellen" }).click()]);
  await download.saveAs(file);
  await context.close();
  return read(file);
}

/** Reads a letter as its reader does: the square with a camera, the code with the eye. */
function read(file: string): Letter {
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  const code = /\b([0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4})\b/.exec(text)?.[1];
  execFileSync("pdftoppm", ["-r", "200", "-gray", "-png", "-singlefile", file, file.replace(/\.pdf$/, "")]);
  const link = execFileSync("zbarimg", ["--quiet", "--raw", file.replace(/\.pdf$/, ".png")], { encoding: "utf8" }).trim();
  if (!code || !link) throw new Error(`the letter cannot be read: ${text}`);
  return { link, code };
}

/** Proves the birthday, typed as on paper. */
async function prove(page: Page, birth: string): Promise<void> {
  await page.getByLabel("Geburtsdatum").fill(birth);
  await page.getByRole("button", { name: "Brief prüfen" }).click();
}

/** The password is the second choice where the browser knows passkeys. */
async function withPassword(page: Page, name: string, password: string): Promise<void> {
  const field = page.getByLabel("Name oder E-Mail-Adresse");
  if (!(await field.isVisible())) await page.getByText("Passwort wählen").click();
  await field.fill(name);
  await page.getByLabel("Passwort", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Zugang mit Passwort einrichten" }).click();
}

// B11, H03: a letter, no e-mail. Each project has people of its own, since the letters change them.
const people = { phone: "Aylin Yıldız", desk: "Bernd Schulze", "phone-nojs": "Claudia Neumann", "desk-nojs": "Dariusz Kowalski" } as const;
const birthdays = { phone: "28.01.1989", desk: "24.12.1961", "phone-nojs": "11.6.1975", "desk-nojs": "1983-03-09" } as const;

test("B11 H03 a letter opens an account with a password; a lost phone needs a new letter", async ({ browser, context, page, server, watch }, info) => {
  const project = info.project.name as keyof typeof people;
  const name = people[project];
  const first = await letterFor(browser, server, name, info.outputPath("first.pdf"));
  expect(first.link).toContain(`${server.url}/i/`);

  await page.goto(first.link);
  await expect(page.locator("main")).toContainText("Einladung von Kessler Maschinenbau");
  await expect(page.locator("main")).not.toContainText(name.split(" ")[1]);
  await expectNoSidewaysScroll(page, "letter");
  watch.expectStatus(first.link);
  await prove(page, "01.01.1990");
  await expect(page.getByRole("alert")).toContainText("nicht das Geburtsdatum");
  await expect(page.getByLabel("Geburtsdatum")).toHaveValue("01.01.1990");
  await prove(page, birthdays[project]);
  await expect(page).toHaveURL("/activate/access");
  await expect(page.locator("h1")).toHaveText(`Willkommen, ${name}`);
  await expectNoSidewaysScroll(page, "access");

  const login = `${project}.${name.split(" ")[0]}@example.org`.toLowerCase();
  watch.expectStatus(`${server.url}/activate/access`);
  await withPassword(page, login, "kurz");
  await expect(page.getByRole("alert")).toContainText("mindestens 10 Zeichen");
  await expect(page.getByLabel("Name oder E-Mail-Adresse")).toHaveValue(login);
  await withPassword(page, login, "drei Wörter im Mai");
  await expect(page).toHaveURL("/home?welcome=1");
  await expect(page.getByRole("status")).toContainText("Quittung");

  // The letter is used up, for everybody.
  const stranger = await watch.open({ serviceWorkers: "block" });
  watch.expectStatus(first.link);
  expect((await stranger.goto(first.link))?.status()).toBe(404);
  await expect(stranger.locator("h1")).toHaveText("Dieser Brief öffnet nichts mehr");

  // The phone is lost: HR makes a new letter, the code of it is typed, the old sign-in is over.
  const second = await letterFor(browser, server, name, info.outputPath("second.pdf"));
  const phone = await watch.open({ serviceWorkers: "block" });
  await phone.goto("/activate");
  await phone.getByLabel("Code aus dem Brief").fill(second.code.toLowerCase().replace(" ", "-"));
  await prove(phone, birthdays[project]);
  await withPassword(phone, `neu.${login}`, "vier Wörter im Juni");
  await expect(phone).toHaveURL("/home?welcome=1");
  await page.goto("/account");
  await expect(page).toHaveURL("/sign-in?to=/account");
  expect((await context.cookies()).filter((cookie) => cookie.name.startsWith("__Host-"))).toEqual([]);

  // The language follows the person to the next device.
  await phone.locator("summary", { hasText: "Deutsch" }).click();
  await phone.getByRole("button", { name: "Nederlands" }).click();
  await expect(phone.locator("html")).toHaveAttribute("lang", "nl");
  const tablet = await watch.open({ locale: "de-DE", serviceWorkers: "block" });
  await tablet.goto("/sign-in");
  await tablet.getByLabel("Name oder E-Mail-Adresse").fill(`neu.${login}`);
  await tablet.getByLabel("Passwort", { exact: true }).fill("vier Wörter im Juni");
  await tablet.getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(tablet).toHaveURL("/home");
  await expect(tablet.locator("html")).toHaveAttribute("lang", "nl");
});
