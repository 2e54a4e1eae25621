// The gallery without JavaScript: each component does its work by what the browser and the server do.
import { expect, test } from "../support/fixtures";
import { GALLERY } from "../support/gallery";

test("every family is there, and nothing waits for a script", async ({ page }) => {
  await page.goto(GALLERY);
  const sections = page.locator("main section[id]");
  expect(await sections.count()).toBeGreaterThan(20);
  const empty = await sections.evaluateAll((all) => all.filter((section) => section.children.length < 2 || section.clientHeight < 40).map((section) => section.id));
  expect(empty).toEqual([]);
  const unnamed = await page.locator("main :is(input:not([type=hidden]), select, textarea)").evaluateAll((all) => all.filter((field) => !(field as HTMLInputElement).name).map((field) => field.id));
  expect(unnamed, "what has no name is not sent").toEqual([]);
});

test("reasons unfold", async ({ page }) => {
  await page.goto(GALLERY);
  const folded = page.locator("main details");
  expect(await folded.count()).toBeGreaterThan(2);
  for (const details of await folded.all()) {
    if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
    await expect(details.locator("> :not(summary)").first()).toBeVisible();
  }
});

test("a dialog is a part of the page and closes again", async ({ page }) => {
  await page.goto(GALLERY);
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.locator("#dialogs a[aria-haspopup=dialog]").first().click();
  await expect(page).toHaveURL(/\?open=withdraw$/);
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.getByRole("dialog")).toContainText("Ihr bisheriger Beitrag von 150,00 € läuft weiter.");
  await page.getByRole("dialog").getByRole("button").click();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a toast is a note that stays", async ({ page }) => {
  await page.goto(GALLERY);
  await expect(page.locator(".toasts .toast")).toHaveCount(0);
  await page.locator("#toasts a.btn").click();
  await expect(page).toHaveURL(/\?said=done/);
  await expect(page.locator(".toasts .toast")).toContainText("4 Vereinbarungen freigegeben");
});

test("lists are the browser's own", async ({ page }) => {
  await page.goto(GALLERY);
  const field = page.locator("#carrier");
  const list = await field.getAttribute("list");
  expect(await page.locator(`datalist#${list} option`).count()).toBe(4);
  await expect(field).not.toHaveAttribute("role");
  await expect(page.locator("#lists [role=listbox]")).toBeHidden();
  await page.locator("#way").selectOption("direct");
  await expect(page.locator("#way")).toHaveValue("direct");
});

test("the slider has its field, and both are sent", async ({ page }) => {
  await page.goto(GALLERY);
  await expect(page.locator("input[type=range][name=contribution-slider]")).toHaveValue("200");
  await expect(page.locator("input[name=contribution]")).toHaveValue("200,00");
  await expect(page.locator("#sliders")).toContainText("2.400,00");
});

test("typed fields come back written or with what to do", async ({ page }) => {
  await page.goto(GALLERY);
  await expect(page.locator("#money")).toHaveValue("200,00");
  await expect(page.locator("#day")).toHaveValue("01.04.2027");
  await expect(page.locator("#iban")).toHaveValue("DE89 3704 0044 0532 0130 00");
  await expect(page.locator("#money-low")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#money-low-error")).toContainText("24,72");
  await expect(page.locator("#day-wrong-error")).not.toBeEmpty();
});

test("an upload shows the browser's own field, which names the file", async ({ page }) => {
  await page.goto(GALLERY);
  const field = page.locator("#staff");
  await expect(field).toHaveCSS("opacity", "1");
  await field.setInputFiles({ name: "personalstand.csv", mimeType: "text/csv", buffer: Buffer.from("name\n") });
  expect(await field.inputValue()).toMatch(/personalstand\.csv$/);
});

test("one signs with the name, as drawing needs a script", async ({ page }) => {
  await page.goto(GALLERY);
  await expect(page.locator("#sign-typed")).toBeVisible();
  await expect(page.locator("#sign .pad")).toBeHidden();
  await expect(page.locator("#sign-way-typed")).toBeChecked();
  await expect(page.locator("#signature form button[data-size=l]")).toBeEnabled();
});
