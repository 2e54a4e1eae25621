// The wire: status codes, cache headers, compression, policies, and what is in which bundle.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../support/fixtures";
import { site } from "../support/server";

type Manifest = { bundles: Record<string, { js: string; wasm: string; css: string }>; catalogues: Record<string, Record<string, string>> };
const manifest: Manifest = JSON.parse(readFileSync(join(site(), "manifest.json"), "utf8"));
const read = (file: string): string => readFileSync(join(site(), "pkg", file)).toString("latin1");

test("a string of a workplace screen is not in the employee's files", () => {
  const { employee, workplace } = manifest.bundles;
  // An address of the workplace's router, and the wall's CSS class.
  for (const needle of ["approvals", "wall__empty"]) {
    expect(read(workplace.wasm)).toContain(needle);
    expect(read(employee.wasm)).not.toContain(needle);
  }
  expect(read(manifest.catalogues.workplace.de)).toContain("Lohnliste");
  expect(read(manifest.catalogues.employee.de)).not.toContain("Lohnliste");
});

test("built files are kept for ever, compressed, and a missing one is a 404 that is not kept", async ({ request }) => {
  for (const file of Object.values(manifest.bundles.employee)) {
    const response = await request.get(`/pkg/${file}`, { headers: { "accept-encoding": "br" } });
    expect(response.status(), file).toBe(200);
    expect(response.headers()["content-encoding"], file).toBe("br");
    expect(response.headers()["cache-control"], file).toBe("public, max-age=31536000, immutable");
  }
  const wasm = await request.get(`/pkg/${manifest.bundles.employee.wasm}`);
  expect(wasm.headers()["content-type"]).toBe("application/wasm");
  const missing = await request.get("/pkg/employee.0000000000.wasm");
  expect(missing.status()).toBe(404);
  expect(missing.headers()["cache-control"]).toBe("no-store");
  expect(missing.headers()["content-type"] ?? "").not.toContain("html");
});

test("what changes with a build or a person is asked for again", async ({ request }) => {
  for (const path of ["/", "/sign-in", "/sw.js", "/manifest.webmanifest", "/offline-shell"]) {
    expect((await request.get(path)).headers()["cache-control"], path).toMatch(/^(private, )?no-cache$/);
  }
  expect((await request.get("/preferences")).headers()["cache-control"]).toBe("no-store");
  expect((await request.get("/")).headers().vary).toContain("Cookie");
  // What belongs to somebody is not kept at all: "back" after signing out shows nothing.
  await request.post("/demo", { form: { part: "team_lead" } });
  for (const path of ["/home", "/desk", "/desk/kessler/people", "/api/account"]) {
    expect((await request.get(path)).headers()["cache-control"], path).toBe("private, no-store");
  }
});

test("each answer carries its policies, its id and its build", async ({ request }) => {
  for (const path of ["/", "/desk/kessler/open", "/livez", "/nirgends", "/sw.js"]) {
    const headers = (await request.get(path)).headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["x-frame-options"], path).toBe("DENY");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"], path).toContain("default-src 'none'");
    expect(headers["content-security-policy"], path).not.toContain("unsafe-inline");
    expect(headers["x-request-id"], path).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["x-build"], path).toMatch(/^[0-9a-f]{16}$/);
  }
});

test("the nonce is new in each answer and in each script of it", async ({ request }) => {
  const nonces = new Set<string>();
  for (let i = 0; i < 3; i++) {
    const response = await request.get("/");
    const nonce = /'nonce-([^']+)'/.exec(response.headers()["content-security-policy"])?.[1];
    expect(nonce).toBeTruthy();
    const scripts = [...(await response.text()).matchAll(/<script[^>]*>/g)].map((match) => match[0]);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    nonces.add(nonce!);
  }
  expect(nonces.size).toBe(3);
});

test("a form of another site changes nothing", async ({ request }) => {
  const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example", accept: "text/html" };
  const refused = await request.post("/preferences", { form: { lang: "en" }, headers, maxRedirects: 0 });
  expect(refused.status()).toBe(403);
  expect(refused.headers()["set-cookie"]).toBeUndefined();
  expect(await refused.text()).toContain("Das haben wir nicht ausgeführt");
});

test("a wrong choice, a foreign way back and a body too large are refused", async ({ request }) => {
  const post = (form: Record<string, string>) => request.post("/preferences", { form, maxRedirects: 0 });
  expect((await post({ lang: "xx" })).status()).toBe(422);
  expect((await post({ lang: "en", theme: "dark" })).status()).toBe(422);
  expect((await post({ lang: "en", back: "https://evil.example/" })).headers().location).toBe("/");
  expect((await post({ lang: "en", back: "//evil.example/" })).headers().location).toBe("/");
  expect((await post({ lang: "en", back: `/${"a".repeat(70_000)}` })).status()).toBe(413);
});

test("manifests make both apps installable", async ({ request }) => {
  for (const [path, scope] of [["/manifest.webmanifest", "/"], ["/desk/manifest.webmanifest", "/desk"]]) {
    const response = await request.get(path);
    expect(response.headers()["content-type"]).toBe("application/manifest+json");
    const body = await response.json();
    expect(body).toMatchObject({ display: "standalone", scope, id: scope });
    expect(body.icons.map((icon: { sizes: string }) => icon.sizes)).toEqual(["192x192", "512x512", "512x512"]);
    for (const icon of body.icons) expect((await request.get(icon.src)).status(), icon.src).toBe(200);
  }
});

test("the server says how it is", async ({ request }) => {
  expect(await (await request.get("/livez")).text()).toBe("ok\n");
  expect(await (await request.get("/readyz")).json()).toMatchObject({ ready: true });
  const metrics = await (await request.get("/metrics")).text();
  expect(metrics).toMatch(/http_requests_total\{[^}]*route="\/livez"[^}]*\} \d+/);
  const odd = await request.fetch("/livez", { method: "INVENTED" });
  expect(odd.status()).toBe(405);
  const after = await (await request.get("/metrics")).text();
  expect(after).toContain('method="other"');
  expect(after).not.toContain("INVENTED");
  const proxied = await request.get("/metrics", { headers: { "x-forwarded-for": "192.0.2.1" } });
  expect(proxied.status()).toBe(404);
});
