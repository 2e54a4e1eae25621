// Signing in through one's company, with and without JavaScript, and with a real provider: the company names it, a person links their account
// once, and from then on comes in that way.
import { type Page } from "@playwright/test";
import { choose, expect, expectAccessible, expectNoSidewaysScroll, LANGS, test, THEMES } from "../support/fixtures";
import { play } from "../support/play";
import { Provider } from "../support/provider";
import { Server } from "../support/server";

test.use({ part: null });

const NAME = "jana.kraemer@example.org";
const PASSWORD = "drei Wörter im Mai";

async function whole(page: Page, what: string): Promise<void> {
  await expectNoSidewaysScroll(page, what);
  // axe is a script itself.
  if (!test.info().project.name.endsWith("-nojs")) await expectAccessible(page, what);
}

/** From the sign-in page to the company's own. */
async function setOut(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByText("Mit der Anmeldung Ihrer Firma").click();
  await page.getByLabel("Adresse Ihrer Firma").fill("kessler");
  await whole(page, "sign-in");
  await page.getByRole("button", { name: "Zur Anmeldung der Firma" }).click();
}

test("a company sets its provider, a person links their account once and signs in that way", async ({ watch }) => {
  const server = await Server.start();
  const provider = await Provider.start(`${server.url}/sign-in/sso`);
  watch.expectStatus(`${provider.issuer}/favicon.ico`);
  try {
    const approver = await watch.open({ baseURL: server.url, serviceWorkers: "block" });
    await play(approver.context(), server.url, "approver");
    await approver.goto("/desk/kessler/settings/sign-in");
    await expect(approver.getByLabel("Rücksprungadresse")).toHaveValue(`${server.url}/sign-in/sso`);
    watch.expectStatus(`${server.url}/desk/kessler/settings/sign-in`);
    const save = approver.getByRole("button", { name: "Anbieter speichern" });
    await approver.getByLabel("Adresse des Anbieters").fill("http://login.example.de");
    await approver.getByLabel("Client-ID").fill(Provider.clientId);
    await approver.getByLabel("Client-Geheimnis").fill(Provider.clientSecret);
    await save.click();
    await expect(approver.getByRole("alert")).toContainText("keine öffentliche Adresse");
    await expect(approver.getByLabel("Client-ID")).toHaveValue(Provider.clientId);
    await expect(approver.getByLabel("Client-Geheimnis")).toHaveValue("");
    await whole(approver, "setting, refused");
    await approver.getByLabel("Adresse des Anbieters").fill(provider.issuer);
    await approver.getByLabel("Client-Geheimnis").fill(Provider.clientSecret);
    await save.click();
    await expect(approver.locator("main [role=status]")).toContainText("Gespeichert.");
    await whole(approver, "setting");

    const page = await watch.open({ baseURL: server.url, serviceWorkers: "block" });
    await play(page.context(), server.url, "employee");
    const set = await page.context().request.post(`${server.url}/account/password`, { form: { name: NAME, password: PASSWORD } });
    expect(set.status()).toBe(200);
    await page.context().request.post(`${server.url}/sign-out`);

    // The policy lets no form lead to another site, so a page of ours stands between.
    await setOut(page);
    await expect(page).toHaveURL(new RegExp(`^${provider.issuer}/login/`));
    await page.locator("input[name=name]").fill("jana");
    await page.locator("input[name=factors]").fill("pwd");
    await page.getByRole("button", { name: "in", exact: true }).click();

    await expect(page).toHaveURL("/sign-in?to=%2Faccount%2Flink");
    await expect(page.locator("main [role=status]")).toContainText("Ihre Firma hat Sie erkannt");
    await whole(page, "sign-in, to be linked");
    await page.getByLabel("Name oder E-Mail-Adresse").fill(NAME);
    await page.getByLabel("Passwort", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Anmelden", exact: true }).click();

    await expect(page).toHaveURL("/account/link");
    for (const lang of LANGS) {
      for (const theme of THEMES) {
        await choose(page.context(), server.url, lang, theme);
        await page.reload();
        await whole(page, `link ${lang} ${theme}`);
      }
    }
    await choose(page.context(), server.url, "de", "light");
    await page.reload();
    await expect(page.locator("h1")).toHaveText("Mit der Anmeldung von Kessler Maschinenbau verbinden?");
    await page.getByRole("button", { name: "Konto verbinden" }).click();
    await expect(page).toHaveURL("/account?done=passkey");
    await expect(page.getByRole("region", { name: "Firmen, über die Sie sich anmelden" })).toContainText("Kessler Maschinenbau");
    await whole(page, "account, linked");
    await page.getByRole("button", { name: "Abmelden" }).click();
    await expect(page).toHaveURL("/sign-in");

    // The company still knows who it is, and so nothing more is asked.
    await setOut(page);
    await expect(page).toHaveURL("/home");
    await page.goto("/account");
    await expect(page.locator("main")).toContainText("über den Arbeitgeber");
  } finally {
    await provider.stop();
    expect(await server.stop()).toBe(0);
  }
});

test("what cannot be signed in through says so and keeps what was typed", async ({ page, server, watch }) => {
  watch.expectStatus(`${server.url}/sign-in/sso`);
  await page.goto("/sign-in");
  await page.getByText("Mit der Anmeldung Ihrer Firma").click();
  await page.getByLabel("Adresse Ihrer Firma").fill("brandt");
  await page.getByRole("button", { name: "Zur Anmeldung der Firma" }).click();
  await expect(page.getByRole("alert")).toContainText("gibt es hier keine Anmeldung");
  await expect(page.getByLabel("Adresse Ihrer Firma")).toHaveValue("brandt");
  await whole(page, "no provider");
  expect((await page.goto("/sign-in/sso"))?.status()).toBe(400);
  await expect(page.getByRole("alert")).toContainText("abgelaufen");
  await whole(page, "over");
  await page.getByRole("link", { name: "Anders anmelden" }).click();
  await expect(page).toHaveURL("/sign-in");
});
