// Every page of the generated route list, in four languages, light and dark, at phone and desk size.
import { choose, expect, expectAccessible, expectNoSidewaysScroll, hydrated, LANGS, test, THEMES } from "../support/fixtures";
import { play } from "../support/play";
import { pages } from "../support/server";

for (const { path, part, status } of pages) {
  // A04: the same pages are for the phone and for the desk. A13: a browser is all they need.
  test(`A04 A13 ${path} is whole and accessible in every language and theme`, async ({ page, context, server, watch }) => {
    // The gallery holds every component at once.
    if (path.endsWith("/_gallery")) test.slow();
    const titles = new Set<string>();
    watch.expectStatus(server.url + path);
    await play(context, server.url, part);
    for (const lang of LANGS) {
      for (const theme of THEMES) {
        const what = `${path} ${lang} ${theme}`;
        await choose(context, server.url, lang, theme);
        const response = await page.goto(path);
        expect(response?.status(), what).toBe(status);
        await hydrated(page);
        await expect(page.locator("html"), what).toHaveAttribute("lang", lang);
        await expect(page.locator("html"), what).toHaveAttribute("data-theme", theme);
        await expect(page.locator("h1"), what).toHaveCount(1);
        await expectNoSidewaysScroll(page, what);
        await expectAccessible(page, what);
      }
      titles.add(await page.title());
    }
    expect(titles.size, `titles of ${path}: ${[...titles].join(" | ")}`).toBeGreaterThan(1);
  });
}

test("a page keeps its width at 320 px and with text twice as large", async ({ page, context, server, watch }) => {
  // Every page there is, twice.
  test.slow();
  const session = await context.newCDPSession(page);
  const rootSize = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  // The wall is drawn for a big screen and says so on the accessibility page.
  for (const { path, part } of pages.filter(({ path }) => !path.startsWith("/wall"))) {
    watch.expectStatus(server.url + path);
    await play(context, server.url, part);
    await choose(context, server.url, "de", "light");
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    expect(await rootSize()).toBe("16px");
    await expectNoSidewaysScroll(page, `${path} at 320 px`);
    await page.setViewportSize({ width: 640, height: 900 });
    await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    await page.reload();
    expect(await rootSize()).toBe("32px");
    await expectNoSidewaysScroll(page, `${path} with text of 200 %`);
    await session.send("Page.setFontSizes", { fontSizes: { standard: 16, fixed: 13 } });
  }
});

test("without a choice the device's dark colours are there before any script", async ({ page, server }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.route("**/*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "export default () => {}; export const start = () => {};" }));
  await page.goto(`${server.url}/home`);
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(9, 12, 20)");
});
