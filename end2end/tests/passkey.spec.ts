// Passkeys in the browser, with Chromium's authenticator for tests: activation by the letter's link in three taps, signing in again, a
// second device, the last way in.
import type { CDPSession, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/fixtures";
import { letterFor } from "../support/letters";

test.use({ part: null });

/** A phone with a fingerprint reader, as the browser sees it. */
async function authenticator(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return session;
}

const people = { phone: ["Eva-Maria Obermüller", "30.10.1979"], desk: ["Finn Petersen", "14.02.2001"] } as const;

test("H03 three taps after the scan: letter, access, finger; and the same finger signs in again", async ({ browser, page, server, context }, info) => {
  const [name, birthday] = people[info.project.name as keyof typeof people];
  await authenticator(page);
  const { link } = await letterFor(browser, server, name, info.outputPath("letter.pdf"));
  await page.goto(link);
  await expectAccessible(page, "letter");
  await page.getByLabel("Geburtsdatum").fill(birthday);
  await page.getByRole("button", { name: "Brief prüfen" }).click();
  await expect(page.locator("h1")).toHaveText(`Willkommen, ${name}`);
  await expectAccessible(page, "access");
  // The finger is the third tap; the browser's authenticator gives it by itself.
  await page.getByRole("button", { name: "Zugang auf diesem Gerät einrichten" }).click();
  await expect(page).toHaveURL("/home?welcome=1");

  await page.goto("/account");
  await expect(page.locator("main")).toContainText("Kein Passwort eingerichtet");
  await expect(page.locator("main")).toContainText("Chrome");
  await expectAccessible(page, "account");
  // Whoever has no password keeps one device.
  await page.getByRole("button", { name: "Entfernen" }).click();
  await expect(page.locator("main [role=status]")).toContainText("letzter Zugang");

  await page.getByRole("button", { name: "Abmelden" }).click();
  await expect(page).toHaveURL("/sign-in");
  expect((await context.cookies()).filter((cookie) => cookie.name.startsWith("__Host-"))).toEqual([]);
  await page.goto("/documents");
  await expect(page).toHaveURL("/sign-in?to=%2Fdocuments");
  await page.getByRole("button", { name: "Mit diesem Gerät anmelden" }).click();
  await expect(page).toHaveURL("/documents");
  await page.goto("/account/activity");
  await expect(page.locator("main")).toContainText("Gerät als Zugang eingerichtet");
});

test("a device that says no changes nothing", async ({ page, watch, server }) => {
  await page.goto("/sign-in");
  const session = await authenticator(page);
  await page.getByRole("button", { name: "Mit diesem Gerät anmelden" }).click();
  await expect(page.getByRole("alert")).toContainText("nicht bestätigt", { timeout: 30_000 });
  await session.send("WebAuthn.disable");
  watch.expectStatus(`${server.url}/sign-in`);
  await expect(page).toHaveURL("/sign-in");
});
