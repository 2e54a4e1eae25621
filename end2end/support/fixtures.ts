// What every browser test gets: a server, and a page on which any error is red.
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, type BrowserContextOptions, expect, type Page, test as base } from "@playwright/test";
import { type Part, play } from "./play";
import { Server } from "./server";

export const LANGS = ["de", "en", "nl", "da"] as const;
export const THEMES = ["light", "dark"] as const;
export type Lang = (typeof LANGS)[number];
export type Theme = (typeof THEMES)[number];

type Watch = {
  /** Addresses whose error status is what the test wants; the browser reports it on its console. */
  expectStatus(url: string): void;
  /** A further browser context of the test, watched like the first. */
  open(options: BrowserContextOptions): Promise<Page>;
};

type Options = { part: Part | null };
type Fixtures = { watch: Watch };
type WorkerFixtures = { server: Server };

/** Notes every console error, page error and failed file of a context, of its service worker too. */
function note(context: BrowserContext, scripts: boolean, wanted: Set<string>, errors: string[]): void {
  context.on("console", (message) => {
    const expected = message.text().startsWith("Failed to load resource") && wanted.has(message.location().url.split("?draft=")[0]);
    if (message.type() === "error" && !expected) errors.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => errors.push(`page: ${error.error().message}`));
  context.on("requestfailed", (request) => {
    // A navigation away cancels what the old page was still loading; that is no failure of the file.
    const cancelled = request.failure()?.errorText === "net::ERR_ABORTED";
    const wantedToRun = scripts || request.resourceType() !== "script";
    if (request.url().includes("/pkg/") && wantedToRun && !cancelled) errors.push(`failed: ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.url().includes("/pkg/") && response.status() >= 400 && !wanted.has(response.url()))
      errors.push(`${response.status()}: ${response.url()}`);
  });
}

export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  // Who is signed in; the team lead sees most. `test.use({ part: null })`: nobody.
  part: ["team_lead", { option: true }],
  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      expect(await server.stop()).toBe(0);
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  watch: [
    async ({ browser, context, javaScriptEnabled, part, server }, use) => {
      const wanted = new Set<string>();
      const errors: string[] = [];
      const further: BrowserContext[] = [];
      const scripts = javaScriptEnabled ?? true;
      note(context, scripts, wanted, errors);
      if (part) await play(context, server.url, part);
      const open = async (options: BrowserContextOptions): Promise<Page> => {
        const opened = await browser.newContext({ baseURL: server.url, javaScriptEnabled: scripts, ...options });
        further.push(opened);
        note(opened, scripts, wanted, errors);
        if (part) await play(opened, server.url, part);
        return opened.newPage();
      };
      await use({ expectStatus: (url) => wanted.add(url), open });
      await Promise.all(further.map((opened) => opened.close()));
      expect(errors, "errors on the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens a page and waits until the wasm has taken it over; a click before that would be lost. */
export async function gotoHydrated(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

export async function hydrated(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-hydrated", /^[0-9a-f]{16}$/);
}

/** Chooses language and colours as the form does: by the two cookies. */
export async function choose(context: BrowserContext, url: string, lang: Lang, theme: Theme): Promise<void> {
  await context.addCookies([
    { name: "lang", value: lang, url },
    { name: "theme", value: theme, url },
  ]);
}

/** axe with every rule it knows; those that it leaves off by itself (target-size of WCAG 2.2) are switched on. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // Colours fade when they change, and what is between two themes has a contrast of neither.
  await page.evaluate(() => {
    const ends = (animation: Animation) => animation.effect?.getComputedTiming().endTime !== Infinity;
    const ended = document.getAnimations().filter(ends).map((animation) => animation.finished.then(() => true, () => false));
    // One that stands still, or whose element is not drawn, never ends.
    return Promise.race([Promise.all(ended), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  });
  // As tall as its content: what a bar covers at one place of scrolling is free at another.
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (size && height > size.height) await page.setViewportSize({ width: size.width, height: height + 200 });
  const axe = new AxeBuilder({ page }).options({ rules: { "target-size": { enabled: true } } });
  const found = await axe.analyze();
  const lines = found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`));
  if (size) await page.setViewportSize(size);
  expect(lines, what).toEqual([]);
}

/** Nothing reaches beyond the right edge (WCAG 1.4.10). */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content, `${what}: content is ${content} px in a window of ${window} px`).toBeLessThanOrEqual(window);
}
