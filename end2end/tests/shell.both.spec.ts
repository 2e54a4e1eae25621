// What works the same with and without JavaScript: links, and the form for language and colours.
import { expect, test } from "../support/fixtures";

test("A14 the five places lead to each other and mark where one is", async ({ page }) => {
  await page.goto("/home");
  for (const [name, path] of [["Rechnen", "/calculate"], ["Unterlagen", "/documents"], ["Nachrichten", "/messages"], ["Konto", "/account"], ["Übersicht", "/home"]]) {
    await page.getByRole("navigation", { name: "Hauptbereiche" }).getByRole("link", { name }).click();
    await expect(page).toHaveURL(path);
    await expect(page.locator(".nav5 [aria-current=page]")).toHaveText(name);
  }
});

test("a person chooses language and colours and stays on the page", async ({ page, context }) => {
  await page.goto("/documents");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.locator("summary", { hasText: "Deutsch" }).click();
  await page.getByRole("button", { name: "Dansk" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "da");
  await expect(page).toHaveURL("/documents");
  await expect(page.getByRole("navigation", { name: "Hovedområder" })).toBeVisible();

  await page.locator("summary", { hasText: "Dansk" }).click();
  await page.locator("button[name=theme][value=dark]").click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "da");
  const chosen = (await context.cookies()).filter((cookie) => !cookie.name.startsWith("__Host-"));
  expect(chosen.map((cookie) => `${cookie.name}=${cookie.value} ${cookie.sameSite}`).sort()).toEqual(["lang=da Lax", "theme=dark Lax"]);
});

test("the browser's languages decide until a person chooses", async ({ watch }) => {
  const page = await watch.open({ locale: "nl-NL", serviceWorkers: "block" });
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
});

test("an address that does not exist says so with its status", async ({ page, watch, server }) => {
  for (const path of ["/gibt-es-nicht", "/desk/gibt-es-nicht/open", "/desk/brandt/open", "/desk/kessler/gibt-es-nicht", "/wall/gibt-es-nicht"]) {
    watch.expectStatus(server.url + path);
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.locator("h1")).toHaveText("Diese Seite gibt es nicht");
    await expect(page.getByRole("link", { name: "Zur Startseite" })).toBeVisible();
  }
});

test("the workplace leads through its areas", async ({ page, isMobile }) => {
  await page.goto("/desk");
  await page.getByRole("link", { name: "Kessler Maschinenbau" }).click();
  await expect(page).toHaveURL("/desk/kessler/open");
  if (isMobile) {
    await page.getByRole("navigation", { name: "Wichtigste Bereiche" }).getByRole("link", { name: "Personen" }).click();
    await expect(page).toHaveURL("/desk/kessler/people");
    await page.getByText("Mehr", { exact: true }).click();
    await page.locator(".nav5__sheet").getByRole("link", { name: "Versorgungsordnung" }).click();
  } else {
    await page.getByRole("navigation", { name: "Hauptbereiche" }).getByRole("link", { name: "Versorgungsordnung" }).click();
  }
  await expect(page).toHaveURL("/desk/kessler/scheme");
  await expect(page.locator("h1")).toHaveText("Versorgungsordnung");
});
