// The gallery as it looks: compared with the pictures in gallery/, and whole when text, motion or colours are not the usual ones.
// After a change that is wanted: E2E_GALLERY=new cargo xtask test gallery
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, expectAccessible, expectNoSidewaysScroll, LANGS, test, THEMES } from "../support/fixtures";
import { drawAll, families, openGallery, picturesThere, textBeyondItsBox } from "../support/gallery";
import { shrink } from "../support/picture";

const FOLDER = "gallery";
const MOST_BYTES = 3_500_000;

test.describe("pictures", () => {
  test.use({ deviceScaleFactor: 1 });

  for (const lang of ["de", "da"] as const) {
    for (const theme of THEMES) {
      test(`every family looks like its picture: ${lang} ${theme}`, async ({ page, context, server }, info) => {
        test.slow();
        const folder = `${info.project.name}-${lang}-${theme}`;
        await page.clock.setFixedTime(new Date("2026-11-21T09:00:00+01:00"));
        await openGallery(page, context, server, lang, theme);
        await drawAll(page);
        // As tall as its content, so that nothing scrolls between two pictures.
        const [width, height] = await page.evaluate(() => [window.innerWidth, document.documentElement.scrollHeight]);
        await page.setViewportSize({ width, height });
        await picturesThere(page);
        const names = await families(page);
        for (const name of names) {
          await expect.soft(page.locator(`section#${name}`)).toHaveScreenshot([folder, `${name}.png`], {
            animations: "disabled",
            caret: "hide",
            threshold: 0.03,
            maxDiffPixelRatio: 0.001,
          });
          if (info.config.updateSnapshots === "changed") shrink(info.snapshotPath(folder, `${name}.png`));
        }
        expect(readdirSync(join(FOLDER, folder)).sort(), "a picture for each family, and no other").toEqual(names.map((name) => `${name}.png`).sort());
      });
    }
  }

  test("the pictures stay small", () => {
    const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).map((name) => statSync(join(FOLDER, name)));
    expect(files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)).toBeLessThan(MOST_BYTES);
  });
});

test("no text leaves its box, in any language, at the usual size of text and at 200 %", async ({ page, context, server }) => {
  test.slow();
  const session = await context.newCDPSession(page);
  for (const size of [16, 32]) {
    await session.send("Page.setFontSizes", { fontSizes: { standard: size, fixed: (size * 13) / 16 } });
    for (const lang of LANGS) {
      await openGallery(page, context, server, lang);
      await drawAll(page);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(`${size}px`);
      expect.soft(await textBeyondItsBox(page), `${lang}, ${size} px`).toEqual([]);
      await expectNoSidewaysScroll(page, `${lang}, ${size} px`);
    }
  }
});

test("a desk's window zoomed to 200 % shows everything", async ({ watch, isMobile, server }) => {
  test.skip(isMobile, "a phone zooms into its page and moves about in it");
  const page = await watch.open({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2, locale: "de-DE" });
  await openGallery(page, page.context(), server);
  await drawAll(page);
  await expectNoSidewaysScroll(page, "720 px");
  expect(await textBeyondItsBox(page)).toEqual([]);
});

test("nothing moves for whoever wants no motion", async ({ page, context, server }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openGallery(page, context, server);
  await drawAll(page);
  const moving = await page.evaluate(() => {
    const longest = (times: string) => Math.max(...times.split(",").map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000)));
    const names: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      for (const part of [undefined, "::before", "::after"]) {
        const style = getComputedStyle(element, part);
        const animated = style.animationName === "none" ? 0 : longest(style.animationDuration);
        if (Math.max(longest(style.transitionDuration), animated) > 1) names.push(`${element.tagName}.${element.getAttribute("class")}${part ?? ""}`);
      }
    }
    return [...new Set(names)];
  });
  expect(moving).toEqual([]);
});

test("in forced colours every control has an edge, and what is current differs", async ({ page, context, server }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openGallery(page, context, server);
  await drawAll(page);
  expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
  const edgeless = await page.locator("main").evaluate((main) => {
    const line = (style: CSSStyleDeclaration, side: "outline" | "borderBottom") =>
      style[`${side}Style`] !== "none" && parseFloat(style[`${side}Width`]) >= 1 && !/^rgba\(.*, 0\)$/.test(style[`${side}Color`]);
    const drawn = (element: Element | null) =>
      [undefined, "::before"].some((part) => {
        const style = element && getComputedStyle(element, part);
        return style && (line(style, "outline") || line(style, "borderBottom") || style.forcedColorAdjust === "none");
      });
    const controls = main.querySelectorAll("button, .btn, [role=button], input:not([type=hidden]), select, textarea, progress");
    // What is there for screen readers only has its edge drawn by its label.
    const seen = [...controls].filter((control) => control.checkVisibility() && getComputedStyle(control).clipPath === "none");
    return seen.filter((control) => !drawn(control) && !drawn(control.parentElement)).map((control) => control.outerHTML.slice(0, 120));
  });
  expect.soft(edgeless).toEqual([]);
  const alike = await page.locator("main [aria-current]").evaluateAll((all) => {
    const look = (element: Element) => {
      const { fontWeight, outlineStyle, borderBottomWidth, textDecorationLine } = getComputedStyle(element);
      return [fontWeight, outlineStyle, borderBottomWidth, textDecorationLine].join();
    };
    const other = (current: Element) => [...current.parentElement!.children].find((child) => child !== current && !child.hasAttribute("aria-current"));
    // A step on a way has its own sign.
    return all.filter((current) => !current.querySelector("svg") && other(current) && look(other(current)!) === look(current)).map((current) => current.outerHTML.slice(0, 120));
  });
  expect(alike, "what is current looks like the rest").toEqual([]);
});

for (const theme of THEMES) {
  // What lies still is looked at with all other pages.
  test(`what opens is accessible too: ${theme}`, async ({ page, context, server }) => {
    test.slow();
    await openGallery(page, context, server, "de", theme);
    await drawAll(page);
    await page.locator("main details:not([open]) > summary").evaluateAll((all) => all.forEach((summary) => (summary as HTMLElement).click()));
    await page.locator("#toasts a.btn").click();
    await expect(page.locator(".toasts .toast")).toBeVisible();
    await page.locator("#carrier").press("ArrowDown");
    await expect(page.locator("#lists [role=listbox]")).toBeVisible();
    await expectAccessible(page, "reasons, toast and list");
    await page.locator("#dialogs a[aria-haspopup=dialog]").first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, "dialog");
  });
}
