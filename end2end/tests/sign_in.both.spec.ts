// The fields of signing in, as password managers and people need them; with and without JavaScript.
import { expect, test } from "../support/fixtures";
import { play } from "../support/play";

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
