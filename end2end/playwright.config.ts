import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";

// `cargo xtask test` gives all four: the binary, the built site, the calculators, the browser.
const chromium = process.env.E2E_CHROMIUM ?? "/usr/bin/chromium";

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const desk = { viewport: { width: 1440, height: 900 } };
const noJs = { javaScriptEnabled: false };
// Every spec runs at both sizes; `*.nojs.spec.ts` without JavaScript, `*.pwa.spec.ts` with a service worker.
const withJs = { testMatch: /.*\.spec\.ts/, testIgnore: /.*\.(nojs|pwa|wire|shots|wasm)\.spec\.ts/ };
const withoutJs = { testMatch: /.*\.(nojs|both)\.spec\.ts/ };

const config: PlaywrightTestConfig = {
  testDir: "tests",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A second try tells a busy machine from a defect; whoever runs the suite counts and names those that needed it.
  retries: 1,
  timeout: 60_000,
  reporter: [["list"]],
  // The gallery's pictures; `E2E_GALLERY=new` takes those anew that differ. One that is missing is red, not made in passing.
  snapshotPathTemplate: "gallery/{arg}{ext}",
  updateSnapshots: process.env.E2E_GALLERY === "new" ? "changed" : "none",
  use: {
    locale: "de-DE",
    serviceWorkers: "block",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "phone", use: phone, ...withJs },
    { name: "desk", use: desk, ...withJs },
    { name: "phone-nojs", use: { ...phone, ...noJs }, ...withoutJs },
    { name: "desk-nojs", use: { ...desk, ...noJs }, ...withoutJs },
    { name: "shots", testMatch: /.*\.shots\.spec\.ts/ },
    { name: "wire", testMatch: /.*\.wire\.spec\.ts/ },
    { name: "wasm", testMatch: /.*\.wasm\.spec\.ts/ },
    { name: "pwa", use: { ...phone, serviceWorkers: "allow" }, testMatch: /.*\.pwa\.spec\.ts/ },
  ],
};

export default defineConfig(config);
