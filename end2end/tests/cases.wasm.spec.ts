// The calculators as a browser runs them: the vectors with every field, the ministry's tables, and a million generated cases
// with the same answers as on the machine that built them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { cases } from "../support/server";

type Value = number | string | boolean;
type Case = { id: string; group: string; input: Record<string, unknown>; expected: Record<string, Value> };
type Answer = { id: string; output?: Record<string, Value>; error?: string };
type Digest = { kind: string; seed: number; count: number; digest: string };
type Calculators = { answers(kind: string, lines: string): string; digest(kind: string, seed: number, count: number): string };

const vector = (name: string): string => readFileSync(new URL(`../../crates/calc/vectors/${name}`, import.meta.url), "utf8");
const digests = (): Digest[] => JSON.parse(readFileSync(join(cases(), "digests.json"), "utf8"));

const ORIGIN = "http://cases.localhost";
const types: Record<string, string> = { js: "text/javascript", wasm: "application/wasm" };

/** A page with the calculators; its files come from the folder, no server is asked. */
async function calculators(page: Page): Promise<void> {
  await page.route(`${ORIGIN}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === "") return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Cases</title>" });
    return route.fulfill({ contentType: types[name.split(".").pop()!], body: readFileSync(join(cases(), name)) });
  });
  await page.goto(`${ORIGIN}/`);
  await page.evaluate(async () => {
    const glue = await import(new URL("/cases.js", location.href).href);
    await glue.default({ module_or_path: "/cases_bg.wasm" });
    Object.assign(window, { calculators: glue });
  });
}

async function answer(page: Page, kind: string, lines: string): Promise<Map<string, Answer>> {
  const evaluate = ([kind, lines]: string[]) => (window as unknown as { calculators: Calculators }).calculators.answers(kind, lines);
  const text = await page.evaluate(evaluate, [kind, lines]);
  const answers: Answer[] = text.trim().split("\n").map((line) => JSON.parse(line));
  return new Map(answers.map((answer) => [answer.id, answer]));
}

/** Exact, but for rates that are found by approximation. */
function same(field: string, expected: Value, found: Value | undefined): boolean {
  const tolerance = field === "irr_e8" ? 2 : field.endsWith("_e9") ? 1 : 0;
  if (typeof expected !== "number" || typeof found !== "number") return expected === found;
  return Number.isSafeInteger(found) && Math.abs(expected - found) <= tolerance;
}

for (const [kind, count] of Object.entries({ net: 120, pap: 100, conversion: 60, finance: 60, payout: 40 })) {
  test(`the vectors of ${kind} have the same results in the browser`, async ({ page }) => {
    await calculators(page);
    const lines = vector(`${kind}.jsonl`);
    const answers = await answer(page, kind, lines);
    const wanted: Case[] = lines.trim().split("\n").map((line) => JSON.parse(line));
    const differences = wanted.flatMap(({ id, group, expected }) => {
      const { output, error } = answers.get(id) ?? {};
      return Object.entries(expected)
        .filter(([field, value]) => !same(field, value, output?.[field]))
        .map(([field, value]) => `${id} ${group} ${field}: expected ${value}, found ${output?.[field] ?? error}`);
    });
    expect(differences).toEqual([]);
    expect(answers.size).toBe(count);
  });
}

/** A cell of the ministry's tables as a case of the plan. */
function cell(table: string, wage: number, stkl: number): Record<string, unknown> {
  const common = { year: 2026, LZZ: 1, RE4: wage * 100, STKL: stkl, KVZ100: 290 };
  const premium = stkl === 3 ? 50_000 : stkl === 6 ? 0 : 30_000;
  if (table === "besonders") return { ...common, ALV: 1, KRV: 1, PKV: 1, PKPV: premium };
  return { ...common, PVZ: stkl === 2 ? 0 : 1 };
}

test("the ministry's own tables are the same in the browser", async ({ page }) => {
  await calculators(page);
  const rows = vector("bmf_2026.csv").trim().split("\n").filter((line) => !line.startsWith("#")).slice(1);
  const cells = rows.flatMap((row) => {
    const [table, wage, ...taxes] = row.split(",");
    return taxes.map((tax, index) => ({ id: `${table} ${wage} ${index + 1}`, tax: Number(tax), input: cell(table, Number(wage), index + 1) }));
  });
  expect(cells.length).toBe(516);
  const answers = await answer(page, "pap", cells.map(({ id, input }) => JSON.stringify({ id, input })).join("\n"));
  const differences = cells
    .filter(({ id, tax }) => answers.get(id)?.output?.LSTLZZ !== tax * 100)
    .map(({ id, tax }) => `${id}: expected ${tax} EUR, found ${JSON.stringify(answers.get(id))}`);
  expect(differences).toEqual([]);
});

test("a million generated cases have the same answers in the browser and natively", async ({ page }) => {
  test.setTimeout(300_000);
  await calculators(page);
  let all = 0;
  for (const { kind, seed, count, digest } of digests()) {
    const evaluate = ({ kind, seed, count }: Digest) =>
      (window as unknown as { calculators: Calculators }).calculators.digest(kind, seed, count);
    const began = Date.now();
    expect(await page.evaluate(evaluate, { kind, seed, count, digest }), `${count} of ${kind}`).toBe(digest);
    test.info().annotations.push({ type: kind, description: `${count} in ${Date.now() - began} ms` });
    all += count;
  }
  expect(all).toBe(1_000_000);
});
