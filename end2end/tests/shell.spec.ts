// What the wasm adds: navigation without page loads, focus, titles; and what happens while it is still on its way.
import { expect, expectAccessible, gotoHydrated, hydrated, test } from "../support/fixtures";

test("the router navigates without a page load, sets title and focus", async ({ page }) => {
  await gotoHydrated(page, "/home");
  await page.evaluate(() => ((window as unknown as { mark: number }).mark = 1));
  await page.getByRole("link", { name: "Unterlagen" }).click();
  await expect(page).toHaveTitle("Unterlagen · Zusage");
  await expect(page.locator("h1")).toBeFocused();
  expect(await page.evaluate(() => (window as unknown as { mark: number }).mark)).toBe(1);
});

test("the first Tab leads past the navigation", async ({ page }) => {
  await gotoHydrated(page, "/home");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Zum Inhalt" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/home#content");
});

test("the menu opens and chooses by keyboard alone", async ({ page }) => {
  await gotoHydrated(page, "/");
  await page.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".menu__panel")).toBeVisible();
  await expectAccessible(page, "open menu");
  await page.getByRole("button", { name: "English" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("the phone's sheet of areas opens, closes after use and is accessible", async ({ page, isMobile }) => {
  test.skip(!isMobile, "the sheet belongs to the phone");
  await gotoHydrated(page, "/desk/kessler/open");
  await page.getByText("Mehr", { exact: true }).click();
  await expectAccessible(page, "open sheet");
  await page.locator(".nav5__sheet").getByRole("link", { name: "Importe" }).click();
  await expect(page).toHaveURL("/desk/kessler/imports");
  await expect(page.locator(".nav5__sheet")).toBeHidden();
});

test("links and forms work while the wasm is still on its way", async ({ page }) => {
  await page.route("**/*.wasm", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await route.continue().catch(() => undefined);
  });
  await page.goto("/home");
  await page.getByRole("link", { name: "Konto" }).click();
  await expect(page).toHaveURL("/account");
  await page.locator("summary", { hasText: "Deutsch" }).click();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await hydrated(page);
});

test("colours stand in the first answer, so nothing flashes", async ({ page, context, server }) => {
  await context.addCookies([{ name: "theme", value: "dark", url: server.url }]);
  const html = await (await page.request.get("/home")).text();
  expect(html).toMatch(/<html[^>]* data-theme="dark"/);
  await gotoHydrated(page, "/home");
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(9, 12, 20)");
});

test("the page for an unknown address is accessible", async ({ page, watch, server }) => {
  for (const path of ["/nirgends", "/desk/nirgends", "/desk/nirgends/open"]) {
    watch.expectStatus(server.url + path);
    await page.goto(path);
    await expect(page.locator("h1")).toHaveText("Diese Seite gibt es nicht");
    await expectAccessible(page, path);
  }
});

test("error pages are accessible and run no script", async ({ page, watch, server }) => {
  watch.expectStatus(`${server.url}/preferences`);
  const response = await page.goto("/preferences");
  expect(response?.status()).toBe(405);
  await expect(page.locator("h1")).toHaveText("So geht es hier nicht");
  await expect(page.locator(".errorpage__id")).toContainText(/[0-9a-f-]{36}/);
  expect(await page.locator("script").count()).toBe(0);
  await expectAccessible(page, "error page");
});

test("the wall shows the room's clock to the second", async ({ page }) => {
  await gotoHydrated(page, "/wall/kessler");
  await expect(page.locator(".wall__clock")).toHaveText(/^\d\d:\d\d:\d\d$/);
});

test("an iPhone is told how to install", async ({ watch }) => {
  const agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
  const page = await watch.open({ userAgent: agent, locale: "de-DE", serviceWorkers: "block" });
  await page.goto("/home");
  const hint = page.getByRole("region", { name: "Zusage auf den Startbildschirm legen" });
  await expect(hint).toContainText("Zum Home-Bildschirm");
  await expectAccessible(page, "install hint");
  await hint.getByRole("button", { name: "Schließen" }).click();
  await expect(hint).toBeHidden();
  await page.reload();
  await hydrated(page);
  await expect(hint).toBeHidden();
});

test("where the browser offers to install, the hint passes the offer on", async ({ page }) => {
  await gotoHydrated(page, "/home");
  await page.evaluate(() => {
    const offer = new Event("beforeinstallprompt", { cancelable: true });
    Object.assign(offer, { prompt: () => ((window as unknown as { asked: boolean }).asked = true) });
    window.dispatchEvent(offer);
  });
  await page.getByRole("button", { name: "App installieren" }).click();
  expect(await page.evaluate(() => (window as unknown as { asked: boolean }).asked)).toBe(true);
});
