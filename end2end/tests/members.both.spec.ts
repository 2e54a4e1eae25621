// Who works here: a newcomer comes in by a link, works, and is out the moment that the role is taken. With and without JavaScript.
import { type Page } from "@playwright/test";
import { expect, expectNoSidewaysScroll, test } from "../support/fixtures";
import { play } from "../support/play";
import { code, settled } from "../support/totp";

test.use({ part: null });

const MEMBERS = "/desk/kessler/members";

/** The boss makes a link for the payroll office and reads it off the page, which shows it once. */
async function linkFor(page: Page, name: string, login: string): Promise<string> {
  await page.goto(MEMBERS);
  await page.getByRole("link", { name: "Mit Link einladen" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Anmeldename").fill(login);
  await page.getByLabel("Rolle").selectOption({ label: "Lohnbüro" });
  await page.getByRole("button", { name: "Link erstellen" }).click();
  return page.getByLabel("Link zum Weitergeben").inputValue();
}

async function secondFactor(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Zweiten Faktor einrichten" }).click();
  await settled();
  const secret = (await page.locator("main code.code").first().textContent()) ?? "";
  await page.getByLabel("Code", { exact: true }).fill(code(secret));
  await page.getByRole("button", { name: "Code bestätigen" }).click();
  await expect(page.locator("main")).toContainText("Ersatzcodes aufschreiben");
}

test("a newcomer takes a role by a link, works on the phone, and is out when it is taken", async ({ server, watch }, info) => {
  const [name, login] = [`Nele ${info.project.name}`, `nele.${info.project.name}@example.org`];
  const boss = await watch.open({ serviceWorkers: "block" });
  await play(boss.context(), server.url, "approver");
  const link = await linkFor(boss, name, login);
  expect(link).toContain(`${server.url}/start/`);
  await expectNoSidewaysScroll(boss, "link");

  const phone = await watch.open({ viewport: { width: 390, height: 844 }, locale: "de-DE", serviceWorkers: "block" });
  await phone.goto(link);
  await expect(phone.locator("h1")).toHaveText("Konto öffnen");
  await expectNoSidewaysScroll(phone, "start");
  watch.expectStatus(link);
  // Their page still listens when the role is taken.
  watch.expectStatus(`${server.url}/api/notices?org=kessler&`);
  await phone.getByLabel("Name oder E-Mail-Adresse").fill("nina@example.org");
  await phone.getByLabel("Passwort", { exact: true }).fill("drei Wörter im Mai");
  await phone.getByRole("button", { name: "Konto öffnen" }).click();
  await expect(phone.getByRole("alert")).toContainText("anderen Namen");
  await phone.getByLabel("Name oder E-Mail-Adresse").fill(login);
  await phone.getByLabel("Passwort", { exact: true }).fill("drei Wörter im Mai");
  await phone.getByRole("button", { name: "Konto öffnen" }).click();
  await expect(phone).toHaveURL("/account/second-factor");
  await secondFactor(phone);
  expect((await phone.goto("/desk/kessler/payroll"))?.status()).toBe(200);
  await expect(phone.locator("h1")).toHaveText("Lohnliste");
  await expectNoSidewaysScroll(phone, "payroll");

  await boss.goto(MEMBERS);
  const row = boss.locator("tr", { hasText: name });
  await expect(row).toContainText("Lohnbüro");
  await row.locator("summary").click();
  await row.getByRole("button", { name: "Sofort beenden" }).click();
  await expect(boss.locator("main [role=status]")).toContainText("Die Rolle ist beendet.");
  watch.expectStatus(`${server.url}/desk/kessler/payroll`);
  expect((await phone.goto("/desk/kessler/payroll"))?.status()).toBe(404);
});

test("who is signed in accepts a role with their account", async ({ server, watch }, info) => {
  const login = `zweite.${info.project.name}@example.org`;
  const boss = await watch.open({ serviceWorkers: "block" });
  await play(boss.context(), server.url, "approver");
  const link = await linkFor(boss, `Olaf ${info.project.name}`, login);
  const stranger = await watch.open({ serviceWorkers: "block" });
  await play(stranger.context(), server.url, "stranger");
  await stranger.goto(link);
  await expect(stranger.locator("h1")).toHaveText("Rolle annehmen");
  await expect(stranger.getByLabel("Passwort")).toHaveCount(0);
  await stranger.getByLabel("Name oder E-Mail-Adresse").fill(login);
  await stranger.getByRole("button", { name: "Rolle annehmen" }).click();
  await expect(stranger).toHaveURL("/desk");
  await expect(stranger.locator("main")).toContainText("Kessler Maschinenbau");
});
