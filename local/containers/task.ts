import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { UserError } from "../../build/user-error";
import { START_MS } from "../../runtime/app/limits";
import { guard } from "../functions/guardian";
import { inspectFlags } from "../inspector";
import type { ContainerView } from "../live/observer";
import { checkHealth } from "./check-health";

export interface TaskOptions {
  /** Where it listens on 127.0.0.1. */
  readonly port: number;
  /** The containers' bundle. */
  readonly bundle: string;
  readonly healthPath: string;
  /** The app's entry, as a person knows it. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How long it serves on once it is told to stop. */
  readonly drainSeconds: number;
  /** Where a debugger finds it: it may start slowly then. */
  readonly inspectPort: number | undefined;
  /** Called when its view is another. */
  readonly onChange: () => void;
  readonly log: (line: string) => void;
}

/** Loaded before the app. */
const preloaded = ["exit-with-parent.js", "read-only.js", "containers/report-requests.js"].flatMap(
  (name) => ["--require", join(__dirname, "..", name)],
);

/** How often a task that starts is asked whether it serves, in milliseconds. */
const ASK_MS = 10;

/** The containers' bundle as a process of its own, as a task would run it. */
export class Task {
  /** What its answers carry in `x-instance-id`. */
  readonly id = randomBytes(6).toString("hex");
  readonly url: string;
  readonly inspectPort: number | undefined;
  /** Says how it ended, once it has: `SIGKILL`, `exit code 1`. */
  readonly ended: Promise<string>;
  private readonly child: ChildProcess;
  private readonly said: string[] = [];
  private readonly streams: Promise<unknown>;
  private phase: "starting" | "serving" | "draining" = "starting";
  private inFlight = 0;

  constructor(private readonly options: TaskOptions) {
    const { bundle, environment, port, drainSeconds, inspectPort } = options;
    this.inspectPort = inspectPort;
    this.url = `http://127.0.0.1:${port}`;
    this.child = spawn(process.execPath, [...inspectFlags(inspectPort), ...preloaded, bundle], {
      // As in the image: what an app reads beside itself is in the bundle's folder.
      cwd: dirname(bundle),
      env: {
        ...environment,
        HOST: "127.0.0.1",
        PORT: String(port),
        DRAIN_SECONDS: String(drainSeconds),
        LOCAL_INSTANCE_ID: this.id,
      },
      // Ctrl-C, which a terminal sends to a whole group, is for whoever started this to act on.
      detached: process.platform !== "win32",
      stdio: ["pipe", "pipe", "pipe", "pipe"],
    });
    const { child } = this;
    guard(child);
    this.ended = once(child, "exit").then(([code, signal]) => signal ?? `exit code ${code}`);
    this.streams = Promise.all(
      [child.stdout, child.stderr].map(async (input) => {
        if (!input) return;
        await once(
          createInterface({ input }).on("line", (line) => this.say(line)),
          "close",
        );
      }),
    );
    const counts = child.stdio[3] as Readable;
    createInterface({ input: counts }).on("line", (line) => this.count(Number(line)));
    counts.on("error", () => {});
  }

  get view(): ContainerView {
    const { id, inFlight, phase } = this;
    if (phase !== "serving") return { id, inFlight, state: phase };
    return { id, inFlight, state: inFlight > 0 ? "busy" : "idle" };
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /**
   * Resolves once it answers its health check.
   *
   * @throws UserError with what it said, where it ends before that, or takes too long
   */
  async ready(): Promise<void> {
    const { entry, healthPath, log, inspectPort } = this.options;
    const deadline = Date.now() + START_MS;
    while ((await checkHealth(this.url, healthPath)) !== "healthy") {
      if (this.isGone()) {
        await this.streams;
        const why = this.said.join("\n") || `The container's process ended (${await this.ended}).`;
        throw new UserError(why);
      }
      if (Date.now() > deadline && inspectPort === undefined) {
        await this.stop();
        const seconds = START_MS / 1000;
        const late = `${entry} did not answer within ${seconds} s of its start, which is all that a function has for it: load less, or connect when the first request comes.`;
        throw new UserError([...this.said, late].join("\n"));
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    }
    for (const line of this.said) log(line);
    this.enter("serving");
  }

  /** Has it end as a load balancer and ECS do: it serves on for a while, and finishes what it has begun. */
  async drain(): Promise<void> {
    this.enter("draining");
    this.child.kill("SIGTERM");
    await this.ended;
  }

  /** It was told to end by somebody else. */
  isDraining(): void {
    if (this.phase === "serving") this.enter("draining");
  }

  /** Ends it as a failure would. */
  kill(): void {
    this.child.kill("SIGKILL");
  }

  async stop(): Promise<void> {
    if (this.isGone()) return;
    this.kill();
    await this.ended;
  }

  private isGone(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Until it serves its lines may be why it does not. */
  private say(line: string): void {
    if (this.phase === "starting") this.said.push(line);
    else this.options.log(line);
  }

  private count(inFlight: number): void {
    this.inFlight = inFlight;
    this.options.onChange();
  }

  private enter(phase: "serving" | "draining"): void {
    this.phase = phase;
    this.options.onChange();
  }
}
