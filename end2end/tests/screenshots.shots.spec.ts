// The pictures of the README, taken from the running product: E2E_SCREENSHOTS=docs/images cargo xtask test pictures
import { join, resolve } from "node:path";
import { choose, expect, gotoHydrated, test } from "../support/fixtures";

const folder = process.env.E2E_SCREENSHOTS;

const pictures = [
  { name: "home-phone", path: "/home", width: 390, height: 844, theme: "light" },
  { name: "workplace-desk", path: "/desk/kessler/people", width: 1440, height: 900, theme: "light" },
] as const;

for (const picture of pictures) {
  test(`pictures: ${picture.name}`, async ({ page, context, server }) => {
    await choose(context, server.url, "de", picture.theme);
    await page.setViewportSize(picture);
    await gotoHydrated(page, picture.path);
    await page.evaluate(() => document.fonts.ready);
    const shot = await page.screenshot(folder ? { path: join(resolve("..", folder), `${picture.name}.png`) } : {});
    // A page that failed to draw is one colour and compresses to next to nothing.
    expect(shot.length).toBeGreaterThan(8_000);
  });
}
