// A company's own sign-in, started and stopped by the test that needs it: the same real provider as in the server's tests.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const program = readFileSync(new URL("../../crates/testkit/src/oidc.mjs", import.meta.url), "utf8");

export class Provider {
  static readonly clientId = "zusage";
  static readonly clientSecret = "a secret of the provider: 100%";

  private constructor(
    readonly issuer: string,
    private readonly child: ChildProcess,
  ) {}

  /** Starts a provider that sends browsers back to `callback`, and waits until it says its port. */
  static async start(callback: string): Promise<Provider> {
    const packages = process.env.E2E_OIDC_PROVIDER;
    if (!packages) throw new Error("E2E_OIDC_PROVIDER is not set; run the suite with: cargo xtask test");
    const args = ["--input-type=module", "-e", program, "--", "0", callback, "RS256"];
    // It ends with its standard input, so with this process at the latest.
    const child = spawn("node", args, { cwd: packages, stdio: ["pipe", "pipe", "ignore"] });
    const port = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout! }).on("line", (line) => {
        if (/^\d+$/.test(line.trim())) resolve(line.trim());
      });
      child.once("exit", (code) => reject(new Error(`the provider ended with ${code}`)));
    });
    return new Provider(`http://127.0.0.1:${port}`, child);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.stdin?.end();
    await ended;
  }
}
