// Finding and jumping: the palette with JavaScript, the form and its page without. What is looked for is posted and stands in no address.
import { type Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, gotoHydrated, test } from "../support/fixtures";

test.use({ part: "hr_clerk" });

const HOME = "/desk/kessler/people";
const isPhone = (name: string): boolean => name.startsWith("phone");
const scripted = (name: string): boolean => !name.endsWith("nojs");

/** Every address that the browser asks for. */
function addresses(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(decodeURIComponent(request.url())));
  return asked;
}

const dialog = (page: Page) => page.locator("dialog#palette");
const field = (page: Page) => page.getByRole("combobox", { name: "Suchen oder springen" });
const chosen = (page: Page) => dialog(page).locator("[role=option][aria-selected=true]");

test("a page is found by another word and opened with the keyboard alone", async ({ page }, info) => {
  test.skip(!scripted(info.project.name), "the palette needs a program");
  await gotoHydrated(page, HOME);
  const asked = addresses(page);
  await page.keyboard.press("Control+k");
  await expect(dialog(page)).toBeVisible();
  await expect(field(page)).toBeFocused();
  // An overview first; typing narrows it.
  await expect(page.getByRole("option", { name: "Lohnliste" })).toBeVisible();
  await field(page).fill("gehalt");
  await expect(page.getByRole("option")).toHaveText(["Abrechnungskreis anlegen", "Lohnliste"]);
  await expect(dialog(page).getByRole("status").first()).toHaveText("2 Treffer");
  await expect(chosen(page)).toHaveText("Abrechnungskreis anlegen");
  await page.keyboard.press("ArrowDown");
  await expect(chosen(page)).toHaveText("Lohnliste");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", (await chosen(page).getAttribute("id")) ?? "none");
  await page.keyboard.press("ArrowDown");
  await expect(chosen(page)).toHaveText("Abrechnungskreis anlegen");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/desk/kessler/payroll");
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator("h1")).toBeFocused();
  // Open again: nothing of it was kept. Escape gives the focus back.
  await page.keyboard.press("Control+k");
  await expect(field(page)).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  expect(asked.filter((address) => address.includes("gehalt"))).toEqual([]);
});

test("people come from the server, and their names stand in no address", async ({ page }, info) => {
  test.skip(!scripted(info.project.name), "the palette needs a program");
  await gotoHydrated(page, HOME);
  const asked = addresses(page);
  const opener = isPhone(info.project.name) ? page.locator(".desk__head .palette__phone") : page.locator(".desk__side").getByRole("link", { name: /^Suchen/ });
  await opener.click();
  await expect(field(page)).toBeFocused();
  await field(page).fill("obermueller");
  const person = page.getByRole("group", { name: "Personen" }).getByRole("option");
  await expect(person).toHaveText(/Eva-Maria Obermüller\s*Personalnummer 1007/);
  await expect(person).toHaveAttribute("aria-selected", "true");
  await expectNoSidewaysScroll(page, "palette");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `palette, ${colorScheme}`);
  }
  await field(page).fill("qqqq");
  await expect(dialog(page)).toContainText("Nichts gefunden");
  await expect(page.getByRole("option")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(HOME);
  // Around the dialog is out of it.
  await page.mouse.click(2, 2);
  await expect(dialog(page)).toBeHidden();
  await expect(opener).toBeFocused();
  expect(asked.some((address) => address.endsWith("/api/search"))).toBe(true);
  expect(asked.filter((address) => /obermueller|qqqq/i.test(address))).toEqual([]);
});

test("an answer that comes late is not shown", async ({ page }, info) => {
  test.skip(!scripted(info.project.name), "the palette needs a program");
  await gotoHydrated(page, HOME);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let late = (): void => undefined;
  const answered = new Promise<void>((resolve) => (late = resolve));
  await page.route("**/api/search", async (route) => {
    if (!route.request().postData()?.includes("weiss")) return route.continue();
    await held;
    await route.continue();
    late();
  });
  await page.keyboard.press("Control+k");
  const first = page.waitForRequest((request) => request.postData()?.includes("weiss") ?? false);
  await field(page).fill("weiss");
  await first;
  await field(page).fill("1007");
  await expect(page.getByRole("option", { name: /Obermüller/ })).toBeVisible();
  const response = page.waitForResponse((answer) => answer.request().postData()?.includes("weiss") ?? false);
  release();
  await answered;
  await (await response).finished();
  // What the program does with an answer it does at once.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  await expect(page.getByRole("option", { name: /Obermüller/ })).toBeVisible();
  await expect(page.getByRole("option", { name: /Weiß/ })).toHaveCount(0);
});

test("a language is chosen from the palette, on the same page", async ({ page }, info) => {
  test.skip(!scripted(info.project.name), "the palette needs a program");
  await gotoHydrated(page, HOME);
  await page.keyboard.press("Control+k");
  await field(page).fill("english");
  await expect(chosen(page)).toHaveText("Sprache: English");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL(HOME);
});

test("a form and a page find the same without a program", async ({ page }, info) => {
  test.skip(scripted(info.project.name), "with a program the palette opens");
  const asked = addresses(page);
  await page.goto(HOME);
  if (isPhone(info.project.name)) {
    await page.locator(".desk__head .palette__phone").click();
    await page.locator("main").getByRole("searchbox").fill("obermueller");
    await page.locator("main").getByRole("button", { name: "Suchen" }).click();
  } else {
    await page.locator(".desk__side").getByRole("searchbox").fill("obermueller");
    await page.keyboard.press("Enter");
  }
  await expect(page).toHaveURL("/desk/kessler/search");
  await expect(page.locator("main").getByRole("searchbox")).toHaveValue("obermueller");
  await expect(page.locator("main").getByRole("link", { name: /Eva-Maria Obermüller/ })).toHaveAttribute("href", new RegExp(`^${HOME}/[0-9a-f-]{36}$`));
  await expectNoSidewaysScroll(page, "found");
  await page.locator("main").getByRole("searchbox").fill("gehalt");
  await page.locator("main").getByRole("button", { name: "Suchen" }).click();
  await page.locator("main").getByRole("link", { name: "Lohnliste" }).click();
  await expect(page).toHaveURL("/desk/kessler/payroll");
  expect(asked.filter((address) => /obermueller|gehalt/i.test(address))).toEqual([]);
});

test("at the door the shortcut leads to the field, and its page looks whole", async ({ page }, info) => {
  await page.goto("/desk/kessler/members");
  if (scripted(info.project.name) && !isPhone(info.project.name)) {
    await expect(page.locator("html")).toHaveAttribute("data-hydrated", /.+/);
    await page.keyboard.press("Control+k");
    await expect(page.locator("#desk-search")).toBeFocused();
    await page.keyboard.type("1003");
    await page.keyboard.press("Enter");
  } else {
    await page.goto("/desk/kessler/search");
    await page.locator("main").getByRole("searchbox").fill("1003");
    await page.locator("main").getByRole("button", { name: "Suchen" }).click();
  }
  await expect(page.locator("main").getByRole("link", { name: /Aylin Yıldız/ })).toBeVisible();
  await expect(page.locator("main").getByRole("status")).toHaveText("1 Treffer");
  if (scripted(info.project.name)) await expectAccessible(page, "search page");
});
