// The bell with and without JavaScript: the server renders the list, and the panel opens by itself.
import { expect, expectNoSidewaysScroll, test } from "../support/fixtures";

test.use({ part: "stranger" });

test("the bell shows what happened lately", async ({ page }, info) => {
  await page.goto("/desk/brandt/settings");
  await page.getByLabel("Name des Standorts").fill(`Werk Saale ${info.project.name}`);
  await page.getByLabel("Bundesland").selectOption({ label: "Sachsen" });
  await page.getByRole("button", { name: "Standort anlegen" }).click();
  await expect(page).toHaveURL("/desk/brandt/settings?done=site");
  // Also on the pages that come without a program.
  for (const path of ["/desk/brandt/open", "/desk/brandt/members"]) {
    await page.goto(path);
    await page.locator(".notices summary").click();
    const sites = page.locator(".notices li").filter({ hasText: "Standorte geändert" });
    await expect(sites.first()).toContainText("heute");
    await expectNoSidewaysScroll(page, path);
    await sites.first().getByRole("link").click();
    await expect(page).toHaveURL("/desk/brandt/settings");
  }
});
