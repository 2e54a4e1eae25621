// The fields of signing in, as password managers and people need them; with and without JavaScript.
import { expect, test } from "../support/fixtures";
import { play } from "../support/play";
import { code, settled } from "../support/totp";

test.use({ part: null });

// ASVS 5.0, 6.2.6 and 6.2.7: what is typed is hidden, what is pasted is taken, and the browser knows what belongs where.
test("passwords are hidden, can be pasted, and managers know the fields", async ({ context, page, server }) => {
  await page.goto("/sign-in");
  const name = page.getByLabel("Name oder E-Mail-Adresse");
  const password = page.getByLabel("Passwort", { exact: true });
  await expect(name).toHaveAttribute("autocomplete", /username/);
  await expect(password).toHaveAttribute("autocomplete", "current-password");
  await expect(password).toHaveAttribute("type", "password");
  // Pasting is typing from elsewhere: the browser's own command, not a script's value.
  await name.fill("eingefügt mit Leerzeichen");
  await name.selectText();
  await page.keyboard.press("ControlOrMeta+C");
  await password.focus();
  await page.keyboard.press("ControlOrMeta+V");
  await expect(password).toHaveValue("eingefügt mit Leerzeichen");

  await play(context, server.url, "employee");
  await page.goto("/account/password");
  for (const field of await page.locator("input[name=old], input[name=password]").all()) {
    await expect(field).toHaveAttribute("type", "password");
  }
  await expect(page.locator("input[name=password]")).toHaveAttribute("autocomplete", "new-password");
});

// The desk's every morning: name and password, then the code alone. Each project plays another person, since the second factor stays.
const clerks = { phone: "desk_clerk", desk: "second_line", "phone-nojs": "agent", "desk-nojs": "board" } as const;

test("a second factor is asked for in a step of its own, and recovery codes are made anew", async ({ browser, context, page, server, watch }, info) => {
  const project = info.project.name as keyof typeof clerks;
  await play(context, server.url, clerks[project]);
  const login = `${project}.factor@example.org`;
  await page.goto("/account/password");
  await page.getByLabel("Name oder E-Mail-Adresse").fill(login);
  await page.locator("input[name=password]").fill("drei Wörter im Mai");
  await page.locator("main").getByRole("button", { name: /Passwort/ }).click();
  await expect(page).toHaveURL("/account?done=password");

  await page.goto("/account/second-factor");
  await page.getByRole("button", { name: "Zweiten Faktor einrichten" }).click();
  const secret = (await page.locator("code.code").first().textContent()) ?? "";
  await settled();
  await page.getByLabel("Code", { exact: true }).fill(code(secret, -1));
  await page.getByRole("button", { name: "Code bestätigen" }).click();
  await expect(page.locator(".codes li")).toHaveCount(10);
  const lost = (await page.locator(".codes li").allTextContents())[0];

  // The answer was not kept: new codes for one of the app.
  await page.goto("/account/second-factor");
  await page.getByLabel("Code", { exact: true }).fill(code(secret));
  await page.getByRole("button", { name: "Neue Ersatzcodes" }).click();
  await expect(page.locator(".codes li")).toHaveCount(10);
  const kept = (await page.locator(".codes li").allTextContents())[1];

  const other = await watch.open({ serviceWorkers: "block" });
  await other.goto("/sign-in?to=/account");
  await other.getByLabel("Name oder E-Mail-Adresse").fill(login);
  await other.getByLabel("Passwort", { exact: true }).fill("drei Wörter im Mai");
  watch.expectStatus(`${server.url}/sign-in`);
  await other.getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(other.getByLabel("Passwort", { exact: true })).toHaveCount(0);
  await other.getByLabel("Code", { exact: true }).fill(lost);
  await other.getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(other.getByRole("alert")).toContainText("stimmt nicht");
  await other.getByLabel("Code", { exact: true }).fill(kept);
  await other.getByRole("button", { name: "Anmelden", exact: true }).click();
  await expect(other).toHaveURL("/account");
  expect((await other.context().cookies()).map((cookie) => cookie.name)).not.toContain("__Host-second");
});
