import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { inspectFlags } from "../inspector";
import { guard } from "./guardian";
import { ResourceHold, type Resources } from "./resource-hold";

export interface ProcessOptions {
  /** The runtime client's file, which gets the handler's name as its argument. */
  readonly runtimeClient: string;
  readonly handler: string;
  readonly codeFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What it may take while it serves. @default whatever it wants */
  readonly resources?: Resources | undefined;
  /** Where a debugger finds it; it runs on between requests then, to answer there. @default nowhere */
  readonly inspectPort?: number | undefined;
  /** Gets each line that the process writes. */
  readonly log: (line: string) => void;
}

/** Where processes cannot be stopped and continued, they run on between requests. */
const CAN_FREEZE = process.platform !== "win32";

/**
 * An instance that gets one request on the heels of another is not stopped in between, which would
 * take longer than to serve them: it is once this long without one. (To stop and continue it are two
 * signals to all of its threads, and two back, at each of which all instances are asked how they are.)
 * On a busy machine clients take some ten milliseconds to ask again.
 */
const HEELS_MS = 50;

/** How old the figure of its memory may be. */
const MEMORY_LOOK_MS = 100;

/**
 * The process of an instance. `suspend` and `resume` are the only places that stop and continue it,
 * but for what holds it to its share of the CPU in between.
 */
export class InstanceProcess {
  /** Says how the process ended, once it has: `exit status 1`, `signal: SIGKILL`. */
  readonly ended: Promise<string>;
  readonly pid: number | undefined;
  private readonly child: ChildProcess;
  private readonly freezes: boolean;
  private readonly hold: ResourceHold | undefined;
  private idleSince = Number.NEGATIVE_INFINITY;
  private onHeels = false;
  private freezing: NodeJS.Timeout | undefined;
  private frozen = false;
  private memory = { mb: 0, at: Number.NEGATIVE_INFINITY };

  constructor(options: ProcessOptions) {
    const { runtimeClient, handler, codeFolder, environment, log } = options;
    this.freezes = CAN_FREEZE && options.inspectPort === undefined;
    const flags = inspectFlags(options.inspectPort);
    this.child = spawn(process.execPath, [...flags, runtimeClient, handler], {
      cwd: codeFolder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.pid = this.child.pid;
    guard(this.child);
    const { child, pid } = this;
    if (options.resources && pid !== undefined) {
      const signal = (name: NodeJS.Signals) => child.kill(name);
      this.hold = new ResourceHold({ pid, signal }, options.resources);
    }
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", log);
    }
    this.ended = new Promise((resolve) => {
      this.child.once("error", (error) => resolve(error.message));
      this.child.once("exit", (code, signal) => {
        clearTimeout(this.freezing);
        this.hold?.stop();
        resolve(signal === null ? `exit status ${code}` : `signal: ${signal}`);
      });
    });
  }

  suspend(): void {
    this.idleSince = performance.now();
    if (this.onHeels) this.freezing = setTimeout(() => this.freeze(), HEELS_MS);
    else this.freeze();
  }

  resume(): void {
    this.onHeels = performance.now() - this.idleSince < HEELS_MS;
    clearTimeout(this.freezing);
    if (this.frozen) this.child.kill("SIGCONT");
    this.frozen = false;
    this.hold?.start();
  }

  private freeze(): void {
    this.hold?.stop();
    this.frozen = this.freezes && this.child.kill("SIGSTOP");
  }

  /** Ends it at once, also while it is stopped. */
  kill(): void {
    clearTimeout(this.freezing);
    this.hold?.stop();
    this.child.kill("SIGKILL");
  }

  /** The most memory that it has ever held, in whole MB; 0 where nothing tells. */
  async maxMemoryMb(): Promise<number> {
    const at = performance.now();
    if (at - this.memory.at > MEMORY_LOOK_MS) {
      const kilobytes = await this.peakKilobytes().catch(() => 0);
      this.memory = { mb: Math.max(this.memory.mb, Math.ceil(kilobytes / 1024)), at };
    }
    return this.memory.mb;
  }

  /** Linux keeps the peak. Elsewhere what it holds now is the nearest figure. */
  private async peakKilobytes(): Promise<number> {
    if (process.platform === "linux") {
      // At once: it is no file that a disk must be asked for.
      const status = readFileSync(`/proc/${this.pid}/status`, "utf8");
      return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
    }
    const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(this.pid)]);
    return Number(stdout) || 0;
  }
}
