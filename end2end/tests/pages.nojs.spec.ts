// The same pages without JavaScript: everything that is to be read is in the first answer.
import { choose, expect, expectNoSidewaysScroll, LANGS, test, THEMES } from "../support/fixtures";
import { play } from "../support/play";
import { pages } from "../support/server";

for (const { path, part, status } of pages) {
  test(`${path} reads without JavaScript in every language and theme`, async ({ page, context, server, watch }) => {
    watch.expectStatus(server.url + path);
    await play(context, server.url, part);
    for (const lang of LANGS) {
      for (const theme of THEMES) {
        await choose(context, server.url, lang, theme);
        const response = await page.goto(path);
        expect(response?.status()).toBe(status);
        expect(response?.headers()["content-language"]).toBe(lang);
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        await expect(page.locator("h1")).toHaveCount(1);
        await expect(page.locator("h1")).not.toBeEmpty();
        await expect(page.locator("main#content")).toBeVisible();
        await expectNoSidewaysScroll(page, `${path} ${lang} ${theme}`);
      }
    }
  });
}
