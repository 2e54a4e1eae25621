// Signing in as one of the demo's people, as its page of roles does.
import { type BrowserContext, expect } from "@playwright/test";

export type Part =
  | "employee"
  | "hr_clerk"
  | "approver"
  | "payroll"
  | "works_council"
  | "broker"
  | "desk_clerk"
  | "team_lead"
  | "agent"
  | "second_line"
  | "board"
  | "auditor"
  | "platform_admin"
  | "fund_clerk"
  | "fund_lead"
  | "insurer_clerk"
  | "insurer_lead"
  | "stranger";

/** Signs in. The language stays the browser's: another test may have chosen one for the same person. */
export async function play(context: BrowserContext, url: string, part: Part): Promise<void> {
  const answer = await context.request.post(`${url}/demo`, { form: { part }, maxRedirects: 0 });
  expect(answer.status(), `signing in as ${part}`).toBe(303);
  await context.clearCookies({ name: "lang" });
}
