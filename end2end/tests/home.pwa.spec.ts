// What an employee has, without a network: what was seen last, sealed on this device, and gone with the person.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, gotoHydrated, hydrated, test } from "../support/fixtures";
import { expectSilence, workerReady } from "../support/offline";
import { play } from "../support/play";

test.use({ part: "employee" });

const OLD = /Offline\. Stand \d{2}\.\d{2}\.\d{4},\s\d{2}:\d{2}/;

/** Everything that the browser keeps beside the app itself: every byte of it, read in two ways, and how many answers there are. */
const kept = (page: Page): Promise<{ rows: number; readable: boolean[]; text: string }> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    if (!(await indexedDB.databases()).some((base) => base.name === "zusage-kept")) return { rows: 0, readable: [], text: "" };
    const base = await asked(indexedDB.open("zusage-kept"));
    const all = async (name: string) => asked(base.transaction(name).objectStore(name).getAll());
    const [rows, keys] = [await all("rows"), await all("keys")];
    base.close();
    const bytes = (value: ArrayBuffer | Uint8Array) => ["utf-8", "utf-16le"].map((code) => new TextDecoder(code).decode(value));
    const text = JSON.stringify(rows, (_, value) => (value instanceof ArrayBuffer || value instanceof Uint8Array ? bytes(value) : value));
    const cached = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((request) => request.url)));
    return { rows: rows.length, readable: keys.map((key) => key.key.extractable), text: text + JSON.stringify([cached, { ...localStorage }, { ...sessionStorage }]) };
  });

/** Opens home, the contract, the documents and a message once, and gives the address of the contract. */
async function visit(page: Page): Promise<string> {
  await gotoHydrated(page, "/home");
  await workerReady(page);
  await page.getByRole("link", { name: /^Direktversicherung/ }).click();
  await expect(page.locator("h1")).toHaveText("Direktversicherung");
  const contract = new URL(page.url()).pathname;
  await gotoHydrated(page, contract);
  await gotoHydrated(page, "/documents");
  await gotoHydrated(page, "/messages");
  await expect.poll(async () => (await kept(page)).rows).toBeGreaterThanOrEqual(4);
  return contract;
}

test("home and contract open without a network, with when they were so, and nothing readable is kept", async ({ page, context, server, watch }) => {
  expectSilence(page, server.url, watch.expectStatus);
  const contract = await visit(page);
  const sealed = await kept(page);
  expect(sealed.readable).toEqual([false]);
  for (const clear of ["239,60", "208,40", "Direktversicherung", "Lindenhof", "LL-8210347", "Standmitteilung"]) expect(sealed.text).not.toContain(clear);

  await context.setOffline(true);
  await page.goto("/home");
  await hydrated(page);
  await expect(page.getByRole("status").filter({ hasText: OLD })).toBeVisible();
  await expect(page.locator("main")).toContainText("239,60€ im Monat");
  await expect(page.locator("main")).toContainText("Stand 31.12.2025, aus Ihrer Standmitteilung");
  await expectNoSidewaysScroll(page, "home, offline");
  await page.getByRole("link", { name: /^Direktversicherung/ }).click();
  await expect(page).toHaveURL(contract);
  await expect(page.locator("main")).toContainText("208,40 €");
  await expect(page.getByRole("status").filter({ hasText: OLD })).toBeVisible();
  // By its address, too.
  await page.goto(contract);
  await hydrated(page);
  await expect(page.locator("main")).toContainText("208,40 €");
  await expectNoSidewaysScroll(page, "contract, offline");
  await page.goto("/documents");
  await expect(page.locator("#found > a")).toHaveCount(5);

  // The network comes back: what is shown is new again.
  await context.setOffline(false);
  await gotoHydrated(page, "/home");
  await expect(page.locator("main")).toContainText("239,60€ im Monat");
  await expect(page.getByText(OLD)).toHaveCount(0);
});

test("what is shown offline is whole in light and dark", async ({ page, context, server, watch }) => {
  expectSilence(page, server.url, watch.expectStatus);
  const contract = await visit(page);
  await context.setOffline(true);
  for (const path of ["/home", contract]) {
    await page.goto(path);
    await hydrated(page);
    await expect(page.getByText(OLD)).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `${path}, offline, ${colorScheme}`);
    }
  }
});

test("whoever signs out takes with them what was kept", async ({ page, context, server, watch }) => {
  expectSilence(page, server.url, watch.expectStatus);
  const contract = await visit(page);
  await gotoHydrated(page, "/account");
  await page.getByRole("button", { name: "Abmelden", exact: true }).click();
  await expect(page).toHaveURL("/sign-in");
  await expect.poll(async () => (await kept(page)).rows).toBe(0);
  await context.setOffline(true);
  for (const path of ["/home", contract]) {
    await page.goto(path);
    await hydrated(page);
    await expect(page.getByText("Keine Verbindung")).toBeVisible();
    await expect(page.locator("main")).not.toContainText("€");
    await expect(page.getByText(OLD)).toHaveCount(0);
  }
});

test("another account on the same device sees nothing of the first", async ({ page, context, server, watch }) => {
  expectSilence(page, server.url, watch.expectStatus);
  const contract = await visit(page);
  await play(context, server.url, "stranger");
  await gotoHydrated(page, "/account");
  await expect.poll(async () => (await kept(page)).rows).toBe(0);
  await context.setOffline(true);
  for (const path of ["/home", contract]) {
    await page.goto(path);
    await hydrated(page);
    await expect(page.locator("main")).not.toContainText("€");
  }
});
