// From a letter to an account, with and without JavaScript: HR makes letters, a person opens theirs on the phone, loses the phone, gets
// a new letter.
import { type Page } from "@playwright/test";
import { expect, expectNoSidewaysScroll, test } from "../support/fixtures";
import { letterFor } from "../support/letters";
import { play } from "../support/play";

test.use({ part: null });

/** Proves the birthday, typed as on paper. */
async function prove(page: Page, birth: string): Promise<void> {
  await page.getByLabel("Geburtsdatum").fill(birth);
  await page.getByRole("button", { name: "Brief prüfen" }).click();
}

async function withPassword(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel("Name oder E-Mail-Adresse").fill(name);
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

  // Somebody else signs in on the same device before the form is sent: their account must not take the record.
  await play(context, server.url, "broker");
  watch.expectStatus(`${server.url}/activate/access`);
  await withPassword(page, "vergessen@example.org", "drei Wörter im Mai");
  await expect(page.getByRole("alert")).toContainText("inzwischen geändert");
  await context.clearCookies({ name: "__Host-at" });
  await context.clearCookies({ name: "__Host-rt" });
  await page.goto("/activate/access");

  const login = `${project}.${name.split(" ")[0]}@example.org`.toLowerCase();
  watch.expectStatus(`${server.url}/activate/access`);
  await withPassword(page, login, "kurz");
  await expect(page.getByRole("alert")).toContainText("mindestens 10 Zeichen");
  await expect(page.getByLabel("Name oder E-Mail-Adresse")).toHaveValue(login);
  await withPassword(page, login, "drei Wörter im Mai");
  await expect(page).toHaveURL("/home?welcome=1");
  await expect(page.locator("main [role=status]")).toContainText("Quittung");

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
  await expect(page).toHaveURL("/sign-in?to=%2Faccount");
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
