// Every component of the gallery by keyboard alone: what Tab reaches and shows, and what the keys do in each.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/fixtures";
import { openGallery } from "../support/gallery";

test.beforeEach(async ({ page, context, server }) => openGallery(page, context, server));

/** Marks what the keyboard has to reach, in the order of the page; of radio buttons of a name the chosen one. */
async function markControls(page: Page): Promise<number> {
  return page.evaluate(() => {
    const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0'], [contenteditable=true]";
    const reached = (control: Element) => {
      const radio = control instanceof HTMLInputElement && control.type === "radio";
      return control.checkVisibility({ visibilityProperty: true }) && !control.matches(":disabled") && !(radio && !control.checked);
    };
    const controls = [...document.querySelectorAll(`main :is(${wanted})`)].filter(reached);
    controls.forEach((control, place) => control.setAttribute("data-walk", String(place)));
    return controls.length;
  });
}

/** Where the focus is, and what is wrong with how it shows: no ring of 2 px, or out of sight. */
async function focused(page: Page): Promise<{ place: number | null; wrong: string[] }> {
  return page.evaluate(() => {
    const control = document.activeElement!;
    const ringed = (element: Element | null | undefined) => {
      const style = element && getComputedStyle(element);
      return !!style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$/.test(style.outlineColor);
    };
    const name = `${control.closest("section")?.id}: ${control.outerHTML.slice(0, 90)}`;
    // A field's ring is drawn around the field, a radio button's around its circle.
    const rings = [control, control.parentElement, control.nextElementSibling, control.closest(".drop, .choice")];
    const box = control.getBoundingClientRect();
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const place = control.getAttribute("data-walk");
    return {
      place: place === null ? null : Number(place),
      wrong: [...(rings.some(ringed) ? [] : [`no ring: ${name}`]), ...(seen ? [] : [`out of sight: ${name}`])],
    };
  });
}

test("Tab reaches every control in the order of the page, and shows where one is", async ({ page }) => {
  test.slow();
  const count = await markControls(page);
  expect(count).toBeGreaterThan(40);
  const walked: number[] = [];
  const wrong: string[] = [];
  for (let stop = 0; stop < count + 40 && walked.at(-1) !== count - 1; stop += 1) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    // The header's own stops come first; a box that scrolls is a stop of the browser's.
    if (here.place !== null) walked.push(here.place);
    wrong.push(...here.wrong);
  }
  expect(walked).toEqual(Array.from({ length: count }, (_, place) => place));
  expect(wrong).toEqual([]);
  await page.keyboard.press("Shift+Tab");
  expect((await focused(page)).place).toBe(count - 2);
});

async function press(page: Page, control: Locator, ...keys: string[]): Promise<void> {
  await control.focus();
  for (const key of keys) await page.keyboard.press(key);
}

test("dialog: Enter opens it, the safe verb has the focus, Tab stays inside, Escape gives the focus back", async ({ page }) => {
  const link = page.locator("#dialogs a[aria-haspopup=dialog]").first();
  const dialog = page.getByRole("dialog");
  await press(page, link, "Enter");
  await expect(dialog).toBeVisible();
  expect(await dialog.evaluate((element) => element.matches(":modal"))).toBe(true);
  const keep = dialog.getByRole("button").first();
  await expect(keep).toBeFocused();
  expect((await focused(page)).wrong).toEqual([]);
  const reached = new Set<string>();
  for (let stop = 0; stop < 6; stop += 1) {
    await page.keyboard.press("Tab");
    // After the last stop the browser's own bar has the focus, never the page behind.
    reached.add(await page.evaluate(() => (document.activeElement === document.body ? "browser" : document.activeElement!.closest("dialog") ? "inside" : "behind")));
  }
  expect([...reached]).not.toContain("behind");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(link).toBeFocused();
  await press(page, link, "Enter");
  await press(page, keep, "Enter");
  await expect(dialog).toBeHidden();
  await expect(link).toBeFocused();
});

test("tabs: the arrows, Home and End move between the views, Enter opens one", async ({ page }) => {
  const tabs = page.locator("#tabs nav a");
  await press(page, tabs.nth(0), "ArrowRight");
  await expect(tabs.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(tabs.last()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(tabs.first()).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(tabs.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(tabs.first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#tabs$/);
});

test("combobox: typing finds, the arrows move, Enter takes, Escape closes, Tab goes on", async ({ page }) => {
  const field = page.locator("#carrier");
  const list = page.getByRole("listbox");
  await field.focus();
  await page.keyboard.type("nord");
  await expect(list.getByRole("option")).toHaveText(["Nordmark Pensionskasse"]);
  await expect(field).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowDown");
  const option = list.getByRole("option").first();
  await expect(option).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id"))!);
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("Nordmark Pensionskasse");
  await expect(list).toBeHidden();
  await expect(field).toHaveAttribute("aria-expanded", "false");
  await field.fill("");
  await page.keyboard.press("ArrowUp");
  await expect(list.getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(list.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
  await page.keyboard.type("Süd");
  await expect(list).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(list).toBeHidden();
  await expect(field).toHaveValue("Süd");
});

test("slider: the arrows move by a euro, Home and End to the limits; field and slider agree", async ({ page }) => {
  const [slider, field] = [page.locator("#sliders input[type=range]"), page.locator("#contribution")];
  await press(page, slider, "ArrowRight");
  await expect(field).toHaveValue("201,00");
  await expect(slider).toHaveAttribute("aria-valuetext", /^201,00\s€$/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(field).toHaveValue("199,00");
  await page.keyboard.press("PageUp");
  await expect(field).toHaveValue("209,00");
  await page.keyboard.press("PageDown");
  await expect(field).toHaveValue("199,00");
  await page.keyboard.press("End");
  await expect(field).toHaveValue("338,00");
  await page.keyboard.press("Home");
  await expect(field).toHaveValue("0,00");
  await field.fill("123,45");
  await page.keyboard.press("Tab");
  await expect(slider).toHaveValue("123");
  await expect(page.locator("#sliders")).toContainText("1.481,40");
  await field.fill("339");
  await page.keyboard.press("Tab");
  await expect(page.locator("#contribution-error")).toContainText("338,00");
  await expect(field).toHaveAttribute("aria-invalid", "true");
});

test("toast: it stays while the focus is in it, and goes six seconds after", async ({ page }) => {
  const [say, toast] = [page.locator("#toasts a.btn"), page.locator(".toasts .toast")];
  await press(page, say, "Enter");
  await expect(toast).toBeVisible();
  await expect(page.locator(".toasts")).toHaveAttribute("role", "status");
  await toast.getByRole("link").focus();
  await page.waitForTimeout(7_000);
  await expect(toast).toBeVisible();
  await say.focus();
  await page.waitForTimeout(4_000);
  await expect(toast).toBeVisible();
  await expect(toast).toHaveCount(0);
});

test("toast: its cross and Escape close it", async ({ page }) => {
  const toast = page.locator(".toasts .toast");
  for (const [inside, key] of [["button", "Enter"], ["link", "Escape"]] as const) {
    await press(page, page.locator("#toasts a.btn"), "Enter");
    await press(page, toast.getByRole(inside), key);
    await expect(toast).toHaveCount(0);
  }
});

test("whatever unfolds: Enter and the space bar unfold and fold it", async ({ page }) => {
  const folds = page.locator("main details:visible");
  expect(await folds.count()).toBeGreaterThan(5);
  for (const fold of await folds.all()) {
    const open = (await fold.getAttribute("open")) !== null;
    await press(page, fold.locator("> summary"), "Enter");
    await expect(fold).toHaveJSProperty("open", !open);
    await page.keyboard.press("Space");
    await expect(fold).toHaveJSProperty("open", open);
  }
});

test("signature: the arrows choose the way, and whoever does not draw types the name", async ({ page }) => {
  const [name, sign] = [page.locator("#sign-typed"), page.locator("#signature form button[data-size=l]")];
  await expect(sign).toBeDisabled();
  await press(page, page.locator("#sign-way-drawn"), "ArrowRight");
  await expect(page.locator("#sign-way-typed")).toBeChecked();
  await expect(name).toBeVisible();
  await name.focus();
  await page.keyboard.type("Maximilian von Hohenstein-Rabenau");
  await expect(sign).toBeEnabled();
});

test("findings: the arrows choose, and keeping it asks for the reason", async ({ page }) => {
  const [fix, keep] = [page.locator("input[name=over][value=fix]"), page.locator("input[name=over][value=keep]")];
  await expect(page.locator("[name=over-reason]")).toBeHidden();
  await press(page, fix, "ArrowDown");
  await expect(keep).toBeChecked();
  await expect(page.locator("[name=over-reason]")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(keep).toBeFocused();
});

test("tables and steps: heads that sort and steps that are done are links", async ({ page }) => {
  const head = page.locator("#tables th a").first();
  const narrow = !(await head.evaluate((link) => link.getBoundingClientRect().height > 1 && getComputedStyle(link.closest("thead")!).clipPath === "none"));
  if (!narrow) {
    await press(page, head, "Enter");
    await expect(page).toHaveURL(/#tables$/);
  }
  await expect(page.locator("#tables th[aria-sort=descending]")).toHaveCount(1);
  await press(page, page.locator("#ways a").first(), "Enter");
  await expect(page).toHaveURL(/#ways$/);
});

test("upload: the space bar opens the browser's choice, and the page names the file", async ({ page }) => {
  const chooser = page.waitForEvent("filechooser");
  await press(page, page.locator("#staff"), "Space");
  await (await chooser).setFiles({ name: "personalstand.csv", mimeType: "text/csv", buffer: Buffer.from("name\n") });
  await expect(page.locator("#uploads .field").first()).toContainText("personalstand.csv");
});

test("typed fields: leaving one writes its value, or says what to do", async ({ page }) => {
  for (const [id, typed, written] of [
    ["money", "250,5", "250,50"],
    ["percent", "12,5", "12,5"],
    ["day", "1. April 2028", "01.04.2028"],
    ["born", "3.5.88", "03.05.1988"],
    ["iban", "de89370400440532013000", "DE89 3704 0044 0532 0130 00"],
  ]) {
    const field = page.locator(`#${id}`);
    await field.fill(typed);
    await press(page, field, "Tab");
    await expect(field, id).toHaveValue(written);
    await expect(field, id).not.toHaveAttribute("aria-invalid");
    await field.fill("x");
    await press(page, field, "Tab");
    await expect(field, id).toHaveValue("x");
    await expect(field, id).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator(`#${id}-error`), id).not.toBeEmpty();
    expect(await field.getAttribute("aria-describedby"), id).toContain(`${id}-error`);
  }
});

test("select: a letter and the arrows choose", async ({ page }) => {
  const select = page.locator("#way");
  await press(page, select, "ArrowUp");
  await expect(select).toHaveValue("direct");
  await press(page, select, "u");
  await expect(select).toHaveValue("relief");
});
