// The real server, started and stopped by the test that needs it, on a free port of this machine.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Part } from "./play";

const env = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run the suite with: cargo xtask test`);
  return value;
};

export const binary = (): string => env("E2E_BIN");
export const site = (): string => env("E2E_SITE");
export const cases = (): string => env("E2E_CASES");

export class Server {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  /** Starts `zusage serve --demo` and waits for its first line. Port 0 takes a free one. */
  static async start(options: { site?: string; port?: number; args?: string[] } = {}): Promise<Server> {
    const listen = `127.0.0.1:${options.port ?? 0}`;
    const more = options.args ?? [];
    // Twelve people are enough for most, and there within a second.
    const people = more.includes("--people") ? [] : ["--people", "12"];
    const args = ["serve", "--demo", "--listen", listen, "--site", options.site ?? site(), ...people, ...more];
    const child = spawn(binary(), args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ZUSAGE_LOG__FILTER: "warn" } });
    let errors = "";
    child.stderr?.on("data", (chunk) => (errors += chunk));
    const lines = createInterface({ input: child.stdout! });
    const url = await new Promise<string>((resolve, reject) => {
      lines.on("line", (line) => {
        const match = /^Zusage: (http\S+)$/.exec(line);
        if (match) resolve(match[1]);
      });
      child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${errors}`)));
    });
    return new Server(url, child);
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Asks the server to end and waits for it. */
  async stop(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const [code] = await ended;
    return code as number | null;
  }
}

export type Route = { path: string; kind: "employee-page" | "door-page" | "gallery-page" | "workplace-page" | "function" | "form" | "step" | "machine" | "stream"; methods: string[] };

/** The generated list of routes: what is not in it does not exist, what is in it is visited. */
export const routes: Route[] = JSON.parse(execFileSync(binary(), ["routes"], { encoding: "utf8" }));

/** A parameter without an example here makes the route's test red. */
const examples: Record<string, string> = { "{org}": "kessler", "{secret}": "AAAAAAAAAAAAAAAAAAAAAA", "{calculator}": "contribution", "{id}": "01900000-0000-7000-8000-6b6573736c65" };

/** Pages that another than the team lead sees, and where. */
const operator = { part: "platform_admin", org: "service" } as const;
const broker = { part: "broker", org: "lindner" } as const;
const others: Record<string, { part: Part; org: string }> = {
  "/desk/{org}/advice": broker,
  "/desk/{org}/advice/{id}": broker,
  "/desk/{org}/organisations": operator,
  "/desk/{org}/organisations/new": operator,
  "/desk/{org}/organisations/{id}": operator,
  "/desk/{org}/organisations/{id}/agreement": operator,
  "/desk/{org}/organisations/{id}/move": operator,
  "/desk/{org}/organisations/{id}/licences": operator,
  "/desk/{org}/leads": { part: "broker", org: "lindner" },
  "/desk/{org}/leads/{id}": { part: "broker", org: "lindner" },
  "/desk/{org}/members/give": { part: "approver", org: "kessler" },
  "/desk/{org}/members/invite": { part: "approver", org: "kessler" },
  "/desk/{org}/settings/sign-in": { part: "approver", org: "kessler" },
};

/** Pages that say that there is nothing, without the thing that they are about; with it they have tests of their own. */
const nothing = [
  "/i/{secret}",
  "/activate/access",
  "/contracts/{org}/{id}",
  "/calculate/saved/{id}",
  "/documents/{id}",
  "/messages/{id}",
  "/desk/{org}/advice/{id}",
  "/desk/{org}/leads/{id}",
  "/desk/{org}/people/{id}",
  "/desk/{org}/imports/{id}",
  "/desk/{org}/imports/{id}/columns",
  "/desk/{org}/imports/{id}/book",
  "/desk/{org}/imports/{id}/undo",
];

export type Page = { path: string; part: Part; status: number };

export const pages: Page[] = routes
  .filter((route) => route.kind.endsWith("-page"))
  .map((route) => {
    const other = others[route.path];
    const example = (name: string): string => (name === "{org}" && other ? other.org : (examples[name] ?? `unknown-parameter${name}`));
    const path = route.path.replace(/\{[^}]+\}/g, example);
    return { path, part: other?.part ?? "team_lead", status: nothing.includes(route.path) ? 404 : 200 };
  });
