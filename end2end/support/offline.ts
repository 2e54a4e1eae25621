// The app without a network: its worker, and what is asked for in vain.
import type { Page } from "@playwright/test";

/** Waits until the worker has the page in hand. */
export const workerReady = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  });

/** What is asked for in vain while there is no network, is asked for in vain. */
export function expectSilence(page: Page, url: string, expectStatus: (url: string) => void): void {
  page.on("request", (request) => request.url().startsWith(`${url}/api/`) && expectStatus(request.url()));
}
