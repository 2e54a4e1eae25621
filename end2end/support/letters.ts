// HR makes a letter, and a person reads it: the square with a camera, the code with the eye.
import { execFileSync } from "node:child_process";
import type { Browser } from "@playwright/test";
import { play } from "./play";
import type { Server } from "./server";

export type Letter = { link: string; code: string };

/** HR ticks one person and gets the PDF. */
export async function letterFor(browser: Browser, server: Server, name: string, file: string): Promise<Letter> {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, acceptDownloads: true });
  await play(context, server.url, "hr_clerk");
  const page = await context.newPage();
  await page.goto("/desk/kessler/people/letters");
  for (const box of await page.locator("input[name=record]").all()) await box.setChecked(false);
  await page.getByLabel(name).check();
  await page.getByLabel("Absender").fill("Werkstraße 1, 72762 Reutlingen");
  await page.getByLabel("Wen fragt man?").fill("Sabine Holt");
  await page.getByLabel("Telefon").fill("07121 123-45");
  const make = page.getByRole("button", { name: "Briefe als PDF erstellen" });
  const [download] = await Promise.all([page.waitForEvent("download"), make.click()]);
  await download.saveAs(file);
  await context.close();
  return read(file);
}

function read(file: string): Letter {
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  const code = /\b([0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4})\b/.exec(text)?.[1];
  const picture = file.replace(/\.pdf$/, "");
  execFileSync("pdftoppm", ["-r", "200", "-gray", "-png", "-singlefile", file, picture]);
  const link = execFileSync("zbarimg", ["--quiet", "--raw", `${picture}.png`], { encoding: "utf8" }).trim();
  if (!code || !link) throw new Error(`the letter cannot be read: ${text}`);
  return { link, code };
}
