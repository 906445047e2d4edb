import { randomBytes, randomUUID } from "node:crypto";
import { FOREVER_MS } from "../inspector";
import { type FunctionView, type Observer, unobserved } from "../live/observer";
import { functionArn, type InstanceSettings, instanceEnvironment } from "./environment";
import { InstanceProcess } from "./instance-process";
import { LIMITS } from "./limits";
import type { Outcome } from "./outcome";
import { endLine, failureLine, reportLine, startLine } from "./report";
import type { Resources } from "./resource-hold";
import { RuntimeApi } from "./runtime-api";

export interface FunctionSettings extends InstanceSettings {
  /** How long one invocation may take. */
  readonly timeoutMs: number;
  /** The file of the runtime client: ours, or AWS's own. */
  readonly runtimeClient: string;
  /** What an instance may take of this machine while it serves. @default whatever it wants */
  readonly resources?: Resources | undefined;
  /** Where a debugger finds it: it is not frozen then, and may start slowly. @default nowhere */
  readonly inspectPort?: number | undefined;
  /** @default nobody is told of its instances */
  readonly observer?: Observer | undefined;
  /** Gets each line of the function's log. */
  readonly log: (line: string) => void;
}

/** What ended a phase: the runtime asked for work, its process ended, or the time ran out. */
type PhaseEnd = { readonly reason: string } | "next" | "late";

/**
 * One instance of a function: a process with a Runtime API of its own, which serves one invocation at
 * a time and stands still in between. Its process starts with the first invocation.
 */
export class FunctionInstance {
  private readonly api = new RuntimeApi({
    onNext: () => this.endPhase("next"),
    onAnswer: (outcome) => {
      this.answer = outcome;
    },
  });
  /** What its answers carry in `x-instance-id`. */
  readonly id = randomBytes(6).toString("hex");
  private readonly observer: Observer;
  private state: FunctionView["state"] = "starting";
  private since = Date.now();
  /** Resolves once no process of it is left, and none will be. */
  readonly ended: Promise<void>;
  private readonly end: () => void;
  private process: InstanceProcess | undefined;
  private gone = false;
  /** What the runtime sent in this phase. */
  private answer: Outcome | undefined;
  private endPhase: (end: PhaseEnd) => void = () => undefined;

  /** @param onGone is told once, when the instance can serve no more */
  constructor(
    private readonly settings: FunctionSettings,
    private readonly onGone: () => void,
  ) {
    this.observer = settings.observer ?? unobserved;
    let end = () => {};
    this.ended = new Promise((resolve) => {
      end = resolve;
    });
    this.end = end;
  }

  get view(): FunctionView {
    const { id, state, since } = this;
    return { id, function: this.settings.name, state, since };
  }

  /**
   * Serves one invocation; one at a time.
   *
   * @param payload the event as JSON
   * @param traceId X-Ray's, empty for none
   * @returns once the instance is ready for the next invocation, or gone
   */
  async invoke(payload: string, traceId: string): Promise<Outcome> {
    const { log, memoryMb } = this.settings;
    const requestId = randomUUID();
    const cold = this.process ? undefined : await this.start();
    this.enter("busy");
    log(startLine(requestId));
    const from = performance.now();
    const outcome = cold?.failure ?? (await this.serve(requestId, payload, traceId));
    const durationMs = performance.now() - from;
    const failure = failureLine(requestId, outcome);
    if (failure !== undefined) log(failure);
    log(endLine(requestId));
    const maxMemoryMb = (await this.process?.maxMemoryMb()) ?? 0;
    log(reportLine(requestId, { durationMs, initMs: cold?.initMs, memoryMb, maxMemoryMb }));
    this.enter("frozen");
    return outcome;
  }

  /** Ends its process as a failure would. @returns whether it has one */
  kill(): boolean {
    if (!this.process || this.gone) return false;
    this.tell("an instance was killed");
    void this.stop();
    return true;
  }

  /** Ends it at once; what it was serving ends as a crash. */
  async stop(): Promise<void> {
    if (!this.gone) {
      this.gone = true;
      this.process?.kill();
      this.onGone();
      this.observer.changed();
    }
    // Without a process it has not begun to start, or `start` sees that it is gone.
    if (!this.process) return this.end();
    await this.process.ended;
    this.api.close();
    this.end();
  }

  private async start(): Promise<{ initMs: number; failure: Outcome | undefined }> {
    const from = performance.now();
    const { settings } = this;
    const address = await this.api.listen();
    if (this.gone) {
      this.api.close();
      return { initMs: 0, failure: { kind: "crash", reason: "stopped before it started" } };
    }
    const environment = instanceEnvironment(settings, address, this.id);
    const process = new InstanceProcess({ ...settings, environment });
    this.process = process;
    void process.ended.then((reason) => {
      if (!this.gone) this.tell(`an instance ended (${reason})`);
      this.endPhase({ reason });
      return this.stop();
    });
    const failure = await this.phase(
      settings.inspectPort === undefined ? LIMITS.initMs : FOREVER_MS,
      () => undefined,
    );
    const initMs = performance.now() - from;
    if (!failure) this.tell(`cold start, ${Math.round(initMs)} ms`);
    return { initMs, failure };
  }

  private async serve(requestId: string, payload: string, traceId: string): Promise<Outcome> {
    const { timeoutMs } = this.settings;
    const outcome = await this.phase(timeoutMs, () => {
      this.process?.resume();
      const deadline = Date.now() + timeoutMs;
      const arn = functionArn(this.settings);
      this.api.deliver({ requestId, payload, deadline, functionArn: arn, traceId });
    });
    return outcome ?? { kind: "crash", reason: "the runtime gave no answer" };
  }

  /**
   * Lets the process run until it asks for work. It stands still afterwards, or is gone.
   *
   * @returns what the runtime sent, or how else the phase ended; undefined where it asked for work
   *   and sent nothing, as a start-up does
   */
  private async phase(ms: number, begin: () => void): Promise<Outcome | undefined> {
    this.answer = undefined;
    let timer: NodeJS.Timeout | undefined;
    const end = await new Promise<PhaseEnd>((resolve) => {
      this.endPhase = resolve;
      timer = setTimeout(() => resolve("late"), ms);
      begin();
    });
    clearTimeout(timer);
    if (end === "next") this.process?.suspend();
    if (end === "next") return this.answer;
    // Before nothing tells any more.
    await this.process?.maxMemoryMb();
    await this.stop();
    if (this.answer) return this.answer;
    if (end === "late") this.tell(`its time ran out after ${ms / 1_000} s, and the instance ended`);
    return end === "late"
      ? { kind: "timeout", timeoutMs: ms }
      : { kind: "crash", reason: end.reason };
  }

  private enter(state: FunctionView["state"]): void {
    this.state = state;
    this.since = Date.now();
    this.observer.changed();
  }

  private tell(text: string): void {
    this.observer.happened("functions", `${this.settings.name}: ${text}`, this.id);
  }
}
