// The installed app: starts without a network after one visit, and a new build comes by the banner.
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, gotoHydrated, hydrated, test } from "../support/fixtures";
import { expectSilence, workerReady } from "../support/offline";
import { Server, site } from "../support/server";

// A14: installable, and at home on the phone.
test("after one visit the app starts without a network, in the person's language and colours", async ({ page, context, server, watch }) => {
  expectSilence(page, server.url, watch.expectStatus);
  await context.addCookies([
    { name: "lang", value: "nl", url: server.url },
    { name: "theme", value: "dark", url: server.url },
  ]);
  await gotoHydrated(page, "/");
  await workerReady(page);
  await context.setOffline(true);
  await page.goto("/home");
  await hydrated(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("navigation").getByRole("link", { name: "Overzicht" })).toBeVisible();
  await page.getByRole("link", { name: "Account" }).click();
  await expect(page).toHaveURL("/account");
  await page.goto("/gibt-es-nicht");
  await expect(page.locator("h1")).toBeVisible();
  // A page at the door comes from the server alone; nobody says that it does not exist.
  await page.goto("/account/password");
  await expect(page.locator("h1")).toHaveText("Zusage antwoordt op dit moment niet");
});

test("offline and without a choice, the browser's language decides; a choice made offline holds", async ({ server, watch }) => {
  const page = await watch.open({ locale: "da-DK", serviceWorkers: "allow" });
  expectSilence(page, server.url, watch.expectStatus);
  await gotoHydrated(page, "/");
  await workerReady(page);
  await page.context().setOffline(true);
  await page.goto("/home");
  await hydrated(page);
  // Nothing was kept on this device yet.
  await expect(page.locator("h1")).toHaveText("Denne side findes ikke uden forbindelse");
  await expect(page.locator(".banner")).toBeVisible();
  await expectAccessible(page, "offline shell");

  await page.locator("summary", { hasText: "Dansk" }).click();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.locator("h1")).toHaveText("Diese Seite ist ohne Verbindung nicht da");
  await expect(page.getByText("Keine Verbindung")).toBeVisible();
});

test("a slow page of the app opens without data, and what the server says is passed on", async ({ watch, server }) => {
  // A network between browser and server that takes ten seconds for one address.
  const slow = createServer((incoming, answer) => {
    const pass = () =>
      incoming.pipe(
        request(server.url + incoming.url, { method: incoming.method, headers: incoming.headers }, (reply) => {
          answer.writeHead(reply.statusCode ?? 502, reply.headers);
          reply.pipe(answer);
        }).on("error", () => answer.destroy()),
      );
    if (incoming.url === "/documents") setTimeout(pass, 10_000);
    else pass();
  });
  await new Promise<void>((resolve) => slow.listen(0, "127.0.0.1", resolve));
  try {
    const base = `http://localhost:${(slow.address() as AddressInfo).port}`;
    const page = await watch.open({ locale: "de-DE", serviceWorkers: "allow", baseURL: base });
    await gotoHydrated(page, "/");
    await workerReady(page);
    watch.expectStatus(`${base}/nirgends`);
    expect((await page.goto("/nirgends"))?.status()).toBe(404);
    await page.goto("/documents", { timeout: 8_000 });
    await hydrated(page);
    await expect(page.locator("h1")).toHaveText("Unterlagen");
    await expect(page.getByText("Keine Verbindung")).toBeVisible();
  } finally {
    slow.closeAllConnections();
    slow.close();
  }
});

test("the worker keeps nothing of the workplace", async ({ page, server }) => {
  await gotoHydrated(page, "/");
  await workerReady(page);
  await page.goto("/desk/kessler/people");
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((request) => request.url)));
    return all.flat();
  });
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.filter((url) => /desk|wall|workplace/.test(url))).toEqual([]);
  expect(kept).toContain(`${server.url}/offline-shell`);
});

/** A second build with other bytes: a custom section in the wasm, so that name, manifest and build change. */
function secondBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), "zusage-build-"));
  cpSync(site(), folder, { recursive: true });
  const path = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const old: string = manifest.bundles.employee.wasm;
  const section = Buffer.from([0, 5, 4, 0x74, 0x65, 0x73, 0x74]);
  const bytes = Buffer.concat([readFileSync(join(folder, "pkg", old)), section]);
  const name = `employee.${createHash("sha256").update(bytes).digest("hex").slice(0, 10)}.wasm`;
  rmSync(join(folder, "pkg", `${old}.br`));
  renameSync(join(folder, "pkg", old), join(folder, "pkg", name));
  writeFileSync(join(folder, "pkg", name), bytes);
  writeFileSync(join(folder, "pkg", `${name}.br`), brotliCompressSync(bytes));
  manifest.bundles.employee.wasm = name;
  manifest.files = manifest.files.map((file: string) => (file === `pkg/${old}` ? `pkg/${name}` : file));
  manifest.build = createHash("sha256").update(JSON.stringify(manifest.files)).digest("hex").slice(0, 16);
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
}

test("a new build comes by the banner, without an error", async ({ page }) => {
  const first = await Server.start();
  await gotoHydrated(page, `${first.url}/`);
  await workerReady(page);
  const before = await page.locator("html").getAttribute("data-hydrated");
  const port = first.port;
  await first.stop();

  const folder = secondBuild();
  const second = await Server.start({ site: folder, port });
  try {
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(page.getByText("Eine neue Version ist da.")).toBeVisible();
    await expectAccessible(page, "update banner");
    // The person decides: nothing reloads by itself.
    await expect(page.locator("html")).toHaveAttribute("data-hydrated", before!);
    await page.getByRole("button", { name: "Neu laden" }).click();
    await expect(page.locator("html")).not.toHaveAttribute("data-hydrated", before!);
    await hydrated(page);
    await expect(page.getByText("Eine neue Version ist da.")).toBeHidden();
    const caches = await page.evaluate(() => window.caches.keys());
    // Files and calculators of one build, and nothing of the one before.
    const { build } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as { build: string };
    expect(caches.length).toBeGreaterThan(0);
    for (const name of caches) expect(name).toContain(`-${build}-`);
  } finally {
    await second.stop();
    rmSync(folder, { recursive: true });
  }
});

test("a new build that is found while the page still loads shows the banner too", async ({ page }) => {
  const first = await Server.start();
  await gotoHydrated(page, `${first.url}/`);
  await workerReady(page);
  const port = first.port;
  await first.stop();
  const folder = secondBuild();
  const second = await Server.start({ site: folder, port });
  try {
    // The navigation itself makes the browser look; nothing here asks for it.
    await gotoHydrated(page, `${second.url}/`);
    await expect(page.getByText("Eine neue Version ist da.")).toBeVisible();
  } finally {
    await second.stop();
    rmSync(folder, { recursive: true });
  }
});
