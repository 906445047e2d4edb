import type { App } from "../build/app/find-app";
import type { PlannedRequest } from "../compare/load/request";
import type { Kind } from "./catalogue";
import { findingOf } from "./catalogue";
import type { Answer, Patience } from "./client";
import { curl } from "./curl";
import type { Difference } from "./differences";
import type { Doors, Instance } from "./doors";
import type { Finding, Untried } from "./finding";
import type { Limits } from "./limits";
import type { Observed } from "./observed";
import type { Plan, Probe } from "./plan/plan";

/** A request that was sent somewhere. */
export interface Shown {
  readonly at: Instance;
  readonly planned: PlannedRequest;
}

export interface SessionOptions {
  readonly app: App;
  readonly limits: Limits;
  readonly doors: Doors;
  readonly observed: Observed;
  readonly plan: Plan;
  /** The check's own folder. */
  readonly folder: string;
}

/** What the phases of a check share. */
export class Session {
  readonly findings: Finding[] = [];
  readonly untried: Untried[] = [];
  /** By method and path, what was sent: what is seen later is shown by it. */
  private readonly sent = new Map<string, PlannedRequest>();
  /** What was found wanting: nothing more is learned of asking it again. */
  readonly slow = new Set<string>();
  /** Reads that showed what one instance does not know of another. */
  readonly unshared = new Set<string>();
  /** By read, where instances differed before anything was written. */
  readonly before = new Map<string, readonly Difference[]>();
  /** Probes that the doors answer with another status. */
  readonly apart = new Set<string>();
  /** Answers that did not end. */
  readonly endless: { readonly planned: PlannedRequest; readonly answer: Answer }[] = [];

  constructor(readonly options: SessionOptions) {}

  get reads(): readonly Probe[] {
    return this.options.plan.probes.filter(({ reads, name }) => reads && !this.slow.has(name));
  }

  get writes(): readonly Probe[] {
    return this.options.plan.probes.filter(({ reads, name }) => !reads && !this.slow.has(name));
  }

  /** Sends a request, with as much patience as a function has. */
  async send(at: Instance, planned: PlannedRequest, more: Partial<Patience> = {}): Promise<Answer> {
    const { limits, app } = this.options;
    const ms = Math.min(limits.gatewayMs, app.manifest.timeouts.function) + 500;
    this.sent.set(`${planned.method} ${planned.path}`, planned);
    return at.client.send(planned, { ms, listenMs: limits.listenMs, ...more });
  }

  /** The next of a probe, sent. Undefined where it needs what is not there. */
  async sendNext(at: Instance, probe: Probe) {
    const planned = probe.next();
    if (planned === undefined) return undefined;
    const answer = await this.send(at, planned);
    probe.answered(planned, answer);
    return { planned, answer };
  }

  /** The request that a watcher's line belongs to. */
  requestOf(seen: { readonly method?: string; readonly url?: string }): PlannedRequest | undefined {
    return this.sent.get(`${seen.method} ${seen.url}`);
  }

  /** Adds a finding; of one kind and one text only once. */
  find(
    kind: Kind,
    what: string,
    shown: readonly Shown[] = [],
    more: Partial<Pick<Finding, "doors" | "severity">> = {},
  ): void {
    if (this.findings.some((one) => one.kind === kind && one.what === what)) return;
    const requests = shown.map(({ at, planned }) => curl(at.door, planned));
    this.findings.push(findingOf(kind, { what, requests, ...more }));
  }

  leave(what: string, why: string): void {
    if (!this.untried.some((one) => one.what === what)) this.untried.push({ what, why });
  }
}

export const isGood = ({ status }: { readonly status: number }): boolean =>
  status >= 200 && status <= 399;

export const nameOf = ({ method, path }: PlannedRequest): string => `${method} ${path}`;
