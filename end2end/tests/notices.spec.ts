// Notices as they come: a change in one window rings in the other, and a browser holds one stream however many tabs it has.
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, gotoHydrated, hydrated, test } from "../support/fixtures";

test.use({ part: "stranger" });

const NONE = "Mitteilungen";
const ONE = "1 neue Mitteilung";

const bell = (page: Page): Locator => page.locator(".notices summary");
/** What the bell is called; the number beside it is for the eye only. */
const words = (page: Page): Locator => bell(page).locator(".sr");

async function addSite(page: Page, name: string): Promise<void> {
  await gotoHydrated(page, "/desk/brandt/settings");
  await page.getByLabel("Name des Standorts").fill(name);
  await page.getByLabel("Bundesland").selectOption({ label: "Sachsen" });
  await page.getByRole("button", { name: "Standort anlegen" }).click();
  await expect(page).toHaveURL("/desk/brandt/settings?done=site");
}

test("a change in one window rings in the other without a reload", async ({ page, watch }, info) => {
  await gotoHydrated(page, "/desk/brandt/open");
  await page.evaluate(() => ((window as unknown as { mark: number }).mark = 1));
  await expect(words(page)).toHaveText(NONE);
  const other = await watch.open({ serviceWorkers: "block" });
  await addSite(other, `Werk Mulde ${info.project.name}`);

  await expect(words(page)).toHaveText(ONE);
  await expect(page.locator(".notices__count")).toHaveText("1");
  await expect(page.locator(".notices > [aria-live]")).toHaveText(ONE);
  expect(await page.evaluate(() => (window as unknown as { mark: number }).mark)).toBe(1);

  await bell(page).click();
  const first = page.locator(".notices li").first();
  await expect(first).toContainText("Standorte geändert");
  await expect(first).toContainText("heute");
  await expect(first.locator(".badge")).toHaveText("neu");
  await expectAccessible(page, "open notices");
  await page.keyboard.press("Escape");
  await expect(page.locator(".notices__panel")).toBeHidden();
  await expect(bell(page)).toBeFocused();

  await bell(page).click();
  await page.getByRole("button", { name: "Alle gesehen" }).click();
  await expect(words(page)).toHaveText(NONE);
  await expect(first.locator(".badge")).toHaveCount(0);
  await page.reload();
  await hydrated(page);
  await expect(words(page)).toHaveText(NONE);

  // Where it leads, and that the panel does not stay in the way.
  await bell(page).click();
  await first.getByRole("link").click();
  await expect(page).toHaveURL("/desk/brandt/settings");
  await expect(page.locator(".notices__panel")).toBeHidden();
});

test("the tabs of a browser share one stream, and another takes over when the first is closed", async ({ context, page, watch }, info) => {
  let streams = 0;
  context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/desk/brandt/live") streams += 1;
  });
  await gotoHydrated(page, "/desk/brandt/open");
  await expect.poll(() => streams).toBe(1);
  const second = await context.newPage();
  await gotoHydrated(second, "/desk/brandt/people");
  const other = await watch.open({ serviceWorkers: "block" });
  await addSite(other, `Werk Elster ${info.project.name}`);
  for (const tab of [page, second]) await expect(words(tab)).toHaveText(ONE);
  expect(streams).toBe(1);

  // Seen in one is seen in all.
  await bell(second).click();
  await second.getByRole("button", { name: "Alle gesehen" }).click();
  for (const tab of [page, second]) await expect(words(tab)).toHaveText(NONE);

  await page.close();
  await expect.poll(() => streams).toBe(2);
  await addSite(other, `Werk Pleiße ${info.project.name}`);
  await expect(words(second)).toHaveText(ONE);
  expect(streams).toBe(2);
});

test("without locks each tab has a stream of its own", async ({ context, page, watch }, info) => {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }));
  let streams = 0;
  context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/desk/brandt/live") streams += 1;
  });
  const second = await context.newPage();
  for (const tab of [page, second]) await gotoHydrated(tab, "/desk/brandt/open");
  await expect.poll(() => streams).toBe(2);
  const other = await watch.open({ serviceWorkers: "block" });
  await addSite(other, `Werk Zschopau ${info.project.name}`);
  for (const tab of [page, second]) await expect(words(tab)).toHaveText(ONE);
});

test("without streams one asks now and then", async ({ context, page, watch }, info) => {
  await context.addInitScript(() => Reflect.deleteProperty(window, "EventSource"));
  await page.clock.install();
  await gotoHydrated(page, "/desk/brandt/open");
  await expect(words(page)).toHaveText(NONE);
  const other = await watch.open({ serviceWorkers: "block" });
  await addSite(other, `Werk Neiße ${info.project.name}`);
  // Half a minute, and the second that is waited for more.
  await page.clock.runFor(32_000);
  await expect(words(page)).toHaveText(ONE);
  await bell(page).click();
  await expect(page.locator(".notices__off")).toBeVisible();
});
