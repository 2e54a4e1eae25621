// A stranger checks a document: by the form, with and without the program, on a phone and at a desk.
import { readFileSync } from "node:fs";
import { expect, expectNoSidewaysScroll, test } from "../support/fixtures";

test.use({ part: null });

const letter = readFileSync(new URL("../../crates/seal/tests/files/letter.pdf", import.meta.url));

test("a document without a seal is told apart, and nothing is kept", async ({ page }) => {
  await page.goto("/verify");
  await expect(page.getByRole("heading", { level: 1, name: "Dokument prüfen" })).toBeVisible();
  await page.getByLabel("PDF-Datei").setInputFiles({ name: "brief.pdf", mimeType: "application/pdf", buffer: letter });
  await page.getByRole("button", { name: "Prüfen" }).click();
  await expect(page.getByRole("alert")).toContainText("Die Datei trägt kein Siegel.");
  await expect(page.getByLabel("Ein anderes Dokument prüfen")).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("a form without a file says what is missing", async ({ page, server, watch }) => {
  watch.expectStatus(`${server.url}/verify`);
  await page.goto("/verify");
  await page.getByRole("button", { name: "Prüfen" }).click();
  await expect(page.getByText("Bitte wählen Sie eine PDF-Datei aus.").first()).toBeVisible();
});
