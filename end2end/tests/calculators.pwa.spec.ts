// The calculators on a train: the app keeps them as anybody gets them, and they calculate.
import { expect, gotoHydrated, test } from "../support/fixtures";
import { expectSilence, workerReady } from "../support/offline";

test.use({ part: "employee" });

test("without a network each calculator opens and answers", async ({ page, context, server, watch }) => {
  expectSilence(page, server.url, watch.expectStatus);
  await gotoHydrated(page, "/home");
  await workerReady(page);
  await page.goto("/home");
  const kept = () => page.evaluate(async () => (await Promise.all((await caches.keys()).filter((name) => name.startsWith("calculate-")).map(async (name) => (await caches.open(name)).keys()))).flat().length);
  await expect.poll(kept).toBe(8);
  await context.setOffline(true);
  await page.goto("/calculate");
  await page.getByRole("link", { name: /^Was kostet mich das/ }).click();
  await expect(page.locator("form[data-calculator]")).toHaveAttribute("data-ready", "");
  await page.locator("input[type=range]").fill("200");
  await expect(page.locator("#figure")).toContainText("110,75");
  // Nobody's data is in what is kept.
  const text = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("calculate-"));
    const pages = await Promise.all(names.map(async (name) => {
      const cache = await caches.open(name);
      return Promise.all((await cache.keys()).map(async (request) => (await cache.match(request))!.text()));
    }));
    return pages.flat().join();
  });
  expect(text).not.toContain("Kessler");
  expect(text).not.toContain("data-account");
  for (const slug of ["net-pay", "gap", "saving", "payout", "lump-sum", "leaving"]) {
    await page.goto(`/calculate/${slug}`);
    await expect(page.locator("form[data-calculator]"), slug).toHaveAttribute("data-ready", "");
    await expect(page.locator("#figure"), slug).not.toBeEmpty();
  }
});
