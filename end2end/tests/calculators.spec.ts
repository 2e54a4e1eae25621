// The calculators in a browser that calculates by itself: nothing is sent, links carry everything, and a slider answers at once.
import type { Page, Request } from "@playwright/test";
import { expect, test } from "../support/fixtures";

test.use({ part: "employee" });

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("form[data-calculator]")).toHaveAttribute("data-ready", "");
}

function requests(page: Page): Request[] {
  const seen: Request[] = [];
  page.on("request", (request) => seen.push(request));
  return seen;
}

test("sliding asks nobody, and slider and field move together", async ({ page }) => {
  await open(page, "/calculate/contribution");
  await page.locator("[name=g]").evaluate((one: HTMLInputElement) => {
    one.value = "3.500,00";
    one.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const seen = requests(page);
  const range = page.locator("input[type=range]");
  await range.fill("200");
  await expect(page.locator("[name=b]")).toHaveValue("200,00");
  await expect(page.locator("#figure")).toContainText("110,75");
  await page.locator("[name=b]").fill("100,50");
  await expect(range).toHaveValue("100");
  await expect(page.locator("#figure")).not.toContainText("110,75");
  // Read out, at most once a second.
  await expect(page.locator("#spoken")).not.toBeEmpty();
  expect(seen.map((request) => request.url())).toEqual([]);
});

test("a shared link opens the same result and tells the server nothing", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "/calculate/contribution");
  const marker = "4.321,98";
  await page.locator("input[type=range]").fill("150");
  await page.locator("[name=g]").evaluate((one: HTMLInputElement, text) => {
    one.value = text;
    one.dispatchEvent(new Event("input", { bubbles: true }));
  }, marker);
  await page.evaluate(() => Object.defineProperty(navigator, "share", { value: undefined }));
  await page.locator("[data-share]").click();
  await expect(page.locator("#shared")).not.toBeEmpty();
  const figure = await page.locator("#figure").innerText();
  const address = page.url();
  expect(address).toContain("#");

  const other = await context.newPage();
  const seen = requests(other);
  await open(other, address);
  await expect.poll(() => other.locator("#figure").innerText()).toBe(figure);
  await expect(other.locator("[name=g]")).toHaveValue(marker);
  for (const request of seen) {
    const whole = `${request.url()} ${request.postData() ?? ""}`;
    for (const text of ["4321", "4.321", "4%2C321"]) expect(whole).not.toContain(text);
  }
  // Somebody else's language writes numbers otherwise; the link says whose they are.
  await context.addCookies([{ name: "lang", value: "en", url: new URL(address).origin }]);
  await open(other, "about:blank").catch(() => undefined);
  await open(other, address);
  await expect(other.locator("[name=g]")).toHaveValue("4,321.98");
});
