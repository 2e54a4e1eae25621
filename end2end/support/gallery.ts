// The gallery of components: opening it, and what holds of every component whatever it is.
import type { BrowserContext, Page } from "@playwright/test";
import { choose, hydrated, type Lang, type Theme } from "./fixtures";
import type { Server } from "./server";

export const GALLERY = "/desk/_gallery";

/** Opens the gallery with its fonts. */
export async function openGallery(page: Page, context: BrowserContext, server: Server, lang: Lang = "de", theme: Theme = "light"): Promise<void> {
  await choose(context, server.url, lang, theme);
  await page.goto(GALLERY);
  await hydrated(page);
  await page.evaluate(() => document.fonts.ready);
}

/** Has all of the page drawn, in sight or not: what looks at every family at once needs it. */
export async function drawAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".gal { content-visibility: visible !important; }");
    document.adoptedStyleSheets = [sheet];
  });
}

/** Waits for the pictures, which come when they are in sight. */
export async function picturesThere(page: Page): Promise<void> {
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
}

/** The ids of the families, in their order. */
export async function families(page: Page): Promise<string[]> {
  return page.locator("main section[id]").evaluateAll((sections) => sections.map((section) => section.id));
}

/** Text that reaches beyond the box it stands in, or is cut off there. Scrolling boxes may hold more than they show. */
export async function textBeyondItsBox(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.querySelector("main")!, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const isBox = (style: CSSStyleDeclaration) =>
      style.overflowX !== "visible" || parseFloat(style.borderTopWidth) > 0 || style.backgroundColor !== "rgba(0, 0, 0, 0)";
    const kind = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
    const beyond = (text: Node, box: Element): string | undefined => {
      const frame = box.getBoundingClientRect();
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) {
        const aside = Math.max(frame.left - line.left, line.right - frame.right);
        // A font's own height may be more than the line's.
        const above = Math.max(frame.top - line.top, line.bottom - frame.bottom) - line.height * 0.2;
        if (line.width > 0 && (aside > 1 || above > 1)) return `${Math.round(Math.max(aside, above))} px`;
      }
      return undefined;
    };
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const parent = text.parentElement!;
      const words = text.textContent!.trim();
      if (!words || !parent.checkVisibility({ visibilityProperty: true }) || parent.closest("option, datalist, title")) continue;
      // What is there for screen readers only is cut off on purpose.
      const clipped = (element: Element | null): boolean => !!element && (getComputedStyle(element).clipPath !== "none" || clipped(element.parentElement));
      if (clipped(parent)) continue;
      for (let box: Element | null = parent; box && box.tagName !== "MAIN"; box = box.parentElement) {
        const style = getComputedStyle(box);
        // The beginning of a document; a button opens the rest.
        if (box.matches(".paper--peek")) break;
        if (/auto|scroll/.test(style.overflowX + style.overflowY)) break;
        const by = isBox(style) && style.display !== "inline" ? beyond(text, box) : undefined;
        if (by) {
          found.push(`#${parent.closest("section")?.id}: "${words.slice(0, 50)}" is ${by} beyond ${kind(box)}`);
          break;
        }
      }
    }
    return [...new Set(found)];
  });
}
