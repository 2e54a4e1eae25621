// The jobs of docs/jobs.md, each done as somebody does it: from the page they start at, tap by tap. The times are those of the machine without a
// reader's pauses; the goals are a person's, so the guards are wide.
import type { Locator } from "@playwright/test";
import { expect, test } from "../support/fixtures";

test.use({ part: "employee" });

test("job:E3 what does 100 euro cost me: from the home page to an answer to the cent", async ({ page }, info) => {
  await page.goto("/home");
  let taps = 0;
  const tap = async (target: Locator): Promise<void> => {
    taps += 1;
    await target.click();
  };
  const began = Date.now();
  await tap(page.locator('a[href="/calculate"]:visible').first());
  await tap(page.locator('a[href="/calculate/contribution"]').first());
  await expect(page.locator("form[data-calculator]")).toHaveAttribute("data-ready", "");
  // One more to set the slider; the answer is there with it, with no button to press.
  taps += 1;
  await page.locator("input[type=range]").fill("100");
  await expect(page.locator("[name=b]")).toHaveValue("100,00");
  await expect(page.locator("#figure .money[data-size=xl]").first()).toContainText(/^\d+,\d\d/);
  const seconds = (Date.now() - began) / 1_000;
  const figures = `job:E3: ${taps} taps, ${seconds.toFixed(1)} s`;
  info.annotations.push({ type: "figures", description: figures });
  console.log(`${info.project.name}: ${figures}`);
  expect(taps).toBe(3);
  expect(seconds).toBeLessThan(75);
});
