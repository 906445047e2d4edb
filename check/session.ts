import type { App } from "../build/app/find-app";
import type { PlannedRequest } from "../compare/load/request";
import { localUrl } from "../runtime/app/local-ports";
import { backAgain } from "./back-again";
import type { Kind } from "./catalogue";
import { findingOf } from "./catalogue";
import type { Answer, Patience } from "./client";
import { type Cookies, curl } from "./curl";
import type { Difference } from "./differences";
import type { Doors, Instance } from "./doors";
import type { Door, Finding, Untried } from "./finding";
import type { Limits } from "./limits";
import { doorOf, type Observed } from "./observed";
import type { Plan, Probe } from "./plan/plan";
import type { Visitor } from "./visitor";

/** A request that was sent somewhere. */
export interface Shown {
  readonly at: Instance;
  readonly planned: PlannedRequest;
  /** Where a cookie of the one is sent with the other. @default none */
  readonly cookies?: Cookies;
}

export interface SessionOptions {
  readonly app: App;
  readonly limits: Limits;
  readonly doors: Doors;
  readonly observed: Observed;
  readonly plan: Plan;
  /** The check's own folder. */
  readonly folder: string;
  /** Where `npm start` has the doors. */
  readonly ports: Readonly<Record<Door, number>>;
}

/** What the phases of a check share. */
export class Session {
  readonly findings: Finding[] = [];
  readonly untried: Untried[] = [];
  /** By method and path, what was sent, and whether it was taken: what is seen later is shown by it. */
  private readonly sent = new Map<string, { planned: PlannedRequest; good: boolean }>();
  /** Probes that were answered well, at any door at any time. */
  private readonly answered = new Set<string>();
  /** What was found wanting: nothing more is learned of asking it again. */
  readonly slow = new Set<string>();
  /** How many ends of processes have been laid to somebody. */
  private readonly crashes: Record<Door, number> = { functions: 0, containers: 0 };
  /** By method and path, what ended a process. */
  private readonly fatal = new Map<string, PlannedRequest>();
  /** Reads that showed what one instance does not know of another. */
  readonly unshared = new Set<string>();
  /** By read, where instances differed before anything was written. */
  readonly before = new Map<string, readonly Difference[]>();
  /** Probes that the doors answer with another status. */
  readonly apart = new Set<string>();
  /** Answers that did not come in time, and what comes of asking again with more of it. */
  readonly late: { readonly shown: Shown; readonly took: Promise<Answer | undefined> }[] = [];
  /** Answers that did not end. */
  readonly endless: { readonly planned: PlannedRequest; readonly answer: Answer }[] = [];

  constructor(readonly options: SessionOptions) {}

  get reads(): readonly Probe[] {
    return this.options.plan.probes.filter(({ reads, name }) => reads && !this.slow.has(name));
  }

  get writes(): readonly Probe[] {
    return this.options.plan.probes.filter(({ reads, name }) => !reads && !this.slow.has(name));
  }

  /** How long a function's answer may take. */
  get patienceMs(): number {
    const { limits, app } = this.options;
    return Math.min(limits.gatewayMs, app.manifest.timeouts.function);
  }

  /** Sends a request, with as much patience as a function has. */
  async send(at: Instance, planned: PlannedRequest, more: Partial<Patience> = {}): Promise<Answer> {
    const { limits } = this.options;
    const ms = this.patienceMs + 500;
    const key = `${planned.method} ${planned.path}`;
    // Later forms of it (in chunks, too large) show something of their own.
    if (!this.sent.has(key)) this.sent.set(key, { planned, good: false });
    const patience = { ms, listenMs: limits.listenMs, ...more };
    const first = await at.client.send(planned, patience);
    const answer = (await this.wasCutOff(at, planned, first))
      ? await at.client.send(planned, patience)
      : first;
    if (isGood(answer)) {
      this.answered.add(planned.route);
      if (!this.sent.get(key)?.good) this.sent.set(key, { planned, good: true });
    }
    return answer;
  }

  /**
   * Whether the work that an earlier request left behind ended the process before this one, or under it. It
   * is back then.
   */
  private async wasCutOff(at: Instance, planned: PlannedRequest, answer: Answer): Promise<boolean> {
    const { status, cause, header } = answer;
    const isLost = status === 0 ? cause !== "ETIMEDOUT" : status >= 500 && !header("x-backend");
    if (!isLost) return false;
    const all = this.options.observed.of("uncaught").filter((one) => doorOf(one) === at.door);
    const fresh = all.slice(this.crashes[at.door]);
    this.crashes[at.door] = all.length;
    // Where nobody listened, it did not come so far.
    const byAnother = fresh.some(({ url }) => url !== undefined && url !== planned.path);
    const byItself = fresh.some(({ url }) => url === planned.path);
    if (byItself) this.fatal.set(`${planned.method} ${planned.path}`, planned);
    const isAnothers = cause === "ECONNREFUSED" || byAnother;
    if (isAnothers) await backAgain(at, this.options.app.manifest);
    return isAnothers;
  }

  /** The request whose code ended the process: not each of one path and method does. */
  fatalOf(seen: { readonly method?: string; readonly url?: string }): PlannedRequest | undefined {
    return this.fatal.get(`${seen.method} ${seen.url}`) ?? this.requestOf(seen);
  }

  /** Whether a probe's request was ever taken. */
  wasAnswered({ name }: Probe): boolean {
    return this.answered.has(name);
  }

  /** The next of a probe, sent. Undefined where it needs what is not there. */
  async sendNext(at: Instance, probe: Probe, visitor?: Visitor) {
    const next = probe.next();
    if (next === undefined) return undefined;
    const planned = visitor?.asSent(next) ?? next;
    const answer = await this.send(at, planned);
    visitor?.answered(planned, answer);
    probe.answered(planned, answer);
    return { planned, answer };
  }

  /** The request that a watcher's line belongs to. */
  requestOf(seen: { readonly method?: string; readonly url?: string }): PlannedRequest | undefined {
    return this.sent.get(`${seen.method} ${seen.url}`)?.planned;
  }

  /** Adds a finding; of one kind and one text only once. */
  find(
    kind: Kind,
    what: string,
    shown: readonly Shown[] = [],
    more: Partial<Pick<Finding, "doors" | "severity" | "when">> = {},
  ): void {
    if (this.findings.some((one) => one.kind === kind && one.what === what)) return;
    const requests = shown.map(({ at, planned, cookies }) =>
      curl(localUrl(this.options.ports[at.door]), planned, cookies),
    );
    this.findings.push(findingOf(kind, { what, requests, ...more }));
  }

  leave(what: string, why: string): void {
    if (!this.untried.some((one) => one.what === what)) this.untried.push({ what, why });
  }
}

export const isGood = ({ status }: { readonly status: number }): boolean =>
  status >= 200 && status <= 399;

export const nameOf = ({ method, path }: PlannedRequest): string => `${method} ${path}`;
