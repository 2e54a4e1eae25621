// Forms that may wait: what could not be sent stays sealed on the device, is done exactly once, and belongs to one account.
import type { BrowserContext, Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, gotoHydrated, test } from "../support/fixtures";
import { play } from "../support/play";

test.use({ part: null });

const SETTINGS = "/desk/kessler/settings";
const AREAS = `${SETTINGS}/payroll-areas`;

/** A connection that breaks before the server hears anything, or after it has answered. */
type Loss = "before" | "after";

/** A network that loses connections as planned, then every one before the server, until it is well again. */
class Network {
  tries = 0;
  private well = false;

  static async lose(context: BrowserContext, plan: Loss[] = []): Promise<Network> {
    const network = new Network();
    await context.route(`**${AREAS}`, async (route) => {
      if (network.well) return route.continue();
      const loss = plan[network.tries++];
      // What arrived was done: the answer leads on.
      if (loss === "after") expect((await route.fetch({ maxRedirects: 0 })).status()).toBe(303);
      await route.abort(loss === "after" ? "connectionreset" : "internetdisconnected");
    });
    return network;
  }

  mend(): void {
    this.well = true;
  }
}

type Kept = { rows: { id: string; account: string; bytes: number }[]; keys: { account: string; readable: boolean }[]; text: string };

/** All that the browser keeps of the outbox; `text` is every byte of it, read in two ways. */
const kept = (page: Page): Promise<Kept> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const base = await asked(indexedDB.open("zusage-outbox"));
    const all = async (name: string) => asked(base.transaction(name).objectStore(name).getAll());
    const [rows, keys] = [await all("rows"), await all("keys")];
    base.close();
    const bytes = (value: ArrayBuffer | Uint8Array) => ["utf-8", "utf-16le"].map((code) => new TextDecoder(code).decode(value));
    const text = JSON.stringify(rows, (_, value) => (value instanceof ArrayBuffer || value instanceof Uint8Array ? bytes(value) : value));
    return {
      rows: rows.map((row) => ({ id: row.id, account: row.account, bytes: row.sealed.data.byteLength })),
      keys: keys.map((key) => ({ account: key.account, readable: key.key.extractable })),
      text,
    };
  });

/** The network comes back: what waits is tried, and the page is told how it went. */
const tryAgain = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((go) => {
        addEventListener("zusage-outbox", () => go(), { once: true });
        dispatchEvent(new Event("online"));
      }),
  );

async function addArea(page: Page, name: string): Promise<void> {
  await gotoHydrated(page, SETTINGS);
  await page.getByLabel("Name des Abrechnungskreises").fill(name);
  await page.getByRole("button", { name: "Abrechnungskreis anlegen" }).click();
}

const note = (page: Page) => page.locator(`form[action='${AREAS}'] [data-outbox=kept]`);
const waits = (page: Page) => page.getByText("Eine Änderung wartet auf Verbindung.");
const refused = (page: Page) => page.getByText("Eine Änderung wurde nicht übernommen.");

async function whole(page: Page, what: string): Promise<void> {
  await expectNoSidewaysScroll(page, what);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${what}, ${colorScheme}`);
  }
}

test("five lost connections and a reload make one payroll area, and nothing readable is kept", async ({ context, page, server, watch }, info) => {
  const name = `Wartelohn ${info.project.name}`;
  watch.expectStatus(`${server.url}${AREAS}`);
  await play(context, server.url, "hr_clerk");
  const network = await Network.lose(context, ["before", "after", "before", "after", "after"]);
  await addArea(page, name);
  await expect(note(page)).toContainText("verschlüsselt gespeichert");
  await expect(page.getByRole("button", { name: "Abrechnungskreis anlegen" })).not.toHaveAttribute("aria-busy", "true");
  await expect(waits(page)).toBeVisible();
  await whole(page, "kept");

  const sealed = await kept(page);
  expect(sealed.rows).toHaveLength(1);
  expect(sealed.rows[0].bytes).toBeGreaterThan(name.length + AREAS.length);
  expect(sealed.keys.map((key) => key.readable)).toEqual([false]);
  for (const clear of [name, "Wartelohn", "payroll-areas", "kessler"]) expect(sealed.text).not.toContain(clear);

  await expect
    .poll(async () => {
      await tryAgain(page);
      return network.tries;
    })
    .toBeGreaterThanOrEqual(5);
  network.mend();
  await page.reload();
  await expect.poll(async () => (await kept(page)).rows).toEqual([]);
  await expect(waits(page)).toBeHidden();
  await expect(refused(page)).toBeHidden();
  await page.reload();
  await expect(page.getByText(name, { exact: true })).toHaveCount(1);
});

test("what is typed after something was kept is another change", async ({ context, page, server, watch }, info) => {
  watch.expectStatus(`${server.url}${AREAS}`);
  const [first, second] = [`Erster ${info.project.name}`, `Zweiter ${info.project.name}`];
  await play(context, server.url, "hr_clerk");
  const network = await Network.lose(context);
  await addArea(page, first);
  await expect(note(page)).toBeVisible();
  await expect(page.getByLabel("Name des Abrechnungskreises")).toHaveValue("");
  // Nothing typed is no change, and the summary says so where one is led to.
  await page.getByRole("button", { name: "Abrechnungskreis anlegen" }).click();
  await expect(page.locator("#form-area > div").first()).toBeFocused();
  await expect(page.getByRole("alert")).toContainText("Bitte füllen Sie das Feld");
  await page.getByLabel("Name des Abrechnungskreises").fill(second);
  await page.getByRole("button", { name: "Abrechnungskreis anlegen" }).click();
  await expect(page.getByText("2 Änderungen warten auf Verbindung.")).toBeVisible();
  network.mend();
  await tryAgain(page);
  await expect.poll(async () => (await kept(page)).rows.length).toBe(0);
  await gotoHydrated(page, SETTINGS);
  for (const name of [first, second]) await expect(page.getByText(name, { exact: true })).toHaveCount(1);
});

test("another account in the same browser sends nothing of the first", async ({ context, page, server, watch }, info) => {
  const name = `Zweitlohn ${info.project.name}`;
  // A page that is open while the sign-in changes is told so.
  for (const path of ["/desk/kessler/live", "/api/notices?org=kessler&"]) watch.expectStatus(`${server.url}${path}`);
  watch.expectStatus(`${server.url}${AREAS}`);
  await play(context, server.url, "hr_clerk");
  const network = await Network.lose(context);
  await addArea(page, name);
  await expect(note(page)).toBeVisible();
  const [row] = (await kept(page)).rows;

  await play(context, server.url, "approver");
  await gotoHydrated(page, SETTINGS);
  network.mend();
  const sent: string[] = [];
  page.on("request", (request) => request.url().endsWith(AREAS) && sent.push(request.method()));
  await tryAgain(page);
  await tryAgain(page);
  expect(sent).toEqual([]);
  await expect(waits(page)).toBeHidden();
  expect((await kept(page)).rows).toEqual([row]);
  // A page that was left open is of the first account, its cookies are of the second: the server takes nothing.
  const stale = await context.request.post(AREAS, { headers: { "zusage-account": row.account }, form: { key: row.id, area: name }, maxRedirects: 0 });
  expect(stale.status()).toBe(401);
  await page.reload();
  await expect(page.getByText(name, { exact: true })).toHaveCount(0);

  await play(context, server.url, "hr_clerk");
  await gotoHydrated(page, SETTINGS);
  await expect.poll(async () => (await kept(page)).rows).toEqual([]);
  await page.reload();
  await expect(page.getByText(name, { exact: true })).toHaveCount(1);
});

test("what is refused later is shown, opened with what was typed, or dropped", async ({ context, page, server, watch }, info) => {
  const name = `Doppellohn ${info.project.name}`;
  watch.expectStatus(`${server.url}${AREAS}`);
  await play(context, server.url, "hr_clerk");
  await addArea(page, name);
  await expect(page).toHaveURL(`${SETTINGS}?done=area`);

  for (const what of ["Ansehen", "Verwerfen"]) {
    const network = await Network.lose(context);
    await addArea(page, name);
    await expect(note(page)).toBeVisible();
    network.mend();
    await gotoHydrated(page, SETTINGS);
    await expect(refused(page)).toBeVisible();
    await expect(waits(page)).toBeHidden();
    await whole(page, "refused");
    await page.getByRole("button", { name: what }).click();
    if (what === "Ansehen") {
      await expect(page.getByRole("alert")).toContainText("gibt es hier schon");
      await expect(page.getByLabel("Name des Abrechnungskreises")).toHaveValue(name);
    }
    await expect(refused(page)).toBeHidden();
    expect((await kept(page)).rows).toEqual([]);
    await context.unrouteAll({ behavior: "wait" });
  }
  await gotoHydrated(page, SETTINGS);
  await expect(page.getByText(name, { exact: true })).toHaveCount(1);
});

test("signing out asks, and takes with it what waits", async ({ context, page, server, watch }, info) => {
  const name = `Restlohn ${info.project.name}`;
  // A page that is open while the sign-in changes is told so.
  for (const path of ["/desk/kessler/live", "/api/notices?org=kessler&"]) watch.expectStatus(`${server.url}${path}`);
  watch.expectStatus(`${server.url}${AREAS}`);
  await play(context, server.url, "hr_clerk");
  const network = await Network.lose(context);
  await addArea(page, name);
  await expect(note(page)).toBeVisible();
  await gotoHydrated(page, "/account");
  // No form of this page waits; the script comes after the page, because something is kept.
  await page.waitForFunction(() => "zusageOutbox" in window);
  const out = page.getByRole("button", { name: "Abmelden", exact: true });

  const question = page.waitForEvent("dialog").then(async (dialog) => {
    await dialog.dismiss();
    return dialog.message();
  });
  await out.click();
  expect(await question).toContain("1. Wenn Sie sich abmelden");
  await expect(page).toHaveURL("/account");
  expect((await kept(page)).rows).toHaveLength(1);

  page.once("dialog", (dialog) => dialog.accept());
  await out.click();
  await expect(page).toHaveURL("/sign-in");
  expect(await kept(page)).toMatchObject({ rows: [], keys: [] });
  network.mend();
  await play(context, server.url, "hr_clerk");
  await gotoHydrated(page, SETTINGS);
  await tryAgain(page);
  await expect(page.getByText(name, { exact: true })).toHaveCount(0);
});
